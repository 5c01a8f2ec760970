"""Where a document holds branches: what an event, an automatic step or a deadline does, in its state."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from simulator.analysis.mutation.sites import AUTOMATIC, Site
from simulator.spec.document import Branch, State
from simulator.spec.text import Prose


class Branches(NamedTuple):
    """The branches of one trigger of a state. ``name`` is how the state writes it, ``trigger`` how one says it."""

    name: str
    trigger: Prose
    list: tuple[Branch, ...]

    def put(self, state: State, branches: tuple[Branch, ...]) -> State:
        """The state with other branches there; none takes the trigger away."""
        if self.name == "auto":
            return dataclasses.replace(state, auto=branches)
        events = {name: branches if name == self.name else kept for name, kept in state.events.items()}
        return dataclasses.replace(state, events={name: kept for name, kept in events.items() if kept})


def branches_of(site: Site) -> Iterator[Branches]:
    """The branches of a state, by what makes them happen."""
    state: State = site.part
    for name, branches in state.events.items():
        yield Branches(str(name), site.labels.event(str(name)), branches)
    if state.auto:
        yield Branches("auto", AUTOMATIC, state.auto)


def written(branch: Branch) -> str:
    """How a branch is written, on one line, without its statements."""
    given: dict[str, Any] = {
        "if": branch.when and " ".join(branch.when.split()), "needs": list(branch.needs), "to": branch.to,
        "else": branch.otherwise, "confirm": branch.confirm, "go": list(branch.go), "set": branch.set,
        "issue": branch.issue, "give": branch.give, "send": [send.to for send in branch.send],
    }  # fmt: skip
    return ", ".join(f"{key}: {shown(value)}" for key, value in given.items() if value)


def shown(value: object) -> str:
    """A value as YAML would have it on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {shown(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(shown, value)) + "]"
    return str(value)
