"""The mapping by which sittings are carried over to flows that have changed: a YAML file, old names to new ones.

::

    flows: {procuration: mandat}
    states: {procuration: {draft.recap: draft.summary}}
    events: {procuration: {validate: confirm}}
    guards: {procuration: {adult: of_age}}
    fields: {procuration: {mandatary.last_name: mandatary.name}}
    options: {procuration: {mandatary.civility: {m: mr}}}
    labels: {Messagerie: Messages}

Flows and fields are called on the left by their old names throughout. A state carries its inner states and its dialogs
along. ``labels`` are French ones that moves go by: tabs, headings, links, outside events. What is not named is not
renamed, and an empty file renames nothing.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from harness.files import UnloadableError
from simulator.spec import nodes
from simulator.spec.flow import Flow
from simulator.spec.kinds import Kind
from simulator.spec.load import Library
from simulator.spec.nodes import Node, Scalar
from simulator.spec.problems import Place, Problem, Word, closest

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Renaming:
    """Old names to new ones; those within a flow by its old name, options by its and their field's."""

    flows: Words = field(default_factory=dict)
    states: Mapping[str, Words] = field(default_factory=dict)
    events: Mapping[str, Words] = field(default_factory=dict)
    guards: Mapping[str, Words] = field(default_factory=dict)
    fields: Mapping[str, Words] = field(default_factory=dict)
    options: Mapping[tuple[str, str], Words] = field(default_factory=dict)
    labels: Words = field(default_factory=dict)


WITHIN: Final[Mapping[str, Callable[[Flow], Collection[str]]]] = {
    "states": lambda flow: (*flow.states, *flow.leaves),
    "events": lambda flow: (*flow.events, *(timer.id for leaf in flow.leaves.values() for timer in leaf.timers)),
    "guards": lambda flow: tuple(flow.guards),
    "fields": lambda flow: tuple(flow.fields),
}
"""What is named within a flow, by section: the names that there are."""
SECTIONS: Final = ("flows", *WITHIN, "options", "labels")

_SHAPE: Final = Kind(
    "M001",
    "{what} : des noms anciens et nouveaux sont attendus ici (« ancien: nouveau »)",
    "{what}: old and new names are expected here (“old: new”)",
    "",
    "",
    "flows: procuration",
)
_SECTION: Final = Kind(
    "M002",
    "partie inconnue « {name} »",
    "unknown part “{name}”",
    "vouliez-vous « {near} » ?",
    "did you mean “{near}”?",
    "flow: {}",
)
_NAME: Final = Kind(
    "M003",
    "« {name} » n'existe pas dans les flux d'aujourd'hui ({what})",
    "“{name}” is not in today's flows ({what})",
    "vouliez-vous « {near} » ?",
    "did you mean “{near}”?",
    "flows: {procuration: nowhere}",
)
_EMPTY: Final = "Y003"


def renaming(data: bytes, file: str, library: Library) -> Renaming:
    """The mapping that a file holds, its new names looked up in the flows of today.

    Raises:
        UnloadableError: with everything wrong in it.
    """
    node, problems = nodes.parse(data, file)
    if [found.kind.code for found in problems] == [_EMPTY]:
        return Renaming()
    if problems or node is None:
        raise UnloadableError(problems)
    reading = _Reading(library)
    read = reading.whole(node)
    if reading.problems:
        raise UnloadableError(sorted(reading.problems, key=lambda found: found.place))
    return read


class _Reading:
    """One reading, and what is found wrong on the way."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.problems: list[Problem] = []

    def whole(self, node: Node) -> Renaming:
        parts = {str(name): below for name, below in self._entries(node, "") if self._is_section(name)}
        flows = dict(self._words(parts.get("flows"), "flows", self._library.flows))
        return Renaming(
            flows=flows,
            **{part: dict(self._within(parts.get(part), part, flows)) for part in WITHIN},
            options=dict(self._options(parts.get("options"), flows)),
            labels=dict(self._words(parts.get("labels"), "labels", None)),
        )

    def _is_section(self, name: Word) -> bool:
        if name in SECTIONS:
            return True
        self._add(_SECTION, name.place, name=name, near=closest(name, SECTIONS))
        return False

    def _within(self, node: Node | None, part: str, flows: Words) -> Iterator[tuple[str, Words]]:
        """The new names within each flow, called by its old name."""
        for old, below in self._entries(node, part):
            names = self._dossiers(part, old)
            flow = None if names is not None else self._flow(old, flows)
            if names is not None or flow is not None:
                there = names if flow is None else WITHIN[part](flow)
                yield str(old), dict(self._words(below, f"{part} {old}", there))

    def _dossiers(self, part: str, old: Word) -> Collection[str] | None:
        """The data of the dossiers are fields too."""
        return self._library.dossiers.fields if part == "fields" and old == "dossiers" else None

    def _options(self, node: Node | None, flows: Words) -> Iterator[tuple[tuple[str, str], Words]]:
        for old, below in self._entries(node, "options"):
            flow = self._flow(old, flows)
            for key, options in self._entries(below, f"options {old}"):
                there = None if flow is None else {each.id for f in flow.fields.values() for each in f.options}
                yield (str(old), str(key)), dict(self._words(options, f"options {old} {key}", there))

    def _flow(self, old: Word, flows: Words) -> Flow | None:
        flow = self._library.flows.get(flows.get(old, old))
        if flow is None:
            self._add(_NAME, old.place, name=old, what="flows", near=closest(old, (*self._library.flows, *flows)))
        return flow

    def _words(self, node: Node | None, what: str, there: Collection[str] | None) -> Iterator[tuple[str, str]]:
        """Old names and new ones, which must be there (anything may be where nothing is said)."""
        for old, below in self._entries(node, what):
            if not isinstance(below, Scalar) or not below.text:
                self._add(_SHAPE, below.place, what=f"{what} {old}")
            elif there is not None and below.text not in there:
                self._add(_NAME, below.place, name=below.text, what=what, near=closest(below.text, there))
            else:
                yield str(old), below.text

    def _entries(self, node: Node | None, what: str) -> Iterator[tuple[Word, Node]]:
        if node is None or (isinstance(node, Scalar) and not node.text and not node.quoted):
            return
        if not isinstance(node, nodes.Mapping):
            self._add(_SHAPE, node.place, what=what or "–")
            return
        for key, below in node.entries:
            yield Word(key.text, key.place), below

    def _add(self, kind: Kind, place: Place, **values: str | None) -> None:
        self.problems.append(Problem(kind, place, {name: text for name, text in values.items() if text is not None}))
