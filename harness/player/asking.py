"""What the trainer asks for in a form, as moves of the sitting; what cannot be asked so is told, with what could be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.reading import LATEST, checked, duration, when
from harness.play.safe import short
from harness.player import names
from harness.player.deadlines import eve, next_deadline
from harness.player.moments import moment
from harness.sight import closest
from simulator.engine.simulation import Simulation
from simulator.portal.deed import Amend, Connect, Disconnect, Happen, Reload, Start, Wait
from simulator.sitting.move import Back, Bring, Forth, Move
from simulator.sitting.sitting import Sitting
from simulator.spec import typed
from simulator.spec.calendar import at, later, local
from simulator.spec.expressions.tree import Type

FARTHEST: Final = timedelta(days=366 * 100)
"""How far the clock moves at once: what falls due on the way is done one by one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A posted form, and the sitting it was posted to."""

    form: Mapping[str, Sequence[str]]
    sitting: Sitting
    say: Say

    @property
    def here(self) -> Simulation:
        """The portal as it is."""
        return self.sitting.now

    def text(self, name: str) -> str:
        """What was typed into a field, the first where it stands there several times; nothing where it does not.

        Raises:
            BadInputError: for what nobody types.
        """
        return checked(next(filter(None, self.form.get(name, ())), ""), self.say)

    def one(self, name: str, what: tuple[str, str], known: Mapping[str, str]) -> str:
        """The id among some (by their names) that a field holds.

        Raises:
            BadInputError: for another.
        """
        given = self.text(name)
        if given in known:
            return given
        if not given:
            raise BadInputError(self.say(f"{what[0]} : à choisir", f"{what[1]}: to be chosen"))
        near = closest(given[:200], known) or closest(given[:200], known.values())
        hint = self.say.meant(known.get(near, near) if near else None)
        raise BadInputError(
            self.say(
                f"{what[0]} : « {short(given)} » est inconnu{hint}", f"{what[1]}: “{short(given)}” is unknown{hint}"
            )
        )

    def maybe(self, name: str, what: tuple[str, str], known: Mapping[str, str]) -> str:
        """The same of a field that may be left empty."""
        return self.one(name, what, known) if self.text(name) else ""

    def wrong(self, fr: str, en: str) -> BadInputError:
        """What is wrong, in the person's language."""
        return BadInputError(self.say(fr, en))


def asked_for(form: Mapping[str, Sequence[str]], sitting: Sitting, say: Say) -> tuple[Move, ...]:
    """The moves that a trainer's form makes.

    Raises:
        BadInputError: for what it cannot ask; nothing is done then.
    """
    ask = Question(form, sitting, say)
    kind = ask.one("ask", ("demande", "request"), {name: name for name in ASKED})
    return (ASKED[kind](ask),)


def _person(ask: Question, name: str = "person") -> str:
    return ask.one(name, ("personne", "person"), names.everybody(ask.here.library, ask.say))


def _insured(ask: Question, name: str = "insured") -> str:
    return ask.one(name, ("assuré", "insured person"), names.insured_people(ask.here.library))


def _device(ask: Question) -> str:
    return ask.one("device", ("appareil", "device"), names.devices(ask.here.library, ask.say))


def _flow(ask: Question) -> str:
    return ask.one("flow", ("démarche", "journey"), names.flows(ask.here.library, ask.say))


# --- the clock


def _clock(ask: Question) -> Move:
    now, by = ask.here.now, ask.text("by")
    if by in ("eve", "due"):
        return _to_deadline(ask, by)
    to = later(now, duration(by, ask.say)) if by else at(when(ask.text("to"), ask.say))
    if to < now:
        shown = moment(now, ask.say.lang)
        raise ask.wrong(
            f"le temps ne recule pas : il est déjà {shown} (« Revenir ici » défait ce qui a été fait)",
            f"time does not go back: it is already {shown} (“Back to here” undoes what was done)",
        )
    if to - now > FARTHEST or local(to).year > LATEST:
        raise ask.wrong(
            f"l'horloge n'avance pas de plus de cent ans d'un coup, ni après {LATEST}",
            f"the clock moves no more than a hundred years at once, nor beyond {LATEST}",
        )
    return Wait(to)


def _to_deadline(ask: Question, which: str) -> Move:
    deadline = next_deadline(ask.here)
    if deadline is None:
        raise ask.wrong("rien n'arrive à échéance", "nothing falls due")
    to = eve(deadline, ask.here.now) if which == "eve" else deadline.due
    if to is None:
        raise ask.wrong("l'échéance est dans moins d'une minute", "the deadline is less than a minute away")
    return Wait(to)


# --- people


def _connect(ask: Question) -> Move:
    return Connect(_person(ask), _device(ask))


def _disconnect(ask: Question) -> Move:
    return Disconnect(_person(ask))


def _reload(ask: Question) -> Move:
    return Reload(_person(ask))


def _start(ask: Question) -> Move:
    device = _device(ask) if ask.text("device") else None
    return Start(_person(ask), _flow(ask), _insured(ask), device)


# --- what is


def _amend(ask: Question) -> Move:
    person, fields = _insured(ask, "person"), ask.here.library.dossiers.fields
    labels = names.data(ask.here.library, ask.say)
    name = ask.one("field", ("donnée", "datum"), labels)
    if ask.text("absent") == "yes":
        return Amend(person, name, None)
    if fields[name].type.name not in typed.EXPECTED:
        shown = labels[name]
        raise ask.wrong(f"« {shown} » ne s'écrit pas en un texte", f"“{shown}” cannot be written as one text")
    text = _as_typed(ask.text("text"), fields[name].type, ask.say)
    if typed.read(text, fields[name].type) is None:
        expected = _expected(fields[name].type, ask.say)
        raise ask.wrong(
            f"« {short(text)} » ne convient pas à « {labels[name]} » : on attend {expected}",
            f"“{short(text)}” does not suit “{labels[name]}”: expected {expected}",
        )
    return Amend(person, name, text)


def _expected(kind: Type, say: Say) -> str:
    """What a datum takes, in words."""
    if kind.name == "bool":
        return say("oui ou non", "yes or no")
    options = ", ".join(label.of(say.lang) for label in kind.labels.values())
    return say(*typed.EXPECTED[kind.name]) + (f" ({options})" if options else "")


def _as_typed(text: str, kind: Type, say: Say) -> str:
    """A text as the dossier takes it: an option may be told by its label, yes and no in either language."""
    if kind.name == "bool":
        return {"oui": "yes", "non": "no"}.get(text.casefold(), text.casefold())
    if kind.name == "choice":
        return {label.of(say.lang): option for option, label in kind.labels.items()}.get(text, text)
    return text


def _happen(ask: Question) -> Move:
    event = ask.one("event", ("fait extérieur", "outside fact"), names.outside_events(ask.here.library, ask.say))
    return Happen(event, _insured(ask) if ask.text("insured") else None)


def _bring(ask: Question) -> Move:
    """A state is told by itself beside its flow, or after it: « flow/state »."""
    insured = _insured(ask)
    flow, slash, state = ask.text("state").partition("/")
    if slash:
        ask = Question({**ask.form, "flow": [flow], "state": [state]}, ask.sitting, ask.say)
    named = ask.here.library.flows[_flow(ask)]
    states = {key: each.label.of(ask.say.lang).source for key, each in named.states.items()}
    return Bring(insured, named.id, ask.one("state", ("état", "state"), states))


# --- the way back


def _steps(ask: Question, most: int) -> int:
    text = ask.text("steps")
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= most):
        raise ask.wrong(
            f"« {short(text)} » : on peut aller de 1 à {most} pas" if most else "il n'y a rien par là",
            f"“{short(text)}”: one can go from 1 to {most} steps" if most else "there is nothing that way",
        )
    return int(text)


def _back(ask: Question) -> Move:
    return Back(_steps(ask, len(ask.sitting.done)))


def _forth(ask: Question) -> Move:
    return Forth(_steps(ask, len(ask.sitting.undone)))


ASKED: Final[Mapping[str, Callable[[Question], Move]]] = {
    "clock": _clock,
    "connect": _connect,
    "disconnect": _disconnect,
    "amend": _amend,
    "start": _start,
    "happen": _happen,
    "bring": _bring,
    "back": _back,
    "forth": _forth,
    "reload": _reload,
}
"""What a form can ask for, and how its fields are read."""
