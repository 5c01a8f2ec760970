"""What a command does to a journey: from a track to a track, with what there is to say of it."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play import asking, keeping, papers, recording
from harness.play.journey import Acting, Journey, Track
from harness.play.news import journal, news
from harness.play.opening import flow_named, open_flow
from harness.play.reading import LATEST, Click, Command, Order, duration, when
from harness.play.safe import short
from harness.play.things import Thing
from harness.play.words import Verb, named
from harness.sight import closest
from simulator.portal import acts, by_label
from simulator.portal.deed import Connect, Deed, Press, Wait
from simulator.portal.page import Page
from simulator.sitting.move import Move
from simulator.sitting.sitting import CannotMoveError
from simulator.spec.calendar import at, later, local
from simulator.spec.flow import OUTSIDE


class Done(NamedTuple):
    """What came of a command: the track, whether it was done and why not, what to say, how much of the page to show.

    ``moves`` are those it made in the sitting. ``verbatim`` lines are shown as they are, however long.
    """

    track: Track
    done: bool = True
    reasons: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    shows: bool = True
    whole: bool = False
    verbatim: bool = False
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
    except CannotMoveError as error:
        raise BadInputError(error.why.of(say.lang)) from None
    return done


def _do(track: Track, command: Command, say: Say) -> Done:
    if isinstance(command, Order):
        return _ORDERS[command.verb](track, command.argument, say)
    seen = track.here.page()
    if isinstance(command, Click):
        return _made(track, clicked(track.here, command.thing, seen), command.thing.label, say, seen)
    meant = by_label.meant_fill(seen, command.field.label, command.typed)
    if isinstance(meant, str):
        return _made(track, None, meant, say, seen)
    return _made(track, meant, command.field.label, say, seen)


def clicked(here: Journey, thing: Thing, seen: Page) -> Deed | None:
    """What a click means."""
    if thing.kind == "button":
        return Press(here.who, thing.case, thing.event)
    if thing.kind == "tab":
        return by_label.meant_tab(here.simulation, here.who, thing.label, here.lang)
    return by_label.meant_click(here.simulation, seen, thing.label, here.lang)


def _made(track: Track, deed: Deed | None, label: str, say: Say, seen: Page) -> Done:
    """What is done to what bears a label; what is not there was not touched."""
    if deed is None:
        return Done(track, False, acts.absent(seen, label, say.lang))
    return _moved(track, deed, say, seen)


def _moved(track: Track, deed: Deed, say: Say, seen: Page | None = None) -> Done:
    there = track.moved(deed, seen)
    act, said = there.sitting.last, news(track.here, there.here, say)
    if act.done and act.simulation is track.sitting.now:
        said = (say("rien ne se passe : ce n'est que du décor", "nothing happens: this is only scenery"),)
    return Done(there.stopped(track), act.done, act.reasons, said, (deed,))


def _click(track: Track, label: str, say: Say) -> Done:
    """A click on what is not on screen."""
    if not label:
        raise BadInputError(say("cliquer sur quoi ?", "click on what?"))
    return _made(track, None, label, say, track.here.page())


def _back(track: Track, _: str, say: Say) -> Done:
    step = track.way_back()
    if step is None:
        raise BadInputError(say("rien à défaire", "nothing to undo"))
    return Done(track.along(step), moves=(step,))


def _redo(track: Track, _: str, say: Say) -> Done:
    step = track.way_forth()
    if step is None:
        raise BadInputError(say("rien à refaire", "nothing to do again"))
    return Done(track.along(step), moves=(step,))


def _later(track: Track, argument: str, say: Say) -> Done:
    return _waited(track, later(track.here.simulation.now, duration(argument, say)), say)


def _at(track: Track, argument: str, say: Say) -> Done:
    here = track.here
    to = at(when(argument, say))
    if to < here.simulation.now:
        now = here.clock()
        raise BadInputError(
            say(f"le temps ne recule pas : il est déjà {now} (« revenir » défait une action)",
                f"time does not go back: it is already {now} (“undo” undoes an action)")
        )  # fmt: skip
    return _waited(track, to, say)


def _waited(track: Track, to: datetime, say: Say) -> Done:
    if local(to).year > LATEST:
        raise BadInputError(say(f"l'horloge s'arrête en {LATEST}", f"the clock stops in {LATEST}"))
    return _moved(track, Wait(to), say)


def _who(track: Track, argument: str, say: Say) -> Done:
    if not argument:
        return Done(track, said=asking.people(track.here), shows=False)
    person = asking.person(track.here, argument, say)
    insured = person if person in track.here.simulation.library.dossiers.people else track.here.insured
    return Done(track.with_acting(Acting(person, insured)))


def _open(track: Track, argument: str, say: Say) -> Done:
    library = track.here.simulation.library
    if not argument:
        names = tuple(flow.name.of(say.lang).source for flow in library.flows.values())
        return Done(track, said=names, shows=False)
    opened = open_flow(track, flow_named(library, argument, say), say)
    if opened.reasons:
        return Done(track, False, opened.reasons)
    said = (*opened.said(), *news(track.here, opened.track.here, say))
    moves = tuple(step.deed for step in opened.track.sitting.done[len(track.sitting.done) :])
    return Done(opened.track.stopped(track), said=said, moves=moves)


def _connect(track: Track, argument: str, say: Say) -> Done:
    here = track.here
    if here.who != here.insured:
        raise BadInputError(say("seul un assuré se connecte", "only an insured person logs in"))
    devices = {label.of(say.lang): name for name, label in here.simulation.library.portal.devices.items()}
    device = named(argument, devices) if argument else next(iter(devices))
    if device is None:
        raise BadInputError(say(f"appareils : {', '.join(devices)}", f"devices: {', '.join(devices)}"))
    return _moved(track, Connect(here.who, devices[device]), say)


def _event(track: Track, argument: str, say: Say) -> Done:
    here = track.here
    flows = here.simulation.library.flows.values()
    known = {event.label.of(say.lang).source for flow in flows for event in flow.events.values() if event.by == OUTSIDE}
    if not argument:
        able = tuple(label for label in sorted(known) if by_label.happen(here.simulation, label, here.lang).done)
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
    meant = by_label.meant_event(here.simulation, label, here.lang)
    if meant is not None and acts.do(here.simulation, meant, here.lang).done:
        return _moved(track, meant, say)
    return Done(track, False, (say("cela ne change rien pour personne", "this changes nothing for anybody"),))


def _why(track: Track, argument: str, say: Say) -> Done:
    return Done(track, said=asking.why(track.here, argument, say), shows=False)


def _journal(track: Track, _: str, say: Say) -> Done:
    lines = tuple(journal(track.here, say))
    return Done(track, said=lines or (say("rien ne s'est encore passé", "nothing has happened yet"),), shows=False)


def _documents(track: Track, argument: str, say: Say) -> Done:
    return Done(track, said=papers.write(track.here, argument, say), shows=False)


def _save(track: Track, argument: str, say: Say) -> Done:
    return Done(track, said=(keeping.save(track, argument, say),), shows=False)


def _load(track: Track, argument: str, say: Say) -> Done:
    there = keeping.load(argument, track.sitting.began.library, say)
    return Done(there, said=(say("séance reprise", "sitting taken up"),))


def _record(track: Track, argument: str, say: Say) -> Done:
    if argument:
        return Done(track, said=(recording.write(track, argument, say),), shows=False)
    return Done(track, said=recording.lines(track, say), shows=False, verbatim=True)


def _screen(track: Track, _: str, _say: Say) -> Done:
    return Done(track, whole=True)


def _help(track: Track, _: str, say: Say) -> Done:
    return Done(track, said=asking.help_lines(say), shows=False)


def _quit(track: Track, _: str, _say: Say) -> Done:
    return Done(track, shows=False, leaves=True)


_ORDERS: dict[Verb, Callable[[Track, str, Say], Done]] = {
    "click": _click, "back": _back, "redo": _redo, "later": _later, "at": _at, "who": _who, "open": _open,
    "connect": _connect, "event": _event, "why": _why, "record": _record, "save": _save, "load": _load,
    "journal": _journal, "documents": _documents, "screen": _screen, "help": _help, "quit": _quit,
}  # fmt: skip
