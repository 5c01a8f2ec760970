"""What a command does to a journey: from a track to a track, with what there is to say of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play import asking, keeping, papers
from harness.play.journey import Journey, Track
from harness.play.news import journal, news
from harness.play.opening import flow_named, open_flow
from harness.play.reading import LATEST, Click, Command, Fill, Order, duration, when
from harness.play.safe import short
from harness.play.things import Thing
from harness.play.words import Verb, named
from harness.sight import closest
from simulator.portal import acts
from simulator.portal.acts import Act
from simulator.spec.calendar import at, later, local
from simulator.spec.flow import OUTSIDE


class Done(NamedTuple):
    """What came of a command: the track, whether it was done and why not, what to say, how much of the page to show."""

    track: Track
    done: bool = True
    reasons: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    shows: bool = True
    whole: bool = False
    leaves: bool = False


def do(track: Track, command: Command, say: Say) -> Done:
    """Do what was asked.

    Raises:
        BadInputError: for what cannot be asked so; the track is as it was.
        OSError: where a file cannot be read or written.
    """
    try:
        done = _do(track, command, say)
        done.track.here.page()
    except OverflowError:
        raise BadInputError(say("cela dépasse le calendrier", "this goes beyond the calendar")) from None
    return done


def _do(track: Track, command: Command, say: Say) -> Done:
    if isinstance(command, Order):
        return _ORDERS[command.verb](track, command.argument, say)
    here = track.here
    if isinstance(command, Click):
        return _acted(track, clicked(here, command.thing), say)
    return _acted(track, filled(here, command), say)


def clicked(here: Journey, thing: Thing) -> Act:
    """What a click does."""
    if thing.kind != "button":
        tab = thing.kind == "tab"
        go = acts.open_tab if tab else acts.click
        return go(here.simulation, here.who, thing.label, here.lang)
    if not thing.active:
        return Act(here.simulation, thing.reasons, False)
    return acts.fire(here.simulation, here.who, thing.case, thing.event, here.lang)


def filled(here: Journey, fill: Fill) -> Act:
    """What filling a field does."""
    return acts.fill(here.simulation, here.who, fill.field.label, fill.typed, here.lang)


def _acted(track: Track, act: Act, say: Say) -> Done:
    there = track.here.at(act.simulation)
    said = news(track.here, there, say)
    if act.done and act.simulation is track.here.simulation:
        said = (say("rien ne se passe : ce n'est que du décor", "nothing happens: this is only scenery"),)
    return Done(track.step(there), act.done, act.reasons, said)


def _click(track: Track, label: str, say: Say) -> Done:
    """A click on what is not on screen."""
    if not label:
        raise BadInputError(say("cliquer sur quoi ?", "click on what?"))
    here = track.here
    reasons = acts.click(here.simulation, here.who, label, here.lang).reasons
    return Done(track, False, reasons)


def _back(track: Track, _: str, say: Say) -> Done:
    if not track.past:
        raise BadInputError(say("rien à défaire", "nothing to undo"))
    return Done(track.back())


def _redo(track: Track, _: str, say: Say) -> Done:
    if not track.undone:
        raise BadInputError(say("rien à refaire", "nothing to do again"))
    return Done(track.again())


def _later(track: Track, argument: str, say: Say) -> Done:
    return _moved(track, later(track.here.simulation.now, duration(argument, say)), say)


def _at(track: Track, argument: str, say: Say) -> Done:
    here = track.here
    to = at(when(argument, say))
    if to < here.simulation.now:
        now = here.clock()
        raise BadInputError(
            say(f"le temps ne recule pas : il est déjà {now} (« revenir » défait une action)",
                f"time does not go back: it is already {now} (“undo” undoes an action)")
        )  # fmt: skip
    return _moved(track, to, say)


def _moved(track: Track, to: datetime, say: Say) -> Done:
    if local(to).year > LATEST:
        raise BadInputError(say(f"l'horloge s'arrête en {LATEST}", f"the clock stops in {LATEST}"))
    return _acted(track, Act(track.here.simulation.advanced(to)), say)


def _who(track: Track, argument: str, say: Say) -> Done:
    if not argument:
        return Done(track, said=asking.people(track.here), shows=False)
    person = asking.person(track.here, argument, say)
    insured = person if person in track.here.simulation.library.dossiers.people else track.here.insured
    return Done(track.step(replace(track.here, who=person, insured=insured)))


def _open(track: Track, argument: str, say: Say) -> Done:
    library = track.here.simulation.library
    if not argument:
        names = tuple(flow.name.of(say.lang).source for flow in library.flows.values())
        return Done(track, said=names, shows=False)
    opened = open_flow(track.here, flow_named(library, argument, say), say)
    said = (*opened.said(), *news(track.here, opened.journey, say))
    return Done(track.step(opened.journey), not opened.reasons, opened.reasons, said)


def _connect(track: Track, argument: str, say: Say) -> Done:
    here = track.here
    if here.who != here.insured:
        raise BadInputError(say("seul un assuré se connecte", "only an insured person logs in"))
    devices = {label.of(say.lang): name for name, label in here.simulation.library.portal.devices.items()}
    device = named(argument, devices) if argument else next(iter(devices))
    if device is None:
        raise BadInputError(say(f"appareils : {', '.join(devices)}", f"devices: {', '.join(devices)}"))
    return _acted(track, acts.connect(here.simulation, here.who, devices[device]), say)


def _event(track: Track, argument: str, say: Say) -> Done:
    here = track.here
    flows = here.simulation.library.flows.values()
    known = {event.label.of(say.lang).source for flow in flows for event in flow.events.values() if event.by == OUTSIDE}
    if not argument:
        able = tuple(label for label in sorted(known) if acts.happen(here.simulation, label, here.lang).done)
        none = say("aucun fait extérieur ne peut arriver maintenant", "no outside fact can happen now")
        return Done(track, said=able or (none,), shows=False)
    label = named(argument, sorted(known))
    if label is None:
        near = closest(argument[:200], known)
        hint = say.meant(near)
        raise BadInputError(
            say(
                f"fait extérieur inconnu « {short(argument)} »{hint}", f"unknown outside fact “{short(argument)}”{hint}"
            )
        )
    act = acts.happen(here.simulation, label, here.lang)
    if act.done:
        return _acted(track, act, say)
    return Done(track, False, (say("cela ne change rien pour personne", "this changes nothing for anybody"),))


def _why(track: Track, argument: str, say: Say) -> Done:
    return Done(track, said=asking.why(track.here, argument, say), shows=False)


def _journal(track: Track, _: str, say: Say) -> Done:
    lines = tuple(journal(track.here, say))
    return Done(track, said=lines or (say("rien ne s'est encore passé", "nothing has happened yet"),), shows=False)


def _documents(track: Track, argument: str, say: Say) -> Done:
    return Done(track, said=papers.write(track.here, argument, say), shows=False)


def _save(track: Track, argument: str, say: Say) -> Done:
    return Done(track, said=(keeping.save(track.here, argument, say),), shows=False)


def _load(track: Track, argument: str, say: Say) -> Done:
    here = keeping.load(argument, track.here.simulation.library, say)
    return Done(track.step(here), said=(say("parcours repris", "journey taken up"),))


def _screen(track: Track, _: str, _say: Say) -> Done:
    return Done(track, whole=True)


def _help(track: Track, _: str, say: Say) -> Done:
    return Done(track, said=asking.help_lines(say), shows=False)


def _quit(track: Track, _: str, _say: Say) -> Done:
    return Done(track, shows=False, leaves=True)


_ORDERS: dict[Verb, Callable[[Track, str, Say], Done]] = {
    "click": _click, "back": _back, "redo": _redo, "later": _later, "at": _at, "who": _who, "open": _open,
    "connect": _connect, "event": _event, "why": _why, "save": _save, "load": _load, "journal": _journal,
    "documents": _documents, "screen": _screen, "help": _help, "quit": _quit,
}  # fmt: skip
