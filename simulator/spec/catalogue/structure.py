"""F: structure and names."""

from simulator.spec.kinds import kind

kind(
    "F001",
    fr="clé inconnue « {key} »",
    en="unknown key “{key}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F002",
    fr="il manque la clé « {key} » ({what_fr})",
    en="the key “{key}” is missing ({what_en})",
    suggest_fr="ajoutez-la",
    suggest_en="add it",
)
kind(
    "F003",
    fr="on attend {expected_fr}, on trouve {found_fr}",
    en="expected {expected_en}, found {found_en}",
)
kind(
    "F004",
    fr="« {value} » n'est ni yes ni no",
    en="“{value}” is neither yes nor no",
    suggest_fr="écrivez yes ou no",
    suggest_en="write yes or no",
)
kind(
    "F005",
    fr="« {value} » n'est pas permis ici ({expected})",
    en="“{value}” is not allowed here ({expected})",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F006",
    fr="nom de fichier « {name} » : ce n'est pas un identifiant de flux",
    en="file name “{name}”: not a flow's identifier",
    suggest_fr="lettres minuscules, chiffres et _",
    suggest_en="lower-case letters, digits and _",
)
kind(
    "F008",
    fr="« {value} » n'est pas un identifiant",
    en="“{value}” is not an identifier",
    suggest_fr="lettres minuscules, chiffres et _, une lettre d'abord",
    suggest_en="lower-case letters, digits and _, a letter first",
)
kind(
    "F009",
    fr="« {name} » est un mot réservé de la langue des flux",
    en="“{name}” is a reserved word of the language",
    suggest_fr="choisissez un autre nom",
    suggest_en="choose another name",
)
kind(
    "F010",
    fr="« {value} » n'est pas un numéro d'énoncé",
    en="“{value}” is not a statement number",
    suggest_fr="écrivez par exemple P-012",
    suggest_en="write for example P-012",
)
kind(
    "F011",
    fr="« {value} » n'est pas un repère d'étape",
    en="“{value}” is not a step mark",
    suggest_fr="écrivez par exemple 1/2",
    suggest_en="write for example 1/2",
)
kind(
    "F020",
    fr="événement inconnu « {name} »",
    en="unknown event “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F021",
    fr="message inconnu « {name} »",
    en="unknown message “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F022",
    fr="écran inconnu « {name} »",
    en="unknown screen “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F023",
    fr="garde inconnue « {name} »",
    en="unknown guard “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F024",
    fr="document inconnu « {name} »",
    en="unknown document “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F025",
    fr="état inconnu « {name} »",
    en="unknown state “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F026",
    fr="acteur inconnu « {name} »",
    en="unknown actor “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F027",
    fr="énoncé inconnu « {name} »",
    en="unknown statement “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F028",
    fr="on ne peut pas écrire dans « {name} » : ni champ, ni écran, ni donnée du dossier",
    en="cannot write into “{name}”: neither field, screen nor dossier datum",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F029",
    fr="le nom « {name} » sert déjà ligne {line}",
    en="the name “{name}” is already used on line {line}",
    suggest_fr="donnez-lui un autre nom",
    suggest_en="give it another name",
)
kind(
    "F030",
    fr="appareil inconnu « {name} »",
    en="unknown device “{name}”",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F033",
    fr="un choix a soit « options », soit « from »",
    en="a choice has either “options” or “from”",
    suggest_fr="gardez l'un des deux",
    suggest_en="keep one of the two",
)
kind(
    "F034",
    fr="« {key} » n'a pas de sens pour un champ de type {type}",
    en="“{key}” makes no sense for a field of type {type}",
    suggest_fr="c'est une clé des champs de type choice",
    suggest_en="it is a key of choice fields",
)
kind(
    "F035",
    fr="« {written} » n'est pas une liste du dossier",
    en="“{written}” is not a list of the dossier",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F036",
    fr="un choix parmi des fiches dit comment une fiche se montre",
    en="a choice among records says how a record is shown",
    suggest_fr="ajoutez « label » avec <it.…>",
    suggest_en="add “label” with <it.…>",
)
kind(
    "F037",
    fr="« {key} » n'a de sens qu'avec « from »",
    en="“{key}” makes sense only with “from”",
    suggest_fr="ôtez-le, ou choisissez dans une liste du dossier",
    suggest_en="remove it, or choose from a list of the dossier",
)
kind(
    "F038",
    fr="« else » n'a de sens qu'avec « needs » : rien ne refuse ici",
    en="“else” makes sense only with “needs”: nothing refuses here",
    suggest_fr="ôtez-le, ou donnez une garde",
    suggest_en="remove it, or give a guard",
)
kind(
    "F039",
    fr="état initial inconnu « {name} » : il n'est pas parmi ceux d'ici",
    en="unknown initial state “{name}”: it is not among those inside",
    suggest_fr="vouliez-vous « {close} » ?",
    suggest_en="did you mean “{close}”?",
)
kind(
    "F040",
    fr="cette liste est vide",
    en="this list is empty",
    suggest_fr="écrivez-y au moins un élément",
    suggest_en="write at least one item in it",
)
kind(
    "F041",
    fr="une propriété a une seule clé parmi never, always, sometimes, eventually, leads (avec to)",
    en="a property has exactly one of never, always, sometimes, eventually, leads (with to)",
    suggest_fr="écrivez deux propriétés",
    suggest_en="write two properties",
)
kind(
    "F042",
    fr="une échéance a soit « after », soit « past »",
    en="a timer has either “after” or “past”",
    suggest_fr="gardez l'un des deux",
    suggest_en="keep one of the two",
)
kind(
    "F043",
    fr="l'événement « {event} » est confirmé par la même fenêtre que « {other} »",
    en="the event “{event}” is confirmed by the same dialog as “{other}”",
    suggest_fr="donnez à chacun sa fenêtre",
    suggest_en="give each its own dialog",
)
kind(
    "F044",
    fr="l'écran « {screen} » ne peut pas confirmer : ce n'est pas une fenêtre",
    en="the screen “{screen}” cannot confirm: it is not a dialog",
    suggest_fr="ajoutez-y « dialog: yes »",
    suggest_en="add “dialog: yes” to it",
)
kind(
    "F045",
    fr="un écran entier ne peut être qu'effacé",
    en="a whole screen can only be cleared",
    suggest_fr="écrivez « {screen}: none »",
    suggest_en="write “{screen}: none”",
)
kind(
    "F046",
    fr="la fenêtre « {screen} » n'a pas de bouton pour confirmer « {event} »",
    en="the dialog “{screen}” has no button to confirm “{event}”",
    suggest_fr="ajoutez-le à ses boutons",
    suggest_en="add it to its buttons",
)
kind(
    "F047",
    fr="l'exemple « {example} » ne convient pas au champ : {why_fr}",
    en="the example “{example}” does not suit the field: {why_en}",
    suggest_fr="donnez une valeur qui permet d'avancer",
    suggest_en="give a value that leads on",
)
kind(
    "F048",
    fr="une branche automatique ne peut ni refuser (needs), ni demander (confirm)",
    en="an automatic branch can neither refuse (needs) nor ask (confirm)",
    suggest_fr="écrivez la condition dans « if »",
    suggest_en="write the condition in “if”",
)
kind(
    "F050",
    fr="« {name} » est déclaré et ne sert nulle part",
    en="“{name}” is declared and used nowhere",
    suggest_fr="ôtez-le, ou servez-vous-en",
    suggest_en="remove it, or use it",
)
kind(
    "F051",
    fr="le flux « {name} » est décrit deux fois",
    en="the flow “{name}” is described twice",
    suggest_fr="gardez un seul fichier",
    suggest_en="keep one file",
)
kind(
    "F052",
    fr="il manque le fichier « {name} »",
    en="the file “{name}” is missing",
    suggest_fr="ajoutez-le à côté des flux",
    suggest_en="add it beside the flows",
)
kind(
    "F053",
    fr="deux démarches s'appellent « {name} »",
    en="two flows are called “{name}”",
    suggest_fr="donnez-leur des noms différents",
    suggest_en="give them different names",
)
