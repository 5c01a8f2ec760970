"""G: guards and expressions."""

from simulator.spec.kinds import kind

kind(
    "G001",
    fr="cette expression ne se lit pas : {source}",
    en="this expression cannot be read: {source}",
    suggest_fr="vérifiez les parenthèses et les opérateurs (and, or, not, ==, <=)",
    suggest_en="check parentheses and operators (and, or, not, ==, <=)",
)
kind(
    "G003",
    fr="construction interdite : {construct}",
    en="forbidden construct: {construct}",
    suggest_fr="les expressions n'ont que des comparaisons, and, or, not et les fonctions de la langue",
    suggest_en="expressions have only comparisons, and, or, not and the functions of the language",
)
kind(
    "G004",
    fr="nom inconnu « {name} »",
    en="unknown name “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "G005",
    fr="on attend {expected_fr}, on trouve {found_fr}",
    en="expected {expected_en}, found {found_en}",
)
kind(
    "G006",
    fr="« {operator} » ne compare pas {left_fr} et {right_fr}",
    en="“{operator}” does not compare {left_en} and {right_en}",
    suggest_fr="comparez deux valeurs du même genre",
    suggest_en="compare two values of the same kind",
)
kind(
    "G007",
    fr="fonction inconnue « {name} »",
    en="unknown function “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "G008",
    fr="définition circulaire : {circle}",
    en="circular definition: {circle}",
    suggest_fr="coupez le cercle",
    suggest_en="break the circle",
)
kind(
    "G009",
    fr="« {name} » prend {expected} valeur(s), on en trouve {found}",
    en="“{name}” takes {expected} value(s), found {found}",
)
kind(
    "G010",
    fr="« {name} » n'est ni un acteur ni un document connu",
    en="“{name}” is no known actor or document",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "G011",
    fr="expression trop longue ou trop imbriquée (au plus {most} caractères)",
    en="expression too long or too nested (at most {most} characters)",
    suggest_fr="partagez-la en plusieurs gardes",
    suggest_en="split it into several guards",
)
kind(
    "G012",
    fr="on ne compare pas avec none",
    en="nothing is compared with none",
    suggest_fr="écrivez filled(…) ou not filled(…)",
    suggest_en="write filled(…) or not filled(…)",
)
kind(
    "G013",
    fr="le choix n'a pas d'option « {option} »",
    en="the choice has no option “{option}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "G014",
    fr="« {name} » est demandé à une liste entière",
    en="“{name}” is asked of a whole list",
    suggest_fr="écrivez any(liste, it.{name}) ou all(liste, it.{name})",
    suggest_en="write any(list, it.{name}) or all(list, it.{name})",
)
kind(
    "G015",
    fr="si « {operand} » manque, cette règle deviendrait vraie",
    en="if “{operand}” is missing, this rule would come out true",
    suggest_fr="écrivez « filled({operand}) and … » devant",
    suggest_en="write “filled({operand}) and …” before it",
)
