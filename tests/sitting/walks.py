"""Random walks of several people through a portal: what tests of sittings are fed with."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta

from simulator.portal.deed import Amend, Connect, Deed, Disconnect, Fill, Happen, OpenTab, Press, Reload, Start, Wait
from simulator.portal.page import FieldView, Page, ScreenView, page
from simulator.sitting.move import Back, Bring, Forth, Move
from simulator.sitting.sitting import Sitting
from simulator.spec.flow import INSURED, OUTSIDE
from simulator.spec.text import Lang

TEXTS = ("Martin", "16/04/1991", "16/04/2010", "", "31/02/2021", "É<b>", "12")


def walk(began: Sitting, seed: int, length: int, lang: Lang = "fr") -> Iterator[tuple[Move, Sitting]]:
    """Moves one after the other, each with the sitting after it."""
    draw, sitting, library = random.Random(seed), began, began.now.library
    person = draw.choice(list(library.dossiers.people))
    connect = Connect(person, next(iter(library.portal.devices)))
    sitting = sitting.moved(connect, lang)
    yield connect, sitting
    for _ in range(length):
        drawn = _drawn(draw, sitting, person, lang)
        sitting = sitting.moved(drawn, lang)
        yield drawn, sitting


def _drawn(draw: random.Random, sitting: Sitting, person: str, lang: Lang) -> Move:
    if draw.random() < 0.15:
        undo: Move | None = Back() if sitting.done and draw.random() < 0.6 else Forth() if sitting.undone else None
        if undo is not None:
            return undo
    actors = [person, person, *(name for name in sitting.now.sessions if name != person)]
    actor = draw.choice(actors)
    seen = page(sitting.now, actor, lang)
    on_screen = [*_shown(draw, seen)]
    if on_screen and draw.random() < 0.75:
        return draw.choice(on_screen)
    return draw.choice(_KINDS)(draw, sitting, person)


def _shown(draw: random.Random, seen: Page) -> Iterator[Deed]:
    """What can be done on a page, forms filled sensibly or not."""
    dialog = seen.front is not None and seen.front.dialog
    screens = (seen.front,) if dialog else (seen.front, *seen.panels)
    for screen in screens:
        if screen is not None:
            yield from _on_screen(draw, seen.person, screen)
    if seen.connected and not dialog and seen.tabs and draw.random() < 0.1:
        yield OpenTab(seen.person, "Mes démarches")


def _on_screen(draw: random.Random, person: str, screen: ScreenView) -> Iterator[Deed]:
    for button in screen.buttons:
        yield Press(person, screen.case, button.event)
    for field in screen.fields:
        yield Fill(person, screen.case, field.key, _typed(draw, field))


def _typed(draw: random.Random, field: FieldView) -> str | tuple[str, ...]:
    if field.type == "tick":
        return draw.choice(("yes", "no"))
    if field.type == "choice":
        ids = [option.id for option in field.options]
        if not ids:
            return ""
        return tuple(sorted(draw.sample(ids, draw.randint(1, len(ids))))) if field.many else draw.choice(ids)
    return draw.choice(TEXTS)


def _wait(draw: random.Random, sitting: Sitting, _: str) -> Move:
    due = [at for case in sitting.now.cases.values() for at in case.snapshot.due.values()]
    if due and draw.random() < 0.4:
        return Wait(max(min(due), sitting.now.now))
    return Wait(sitting.now.now + draw.choice((timedelta(hours=1), timedelta(days=1), timedelta(days=31))))


def _start(draw: random.Random, sitting: Sitting, person: str) -> Move:
    library = sitting.now.library
    flow = draw.choice(list(library.flows.values()))
    by = draw.choice(flow.access).by if flow.access else INSURED
    return Start(person if by == INSURED else by, flow.id, person)


def _happen(draw: random.Random, sitting: Sitting, person: str) -> Move:
    library = sitting.now.library
    events = [e for flow in library.flows.values() for e in flow.events.values() if e.by == OUTSIDE]
    return Happen(draw.choice(events).label.fr.source, draw.choice((None, person))) if events else Reload(person)


def _bring(draw: random.Random, sitting: Sitting, person: str) -> Move:
    library = sitting.now.library
    flow = draw.choice(list(library.flows.values()))
    return Bring(person, flow.id, draw.choice(list(flow.states)))


def _session(draw: random.Random, sitting: Sitting, person: str) -> Move:
    library = sitting.now.library
    if person in sitting.now.sessions and draw.random() < 0.3:
        return Disconnect(person)
    return Connect(person, draw.choice(list(library.portal.devices)))


def _amend(draw: random.Random, sitting: Sitting, person: str) -> Move:
    library = sitting.now.library
    texts = [name for name, datum in library.dossiers.fields.items() if datum.type.name == "text"]
    return Amend(person, draw.choice(texts), draw.choice((None, "Durand")))


def _reload(draw: random.Random, sitting: Sitting, person: str) -> Move:
    return Reload(person if person in sitting.now.sessions else draw.choice(list(sitting.now.library.dossiers.people)))


_KINDS: tuple[Callable[[random.Random, Sitting, str], Move], ...] = (
    _wait, _wait, _start, _start, _happen, _bring, _session, _amend, _reload,
)  # fmt: skip
