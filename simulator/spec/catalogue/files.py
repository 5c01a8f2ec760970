"""Y: a file that is not the YAML we read."""

from simulator.spec.kinds import kind

QUOTE_FR, QUOTE_EN = "mettez ce texte entre guillemets", "put this text in quotes"
TEXT_FR, TEXT_EN = "si c'est un texte, mettez-le entre guillemets", "if it is text, put it in quotes"

# The file as a whole

kind(
    "Y001",
    fr="le fichier n'est pas en UTF-8 (octet 0x{byte})",
    en="the file is not UTF-8 (byte 0x{byte})",
    suggest_fr="enregistrez-le en UTF-8",
    suggest_en="save it as UTF-8",
)
kind(
    "Y002",
    fr="le fichier commence par une marque d'ordre des octets (BOM)",
    en="the file starts with a byte order mark (BOM)",
    suggest_fr="enregistrez-le en UTF-8 sans BOM",
    suggest_en="save it as UTF-8 without BOM",
    example="\ufefffr: début",
)
kind(
    "Y003",
    fr="le fichier est vide",
    en="the file is empty",
    suggest_fr="écrivez-y au moins une clé",
    suggest_en="write at least one key in it",
    example="# rien",
)
kind(
    "Y004",
    fr="le fichier est trop gros : {size} octets, au plus {limit}",
    en="the file is too large: {size} bytes, at most {limit}",
    suggest_fr="partagez-le en plusieurs fichiers",
    suggest_en="split it into several files",
)
kind(
    "Y005",
    fr="caractère invisible ou de commande {character}",
    en="invisible or control character {character}",
    suggest_fr="supprimez-le",
    suggest_en="delete it",
    example="fr: zéro\u200blargeur",
)
kind(
    "Y006",
    fr="plus de {limit} niveaux emboîtés",
    en="more than {limit} nested levels",
    suggest_fr="écrivez-le plus à plat",
    suggest_en="write it flatter",
    example="[[[[[[[[[[[[[[[[[[[[[",
)
kind(
    "Y007",
    fr="tabulation dans l'indentation",
    en="tab in the indentation",
    suggest_fr="remplacez-la par des espaces",
    suggest_en="replace it with spaces",
    example="états:\n\tfr: début",
)
kind(
    "Y008",
    fr="un second document commence ici",
    en="a second document starts here",
    suggest_fr="gardez un document par fichier, sans « --- » ni « ... »",
    suggest_en="keep one document a file, without '---' or '...'",
    example="a: 1\n---\nb: 2",
)
kind(
    "Y009",
    fr="les directives YAML (« % » en début de ligne) ne sont pas acceptées",
    en="YAML directives ('%' at the start of a line) are not accepted",
    suggest_fr="supprimez cette ligne",
    suggest_en="delete this line",
    example="%YAML 1.1\n---\na: 1",
)
kind(
    "Y018",
    fr="plus de {limit} problèmes : les suivants ne sont pas cherchés",
    en="more than {limit} problems: the next ones are not looked for",
    suggest_fr="corrigez déjà ceux-ci",
    suggest_en="fix these first",
)
kind(
    "Y019",
    fr="plus de {limit} éléments dans le fichier",
    en="more than {limit} elements in the file",
    suggest_fr="partagez-le en plusieurs fichiers",
    suggest_en="split it into several files",
)

# What YAML has and flows have not

kind(
    "Y010",
    fr="« *{name} » serait un renvoi YAML : il n'y en a pas dans cette langue",
    en="'*{name}' would be a YAML alias: this language has none",
    suggest_fr=QUOTE_FR,
    suggest_en=QUOTE_EN,
    example="fr: *important",
)
kind(
    "Y011",
    fr="« &{name} » serait une ancre YAML : il n'y en a pas dans cette langue",
    en="'&{name}' would be a YAML anchor: this language has none",
    suggest_fr=QUOTE_FR,
    suggest_en=QUOTE_EN,
    example="fr: &note suite",
)
kind(
    "Y012",
    fr="« {tag} » serait une étiquette YAML : il n'y en a pas dans cette langue",
    en="'{tag}' would be a YAML tag: this language has none",
    suggest_fr=QUOTE_FR,
    suggest_en=QUOTE_EN,
    example="fr: !attention au délai",
)
kind(
    "Y013",
    fr="la clé de fusion « << » n'existe pas dans cette langue",
    en="the merge key '<<' does not exist in this language",
    suggest_fr="écrivez les clés à cet endroit",
    suggest_en="write the keys in this place",
    example="<<: {a: 1}",
)
kind(
    "Y014",
    fr="la clé « {key} » est déjà écrite à la ligne {line}",
    en="the key '{key}' is already written on line {line}",
    suggest_fr="gardez-en une seule",
    suggest_en="keep only one of them",
    example="fr: oui\nfr: non",
)
kind(
    "Y015",
    fr="une clé est un mot, et non une liste ou un groupe de clés",
    en="a key is a word, not a list or a group of keys",
    suggest_fr=TEXT_FR,
    suggest_en=TEXT_EN,
    example="[a]: 1",
)
kind(
    "Y016",
    fr="il manque une clé avant « : »",
    en="a key is missing before ':'",
    suggest_fr="écrivez « clé: valeur »",
    suggest_en="write 'key: value'",
    example=": 1",
)

# French prose that YAML misreads

kind(
    "Y020",
    fr="« : » coupe le texte « {text} »",
    en="':' cuts the text '{text}'",
    suggest_fr=QUOTE_FR,
    suggest_en=QUOTE_EN,
    example="fr: Attention : délai d'un mois",
)
kind(
    "Y021",
    fr="un texte ne peut pas commencer par « {sign} »",
    en="a text cannot start with '{sign}'",
    suggest_fr=QUOTE_FR,
    suggest_en=QUOTE_EN,
    example="fr: ? vraiment",
)
kind(
    "Y022",
    fr="le texte commence par « {sign} », et YAML le coupe à « {close} »",
    en="the text starts with '{sign}', and YAML cuts it at '{close}'",
    suggest_fr=QUOTE_FR,
    suggest_en=QUOTE_EN,
    example="fr: [sic] comme au guide",
)
kind(
    "Y023",
    fr="ce signe {quote} ferme le texte trop tôt : « {rest} » reste dehors",
    en="this {quote} closes the text too early: '{rest}' is left out",
    suggest_fr="doublez l'apostrophe (''), ou mettez ce texte entre guillemets d'une autre sorte",
    suggest_en="double the apostrophe (''), or put this text in quotes of the other sort",
    example="fr: 'l'assuré'",
)
kind(
    "Y024",
    fr="le texte ouvert ici par {quote} n'est pas fermé où il devrait l'être",
    en="the text opened here by {quote} is not closed where it should be",
    suggest_fr="ajoutez {quote} à la fin du texte",
    suggest_en="add {quote} at the end of the text",
    example="fr: 'la fin",
)
kind(
    "Y025",
    fr="« {text} » est pris pour un commentaire : le texte s'arrête avant",
    en="'{text}' is taken for a comment: the text stops before it",
    suggest_fr=f"{QUOTE_FR} ; si c'est un commentaire, mettez une espace après « # »",
    suggest_en=f"{QUOTE_EN}; if it is a comment, put a space after '#'",
    example="fr: dossier n°1 #2",
)
kind(
    "Y026",
    fr="« {escape} » n'a pas de sens entre guillemets doubles (\")",
    en="'{escape}' has no meaning in double quotes (\")",
    suggest_fr="écrivez « \\\\ » pour une barre, ou mettez ce texte entre apostrophes (')",
    suggest_en="write '\\\\' for a backslash, or put this text in single quotes (')",
    example='fr: "un\\deux"',
)

# Shape

kind(
    "Y030",
    fr="cette ligne n'est alignée avec aucune des clés qui l'entourent",
    en="this line is not aligned with any of the keys around it",
    suggest_fr="alignez-la ; si c'est la suite d'un texte, mettez-le entre guillemets",
    suggest_en="align it; if it continues a text, put that in quotes",
    example="a:\n    b: 1\n  c: 2",
)
kind(
    "Y031",
    fr="il manque « : » après « {text} »",
    en="':' is missing after '{text}'",
    suggest_fr="écrivez « clé: valeur » ; si c'est la suite d'un texte, décalez-la vers la droite",
    suggest_en="write 'key: value'; if it continues a text, move it to the right",
    example="a: 1\nb\nc: 2",
)
kind(
    "Y032",
    fr="« {sign} » ouvert ici n'est pas fermé, ou il manque une virgule",
    en="'{sign}' opened here is not closed, or a comma is missing",
    suggest_fr=f"ajoutez « {{close}} » ; {TEXT_FR}",
    suggest_en=f"add '{{close}}'; {TEXT_EN}",
    example="a: [b, c",
)
kind(
    "Y033",
    fr="une liste (« - ») et des clés ne peuvent pas être mêlées au même endroit",
    en="a list ('-') and keys cannot be mixed in one place",
    suggest_fr="décalez la liste sous sa clé, ou alignez les « - »",
    suggest_en="move the list under its key, or align the '-'",
    example="- a\nb: 1",
)
kind(
    "Y034",
    fr="« {sign} » n'est pas à sa place",
    en="'{sign}' is out of place",
    suggest_fr=f"enlevez-le ; {TEXT_FR}",
    suggest_en=f"remove it; {TEXT_EN}",
    example="a: ]",
)
kind(
    "Y035",
    fr="« {sign} » annonce un texte écrit sur les lignes suivantes : rien d'autre ne va sur sa ligne",
    en="'{sign}' announces a text written on the next lines: nothing else goes on its line",
    suggest_fr=f"passez à la ligne, ou {QUOTE_FR}",
    suggest_en=f"start a new line, or {QUOTE_EN}",
    example="fr: > 18 ans",
)
kind(
    "Y036",
    fr="il manque une espace après « : » dans « {text} »",
    en="a space is missing after ':' in '{text}'",
    suggest_fr="écrivez « clé: valeur »",
    suggest_en="write 'key: value'",
    example="a:1\nb: 2",
)
kind(
    "Y039",
    fr="cette écriture YAML n'est pas comprise",
    en="this YAML is not understood",
    suggest_fr=TEXT_FR,
    suggest_en=TEXT_EN,
)
