"""Until when? The date that a line of a screen shows, counted from the day on which something was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.wording import both
from simulator.analysis.path import Path
from simulator.engine.simulation import Case, Simulation
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.anchor import anchors, arcs, begun, told
from simulator.quiz.kinds.misses import misses
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import case_of, ended
from simulator.quiz.slips import months_in, slips
from simulator.quiz.words import title
from simulator.spec.calendar import french_date
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.tree import Expression, Named
from simulator.spec.expressions.words import describe, quoted, show
from simulator.spec.flow import Leaf, Line, Screen, Value
from simulator.spec.load import Library
from simulator.spec.template import STYLES
from simulator.spec.text import Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """The dates that lines show, from each of the days."""
    for line in _lines(ground):
        path = line.way(ground)
        for day, moved in ground.from_days(path) if path is not None else ():
            item = line.item(ground, moved, day)
            if item is not None:
                yield item


@dataclass(frozen=True)
class _Dated:
    """A line of a screen with a date that the flow computes."""

    leaf: Leaf
    screen: Screen
    line: Line
    value: Value

    def way(self, ground: Ground) -> Path | None:
        """A path to where one reads it."""
        holds = () if self.line.when is None else ((self.line.when, True),)
        return ground.find(Goal(ground.flow.id, self.leaf.id, holds))

    def read(self, flow: str, path: Path, library: Library) -> Finding | None:
        """The date that stands there at the end of a run."""
        there = ended(library, path)
        case = None if there is None else case_of(there, path, flow)
        if there is None or case is None:
            return None
        found = library.flows[flow]
        day = compiled(found.values[self.value.id].expression)(case.snapshot, there.facts(found, case.insured), None)
        return dated(day) if isinstance(day, date) else None

    def item(self, ground: Ground, path: Path, day: date) -> Item | None:
        """The question, from a day."""
        there, right = ended(ground.library, path), self.read(ground.flow.id, path, ground.library)
        case = None if there is None else case_of(there, path, ground.flow.id)
        if there is None or case is None or right is None:
            return None
        found = anchors(self.value.expression, case.snapshot.state, there, case)
        if found is None:
            return None
        simulation, known, since = there, case, begun(found)

        def text(lang: Lang) -> str:
            begin = told(ground, path, known, found, lang, clock=False)
            line, name = quoted(self._blank(known, simulation, lang), lang), title(self.screen, lang)
            ask = Prose(
                f"Quelle date lit-on ensuite dans {name}, à la place de [?] : {line} ?",
                f"Which date stands for [?] afterwards in {name}: {line}?",
            )
            return f"{begin} {ask.of(lang)}"

        def read(library: Library) -> Finding | None:
            return self.read(ground.flow.id, path, library)

        last = day_of(right)
        near = [
            *misses(ground, _computed, read),
            *(Answer(dated(slip.day), slip.why) for slip in slips(since, last, months_in(self.value.expression))),
        ]
        return Item(
            kind="deadline",
            id=f"{ground.flow.id}:deadline:{self.value.id}:{self.screen.id}:{day}",
            topics=(f"value {self.value.id} {self.screen.id}",),
            shape="date",
            text=both(text),
            right=Answer(right, _why(self.value.expression, since, last)),
            wrong=distinct(right, near),
            guide=ground.known((*self.value.guide, *self.line.text.guide)),
            path=path,
            read=read,
            asks=frozenset([f"since {since}"]),
            tells=arcs(found),
        )

    def _blank(self, case: Case, there: Simulation, lang: Lang) -> str:
        """The line with the date left open."""
        facts, template = there.facts(there.library.flows[case.flow], case.insured), self.line.text.of(lang)
        said = []
        for part in template.parts:
            if isinstance(part, str):
                said.append(part)
            elif isinstance(part.expression, Named) and part.expression.name == self.value.id:
                said.append("[?]")
            else:
                value = part.run(case.snapshot, facts, None)
                said.append(STYLES[part.style](show(value, part.expression.type, lang)))
        return "".join(said)


def _computed(place: tuple[str | int, ...]) -> bool:
    return place[:1] == ("values",)


def _lines(ground: Ground) -> Iterator[_Dated]:
    """Each computed date of each screen, in the first place where it can be read."""
    seen: set[tuple[str, str]] = set()
    places = (
        (leaf, screen, line) for leaf in ground.flow.leaves.values() for screen in leaf.screens for line in screen.lines
    )
    for leaf, screen, line in places:
        for slot in line.text.fr.slots:
            inner = slot.expression
            value = ground.flow.values.get(inner.name) if isinstance(inner, Named) else None
            if value is None or inner.type.name != "date" or (value.id, screen.id) in seen:
                continue
            found = _Dated(leaf, screen, line, value)
            if found.way(ground) is not None:
                seen.add((value.id, screen.id))
                yield found


def dated(day: date) -> Finding:
    """A date as an answer."""
    return Finding.exact(Prose(french_date(day), french_date(day)), f"date {day}")


def day_of(found: Finding) -> date:
    """The date of such an answer."""
    (claim,) = found.claims
    return date.fromisoformat(claim.removeprefix("date "))


def _why(expression: Expression, first: date, last: date) -> Prose:
    """How the date is computed, and why its day-number is another one where it is."""
    short = Prose("", "")
    if months_in(expression) and last.day < first.day:
        short = Prose(
            f" Ce mois-là n'a pas de {first.day} : on s'arrête à son dernier jour.",
            f" That month has no day {first.day}: its last day is the end.",
        )
    return Prose(
        f"Calcul : {describe(expression, 'fr')}.{short.fr}", f"Computed as {describe(expression, 'en')}.{short.en}"
    )
