"""T: durations and times."""

from simulator.spec.kinds import kind

kind(
    "T001",
    fr="« {value} » n'est pas une durée",
    en="“{value}” is not a duration",
    suggest_fr="écrivez par exemple P1M, P14D ou PT30M",
    suggest_en="write for example P1M, P14D or PT30M",
)
kind(
    "T002",
    fr="durée à virgule « {value} » : un demi-mois n'a pas de date",
    en="fractional duration “{value}”: half a month has no date",
    suggest_fr="écrivez des nombres entiers, P1M15D",
    suggest_en="write whole numbers, P1M15D",
)
kind(
    "T003",
    fr="durée négative « {value} »",
    en="negative duration “{value}”",
    suggest_fr="écrivez une durée positive",
    suggest_en="write a positive duration",
)
kind(
    "T004",
    fr="durée nulle « {value} »",
    en="zero duration “{value}”",
    suggest_fr="une échéance immédiate est une branche « auto »",
    suggest_en="an immediate timer is an “auto” branch",
)
kind(
    "T005",
    fr="« {value} » n'est pas une date ({expected_fr})",
    en="“{value}” is not a date ({expected_en})",
    suggest_fr="écrivez par exemple 2021-02-04",
    suggest_en="write for example 2021-02-04",
)
kind(
    "T006",
    fr="l'échéance dépend de « {name} », hors de la démarche",
    en="the timer depends on “{name}”, outside the case",
    suggest_fr="n'y mettez que ce que la démarche sait",
    suggest_en="use only what the case itself knows",
)
kind(
    "T007",
    fr="l'échéance dépend du jour courant : elle reculerait sans cesse",
    en="the timer depends on the current day: it would move for ever",
    suggest_fr="partez d'une date fixe, since.… ou un champ",
    suggest_en="start from a fixed date, since.… or a field",
)
