"""S: states and transitions."""

from simulator.spec.kinds import kind

kind(
    "S001",
    fr="l'état « {name} » n'est atteint par aucun chemin",
    en="no path reaches the state “{name}”",
    suggest_fr="menez-y par un événement, ou ôtez-le",
    suggest_en="lead to it by an event, or remove it",
)
kind(
    "S002",
    fr="l'état « {name} » est un piège : aucun chemin n'en mène à une fin",
    en="the state “{name}” is a trap: no path leads from it to an end",
    suggest_fr="ajoutez une sortie, ou « final: yes »",
    suggest_en="add a way out, or “final: yes”",
)
kind(
    "S003",
    fr="l'état « {name} » est final et ne peut rien avoir d'autre : {what}",
    en="the state “{name}” is final and can have nothing else: {what}",
    suggest_fr="ôtez l'un des deux",
    suggest_en="remove one of the two",
)
kind(
    "S004",
    fr="cette branche de « {event} » ne sert jamais : la précédente l'emporte toujours",
    en="this branch of “{event}” never serves: the one before always wins",
    suggest_fr="donnez une condition à la précédente, ou ôtez celle-ci",
    suggest_en="give the one before a condition, or remove this one",
)
kind(
    "S005",
    fr="deux fois « {label} » sur le même écran",
    en="“{label}” twice on the same screen",
    suggest_fr="donnez des textes différents",
    suggest_en="give them different texts",
)
kind(
    "S006",
    fr="une garde répétée dans la même branche : « {name} »",
    en="the same guard twice in one branch: “{name}”",
    suggest_fr="gardez-la une fois",
    suggest_en="keep it once",
)
kind(
    "S007",
    fr="l'événement « {event} » n'est offert par aucun bouton dans l'état « {state} »",
    en="no button offers the event “{event}” in the state “{state}”",
    suggest_fr="ajoutez le bouton à l'écran, ou dites qui le produit (by)",
    suggest_en="add the button to the screen, or say who causes it (by)",
)
kind(
    "S008",
    fr="branches automatiques sans fin : {circle}",
    en="automatic branches without end: {circle}",
    suggest_fr="donnez à l'une une condition qui finit par être fausse",
    suggest_en="give one of them a condition that ends up false",
)
kind(
    "S010",
    fr="le flux n'a aucun état",
    en="the flow has no state",
    suggest_fr="décrivez au moins un état",
    suggest_en="describe at least one state",
)
kind(
    "S011",
    fr="le flux n'a aucun état final",
    en="the flow has no final state",
    suggest_fr="marquez une fin par « final: yes »",
    suggest_en="mark an end with “final: yes”",
)
kind(
    "S012",
    fr="le bouton « {label} » n'est actif dans aucun état",
    en="the button “{label}” is active in no state",
    suggest_fr="traitez son événement dans un état, ou ôtez-le",
    suggest_en="handle its event in a state, or remove it",
)
