"""The cases of a sitting as the trainer reads them: where each stands, what falls due, what it keeps to."""

from collections.abc import Iterator
from typing import NamedTuple

from diagrams.dated.spans import deadlines
from diagrams.words import tied
from harness.language import Say
from harness.player.moments import iso, moment
from simulator.analysis.observance import breach
from simulator.engine.simulation import Case, Simulation
from simulator.spec.flow import Property


class StateView(NamedTuple):
    """A state that a case is in, and since when; ``label`` is exactly the flow's."""

    label: str
    since: str
    iso: str


class PropertyView(NamedTuple):
    """A property of the flow; ``breach`` is what goes against it, "" where the case keeps to it.

    ``waits`` tells that it is only something that has not come yet.
    """

    text: str
    breach: str
    waits: bool


class CaseView(NamedTuple):
    """A case; ``states`` are outermost first, ``deadlines`` what time alone will do, the nearest first."""

    id: str
    flow: str
    name: str
    insured: str
    person: str
    ended: bool
    states: tuple[StateView, ...]
    deadlines: tuple[str, ...]
    properties: tuple[PropertyView, ...]

    @property
    def place(self) -> str:
        """Where it stands, in a line."""
        return " › ".join(state.label for state in self.states)

    @property
    def breaches(self) -> int:
        """How many properties it goes against."""
        return sum(1 for each in self.properties if each.breach and not each.waits)

    @property
    def awaited(self) -> int:
        """How many say what has not come yet."""
        return sum(1 for each in self.properties if each.waits)


def cases(here: Simulation, say: Say) -> tuple[CaseView, ...]:
    """Every case, the latest first; only a person's latest case of a flow has its properties looked at."""
    latest = {(case.insured, case.flow): case.id for case in here.cases.values()}
    watched = set(latest.values())
    return tuple(_case(here, case, case.id in watched, say) for case in reversed(tuple(here.cases.values())))


def _case(here: Simulation, case: Case, watched: bool, say: Say) -> CaseView:
    flow, lang = here.library.flows[case.flow], say.lang
    running = [each for each in deadlines(here, case, lang) if each.fate == "running"]
    return CaseView(
        id=case.id,
        flow=flow.id,
        name=flow.name.of(lang).source,
        insured=case.insured,
        person=here.library.dossiers.name(case.insured),
        ended=here.ended(case),
        states=tuple(_states(here, case, say)),
        deadlines=tuple(tied(each.text, lang) for each in sorted(running, key=lambda each: each.due)),
        properties=tuple(_properties(here, case, say)) if watched else (),
    )


def _states(here: Simulation, case: Case, say: Say) -> Iterator[StateView]:
    for state in here.library.flows[case.flow].leaves[case.snapshot.state].path:
        since = case.snapshot.since[state.id]
        yield StateView(state.label.of(say.lang).source, moment(since, say.lang), iso(since))


def _properties(here: Simulation, case: Case, say: Say) -> Iterator[PropertyView]:
    for each in here.library.flows[case.flow].properties:
        found = breach(here, case, each, say.lang) or ""
        yield PropertyView(each.text.of(say.lang).source, found, bool(found) and _waits(each, here.ended(case)))


def _waits(each: Property, ended: bool) -> bool:
    """Whether a property that is not kept to may be yet: what some cases come to, and what all do in the end."""
    if each.kind == "sometimes":
        return True
    return not ended and (each.kind == "eventually" or (each.kind == "leads" and each.within is None))
