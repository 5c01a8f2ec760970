"""The screens of a journey: each drawn as it is specified, then told in words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.site import links
from harness.site.drawings import Drawing, Drawings
from harness.site.pages.sheet import Sheet
from harness.site.view import Link, View
from simulator.analysis.difference.reading_screens import KINDS as FIELD_KINDS
from simulator.spec.flow import Each, Field, Flow, Line, Screen
from simulator.spec.text import Prose

_KINDS = {
    "dialog": Prose("fenêtre de confirmation", "confirmation dialog"),
    "panel": Prose("encart", "panel"),
    "screen": Prose("écran", "screen"),
}


class LineTold(NamedTuple):
    """A text of a screen or of a document, and when it is shown."""

    text: str
    when: str
    guide: tuple[str, ...]


class FieldTold(NamedTuple):
    """A field in words."""

    field: Field
    label: str
    kind: str
    when: str
    hint: str
    options: tuple[str, ...]


class ScreenTold(NamedTuple):
    """A screen: its drawing, then all that it says in words, and the states where it is seen."""

    screen: Screen
    title: str
    kind: str
    drawing: Drawing
    lines: tuple[LineTold, ...]
    fields: tuple[FieldTold, ...]
    invalid: tuple[Link, ...]
    states: tuple[Link, ...]


def sheet(view: View, drawings: Drawings, flow: Flow, above: tuple[Link, ...]) -> Sheet:
    """The page of all screens of a flow."""
    name = view.sentences(flow).text(flow.name)
    told = tuple(_screen(view, drawings, flow, screen) for screen in flow.screens.values())
    title, values = view.tied(view.say(f"Écrans : {name}", f"Screens: {name}")), {"flow": flow, "screens": told}
    return Sheet(links.screens(flow.id), "screens.html", title, values, above, links.JOURNEYS)


def drawn(view: View, drawings: Drawings, flow: Flow, screen: Screen) -> Drawing:
    """A screen as a mock-up."""
    return drawings.screen(flow, screen, view.lang, view.sentences(flow).text)


def _screen(view: View, drawings: Drawings, flow: Flow, screen: Screen) -> ScreenTold:
    words = view.sentences(flow)
    seen = [state.id for state in flow.states.values() if screen in (state.screen, *state.panels)]
    seen += [
        state.id
        for state in flow.states.values()
        if any(branch.confirm is screen for branches in state.events.values() for branch in branches)
    ]
    kind = "dialog" if screen.dialog else "panel" if screen.at else "screen"
    return ScreenTold(
        screen,
        words.text(screen.title),
        _KINDS[kind].of(view.lang),
        drawn(view, drawings, flow, screen),
        tuple(lines_of(view, flow, screen.lines)),
        tuple(_field(view, flow, field) for field in screen.fields),
        tuple(Link(words.message(m), links.part(flow.id, "messages", m.id)) for m in screen.invalid),
        tuple(view.state(flow, name) for name in dict.fromkeys(seen)),
    )


def _field(view: View, flow: Flow, field: Field) -> FieldTold:
    words = view.sentences(flow)
    options = [words.text(option.label) for option in field.options]
    if field.record is not None:
        options.append(words.text(field.record))
    if field.everything is not None:
        options.append(words.text(field.everything.text))
    return FieldTold(
        field,
        words.text(field.label),
        view.said(FIELD_KINDS[field.kind]),
        "" if field.shown is None else words.say("if", words.condition(field.shown)),
        words.text(field.hint) if field.hint else "",
        tuple(options),
    )


def lines_of(view: View, flow: Flow, lines: Sequence[Line | Each], each: str = "") -> Iterator[LineTold]:
    """Texts with their conditions; those repeated for each record say so."""
    for line in lines:
        if isinstance(line, Each):
            over = view.words(line.over)
            yield from lines_of(view, flow, line.lines, view.say(f"pour chacun de {over}", f"for each of {over}"))
            continue
        when = [each] if each else []
        if line.when is not None:
            when.append(view.sentences(flow).say("if", view.sentences(flow).condition(line.when)))
        yield LineTold(view.sentences(flow).text(line.text), ", ".join(when), line.text.guide)
