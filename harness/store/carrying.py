"""A sitting carried over to flows that have changed: its moves under new names, each seen to come to the same."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from harness.store.record import Entry, Kept, Opening
from harness.store.renaming import Renaming
from harness.store.taking_up import compare, compare_done, made
from simulator.engine.simulation import Simulation
from simulator.portal.deed import Amend, Fill, Follow, Happen, OpenTab, Press, Start
from simulator.sitting.move import Bring, Move
from simulator.sitting.sitting import Came, Sitting
from simulator.spec.load import Library
from simulator.spec.text import Lang


class Carried(NamedTuple):
    """A sitting on other flows: what there is to keep of it, and where it is."""

    kept: Kept
    sitting: Sitting


def carried(kept: Kept, renaming: Renaming, library: Library, opening: Opening, lang: Lang = "fr") -> Carried:
    """A kept sitting on other flows; ``opening`` is that of the new sitting, which begins when the old one did.

    Raises:
        DivergedError: at the first move that cannot be made, or does not come to what it came to, renamed.
    """
    sitting = Sitting(Simulation.begin(library, kept.opening.began))
    names, entries = _Names(renaming), list[Entry]()
    for entry in kept.entries:
        names.learn(entry.came)
        move, expected = names.move(entry.move), tuple(map(names.came, entry.came))
        sitting, found = made(sitting, entry.number, move, lang)
        compare(entry.number, expected, found)
        compare_done(entry, sitting)
        entries.append(entry._replace(move=move, came=found, done=sitting.last.done))
    return Carried(Kept(opening._replace(began=kept.opening.began, origin=kept.opening.id), tuple(entries)), sitting)


class _Names:
    """New names for moves and for what came of them; a case is of the flow it was started in."""

    def __init__(self, renaming: Renaming) -> None:
        self._to = renaming
        self._flows: dict[str, str] = {}

    def learn(self, came: Iterable[Came]) -> None:
        """Which flow a case is of."""
        self._flows |= {each.case: each.flow for each in came}

    def move(self, move: Move) -> Move:
        """A move under new names."""
        match move:
            case Press(person, case, event):
                return Press(person, case, self._event(self._flows.get(case, ""), event))
            case Fill(person, case, key, typed):
                flow = self._flows.get(case, "")
                return Fill(person, case, self._field(flow, key), self._typed(flow, key, typed))
            case Start():
                return move._replace(flow=self._flow(move.flow))
            case Bring(insured, flow, state):
                return Bring(insured, self._flow(flow), self._state(flow, state))
            case OpenTab(person, tab):
                return OpenTab(person, self._label(tab))
            case Follow(person, path):
                return Follow(person, tuple(map(self._label, path)))
            case Happen(event, insured):
                return Happen(self._label(event), insured)
            case Amend():
                return move._replace(name=self._field("dossiers", move.name))
        return move

    def came(self, came: Came) -> Came:
        """What came of a move, under new names."""
        return came._replace(
            flow=self._flow(came.flow),
            event=came.event if came.kind == "start" else self._event(came.flow, came.event),
            refused=tuple(self._refused(came.flow, each) for each in came.refused),
            state=self._state(came.flow, came.state),
        )

    def _flow(self, flow: str) -> str:
        return self._to.flows.get(flow, flow)

    def _label(self, label: str) -> str:
        return self._to.labels.get(label, label)

    def _field(self, flow: str, key: str) -> str:
        return self._to.fields.get(flow, {}).get(key, key)

    def _typed(self, flow: str, key: str, typed: str | tuple[str, ...]) -> str | tuple[str, ...]:
        options = self._to.options.get((flow, key), {})
        if isinstance(typed, str):
            return options.get(typed, typed)
        return tuple(options.get(each, each) for each in typed)

    def _state(self, flow: str, state: str) -> str:
        """A state, or one that lies in a renamed one, or the dialog over it."""
        return _within(self._to.states.get(flow, {}), state)

    def _event(self, flow: str, event: str) -> str:
        events = self._to.events.get(flow, {})
        kind, colon, rest = event.partition(":")
        if event in events or not colon:
            return events.get(event, event)
        state, _, rank = rest.rpartition(":")  # a timer is called by its state
        return f"{kind}:{self._state(flow, state)}:{rank}"

    def _refused(self, flow: str, refused: str) -> str:
        kind, _, subject = refused.partition(":")
        if kind in ("missing", "malformed"):
            return f"{kind}:{self._field(flow, subject)}"
        if kind == "guard":
            return f"{kind}:{self._to.guards.get(flow, {}).get(subject, subject)}"
        return f"{kind}:{self._event(flow, subject)}"


def _within(names: Mapping[str, str], state: str) -> str:
    """The new path of a state: the longest part of it that is renamed."""
    if state in names:
        return names[state]
    cut = max(state.rfind("."), state.rfind("/"))
    return state if cut < 0 else _within(names, state[:cut]) + state[cut:]
