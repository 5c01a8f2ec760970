"""P: the portal, dossiers and guides."""

from simulator.spec.kinds import kind

kind(
    "P001",
    fr="le portail n'a pas de chemin « {path} »",
    en="the portal has no path “{path}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "P002",
    fr="le portail n'a pas d'onglet « {tab} »",
    en="the portal has no tab “{tab}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "P003",
    fr="le portail doit déclarer « {name} »",
    en="the portal must declare “{name}”",
    suggest_fr="ajoutez-le",
    suggest_en="add it",
)
kind(
    "P004",
    fr="« {value} » ne convient pas à « {field} » : {why_fr}",
    en="“{value}” does not suit “{field}”: {why_en}",
)
kind(
    "P005",
    fr="donnée de dossier inconnue « {name} »",
    en="unknown dossier datum “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "P006",
    fr="il manque « {field} » au dossier",
    en="“{field}” is missing from the dossier",
    suggest_fr="ajoutez-le, ou déclarez-le « optional: yes »",
    suggest_en="add it, or declare it “optional: yes”",
)
kind(
    "P007",
    fr="le numéro « {nir} » pourrait être celui d'une personne réelle",
    en="the number “{nir}” could be a real person's",
    suggest_fr="prenez un mois de naissance de 13 à 19",
    suggest_en="take a birth month from 13 to 19",
)
kind(
    "P008",
    fr="le numéro « {nir} » est faux : la clé devrait être {key}",
    en="the number “{nir}” is wrong: its key should be {key}",
    suggest_fr="corrigez les deux derniers chiffres",
    suggest_en="correct the last two digits",
)
kind(
    "P009",
    fr="deux personnes s'appellent « {name} »",
    en="two people are called “{name}”",
    suggest_fr="donnez-leur des noms différents",
    suggest_en="give them different names",
)
kind(
    "P010",
    fr="l'énoncé « {name} » est numéroté deux fois",
    en="the statement “{name}” is numbered twice",
    suggest_fr="donnez-lui un autre numéro",
    suggest_en="give it another number",
)
