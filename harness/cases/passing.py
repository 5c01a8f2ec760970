"""Moves without anything personal, in words: what each was, and what it came to."""

from collections.abc import Mapping
from typing import Final

from harness.cases.labels import Labels
from harness.language import Say
from harness.moments import moment
from harness.store.record import Passed
from harness.store.standing import BACK, FORTH
from simulator.sitting.sitting import Came
from simulator.spec.expressions.words import quoted
from simulator.spec.text import Prose

_KINDS: Final[Mapping[str, Prose]] = {
    "connect": Prose("connexion", "login"),
    "disconnect": Prose("déconnexion", "logout"),
    "opentab": Prose("onglet ouvert", "tab opened"),
    "follow": Prose("lien suivi", "link followed"),
    "press": Prose("clic", "click"),
    "fill": Prose("saisie", "entry"),
    "start": Prose("démarche ouverte", "journey opened"),
    "happen": Prose("fait extérieur", "outside fact"),
    "amend": Prose("dossier modifié", "dossier changed"),
    "wait": Prose("le temps passe", "time goes by"),
    "reload": Prose("page rechargée", "page reloaded"),
    "bring": Prose("démarche amenée à un état", "journey brought to a state"),
}


def counted(count: int, what: str) -> str:
    """So many of something: « 1 action », « 2 actions », the same in both languages."""
    return f"{count} {what}{'s' if count > 1 else ''}"


def stepped(kind: str, steps: int, say: Say) -> str:
    """A step back or forth."""
    if kind == BACK:
        return say(f"revient de {counted(steps, 'action')}", f"back by {counted(steps, 'action')}")
    return say(f"refait {counted(steps, 'action')}", f"forth by {counted(steps, 'action')}")


def told(passed: Passed, labels: Labels, say: Say) -> str:
    """A move: its number, what it was, what it came to."""
    came = say(" ; ", "; ").join(_came(passed, each, labels, say) for each in passed.came)
    if not came and passed.done is False and passed.kind not in (BACK, FORTH):
        came = say("refusé", "refused")
    return f"{passed.number}. {_what(passed, say)}" + (f" — {came}" if came else "")


def _what(passed: Passed, say: Say) -> str:
    if passed.kind in (BACK, FORTH):
        return stepped(passed.kind, passed.steps, say)
    if passed.to is not None:
        return say(f"le temps passe jusqu'au {moment(passed.to)}", f"time goes by until {moment(passed.to)}")
    known = _KINDS.get(passed.kind)
    return quoted(passed.kind, say.lang) if known is None else known.of(say.lang)


def _came(passed: Passed, came: Came, labels: Labels, say: Say) -> str:
    case = f"{moment(came.at)}, {came.case} {labels.flow(came.flow)}"
    if passed.kind not in (came.kind, came.event):  # an opening that opens, an entry that enters: said already
        case += f"{say(' :', ':')} {labels.happened(came.kind, came.flow, came.event)}"
    if came.refused:
        why = ", ".join(labels.refused(came.flow, each) for each in came.refused)
        case += say(f" (refusé : {why})", f" (refused: {why})")
    return f"{case} → {labels.state(came.flow, came.state)}"
