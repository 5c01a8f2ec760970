"""The sentences of changes: what came, what went, and what is said otherwise of what stayed."""

from typing import Final, NamedTuple

from simulator.analysis.difference.part import PartKind
from simulator.analysis.difference.words import prose
from simulator.spec.text import Prose


class Told(NamedTuple):
    """How a trait's change is told of a part {0}: {1} is what is said now, {2} what was said before."""

    changed: Prose
    gained: Prose
    lost: Prose


_COMES: Final = (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists"))

ARRIVALS: Final[dict[PartKind, tuple[Prose, Prose]]] = {
    "flow": (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists")),
    "access": (
        prose("on entre désormais par {0}", "one now enters by {0}"),
        prose("{0} n'existe plus", "{0} no longer exists"),
    ),
    "value": (
        prose("nouveau calcul : {0}", "new computation: {0}"),
        prose("{0} n'est plus calculé", "{0} is no longer computed"),
    ),
    "guard": (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists")),
    "alarm": (
        prose("un refus de {1} affiche désormais {0}", "a refusal by {1} now shows {0}"),
        prose("un refus de {1} n'affiche plus {0}", "a refusal by {1} no longer shows {0}"),
    ),
    "message": (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists")),
    "event": (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists")),
    "screen": (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists")),
    "line": (
        prose("{1} dit désormais aussi : {0}", "{1} now says as well: {0}"),
        prose("{1} ne dit plus : {0}", "{1} no longer says: {0}"),
    ),
    "button": (prose("{1} a désormais {0}", "{1} now has {0}"), prose("{1} n'a plus {0}", "{1} no longer has {0}")),
    "field": (
        prose("{1} demande désormais {0}", "{1} now asks for {0}"),
        prose("{1} ne demande plus {0}", "{1} no longer asks for {0}"),
    ),
    "option": (
        prose("{1} propose désormais {0}", "{1} now offers {0}"),
        prose("{1} ne propose plus {0}", "{1} no longer offers {0}"),
    ),
    "invalid": (
        prose("une saisie illisible de {1} affiche désormais {0}", "an entry of {1} that cannot be read now shows {0}"),
        prose(
            "une saisie illisible de {1} n'affiche plus {0}", "an entry of {1} that cannot be read no longer shows {0}"
        ),
    ),
    "document": (
        prose("{0} apparaît", "{0} is new"),
        prose("{0} n'existe plus", "{0} no longer exists"),
    ),
    "paragraph": (
        prose("{1} porte désormais {0}", "{1} now bears {0}"),
        prose("{1} ne porte plus {0}", "{1} no longer bears {0}"),
    ),
    "state": (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists")),
    "panel": (
        prose("{1} montre désormais {0}", "{1} now shows {0}"),
        prose("{1} ne montre plus {0}", "{1} no longer shows {0}"),
    ),
    "way": (
        prose("{0} est désormais possible", "{0} is now possible"),
        prose("{0} n'est plus possible", "{0} is no longer possible"),
    ),
    "auto": (
        prose("{1} a désormais un passage automatique", "{1} now has an automatic way"),
        prose("{1} n'a plus ce passage automatique", "{1} no longer has this automatic way"),
    ),
    "timer": (
        prose("{1} a désormais une échéance", "{1} now has a deadline"),
        prose("{1} n'a plus cette échéance", "{1} no longer has this deadline"),
    ),
    "need": (
        prose("{1} exige désormais {0}", "{1} now requires {0}"),
        prose("{1} n'exige plus {0}", "{1} no longer requires {0}"),
    ),
    "property": (
        prose("nouvelle propriété à tenir : {0}", "new property to hold: {0}"),
        prose("{0} n'est plus à tenir", "{0} is no longer to hold"),
    ),
    "device": (prose("{0} apparaît", "{0} is new"), prose("{0} n'existe plus", "{0} no longer exists")),
}


def arrival(kind: PartKind) -> tuple[Prose, Prose]:
    """How a part's coming and its going are told: {0} is its name, {1} that of what it belongs to."""
    return ARRIVALS.get(kind, _COMES)


def _plain(fr: str, en: str) -> Told:
    """What changes its value, and may have none."""
    return Told(
        prose(f"{{0}} : {fr} {{1}} (avant : {{2}})", f"{{0}}: {en} {{1}} (before: {{2}})"),
        prose(f"{{0}} : {fr} {{1}} (avant : rien)", f"{{0}}: {en} {{1}} (before: none)"),
        prose(f"{{0}} : plus de {fr} (avant : {{2}})", f"{{0}}: no {en} any more (before: {{2}})"),
    )


def _switch(on_fr: str, on_en: str, off_fr: str, off_en: str) -> Told:
    """What is or is not."""
    on, off = prose(f"{{0}} {on_fr}", f"{{0}} {on_en}"), prose(f"{{0}} {off_fr}", f"{{0}} {off_en}")
    return Told(on, on, off)


TRAITS: Final[dict[str, Told]] = {
    "label": Told(
        prose("{0} s'appelle désormais {1}", "{0} is now called {1}"),
        prose("{0} porte désormais son propre libellé : {1}", "{0} now has a label of its own: {1}"),
        prose("{0} reprend le libellé de l'événement", "{0} has the label of its event again"),
    ),
    "says": Told(
        prose("{0} dit désormais : {1} (avant : {2})", "{0} now says: {1} (before: {2})"),
        prose("{0} dit désormais : {1}", "{0} now says: {1}"),
        prose("{0} ne dit plus rien", "{0} no longer says anything"),
    ),
    "worded": Told(*[prose("{0} se dit désormais : {1}", "{0} is now worded: {1}")] * 3),
    "is": Told(*[prose("{0} : {1} (avant : {2})", "{0}: {1} (before: {2})")] * 3),
    "then": _plain("conséquence", "consequence"),
    "within": _plain("délai", "delay"),
    "shown": Told(
        prose("{0} ne paraît que si {1} (avant : si {2})", "{0} only appears if {1} (before: if {2})"),
        prose("{0} ne paraît plus que si {1} (avant : toujours)", "{0} now only appears if {1} (before: always)"),
        prose("{0} paraît toujours (avant : si {2})", "{0} always appears (before: if {2})"),
    ),
    "each": _plain("répété pour chacun de", "repeated for each of"),
    "per": _switch(
        "n'est ouverte qu'une fois à la fois par assuré",
        "can be open only once at a time per insured person",
        "peut être ouverte plusieurs fois à la fois",
        "can be open several times at once",
    ),
    "initial": _plain("état de départ", "first state"),
    "edition": _plain("édition du", "edition of"),
    "path": _plain("chemin", "path"),
    "on": _plain("appareils", "devices"),
    "by": _plain("fait par", "done by"),
    "submit": _switch(
        "n'agit plus tant qu'un champ obligatoire manque",
        "no longer acts while a mandatory field is missing",
        "agit désormais même s'il manque un champ obligatoire",
        "now acts even if a mandatory field is missing",
    ),
    "watermark": _plain("filigrane", "watermark"),
    "step": _plain("étape", "step"),
    "note": _plain("note", "note"),
    "dialog": _switch(
        "est désormais une fenêtre", "is now a dialog", "n'est plus une fenêtre", "is no longer a dialog"
    ),
    "tab": _plain("onglet", "tab"),
    "type": _plain("nature", "kind"),
    "optional": _switch(
        "est désormais facultatif (avant : obligatoire)",
        "is now optional (before: mandatory)",
        "est désormais obligatoire (avant : facultatif)",
        "is now mandatory (before: optional)",
    ),
    "hint": _plain("indication", "hint"),
    "under": _plain("sous-titre", "heading"),
    "example": _plain("exemple", "example"),
    "from": _plain("choix tirés de", "choices taken from"),
    "record": _plain("présentation des choix", "choices shown as"),
    "many": _switch(
        "admet désormais plusieurs choix",
        "now allows several choices",
        "n'admet plus qu'un choix",
        "only allows one choice now",
    ),
    "everything": _plain("choix de tous", "choice of all"),
    "everything_if": _plain("choix de tous si", "choice of all if"),
    "attributes": _plain("attributs", "attributes"),
    "parent": Told(
        prose("{0} est désormais dans {1} (avant : {2})", "{0} is now inside {1} (before: {2})"),
        prose("{0} est désormais dans {1}", "{0} is now inside {1}"),
        prose("{0} n'est plus dans {2}", "{0} is no longer inside {2}"),
    ),
    "first": _plain("on y entre par", "one arrives in"),
    "screen": _plain("écran", "screen"),
    "final": _switch("est désormais une fin", "is now an end", "n'est plus une fin", "is no longer an end"),
    "to": Told(
        prose("{0} mène désormais à {1} (avant : à {2})", "{0} now leads to {1} (before: to {2})"),
        prose("{0} mène désormais à {1} (avant : restait sur place)", "{0} now leads to {1} (before: it stayed)"),
        prose("{0} ne mène plus ailleurs (avant : à {2})", "{0} no longer leads anywhere (before: to {2})"),
    ),
    "when": Told(
        prose("{0} n'a lieu que si {1} (avant : si {2})", "{0} only happens if {1} (before: if {2})"),
        prose("{0} n'a plus lieu que si {1} (avant : toujours)", "{0} now only happens if {1} (before: always)"),
        prose("{0} a toujours lieu (avant : si {2})", "{0} always happens (before: if {2})"),
    ),
    "otherwise": Told(
        prose(
            "un refus de {0} mène désormais à {1} (avant : à {2})", "a refusal of {0} now leads to {1} (before: to {2})"
        ),
        prose("un refus de {0} mène désormais à {1}", "a refusal of {0} now leads to {1}"),
        prose(
            "un refus de {0} ne mène plus ailleurs (avant : à {2})",
            "a refusal of {0} no longer leads anywhere (before: to {2})",
        ),
    ),
    "confirm": Told(
        prose("{0} est à confirmer dans {1} (avant : dans {2})", "{0} is to be confirmed in {1} (before: in {2})"),
        prose("{0} est désormais à confirmer dans {1}", "{0} is now to be confirmed in {1}"),
        prose("{0} n'est plus à confirmer", "{0} no longer needs to be confirmed"),
    ),
    "go": _plain("conduit ensuite à", "then leads to"),
    "issue": Told(
        prose("{0} établit désormais {1} (avant : {2})", "{0} now draws up {1} (before: {2})"),
        prose("{0} établit désormais {1}", "{0} now draws up {1}"),
        prose("{0} n'établit plus {2}", "{0} no longer draws up {2}"),
    ),
    "give": Told(
        prose("{0} remet désormais {1} (avant : {2})", "{0} now hands over {1} (before: {2})"),
        prose("{0} remet désormais {1}", "{0} now hands over {1}"),
        prose("{0} ne remet plus {2}", "{0} no longer hands over {2}"),
    ),
    "after": Told(
        prose("{0} tombe désormais au bout de {1} (avant : {2})", "{0} now falls due after {1} (before: {2})"),
        prose("{0} tombe désormais au bout de {1}", "{0} now falls due after {1}"),
        prose("{0} ne tombe plus au bout de {2}", "{0} no longer falls due after {2}"),
    ),
    "past": Told(
        prose(
            "{0} tombe désormais le lendemain de : {1} (avant : {2})",
            "{0} now falls due the day after: {1} (before: {2})",
        ),
        prose("{0} tombe désormais le lendemain de : {1}", "{0} now falls due the day after: {1}"),
        prose("{0} ne tombe plus le lendemain de : {2}", "{0} no longer falls due the day after: {2}"),
    ),
    "to_actor": Told(*[prose("{0} va désormais à {1} (avant : à {2})", "{0} now goes to {1} (before: to {2})")] * 3),
    "value": Told(
        prose("{0} prend désormais {1} (avant : {2})", "{0} is now set to {1} (before: {2})"),
        prose("{0} prend désormais {1} (avant : effacé)", "{0} is now set to {1} (before: cleared)"),
        prose("{0} est désormais effacé (avant : {2})", "{0} is now cleared (before: {2})"),
    ),
    "content": Told(*[prose("{0} a changé", "{0} changed")] * 3),
    "english": _plain("libellé anglais", "English label"),
    "guide": _plain("énoncés", "statements"),
    "property": Told(*[prose("{0} n'est plus du même genre", "{0} is of another kind now")] * 3),
    "trigger": Told(*[prose("{0} a changé", "{0} changed")] * 3),
}

IN_OTHER: Final = prose("{0} : le texte anglais change", "{0}: the French text changes")
"""Where a text is the same in the reader's language: what changed is the other one."""

REORDERED: Final = prose("{0} : l'ordre change : {1} (avant : {2})", "{0}: the order changes: {1} (before: {2})")
REWRITTEN: Final = prose("{0} : écriture nouvelle, même sens", "{0} is written otherwise and means the same")
RENAMED: Final = prose("{0} change de nom interne seulement", "{0} only changes its internal name")

SOONER: Final = prose(
    "{0} tombe désormais {1} plus tôt : {2} (avant : {3})", "{0} now falls {1} earlier: {2} (before: {3})"
)
LATER: Final = prose(
    "{0} tombe désormais {1} plus tard : {2} (avant : {3})", "{0} now falls {1} later: {2} (before: {3})"
)

STRICTER: Final = prose("{0} devient plus stricte : {1} (avant : {2})", "{0} becomes stricter: {1} (before: {2})")
LOOSER: Final = prose("{0} s'assouplit : {1} (avant : {2})", "{0} becomes looser: {1} (before: {2})")
ALSO: Final = prose("{0} est désormais tenue pour vraie aussi si {1}", "{0} now holds as well if {1}")
NOT_ALSO: Final = prose("{0} n'est plus tenue pour vraie si {1}", "{0} no longer holds if {1}")
MOREOVER: Final = prose("{0} demande désormais en outre : {1}", "{0} now asks for this as well: {1}")
NO_MORE: Final = prose("{0} ne demande plus : {1}", "{0} no longer asks for: {1}")
