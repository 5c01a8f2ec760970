"""A page laid out for a terminal, as lines that say what they are; nothing here knows colours or widths."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from harness.language import Say
from harness.moments import moment
from harness.play.journey import Journey
from harness.play.safe import safe
from harness.play.things import Thing, things
from harness.sight import shown
from simulator.portal.page import ButtonView, FieldView, HeadingView, Page, ScreenView
from simulator.spec.flow import INSURED

Kind = Literal[
    "title", "text", "note", "message", "under", "field", "button", "inactive", "link", "decor", "heading",
    "said", "refused", "mistake", "hint", "clock", "state", "typed", "row",
    "verbatim",
]  # fmt: skip
MARK = 4
"""Columns kept before a line for a number or a box."""
TEXTS, WIDE = 3, 150
"""Lines of a heading, and characters of one, that an abbreviated page shows."""


class Line(NamedTuple):
    """A line: what it is, its text, and what stands before it (a number, a box); it wraps after the mark."""

    kind: Kind
    text: str
    mark: str = ""


class Items(NamedTuple):
    """Short pieces side by side, as many a row as fit: tabs, the open one marked, or a field's options."""

    pieces: tuple[tuple[str, bool], ...]
    indent: int = 0


class Gap(NamedTuple):
    """An empty line."""


class Frame(NamedTuple):
    """A dialog or a panel."""

    title: str
    lines: tuple[Line | Gap | Items, ...]
    dialog: bool


Drawn = Line | Items | Frame | Gap


def drawn(journey: Journey, say: Say, whole: bool = False) -> tuple[Drawn, ...]:
    """What the one who acts sees, then the clock and where their cases stand."""
    page = journey.page()
    numbered = things(journey, page)
    return (*_page(journey, page, numbered, say, whole), Gap(), *_footer(journey, page, say))


def _page(journey: Journey, page: Page, numbered: tuple[Thing, ...], say: Say, whole: bool) -> Iterator[Drawn]:
    if not page.connected:
        yield from _away(journey, say)
        return
    yield from _bar(page, numbered)
    yield from (Line("message", safe(message), "!") for message in page.messages)
    numbers = iter(numbered)
    if page.front is not None and page.front.dialog:
        yield from _under(page)
        yield Frame(safe(page.front.title), tuple(_screen(page.front, numbers, say)), True)
        return
    if page.front is not None:
        step = "" if page.front.step is None else f"   {page.front.step[0]}/{page.front.step[1]}"
        yield Line("title", safe(page.front.title) + step)
        yield from _screen(page.front, numbers, say)
        yield from _turn(journey, page.front, say)
    for panel in page.panels:
        yield Frame(safe(panel.title), tuple(_screen(panel, numbers, say)), False)
    links = {thing.label: thing for thing in numbered if thing.kind == "link"}
    for heading in page.headings:
        yield from _heading(heading, links, say, whole)
    if page.headings and not whole:
        yield Line("hint", say("« tout » montre la page entière", "“all” shows the whole page"))


def _under(page: Page) -> Iterator[Drawn]:
    """What a dialog covers: it can be read, not clicked."""
    for screen in (page.behind, *page.panels):
        if screen is not None:
            yield Line("decor", safe(screen.title))
            yield from (Line("decor", safe(text)) for text in screen.texts)


def _away(journey: Journey, say: Say) -> Iterator[Line]:
    name = journey.called(journey.who)
    if journey.who == journey.insured:
        yield Line("title", say(f"{name} n'est pas connecté(e)", f"{name} is not logged in"))
        yield Line("hint", say("« connecter » ouvre le compte", "“connect” opens the account"))
        return
    yield Line("title", say(f"{name} n'est pas là", f"{name} is not there"))
    yield Line("hint", say("« ouvrir DÉMARCHE » commence une visite", "“open JOURNEY” begins a visit"))


def _bar(page: Page, numbered: tuple[Thing, ...]) -> Iterator[Drawn]:
    """The tabs and the header, with their numbers unless a dialog lies over them."""
    numbers = {thing.label: thing.number for thing in numbered if thing.kind in ("tab", "header") and thing.leads}
    labels = [*page.tabs, *page.header[-1:]]
    if labels:
        pieces = [(label, f"{numbers[label]} {label}" if label in numbers else label) for label in labels]
        yield Items(tuple((safe(text), label == page.tab) for label, text in pieces))
        yield Gap()


def _screen(screen: ScreenView, numbers: Iterator[Thing], say: Say) -> Iterator[Line | Gap | Items]:
    for text in screen.texts:
        yield from (Line("text", safe(line)) for line in text.split("\n"))
    yield from (Gap(),) if screen.texts and screen.fields else ()
    under = ""
    for field in screen.fields:
        if field.under and field.under != under:
            under = field.under
            yield Line("under", safe(under))
        yield from _field(field, say)
    yield from (Line("note", safe(line)) for line in screen.note.split("\n") if line)
    yield from (Gap(),) if screen.buttons and (screen.texts or screen.fields) else ()
    yield from (_button(button, next(numbers), say) for button in screen.buttons)


def _field(field: FieldView, say: Say) -> Iterator[Line | Items]:
    star = "*" if field.mandatory else ""
    if field.type == "tick":
        yield Line("field", safe(field.label) + star, "[x]" if field.typed == "yes" else "[ ]")
        return
    value = shown(field) or f"… {field.hint}".rstrip()
    yield Line("field", safe(f"{field.label}{star}{say(' :', ':')} {value}"), "·")
    if field.options:
        labels = (f"{rank} {safe(option.label)}" for rank, option in enumerate(field.options, 1))
        yield Items(tuple((label, False) for label in labels), MARK)


def _button(button: ButtonView, thing: Thing, say: Say) -> Line:
    if button.active:
        return Line("button", safe(button.label), str(thing.number))
    why = f"{say(' :', ':')} {say(' ; ', '; ').join(button.reasons)}" if button.reasons else ""
    return Line("inactive", safe(f"{button.label} — {say('inactif', 'inactive')}{why}"), str(thing.number))


def _turn(journey: Journey, screen: ScreenView, say: Say) -> Iterator[Line]:
    """Who can go on, where the one who looks at the screen cannot."""
    if screen.buttons:
        return
    case = journey.simulation.cases[screen.case]
    flow = journey.simulation.library.flows[case.flow]
    me = INSURED if journey.who == journey.insured else journey.who
    arcs = flow.leaves[case.snapshot.state].arcs
    for actor in dict.fromkeys(flow.events[event].by for event in arcs if event in flow.events):
        if actor != me:
            name = journey.simulation.library.portal.actors[actor].of(say.lang)
            yield Line(
                "hint",
                say(f"la suite revient à : {name} (« qui {name} »)", f"the next step is for {name} (“who {name}”)"),
            )


def _heading(heading: HeadingView, links: dict[str, Thing], say: Say, whole: bool) -> Iterator[Line]:
    yield Line("heading", safe(heading.label))
    texts = [safe(text.replace("\n", " ")) for text in heading.texts]
    kept = texts if whole else texts[:TEXTS]
    yield from (Line("decor", text if whole or len(text) <= WIDE else text[: WIDE - 1] + "…", " ") for text in kept)
    leading = [label for label in heading.links if links[label].leads]
    rest = [label for label in heading.links if label not in leading]
    yield from (Line("link", safe(label), str(links[label].number)) for label in leading)
    if whole:
        yield from (Line("decor", safe(label), str(links[label].number)) for label in rest)
    hidden = 0 if whole else len(rest) + len(texts) - len(kept)
    if hidden:
        yield Line("decor", say(f"… et {hidden} de plus", f"… and {hidden} more"), " ")


def _footer(journey: Journey, page: Page, say: Say) -> Iterator[Line]:
    where = f" · {safe(page.device)}" if page.connected else ""
    about = "" if journey.who == journey.insured else say(" pour ", " for ") + safe(journey.called(journey.insured))
    yield Line("clock", f"{journey.clock()} · {safe(journey.called(journey.who))}{about}{where}")
    for standing in journey.standings():
        due = f" · {say('échéance :', 'deadline:')} {moment(standing.due)}" if standing.due else ""
        states = " › ".join(standing.states)
        yield Line("state", safe(f"{standing.flow}{say(' :', ':')} {states}{due}"))
