"""M: messages and texts."""

from simulator.spec.kinds import kind

kind(
    "M001",
    fr="il manque le texte français (« fr »)",
    en="the French text (“fr”) is missing",
    suggest_fr="ajoutez-le : tout texte se dit dans les deux langues",
    suggest_en="add it: every text is said in both languages",
)
kind(
    "M002",
    fr="il manque le texte anglais (« en »)",
    en="the English text (“en”) is missing",
    suggest_fr="ajoutez-le : tout texte se dit dans les deux langues",
    suggest_en="add it: every text is said in both languages",
)
kind(
    "M003",
    fr="{expected_fr} ne peut pas être vide",
    en="{expected_en} cannot be empty",
    suggest_fr="écrivez-le, ou ôtez la clé",
    suggest_en="write it, or remove the key",
)
kind(
    "M004",
    fr="« {written} » n'est pas un emplacement de texte",
    en="“{written}” is not a placeholder",
    suggest_fr="écrivez par exemple <ecran.champ>",
    suggest_en="write for example <screen.field>",
)
kind(
    "M005",
    fr="façon d'écrire inconnue « {style} »",
    en="unknown style “{style}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "M006",
    fr="le texte anglais ne montre pas les mêmes valeurs que le français ({french})",
    en="the English text does not show the same values as the French one ({french})",
    suggest_fr="mettez les mêmes emplacements dans les deux",
    suggest_en="put the same placeholders in both",
)
kind(
    "M007",
    fr="« {label} » nomme un bouton, un champ ou un état : pas d'emplacement ici",
    en="“{label}” names a button, a field or a state: no placeholder here",
    suggest_fr="écrivez un texte fixe",
    suggest_en="write a fixed text",
)
