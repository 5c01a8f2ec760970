"""What was typed is lost on the way to a form."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site, states_below
from simulator.spec.document import Branch, State
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("donnée effacée", "data cleared")
EXAMPLES = (
    ("to: first", "to: first, set: {form: none}"),
)  # fmt: skip


def changes(site: Site) -> Iterator[Change]:
    """The form that a branch leads from, or to, emptied on the way; where the case ends, nobody reads it any more."""
    branch = site.part
    if not isinstance(branch, Branch) or branch.to is None:
        return
    states = dict(states_below(site.document.states))
    target = _entered(states, site.state, branch.to)
    if target is None or states[target].final:
        return
    screens = dict.fromkeys(_screen(states, path) for path in (site.state, target))
    for name in screens:
        shown = None if name is None else site.document.screens.get(name)
        if name is None or shown is None or not shown.fields or name in branch.set:
            continue
        label = site.labels.screen(name)
        emptied = {target: source for target, source in branch.set.items() if target.partition(".")[0] != name}
        yield Change(
            key=str(name),
            part=dataclasses.replace(branch, set={**emptied, Word(name, branch.place): Word("none", branch.place)}),
            place=branch.place,
            before=f"to: {branch.to}",
            after=f"to: {branch.to}, set: {{{name}: none}}",
            words=Prose(
                f"{site.trigger.fr} efface ce qui a été saisi dans {label.fr}",
                f"{site.trigger.en} clears what was typed into {label.en}",
            ),
        )


def _entered(states: dict[str, State], scope: str, name: str) -> str | None:
    """The innermost state a target leads into: looked up near the branch, then outwards."""
    while True:
        path = f"{scope}.{name}" if scope else name
        if path in states:
            break
        if not scope:
            return None
        scope = scope.rpartition(".")[0]
    while states[path].states:
        path = f"{path}.{states[path].initial or next(iter(states[path].states))}"
    return path


def _screen(states: dict[str, State], path: str) -> Word | None:
    """The screen of a state, or of the nearest around it that has one."""
    while path:
        if states[path].screen is not None:
            return states[path].screen
        path = path.rpartition(".")[0]
    return None


OPERATOR = Operator("data-cleared", TITLE, changes, EXAMPLES)
