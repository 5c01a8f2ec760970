"""What has been seen so far of a scenario, in both languages: pages, refusals, communications, documents."""

from collections.abc import Iterable, Iterator

from diagrams.papers import printed
from harness.language import Lang
from harness.sight import shown
from harness.translating.lexicon import Lexicon, Pair
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Content, Lines
from simulator.portal.page import FieldView, Page, ScreenView, page


class Scene:
    """The lexicon of a scenario that is being played.

    ``fields`` are the types of the fields seen, by label, ``typed`` the words that somebody typed.
    """

    def __init__(self, ours: Lang, theirs: Lang) -> None:
        self.lexicon = Lexicon()
        self.fields: dict[str, str] = {}
        self.typed: set[str] = set()
        self._ours, self._theirs = ours, theirs
        self._told = 0
        self._last: Simulation | None = None

    def look(self, simulation: Simulation) -> None:
        """Note what everybody sees, and what happened since one last looked."""
        if simulation is self._last:
            return
        self._last = simulation
        for person in simulation.sessions:
            self._page(page(simulation, person, self._ours), page(simulation, person, self._theirs))
        for happening in simulation.history[self._told :]:
            effects = happening.firing.outcome.effects
            for sent in effects.sent:
                self.lexicon.note("text", sent.text.of(self._ours), sent.text.of(self._theirs))
            for name in effects.given:
                self._document(happening.firing.after.documents[name])
        self._told = len(simulation.history)

    def refused(self, ours: Iterable[str], theirs: Iterable[str]) -> None:
        """Note why an action was refused."""
        for pair in zip(ours, theirs, strict=False):
            self.lexicon.note("reason", *pair)

    # --- pages

    def _page(self, ours: Page, theirs: Page) -> None:
        self._labels("tab", ours.tabs, theirs.tabs)
        self._labels("header", ours.header, theirs.header)
        run = list(_lines(zip(ours.messages, theirs.messages, strict=True)))
        for mine, other in zip(ours.headings, theirs.headings, strict=True):
            self.lexicon.note("heading", mine.label, other.label)
            self._labels("link", mine.links, other.links)
            run += _lines(zip(mine.texts, other.texts, strict=True))
        for screen in zip(_screens(ours), _screens(theirs), strict=True):
            run += self._screen(*screen)
        self.lexicon.follow(run)

    def _labels(self, group: str, ours: Iterable[str], theirs: Iterable[str]) -> None:
        for pair in zip(ours, theirs, strict=True):
            self.lexicon.note(group, *pair)

    def _screen(self, ours: ScreenView, theirs: ScreenView) -> list[Pair]:
        self.lexicon.note("title", ours.title, theirs.title)
        for mine, other in zip(ours.buttons, theirs.buttons, strict=True):
            self.lexicon.note("button", mine.label, other.label)
            self._labels("reason", mine.reasons, other.reasons)
        texts = zip((ours.title, *ours.texts, ours.note), (theirs.title, *theirs.texts, theirs.note), strict=True)
        found = list(_lines(texts))
        for field in zip(ours.fields, theirs.fields, strict=True):
            found += self._field(*field)
        return found

    def _field(self, ours: FieldView, theirs: FieldView) -> Iterator[Pair]:
        self.fields[ours.label] = ours.type
        self.lexicon.note("field", ours.label, theirs.label)
        for mine, other in zip(ours.options, theirs.options, strict=True):
            for group in ("option", f"option {ours.label}"):
                self.lexicon.note(group, mine.label, other.label)
        if ours.type == "choice":
            self.lexicon.note(f"option {ours.label}", shown(ours), shown(theirs))
        for pair in ((ours.hint, theirs.hint), (ours.under, theirs.under)):
            self.lexicon.note("hint", *pair)
            yield pair

    # --- documents

    def _document(self, content: Content) -> None:
        """Its lines as they are printed; should they be cut otherwise, as they are written."""
        ours, theirs = (printed(content, lang) for lang in (self._ours, self._theirs))
        if len(ours) != len(theirs):
            ours, theirs = (tuple(_flat(content.lines(lang))) for lang in (self._ours, self._theirs))
        self.lexicon.follow(zip(ours, theirs, strict=True))


def _screens(seen: Page) -> tuple[ScreenView, ...]:
    return tuple(screen for screen in (seen.front, seen.behind, *seen.panels) if screen is not None)


def _lines(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Line by line, where both have as many."""
    for ours, theirs in pairs:
        mine, other = ours.split("\n"), theirs.split("\n")
        yield from zip(mine, other, strict=True) if len(mine) == len(other) else [(ours, theirs)]


def _flat(lines: Lines) -> Iterator[str]:
    for line in lines:
        if isinstance(line, str):
            yield line
        else:
            yield from _flat(line)
