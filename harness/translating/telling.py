"""A step said in the other language, from what its scene and its library know."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from harness.language import Lang
from harness.translating.feature import Step, Text
from harness.translating.labels import lexicon, texts
from harness.translating.pieces import piece
from harness.translating.scene import Scene
from harness.translating.spoken import Apart, Spoken, apart, bare, keyword, rows, written
from harness.wordings import PRONOUNS, plain
from simulator.scenarios.cast import Cast
from simulator.spec.expressions.tree import TEXT, Type
from simulator.spec.load import Library

GROUPS: Mapping[str, tuple[str, ...]] = {
    "label": ("button", "link", "tab", "header"),
    "entry": ("header",),
    "box": ("field",),
    "message": ("text",),
}
"""The groups of a lexicon that a kind of parameter, or a column, takes; each of the others takes its own."""

MARKS: Mapping[Lang, tuple[str, str]] = {"fr": ("oui", "non"), "en": ("yes", "no")}
_PLAIN_KINDS = frozenset({"person", "of_person", "date", "time", "duration", "number"})
_WORD = re.compile(r"[^\W\d_]+")


class Teller:
    """Says steps in another language."""

    def __init__(self, library: Library, ours: Lang, theirs: Lang) -> None:
        self.library, self.ours, self.theirs = library, ours, theirs
        self._lexicon = lexicon(library, ours, theirs)
        self._texts = tuple(texts(library))
        self._data = frozenset(_words(library))

    def step(self, step: Any, scene: Scene, said: str | None) -> Spoken:
        """A step of behave's in the other language; ``said`` is how the feature itself says it there."""
        taken = apart(step.step_type, step.name)
        if said is not None:
            return self._put(step, taken, scene, Text(said), None)
        if taken is None:
            return self._put(step, None, scene, Text(bare(step), known=False), None)
        values = {found.name: self._value(taken, found.name, found.value, scene) for found in taken.found}
        given = {name: value.text if isinstance(value, Text) else value for name, value in values.items()}
        line = written(taken, given, self.theirs, self._feminine(given))
        if line is None:
            return self._put(step, taken, scene, Text(bare(step), known=False), None)
        known = all(value.known for value in values.values() if isinstance(value, Text))
        return self._put(step, taken, scene, Text(line[0], known), line[1])

    def _put(self, step: Any, taken: Apart | None, scene: Scene, text: Text, wording: Any) -> Spoken:
        word = keyword(step, text.text, self.ours, self.theirs)
        table = self._table(step, taken, scene)
        docstring = None if step.text is None else self._lines(str(step.text), scene)
        return Spoken(Step(step.line, word, text, table, docstring), wording, taken)

    # --- the values of a step

    def _value(self, taken: Apart, name: str, value: Any, scene: Scene) -> Any:
        kind = taken.kinds[name].id
        if kind in _PLAIN_KINDS:
            return value
        if kind == "actor":
            return self._actor(value, scene)
        others = {found.name: found.value for found in taken.found}
        if kind == "state" and "flow" in others:
            return self.label(value, scene, f"state {others['flow']}", "state")
        if kind == "text" and taken.phrase.id == "fill":
            return self._typed(value, scene)
        if kind in ("option", "text") and "field" in others and taken.phrase.id != "field_under":
            return self._content(others["field"], value, scene)
        if kind == "text" and "dossier_field" in others:
            return self._typed(self._lexicon.exact(value, "value") or value, scene)
        if kind in ("text", "message"):
            return self.text(value, scene)
        return self.label(value, scene, *GROUPS.get(kind, (kind,)))

    def _actor(self, value: str, scene: Scene) -> Text:
        pronouns, twins = PRONOUNS[self.ours], PRONOUNS[self.theirs]
        if value.casefold() in pronouns:
            number = pronouns.index(value.casefold())
            return Text(twins[number] if number < len(twins) else twins[0])
        role = self._lexicon.exact(value[:1].lower() + value[1:], "actor")
        return Text(role) if role else Text(value, self._is_data(value, scene))

    def _feminine(self, values: Mapping[str, Any]) -> bool:
        """Whether the one who acts is « elle »."""
        actor = str(values.get("actor", ""))
        if actor in PRONOUNS["fr"]:
            return actor == "elle"
        dossiers = self.library.dossiers
        named = [person for person in dossiers.people if dossiers.name(person) == actor]
        return any(Cast(self.library, person, self.theirs).feminine(person) for person in named)

    def _content(self, field: str, value: str, scene: Scene) -> Text:
        """What is in a field: an option, a mark, or what was typed."""
        kind = scene.fields.get(field)
        twin = None
        if kind in ("choice", None):  # None: the field was not seen
            twin = self._exact(value, scene, f"option {field}", "option")
        if kind in ("tick", None):
            twin = twin or self._mark(value)
        return self._or_own(value, twin, scene) if twin or kind in ("choice", "tick") else self._typed(value, scene)

    def _mark(self, value: str) -> str | None:
        """« oui » or « non »."""
        return dict(zip(MARKS[self.ours], MARKS[self.theirs], strict=True)).get(value.casefold())

    def _typed(self, value: str, scene: Scene) -> Text:
        """What somebody types, which is the same in every language."""
        scene.typed.update(word.casefold() for word in _WORD.findall(value))
        return Text(value)

    # --- labels and texts

    def alone(self, value: str) -> Text:
        """A text of which nothing says what it is."""
        return self.text(value, Scene(self.ours, self.theirs)) if value else Text("")

    def label(self, value: str, scene: Scene, *groups: str) -> Text:
        """A label of one of these groups."""
        return self._or_own(value, self._exact(value, scene, *groups), scene)

    def text(self, value: str, scene: Scene) -> Text:
        """A text that is read, a reason, or part of one."""
        twin = (
            self._exact(value, scene, "reason", "text")
            or scene.lexicon.passage(value)
            or scene.lexicon.anywhere(value)
            or self._lexicon.passage(value)
            or self._lexicon.anywhere(value)
            or piece(value, self._texts, self.ours, self.theirs, lambda part: self._part(part, scene))
        )
        return self._or_own(value, twin, scene)

    def _part(self, value: str, scene: Scene) -> str | None:
        twin = self._exact(value, scene, "option", "value")
        return twin if twin is not None or not self._is_data(value, scene) else value

    def _exact(self, value: str, scene: Scene, *groups: str) -> str | None:
        twin = scene.lexicon.exact(value, *groups)
        return self._lexicon.exact(value, *groups) if twin is None else twin

    def _or_own(self, value: str, twin: str | None, scene: Scene) -> Text:
        return Text(value, self._is_data(value, scene)) if twin is None else Text(twin)

    def _is_data(self, value: str, scene: Scene) -> bool:
        """Whether a text is the same in every language: names, dates, numbers, what was typed."""
        words = {word.casefold() for word in _WORD.findall(value)}
        return words <= self._data | scene.typed

    # --- what lies under a step

    def _lines(self, docstring: str, scene: Scene) -> tuple[Text, ...]:
        lines = docstring.split("\n")
        said = tuple(self.text(line, scene) for line in lines)
        if all(line.known for line in said):
            return said
        whole = self.text(plain(docstring), scene)
        return (whole,) if whole.known else said

    def _table(self, step: Any, taken: Apart | None, scene: Scene) -> tuple[tuple[Text, ...], ...]:
        found = rows(step)
        columns = None if taken is None else taken.phrase.columns
        if not found or columns is None or found[0] != columns[self.ours][: len(found[0])]:
            return tuple(tuple(Text(cell, known=False) for cell in row) for row in found)
        names, head = columns["en"], columns[self.theirs][: len(found[0])]
        body = (tuple(self._cell(names[at], row, at, scene) for at in range(len(row))) for row in found[1:])
        return (tuple(map(Text, head)), *body)

    def _cell(self, column: str, row: tuple[str, ...], at: int, scene: Scene) -> Text:
        cell = row[at]
        if not cell:
            return Text("")
        if column == "value":
            return self._content(row[0], cell, scene)
        if column == "mandatory":
            return self._or_own(cell, self._mark(cell), scene)
        return self.label(cell, scene, *GROUPS.get(column, (column,)))


def _words(library: Library) -> Iterator[str]:
    """The words of the dossiers and of the fields' examples, which are the same in every language."""
    for person in library.dossiers.people.values():
        for name, datum in library.dossiers.fields.items():
            yield from _said(person.get(name), datum.type)
    for flow in library.flows.values():
        for field in flow.fields.values():
            if field.kind == "text":
                yield from (word.casefold() for example in field.example for word in _WORD.findall(example))


def _said(value: object, kind: Type) -> Iterator[str]:
    """The words of a value, but those of its choices."""
    if isinstance(value, str) and not kind.labels:
        yield from (word.casefold() for word in _WORD.findall(value))
    elif isinstance(value, Mapping):
        for name, inside in value.items():
            yield from _said(inside, kind.attributes.get(name, TEXT))
    elif isinstance(value, tuple):
        for inside in value:
            yield from _said(inside, kind)
