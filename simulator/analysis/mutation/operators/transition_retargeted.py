"""A branch, a refusal or a deadline leads to another state."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site, states_below
from simulator.spec.document import Branch, Timer
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("transition détournée", "transition retargeted")
EXAMPLES = (("to: sent", "to: first"),)


def changes(site: Site) -> Iterator[Change]:
    """To each other state that has no state inside; that a target is unreachable then is for scenarios to notice."""
    if not isinstance(site.part, Branch | Timer):
        return
    for attribute, key in (("to", "to"), ("otherwise", "else")):
        target = getattr(site.part, attribute, None)
        if target is not None:
            yield from _elsewhere(site, attribute, key, target)


def _elsewhere(site: Site, attribute: str, key: str, target: Word) -> Iterator[Change]:
    refused = attribute == "otherwise"
    for path, state in states_below(site.document.states):
        if state.states or path == target or path.endswith(f".{target}"):
            continue
        label = site.labels.state(path)
        yield Change(
            key=f"{key}.{path}",
            part=dataclasses.replace(site.part, **{attribute: Word(path, target.place)}),
            place=target.place,
            before=f"{key}: {target}",
            after=f"{key}: {path}",
            words=Prose(
                f"{'un refus de ' if refused else ''}{site.trigger.fr} mène à l'état {label.fr}",
                f"{'a refusal of ' if refused else ''}{site.trigger.en} leads to the state {label.en}",
            ),
        )


OPERATOR = Operator("transition-retargeted", TITLE, changes, EXAMPLES)
