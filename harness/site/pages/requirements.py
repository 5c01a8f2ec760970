"""What the portal must do: the front page, the guides with their statements, our decisions, the properties."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.site import links
from harness.site.facts import Standing
from harness.site.pages.sheet import Sheet
from harness.site.view import Link, View
from simulator.spec.flow import Flow, Property
from simulator.spec.portal import Guide
from simulator.spec.text import Prose

KINDS = {
    "rule": Prose("règle", "rule"),
    "screen": Prose("texte d'écran", "text of a screen"),
    "decor": Prose("décor, hors champ", "decor, out of scope"),
    "decision": Prose("décision", "decision"),
}
_PROPERTIES = {
    "never": Prose("jamais", "never"),
    "always": Prose("toujours", "always"),
    "sometimes": Prose("possible", "possible"),
    "eventually": Prose("finit par arriver", "comes about in the end"),
    "leads": Prose("mène à", "leads to"),
}


class Count(NamedTuple):
    """Of some statements: how many, how many are cited, must be tested and are, can be proved and are."""

    all: int
    written: int
    owed: int
    tested: int
    provable: int
    proved: int


class Step(NamedTuple):
    """A step of a guide and its statements."""

    anchor: str
    title: str
    standings: tuple[Standing, ...]
    tally: Count


class Book(NamedTuple):
    """A guide by steps; one of decisions alone has a step for each."""

    name: str
    page: str
    edition: str
    steps: tuple[Step, ...]
    tally: Count
    decisions: bool


class Oath(NamedTuple):
    """A property in words: ``within`` is by when, ``says`` its condition and ``then`` what it leads to."""

    anchor: str
    rank: int
    kind: str
    sentence: str
    says: str
    then: str
    within: str
    guide: tuple[str, ...]


def sheets(view: View) -> Iterator[Sheet]:
    """The pages of this section that journeys and features do not have."""
    t, books = view.say, tuple(book(view, guide) for guide in view.facts.library.guides)
    yield Sheet(links.HOME, "home.html", t("Ce site", "This site"), {"books": books, **_figures(view)})
    yield Sheet(links.REQUIREMENTS, "requirements.html", t("Énoncés et décisions", "Statements and decisions"),
                {"books": books})  # fmt: skip
    above = (Link(t("Énoncés et décisions", "Statements and decisions"), links.REQUIREMENTS),)
    for each in books:
        yield Sheet(each.page, "guide.html", each.name, {"book": each, "kinds": KINDS}, above, links.REQUIREMENTS)
    oaths = tuple((flow, oaths_of(view, flow)) for flow in view.facts.library.flows.values())
    yield Sheet(links.PROPERTIES, "properties.html", t("Propriétés", "Properties"), {"oaths": oaths})


def book(view: View, guide: Guide) -> Book:
    """A guide with what is known of its statements."""
    decisions = all(statement.kind == "decision" for statement in guide.statements.values())
    steps: dict[str, list[Standing]] = {}
    for name, statement in guide.statements.items():
        steps.setdefault(name if decisions else statement.step.of(view.lang), []).append(view.facts.standings[name])
    told = tuple(
        Step(f"step-{rank}", title, tuple(standings), count(standings))
        for rank, (title, standings) in enumerate(steps.items(), 1)
    )
    edition = "" if guide.edition is None else f"{guide.edition:%d/%m/%Y}"
    whole = count([standing for step in told for standing in step.standings])
    return Book(view.said(guide.name), view.links.guide(guide.id), edition, told, whole, decisions)


def count(standings: Sequence[Standing]) -> Count:
    """The count of some statements."""
    owed = [each for each in standings if each.owed]
    provable = [each for each in standings if each.properties]
    return Count(
        len(standings),
        sum(bool(each.uses) for each in standings),
        len(owed),
        sum(each.tested == "passed" for each in owed),
        len(provable),
        sum(each.proved == "proved" for each in provable),
    )


def oaths_of(view: View, flow: Flow) -> tuple[Oath, ...]:
    """The properties of a flow."""
    return tuple(_oath(view, flow, rank, each) for rank, each in enumerate(flow.properties))


def _oath(view: View, flow: Flow, rank: int, each: Property) -> Oath:
    sentence = view.sentences(flow).text(each.text)
    return Oath(
        anchor=links.property_anchor(flow.id, rank),
        rank=rank,
        kind=view.said(_PROPERTIES[each.kind]),
        sentence=sentence[:1].upper() + sentence[1:],
        says=view.words(each.expression),
        then="" if each.to is None else view.words(each.to),
        within="" if each.within is None else each.within.words(view.lang),
        guide=each.text.guide,
    )


def _figures(view: View) -> dict[str, object]:
    """What the front page counts."""
    found = view.facts
    properties = [(flow.id, rank) for flow in found.library.flows.values() for rank in range(len(flow.properties))]
    return {
        "whole": count(list(found.standings.values())),
        "statuses": found.run.results.counts()["scenarios"],
        "properties": len(properties),
        "proved": sum(found.proofs.of(*each).judgement == "proved" for each in properties),
        "coverage": found.coverage.count,
    }
