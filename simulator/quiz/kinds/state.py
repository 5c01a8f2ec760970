"""Which state on that day, at that hour? One minute before a deadline, at its instant, and later that day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from simulator.analysis.owed.wording import both
from simulator.analysis.path import Path
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.anchor import anchors, arcs, begun, told
from simulator.quiz.kinds.misses import states
from simulator.quiz.kinds.timer import explained, fires, guide, timers, touching, waiting
from simulator.quiz.outcome import state_claim
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import case_of, ended
from simulator.quiz.words import button, moment
from simulator.spec.flow import Flow, State, Timer
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang, Prose

MOMENTS: Final = (("before", timedelta(minutes=-1)), ("at", timedelta()), ("after", timedelta(hours=10)))


def items(ground: Ground) -> Iterator[Item]:
    """The moments around each timer that changes the state, from each of the days."""
    for timer in timers(ground):
        path = waiting(ground, timer) if timer.branch.to is not None else None
        for day, moved in ground.from_days(path) if path is not None else ():
            for name, step in MOMENTS:
                item = _item(ground, timer, moved, day, name, step)
                if item is not None:
                    yield item


def _item(ground: Ground, timer: Timer, path: Path, day: date, name: str, step: timedelta) -> Item | None:
    there, fired = ended(ground.library, path), fires(ground.library, path, ground.flow.id, timer.id)
    case = None if there is None else case_of(there, path, ground.flow.id)
    if there is None or case is None or fired is None:
        return None
    found, when = anchors(timer.past, timer.state, there, case), fired[1].at + step

    def read(library: Library) -> Finding | None:
        return _state(ground.flow.id, path, when, timer, library)

    right = read(ground.library)
    if found is None or right is None:
        return None
    known = case

    def text(lang: Lang) -> str:
        begin = told(ground, path, known, found, lang, clock=True)
        at = moment(when, lang, clock=True)
        if lang == "fr":
            return f"{begin} Personne ne fait rien de plus. Dans quel état est-elle {at} ?"
        return f"{begin} Nobody does anything more. In which state is it {at}?"

    near = [
        *_other_side(ground, timer, path, when, step),
        *states(ground, touching(timer), read),
        *_others(ground, timer, right),
    ]
    return Item(
        kind="state",
        id=f"{ground.flow.id}:state:{timer.id}:{day}:{name}",
        topics=(f"{timer.id} {name}",),
        shape=name,
        text=both(text),
        right=Answer(right, _why(timer, fired[1].at, when)),
        wrong=distinct(right, near),
        guide=ground.known(guide(ground, timer)),
        path=path,
        read=read,
        asks=frozenset([f"since {begun(found)}"]),
        tells=arcs(found),
    )


def _state(flow: str, path: Path, when: datetime, timer: Timer, library: Library) -> Finding | None:
    """The state of the case at an instant after a run."""
    there = ended(library, path)
    if there is None or when < there.now:
        return None
    case = case_of(there.advanced(when), path, flow)
    return None if case is None else state_claim(library.flows[flow], case.snapshot.state, timer.state)


def _why(timer: Timer, due: datetime, when: datetime) -> Prose:
    fr, en = explained(timer)
    if when >= due:
        return Prose(fr, en)
    return Prose(f"{fr} Une minute plus tôt, rien n'a changé.", f"{en} A minute earlier nothing has changed.")


def _other_side(ground: Ground, timer: Timer, path: Path, when: datetime, step: timedelta) -> Iterator[Answer]:
    """The state on the other side of the deadline."""
    early = step < timedelta()
    found = _state(ground.flow.id, path, when + timedelta(days=1 if early else -1), timer, ground.library)
    if found is not None:
        yield Answer(found, _EARLY if early else _LATE)


_EARLY: Final = Prose("L'échéance n'est pas encore tombée.", "The deadline has not come yet.")
_LATE: Final = Prose("L'échéance est déjà tombée.", "The deadline has come already.")


def _others(ground: Ground, timer: Timer, right: Finding) -> Iterator[Answer]:
    """The other states of the life cycle, nearest the right one first."""
    flow = ground.flow
    states = list(flow.lifecycle())
    here = next((rank for rank, state in enumerate(states) if f"state {state.label.plain.fr}" in right.claims), 0)
    for state in sorted(states, key=lambda state: abs(states.index(state) - here)):
        leaf = next(leaf.id for leaf in flow.leaves.values() if leaf.path[0] is state)
        yield Answer(state_claim(flow, leaf), _leading_to(flow, timer, state))


def _leading_to(flow: Flow, timer: Timer, state: State) -> Prose:
    """What it would take to come to a state from where time passes."""
    for arc in flow.arcs():
        leaf = flow.leaves[arc.source]
        here = timer.state in {outer.id for outer in leaf.path}
        if here and arc.refusal is None and arc.trigger in flow.events and state.id in arc.entered:
            fr, en = (button(flow, leaf, arc.trigger, lang) for lang in LANGS)
            return Prose(f"Il faudrait pour cela {fr}.", f"That would take {en}.")
    return Prose("Le temps seul n'y mène pas.", "Time alone does not lead there.")
