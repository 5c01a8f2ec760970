"""When? The instant at which time alone leads a case on, or sends something."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from simulator.analysis.owed.wording import both, named
from simulator.analysis.path import Path
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.anchor import Anchor, anchors, arcs, begun, told
from simulator.quiz.kinds.misses import misses
from simulator.quiz.kinds.timer import explained, fires, guide, timers, touching, waiting
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import case_of, ended
from simulator.quiz.slips import FIRST_OF_MONTH, months_in, next_month
from simulator.quiz.words import instant
from simulator.spec.calendar import at, local
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Timer
from simulator.spec.load import Library
from simulator.spec.text import Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """The instants of timers, from each of the days."""
    for timer in timers(ground):
        path = waiting(ground, timer)
        for day, moved in ground.from_days(path) if path is not None else ():
            item = _item(ground, timer, moved, day)
            if item is not None:
                yield item


def _item(ground: Ground, timer: Timer, path: Path, day: date) -> Item | None:
    def read(library: Library) -> Finding | None:
        found = fires(library, path, ground.flow.id, timer.id)
        return None if found is None else _at(found[1].at)

    there, right = ended(ground.library, path), fires(ground.library, path, ground.flow.id, timer.id)
    case = None if there is None else case_of(there, path, ground.flow.id)
    if there is None or case is None or right is None:
        return None
    found = anchors(timer.past, timer.state, there, case)
    if found is None:
        return None
    known, when = case, right[1].at
    near = [*misses(ground, touching(timer), read), *_hours(timer, found, when)]
    return Item(
        kind="deadline",
        id=f"{ground.flow.id}:deadline:{timer.id}:{day}",
        topics=(timer.id,),
        shape="instant",
        text=both(lambda lang: f"{told(ground, path, known, found, lang, clock=True)} {_ask(ground, timer, lang)}"),
        right=Answer(_at(when), explained(timer)),
        wrong=distinct(_at(when), near),
        guide=ground.known(guide(ground, timer)),
        path=path,
        read=read,
        asks=frozenset([f"since {begun(found)}"]),
        tells=arcs(found),
    )


def _at(when: datetime) -> Finding:
    return Finding.exact(instant(when), f"at {when.isoformat()}")


_WHOLE_DAY: Final = Prose(
    "Le dernier jour compte en entier : l'heure du début ne joue pas.",
    "The last day counts whole: the hour of the beginning plays no part.",
)
_ELAPSED: Final = Prose(
    "Le délai court d'heure à heure, et non jusqu'à minuit.", "The delay runs from hour to hour, not to midnight."
)


def _hours(timer: Timer, found: tuple[Anchor, ...], when: datetime) -> Iterator[Answer]:
    """The slips on an instant: the hour of the beginning kept, or left out where it counts, the first of a month."""
    began = local(max(anchor.happening.at for anchor in found if anchor.happening is not None))
    end, midnight = local(when).date(), time()
    if timer.past is None:
        yield Answer(_on(end, midnight), _ELAPSED)
        yield Answer(_on(end + timedelta(days=1), midnight), _ELAPSED)
    else:
        yield Answer(_on(end - timedelta(days=1), began.time()), _WHOLE_DAY)
        yield Answer(_on(end, began.time()), _WHOLE_DAY)
    months = timer.after.months if timer.after is not None else months_in(timer.past) if timer.past is not None else 0
    if 0 < months < 12:
        yield Answer(_on(next_month(began.date()), midnight), FIRST_OF_MONTH)


def _on(day: date, clock: time) -> Finding:
    return _at(at(datetime.combine(day, clock.replace(tzinfo=None))))


def _ask(ground: Ground, timer: Timer, lang: Lang) -> str:
    branch, french = timer.branch, lang == "fr"
    if branch.to is not None:
        label = quoted(ground.flow.states[branch.to].label.of(lang).source, lang)
        return (
            f"Si personne ne fait rien de plus, quand passe-t-elle à l'état {label} ?"
            if french
            else f"If nobody does anything more, when does it come to the state {label}?"
        )
    text = named(branch.send[0].text, lang)
    return (
        f"Si personne ne fait rien de plus, quand part ce message : {text} ?"
        if french
        else f"If nobody does anything more, when is this message sent: {text}?"
    )
