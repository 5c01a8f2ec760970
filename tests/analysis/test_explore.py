"""The explored space is what the engine does: nothing reachable is missing, and whatever is in it can be lived."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.analysis.explore.explored import ORDINARY, explored, people, together
from simulator.analysis.explore.search import Goal, Search, Stop
from simulator.analysis.explore.sets import EMPTY
from simulator.analysis.explore.situation import Place, Situation
from simulator.analysis.explore.space import Space
from simulator.analysis.path import Path, actor, replay
from simulator.engine.engine import Runaway
from simulator.engine.rows import visible_fields
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import civil_date, start_of
from simulator.spec.flow import AUTO, FILL
from simulator.spec.load import Library
from tests.engine.little import instant, shipped
from tests.engine.little import library as little_library
from tests.engine.random_flows import among_others, texts

START: Final = instant("2021-01-04 12:00")
SECOND: Final = timedelta(seconds=1)
DRAWN: Final = (Phase.explicit, Phase.generate)
"""Making a failing flow smaller would take minutes: each try explores it."""


def located(space: Space, simulation: Simulation) -> tuple[int | None, tuple[int, ...]]:
    """The number in the space of the situation that a simulation is in, and its combination of data."""
    here, chosen = stood(space, simulation)
    return space.number(here), chosen


def stood(space: Space, simulation: Simulation) -> tuple[Situation, tuple[int, ...]]:
    """The situation that a simulation is in, and its combination of data."""
    places: list[Place | None] = []
    chosen = [0] * len(space.axes)
    for flow, table in zip(space.flows, space.moves.choices.tables, strict=True):
        cases = simulation.cases_of(space.person, flow.id)
        if not cases:
            places.append(None)
            continue
        snapshot = cases[-1].snapshot
        read = table.read(snapshot.state)
        since = {s: start_of(civil_date(at)) for s, at in snapshot.since.items() if s in read}
        due = tuple(sorted(snapshot.due.items()))
        places.append(Place(snapshot.state, tuple(sorted(since.items())), due, snapshot.sent, snapshot.given))
        for index, axis in enumerate(space.axes):
            if axis.flow == flow.id and axis.key in snapshot.data:
                value = snapshot.data[axis.key].value
                typed = [content.typed for content in axis.contents]
                entry = snapshot.data[axis.key]
                chosen[index] = (
                    typed.index(entry.typed)
                    if entry.typed in typed
                    else next(i for i, content in enumerate(axis.contents) if i and content.value == value)
                )
    for index, axis in enumerate(space.axes):
        if not axis.flow:
            value = simulation.dossiers[space.person].get(axis.key)
            chosen[index] = next(i for i, content in enumerate(axis.contents) if content.value == value)
    return Situation(space.canonical(simulation.now), tuple(places)), tuple(chosen)


def lived(among: Library, path: Path) -> Simulation:
    """The portal at the end of a path."""
    *_, last = replay(among, path)
    return last.simulation


def by_days(text: str) -> str:
    """A flow whose months are of thirty days: once the calendar no longer matters, months are as from the start."""
    return text.replace("P1M", "P30D")


class Walk:
    """A run of the engine, drawn step by step, that types what the space's classes are."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.now = Simulation.begin(space.library, space.start)
        for flow in space.flows:
            self.now = self.now.started(flow.id, space.person, "insured")[0]

    def step(self, kind: int, what: int) -> None:
        flow = self.space.flows[what % len(self.space.flows)]
        case = self.now.cases_of(self.space.person, flow.id)[-1]
        leaf = flow.leaves[case.snapshot.state]
        if kind == 0:
            self._wait(what)
            return
        fields = visible_fields(leaf)
        if kind == 1 and fields:
            field = fields[what // 3 % len(fields)]
            axis = self.space.axes[self.space.reader.position[flow.id, field.key]]
            typed = axis.contents[what // 7 % len(axis.contents)].typed
            self.now = self.now.fired(case.id, FILL, {field.key: typed}, actor(flow))[0]
            return
        events = [name for name in leaf.arcs if name not in (FILL, AUTO) and not name.startswith("timer:")]
        if events:
            event = events[what // 5 % len(events)]
            self.now = self.now.fired(case.id, event, {}, actor(flow, event))[0]

    def _wait(self, what: int) -> None:
        until = self.space.clock.next(stood(self.space, self.now)[0])
        if until is not None:
            self.now = self.now.advanced(max(until - SECOND * (what % 2), self.now.now))


def everything(space: Space) -> set[tuple[int | None, tuple[int, ...]]]:
    """Every state of a space, found one by one with the engine: each field, each event, each instant at a time."""
    first = Simulation.begin(space.library, space.start)
    found = {located(space, first): first}
    todo = [first]
    while todo:
        for after in _after(space, todo.pop()):
            where = located(space, after)
            if where not in found:
                found[where] = after
                todo.append(after)
    return set(found)


def _after(space: Space, here: Simulation) -> Iterator[Simulation]:
    for flow in space.flows:
        cases = here.cases_of(space.person, flow.id)
        if not cases:
            yield here.started(flow.id, space.person, actor(flow))[0]
            continue
        leaf = flow.leaves[cases[-1].snapshot.state]
        for field in visible_fields(leaf):
            for content in space.axes[space.reader.position[flow.id, field.key]].contents:
                yield here.fired(cases[-1].id, FILL, {field.key: content.typed}, actor(flow))[0]
        for event in leaf.arcs:
            if event not in (FILL, AUTO) and not event.startswith("timer:"):
                yield here.fired(cases[-1].id, event, {}, actor(flow, event))[0]
    until = space.clock.next(stood(space, here)[0])
    if until is not None:
        yield from (here.advanced(max(instant, here.now)) for instant in (until - SECOND, until))


def check(space: Space, walk: Walk) -> None:
    number, chosen = located(space, walk.now)
    assert number is not None, "a situation that the space does not have"
    assert space.sets.holds(space.reached[number], chosen), "data that the space does not have there"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=DRAWN)
@given(texts(), st.binary(min_size=40, max_size=120), st.booleans())
def test_whatever_the_engine_can_do_is_in_the_space(text: str, steps: bytes, joint: bool) -> None:
    try:
        space = Space(among_others(by_days(text)), ("drawn", "other")[: 1 + joint], "jean", START, most=150)
        walk = Walk(space)
        if not space.complete:
            return
        check(space, walk)
        for kind, what in zip(steps[::2], steps[1::2], strict=False):
            walk.step(kind % 4, what)
            check(space, walk)
    except Runaway:
        return


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=DRAWN)
@given(texts(), st.integers(0, 10_000), st.booleans())
def test_whatever_is_in_the_space_can_be_lived(text: str, seed: int, joint: bool) -> None:
    try:
        space = Space(among_others(by_days(text)), ("drawn", "other")[: 1 + joint], "jean", START, most=150)
    except Runaway:
        return
    search = Search(space)
    for step in range(12):
        number = (seed + step * 7919) % len(space.situations)
        if not space.layers[number]:
            continue
        depth, data = space.layers[number][-1]
        assert data != EMPTY
        stop = Stop(number, depth, space.sets.pick(data, [axis.preferred for axis in space.axes]))
        path = search.path(search.legs(stop))
        if not path.acts:
            continue
        assert located(space, lived(space.library, path)) == (number, stop.chosen)


LITTLE = """
guards:
  grown: {if: age(form.birth) >= 18, ~majeur}
screens:
  form:
    ~Formulaire
    fields:
      birth: {~Naissance, type: date, if: form.sure == yes}
      sure: {~Sûr, type: tick, optional: yes}
    buttons: [send, again]
events:
  send: {~Envoyer, submit: yes}
  again: {~Encore}
states:
  open:
    ~ouverte
    screen: form
    events:
      send: {needs: [grown], to: sent}
  sent:
    ~envoyée
    screen: form
    events:
      again: {to: open, set: {form.sure: none}}
    timers:
      - {past: since.sent + P3D, to: closed}
  closed: {~close, final: yes}
"""


@pytest.mark.parametrize(
    ("among", "flows"),
    [(shipped(), ("adresse",)), (little_library(trial=LITTLE), ("trial",))],
    ids=["adresse", "trial"],
)
def test_the_count_is_that_of_the_states_found_one_by_one(among: Library, flows: tuple[str, ...]) -> None:
    space = Space(among, flows, "jean", START)
    found = everything(space)
    assert space.states == len(found)
    assert all(n is not None and space.sets.holds(space.reached[n], chosen) for n, chosen in found)


@pytest.mark.parametrize(
    ("flow", "states"),
    [("procuration", 412_829), ("attestation", 24_121), ("adresse", 142), ("accueil", 7_104_563_631_795)],
)
def test_the_shipped_flows_have_just_so_many_states(flow: str, states: int) -> None:
    assert (explored(shipped(), flow).states, explored(shipped(), "adresse").complete) == (states, True)


def test_a_bound_that_is_hit_is_told() -> None:
    whole = explored(shipped(), "procuration")
    cut = explored(shipped(), "procuration", most=100)
    assert (whole.complete, cut.complete) == (True, False)
    assert cut.states < whole.states


def test_a_flow_is_explored_with_those_that_it_reads_and_those_that_write_what_it_reads() -> None:
    assert {flow: together(shipped(), flow) for flow in shipped().flows} == {
        "accueil": ("accueil", "procuration"),
        "adresse": ("adresse",),
        "attestation": ("attestation", "adresse"),
        "procuration": ("procuration",),
    }


def test_one_insured_person_stands_for_all_that_the_rules_cannot_tell_apart() -> None:
    names = together(shipped(), "attestation")
    assert people(shipped(), names, ORDINARY) == ("jean", "eva", "benoit", "camille", "nadia", "paul")
    assert people(shipped(), ("procuration",), ORDINARY) == ("jean",)


def test_a_date_is_tried_the_day_before_its_boundary_on_it_and_the_day_after() -> None:
    classes = explored(shipped(), "procuration").classes("mandatary.birth_date")
    eighteen = ["03/01/2003", "04/01/2003", "05/01/2003"]
    assert [typed for typed in classes if typed in eighteen] == eighteen
    assert classes[0] == ""
    assert "31/02/2000" in classes


def test_every_row_of_a_flow_is_found_by_a_path_that_follows_it() -> None:
    found = explored(shipped(), "procuration")
    for arc in dict.fromkeys(found.flow.arcs()):
        path = found.find(Goal("procuration", arc=arc))
        assert (path is not None) == (arc in found.arcs)
        if path is not None:
            rows = [h.firing.outcome.arc for h in lived(shipped(), path).history]
            assert arc in rows or arc.trigger in (FILL, AUTO)


def test_a_goal_may_ask_for_a_class_of_a_field_and_the_truth_of_a_rule() -> None:
    found = explored(shipped(), "procuration")
    adult = found.flow.guards["adult"].condition
    minor = Goal("procuration", "draft.mandatary", ((adult, False),), {"mandatary.birth_date": "05/01/2003"})
    path = found.find(minor)
    assert path is not None
    assert [act.inputs["mandatary.birth_date"] for act in path.acts if act.kind == "fill"] == ["05/01/2003"]
    assert found.find(Goal("procuration", "active", ((adult, False),))) is None
