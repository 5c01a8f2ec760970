"""Every screen, dialog and panel: all that is read on it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.wording import named
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.target import UNTITLED, Candidate, Ground, Target
from simulator.scenarios.ending import Expectation
from simulator.scenarios.expectations import panels, whole
from simulator.scenarios.standings import state
from simulator.scenarios.telling import Told
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.tree import Expression
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Leaf, Text
from simulator.spec.text import Prose

READ: Final[tuple[Expectation, ...]] = (whole, panels, state)


class Page(NamedTuple):
    """A leaf that is read, where a condition of its screen is true or false (None: whatever it is).

    ``what`` is what the condition shows or hides.
    """

    leaf: Leaf
    when: Expression | None = None
    truth: bool = True
    what: Text | None = None

    @property
    def holds(self) -> tuple[tuple[Expression, bool], ...]:
        """What must hold there."""
        return () if self.when is None else ((self.when, self.truth),)


class Screens:
    """What each leaf shows: every line and field that a condition may hide is read, and seen to be away."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        leaves = [leaf for leaf in ground.flow.leaves.values() if leaf.screen is not None]
        self._pages = {
            f"{ground.flow.id}:screen:{leaf.id}:{number}": page
            for leaf in leaves
            for number, page in enumerate(_pages(leaf), 1)
        }
        self.targets = tuple(Target(name, _said(page)) for name, page in self._pages.items())

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """A way to the leaf."""
        page = self._pages[target.id]
        path = self._ground.explored.find(Goal(self._ground.flow.id, page.leaf.id, page.holds))
        if path is not None:
            rule, title = headings.of_leaf(self._ground.flow, page.leaf.id), _title(page.leaf)
            yield Candidate(path, rule, title, detail=_condition(page), expect=READ)

    def spare(self) -> Iterator[Candidate]:
        """Nothing."""
        return iter(())

    def shown(self, told: Told) -> Iterable[str]:
        """The leaf that it reads at its end, and the conditions that are true and false there."""
        here = [h.firing for h in told.history if h.firing.after.flow == self._ground.flow.id]
        read = any(one.phrase in _WHOLE for one in told.scenario.sentences)
        for name, page in self._pages.items() if read and here else ():
            firing = here[-1]
            truths = (bool(compiled(when)(firing.after, firing.facts, None)) == truth for when, truth in page.holds)
            if firing.after.state == page.leaf.id and all(truths):
                yield name


_WHOLE: Final = frozenset({"title_is", "buttons_are"})
"""Phrases with which only a scenario that reads a whole screen ends."""


def _pages(leaf: Leaf) -> Iterator[Page]:
    """The leaf with and without all that a condition may hide; simply the leaf where nothing is."""
    if leaf.screen is not None:
        hidden: dict[Expression, Text] = {}
        for when, what in (
            *((line.when, line.text) for line in leaf.screen.lines),
            *((field.shown, field.label) for field in leaf.screen.fields),
        ):
            if when is not None:
                hidden.setdefault(when, what)
        for when, what in hidden.items():
            yield from (Page(leaf, when, truth, what) for truth in (True, False))
        if not hidden:
            yield Page(leaf)


def _title(leaf: Leaf) -> Prose:
    assert leaf.screen is not None  # only what has a screen is read
    (fr, en), (state, en_state) = leaf.screen.title.plain, leaf.state.label.plain
    return Prose(
        f"Ce que dit {quoted(fr, 'fr')}, dans l'état {quoted(state, 'fr')}",
        f"What {quoted(en, 'en')} says, in the state {quoted(en_state, 'en')}",
    )


def _condition(page: Page) -> Prose:
    """« avec « Nom d'usage » »."""
    if page.what is None:
        return UNTITLED
    fr, en = ("avec", "with") if page.truth else ("sans", "without")
    return Prose(f"{fr} {named(page.what, 'fr')}", f"{en} {named(page.what, 'en')}")


def _said(page: Page) -> Prose:
    (fr, en), condition = _title(page.leaf), _condition(page)
    return Prose(f"{fr} ({condition.fr})", f"{en} ({condition.en})") if page.when is not None else Prose(fr, en)
