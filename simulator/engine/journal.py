"""What happened, written down: enough to replay every case from nothing but the flows."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from simulator.engine.engine import reference
from simulator.engine.simulation import Happening, Simulation
from simulator.engine.snapshot import (
    Inputs,
    Refused,
    Snapshot,
    instant_from_json,
    instant_to_json,
    value_from_json,
    value_to_json,
)
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow


class Record(NamedTuple):
    """One line of a journal: what was done to which case, when, by whom, what was known, and what came of it."""

    number: int
    at: datetime
    kind: str
    case: str
    insured: str
    flow: str
    edition: str
    by: str
    event: str
    inputs: Inputs
    facts: Facts
    refused: tuple[str, ...]
    state: str


class DivergedError(ValueError):
    """A replay that does not come to what the journal says; ``number`` is the line."""

    def __init__(self, number: int, expected: str, actual: str) -> None:
        super().__init__(f"line {number}: expected {expected}, got {actual}")
        self.number = number


def records(simulation: Simulation) -> Iterator[Record]:
    """The journal of a simulation."""
    for number, happening in enumerate(simulation.history, 1):
        yield _record(number, happening)


def _record(number: int, happening: Happening) -> Record:
    firing, outcome = happening.firing, happening.firing.outcome
    return Record(
        number=number,
        at=happening.at,
        kind=happening.kind,
        case=happening.case,
        insured=happening.insured,
        flow=firing.after.flow,
        edition=firing.after.edition.isoformat(),
        by=happening.by,
        event=firing.event,
        inputs=firing.inputs,
        facts=firing.facts,
        refused=tuple(f"{r.kind}:{r.subject}" for r in outcome.reasons) if isinstance(outcome, Refused) else (),
        state=firing.after.state,
    )


def to_line(record: Record) -> str:
    """A record as one line of JSON, the same for the same record."""
    said = record._asdict() | {
        "at": instant_to_json(record.at),
        "inputs": {key: text if isinstance(text, str) else list(text) for key, text in record.inputs.items()},
        "facts": {key: value_to_json(value) for key, value in record.facts.items()},
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def from_line(line: str) -> Record:
    """The record that :func:`to_line` wrote.

    Raises:
        ValueError: where the line is not one.
    """
    try:
        read: dict[str, Any] = json.loads(line)
        return Record(**read)._replace(
            at=instant_from_json(read["at"]),
            inputs={key: text if isinstance(text, str) else tuple(text) for key, text in read["inputs"].items()},
            facts={key: value_from_json(value) for key, value in read["facts"].items()},
            refused=tuple(read["refused"]),
        )
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"not a line of a journal: {error}") from error


def replay(flows: Mapping[str, Flow], journal: Iterable[Record]) -> dict[str, Snapshot]:
    """Every case as its journal leaves it, each line checked against what it says.

    Raises:
        DivergedError: where a line comes to something else.
        KeyError: for a flow or a case that is not there.
    """
    cases: dict[str, Snapshot] = {}
    for record in journal:
        cases[record.case], refused = _again(flows[record.flow], cases.get(record.case), record)
        said = f"{cases[record.case].state} {refused}"
        if (cases[record.case].state, refused) != (record.state, record.refused):
            raise DivergedError(record.number, f"{record.state} {record.refused}", said)
    return cases


def _again(flow: Flow, snapshot: Snapshot | None, record: Record) -> tuple[Snapshot, tuple[str, ...]]:
    engine = reference(flow)
    if snapshot is None:
        return engine.start(record.at, record.facts), ()
    if record.kind == "timer":
        firings = engine.advance(snapshot, record.at, record.facts)[1]
        return (firings[0].after if firings else snapshot), ()
    ready = snapshot._replace(now=record.at)
    declared = flow.events.get(record.event)
    if declared is not None and declared.by != record.by:
        return ready, (f"reserved:{record.event}",)
    firing = engine.fire(ready, record.event, record.inputs, record.facts)
    outcome = firing.outcome
    return firing.after, tuple(f"{r.kind}:{r.subject}" for r in outcome.reasons) if isinstance(outcome, Refused) else ()
