"""Coverage in the terminal: flow by flow and kind by kind, then all that no scenario shows, in an analyst's words."""

from collections.abc import Iterator
from typing import Final

from harness.cover.wanted import Ready
from harness.covering import counted, named
from harness.gherkin import steps
from harness.language import Say
from simulator.analysis.coverage import Count, Coverage
from simulator.analysis.owed.obligation import KINDS, Obligation
from simulator.spec.flow import NOWHERE
from simulator.spec.load import Library

_FIRST: Final = 2
"""Scenarios that are printed whole."""


def all_of(found: Coverage, ready: tuple[Ready, ...], library: Library, say: Say) -> Iterator[str]:
    """Counts, what lacks, and the first of the scenarios that would show it."""
    yield from counts(found, library, say)
    yield from lacking(found, library, say)
    yield from scenarios(ready, say)


def scenarios(ready: tuple[Ready, ...], say: Say) -> Iterator[str]:
    """The first scenarios that are missing, and how many there are."""
    missing = [scenario for one in ready for scenario in one.told(say.lang)]
    if missing:
        yield ""
        yield say(
            f"Scénarios prêts à jouer : {len(missing)} (« --write DOSSIER » les écrit tous)",
            f"Scenarios ready to be played: {len(missing)} (“--write FOLDER” writes them all)",
        )
    for one in ready:
        for miss in one.missed:
            what, why = miss.target.text.of(say.lang), miss.why.of(say.lang)
            yield say(f"Sans scénario, car {why} : {what}", f"Without a scenario, because {why}: {what}")
    for scenario in missing[:_FIRST]:
        yield ""
        yield f"  {say('Scénario', 'Scenario')}: {scenario.title}"
        yield from (f"    {step}" for step in steps(scenario, say.lang))


def counts(found: Coverage, library: Library, say: Say) -> Iterator[str]:
    """The counts of each flow, then that of all."""
    flows = [(found.of(flow), named(library, flow).of(say.lang)) for flow in found.flows]
    width = max([len(name) for _, name in flows] + [len(KINDS[kind].of(say.lang)) + 2 for kind, _ in found.kinds()])
    for part, name in flows:
        yield _row(name, part.count, width, say)
        yield from (_row(f"  {KINDS[kind].of(say.lang)}", count, width, say) for kind, count in part.kinds())
    yield ""
    yield f"{say('en tout : ', 'in all: ')}{counted(found.count, say)}"


def _row(name: str, count: Count, width: int, say: Say) -> str:
    share = f"{count.percent}{say(' %', '%')}"
    return f"{name:<{width}}  {count.covered:>4} / {count.total:<4}  {share:>6}"


def lacking(found: Coverage, library: Library, say: Say) -> Iterator[str]:
    """What no scenario shows, and what nothing can show, flow by flow, each with its place."""
    titles = (
        say("Ce qu'aucun scénario ne montre :", "What no scenario shows:"),
        say("Ce que rien ne peut montrer :", "What nothing can show:"),
    )
    for title, left in zip(titles, (found.lacking, found.unreachable), strict=True):
        if left:
            yield ""
            yield title
        for flow in dict.fromkeys(obligation.flow for obligation in left):
            yield f"  {named(library, flow).of(say.lang)}"
            yield from (f"    {line(o, say)}" for o in left if o.flow == flow)


def line(obligation: Obligation, say: Say) -> str:
    """An obligation with its place, if it has one."""
    words = obligation.words(say.lang)
    return words if obligation.place is NOWHERE else f"{obligation.place}  {words}"
