"""The drawings of a site: pictures of flows whose parts lead to their pages, and screens as mock-ups."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from diagrams.detail import detail
from diagrams.draw import VIEWS, View
from diagrams.outline import named
from diagrams.picture import Picture
from diagrams.region import region
from diagrams.scene.scene import Placed, Scene
from diagrams.scene.svg import faces, svg
from diagrams.scene.traced import traced
from diagrams.screens import mockup
from harness.cover.drawn import marked
from harness.language import Lang
from harness.site import links
from harness.site.examples import Example, Examples
from harness.site.facts import Facts
from simulator.portal.page import ButtonView, FieldView, OptionView, ScreenView
from simulator.spec.flow import Field, Flow, Screen, State, Text

_SCALE: Final = 1.3
"""From the points of a drawing to the dots of a screen."""

Words = Callable[[Text], str]
"""A text of a flow's as one reads it, what would be filled in between square brackets."""


class Told(NamedTuple):
    """A way of a picture in words: from where, what happens, to where; the ids tell which places are states."""

    source: str
    target: str
    lines: tuple[str, ...]
    source_id: str
    target_id: str


class Drawing(NamedTuple):
    """A drawing, and the same in words."""

    scene: Scene
    told: tuple[Told, ...] = ()

    def inline(self, name: str) -> str:
        """The SVG as it stands in a page that has the letters in its style sheet, its texts as large as the page's."""
        scene = self.scene
        whole = (Placed(0, 0, scene, _SCALE),)
        return svg(replace(scene, width=scene.width * _SCALE, height=scene.height * _SCALE, shapes=whole), name,
                   fonts=False)  # fmt: skip


class Drawings:
    """Every drawing of a site, made once; the letters of all of them are cut together."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._examples = Examples(facts.library)
        self._pictures: dict[tuple[str, str, Lang], Drawing] = {}
        self._screens: dict[tuple[str, str, Lang], Drawing] = {}

    def picture(self, flow: Flow, view: View, lang: Lang) -> Drawing:
        """A view of a flow; each state leads to its page."""
        key = (flow.id, view, lang)
        if key not in self._pictures:
            self._pictures[key] = _drawing(flow, VIEWS[view](flow, lang, self._facts.library.portal))
        return self._pictures[key]

    def region(self, flow: Flow, leaf: str, lang: Lang) -> Drawing:
        """A state and what is around it."""
        key = (flow.id, f"region {leaf}", lang)
        if key not in self._pictures:
            whole = detail(flow, lang, self._facts.library.portal, leaf)
            self._pictures[key] = _drawing(flow, region(whole, flow, leaf))
        return self._pictures[key]

    def coverage(self, flow: Flow, lang: Lang) -> Drawing:
        """The life of a case, each part covered, in part or not."""
        key = (flow.id, "coverage", lang)
        if key not in self._pictures:
            found = marked(self._facts.coverage, self._facts.library, flow, "lifecycle", lang)
            self._pictures[key] = _drawing(flow, found)
        return self._pictures[key]

    def screen(self, flow: Flow, screen: Screen, lang: Lang, words: Words) -> Drawing:
        """A screen as it is specified: all that it may show."""
        key = (flow.id, screen.id, lang)
        if key not in self._screens:
            self._screens[key] = Drawing(mockup.screen(_view(flow, screen, words), lang))
        return self._screens[key]

    def seen(self, flow: Flow, state: State, screen: Screen, lang: Lang) -> tuple[Drawing, Example] | None:
        """A screen as it is in a state, on an example; None where no example shows it there."""
        found = self._examples.seen(flow, state, screen, lang)
        if found is None:
            return None
        key = (flow.id, f"{screen.id} {state.id}", lang)
        self._screens[key] = Drawing(mockup.screen(found.view, lang))
        return self._screens[key], found

    def letters(self) -> str:
        """The style rules that bring the letters of all drawings made so far."""
        return faces(drawing.scene for drawing in (*self._pictures.values(), *self._screens.values()))


def _drawing(flow: Flow, picture: Picture) -> Drawing:
    return Drawing(traced(picture, _leads(flow, picture)), tuple(_told(picture)))


def _leads(flow: Flow, picture: Picture) -> Mapping[str, str]:
    """Where places lead: a state to its page, a dialog to its screen, the rules of an event to their state."""
    found = {}
    for place in picture.places:
        owner = place.id.partition("#")[0].partition("?")[0]
        state, _, dialog = owner.partition("/")
        if dialog and dialog in flow.screens:
            found[place.id] = links.screen(flow.id, dialog)
        elif state in flow.states and "#" not in place.id:
            found[place.id] = links.state(flow.id, state)
    return found


def _told(picture: Picture) -> Iterator[Told]:
    names = named(picture)
    for edge in picture.edges:
        lines = tuple(line.text for line in edge.lines)
        yield Told(names[edge.source], names[edge.target], lines, edge.source, edge.target)


# --- a screen as it is specified


def _view(flow: Flow, screen: Screen, words: Words) -> ScreenView:
    return ScreenView(
        case="",
        flow=flow.id,
        screen=screen.id,
        title=words(screen.title),
        step=screen.step,
        texts=tuple(words(line.text) for line in screen.lines),
        note=words(screen.note) if screen.note else "",
        fields=tuple(_field(field, words) for field in screen.fields),
        buttons=tuple(ButtonView(button.event.id, words(button.label), True, ()) for button in screen.buttons),
        dialog=screen.dialog,
    )


def _field(field: Field, words: Words) -> FieldView:
    options = [OptionView(option.id, words(option.label)) for option in field.options]
    if field.record is not None:
        options.append(OptionView("1", words(field.record)))
    if field.everything is not None:
        options.append(OptionView("all", words(field.everything.text)))
    return FieldView(
        key=field.key,
        label=words(field.label),
        type=field.kind,
        mandatory=not field.optional,
        typed=None,
        options=tuple(options),
        hint=words(field.hint) if field.hint else "",
        under=words(field.under) if field.under else "",
        many=field.many,
    )
