"""What to type so that a refusal goes away: the smallest sets of fields, one reason after the other.

A refusal names the first thing in the way only. Fields are changed one at a time, then two, then three together,
each over the few contents that make a difference, until the engine accepts the event or refuses it later in the list.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Final, NamedTuple

from simulator.analysis.paths import example
from simulator.analysis.why.answer import Typed, Wanted
from simulator.analysis.why.contents import Around
from simulator.analysis.why.question import Question, conditions, reasons
from simulator.engine import forms
from simulator.engine.rows import visible_fields
from simulator.engine.snapshot import Entry, Reason, Snapshot
from simulator.spec.expressions.tree import FieldValue, walk
from simulator.spec.flow import FILL, Field

MOST_FIELDS: Final = 3
MOST_TRIES: Final = 3000
MOST_REASONS: Final = 8
Inputs = Mapping[str, Typed]


class Repair(NamedTuple):
    """What to type, what would refuse the event still, and whether all of it can be typed where the case is."""

    inputs: Inputs
    left: tuple[Reason, ...]
    at_hand: bool


class Repairs:
    """The repairs of one refusal."""

    def __init__(self, asked: Question, most: int = MOST_TRIES) -> None:
        self.question = asked
        self._most, self._tries = most, 0
        self._engine, self._snapshot, self._facts = asked.engine, asked.snapshot, asked.facts
        self._fields = asked.flow.fields
        self._rows = {arc.guard.id: rank for rank, arc in enumerate(asked.arcs()) if arc.guard is not None}
        self._conditions = tuple(conditions(asked.flow.arcs()))
        self._here = frozenset(field.key for field in visible_fields(asked.flow.leaves[self._snapshot.state]))

    def found(self) -> Iterator[Repair]:
        """Every smallest way to get past the first reason, gone on with as far as it leads."""
        for inputs in self._past({}, self.question.refusals()):
            yield self._finished(inputs)

    def wanted(self, repair: Repair) -> tuple[Wanted, ...]:
        """All that does in each field, the others being typed as they are in the repair."""
        found = []
        around = self._around(repair.inputs)
        for key, typed in repair.inputs.items():

            def test(text: Typed, key: str = key) -> bool:
                return self._tried({**repair.inputs, key: text}) == repair.left

            found.append(around.wanted(self._fields[key], typed, test))
        return tuple(found)

    def _finished(self, inputs: Inputs) -> Repair:
        left = self._tried(inputs)
        for _ in range(MOST_REASONS):
            following = next(iter(self._past(inputs, left)), None) if left else None
            if following is None:
                break
            inputs, left = following, self._tried(following)
        return Repair(inputs, left, all(key in self._here for key in inputs))

    # --- past one reason

    def _past(self, inputs: Inputs, refused: tuple[Reason, ...]) -> list[Inputs]:
        if refused and refused[0].kind in ("missing", "malformed"):
            return self._filled(inputs, [self._fields[reason.subject] for reason in refused])
        read = [part for each in conditions(self.question.arcs()) for part in walk(each)]
        keys = dict.fromkeys(part.key for part in read if isinstance(part, FieldValue) and part.flow is None)
        changed = sorted(
            keys.keys() - inputs.keys(), key=lambda key: (not example(self._fields[key]), [*keys].index(key))
        )
        for size in range(1, MOST_FIELDS + 1):
            found = [self._changed(inputs, chosen, refused) for chosen in combinations(changed, size)]
            hits = [hit for hit in found if hit is not None]
            whole = [hit for hit in hits if not self._tried(hit)]
            if hits:
                return whole or hits
        return []

    def _filled(self, inputs: Inputs, fields: list[Field]) -> list[Inputs]:
        """What is missing or malformed, by the example of each field if that will do."""
        refused = self._tried(inputs)
        around = self._around(inputs)
        lists = [around.candidates(field) for field in fields]
        for texts in product(*lists):
            filled = {**inputs, **{field.key: text for field, text in zip(fields, texts, strict=True)}}
            if self._further(refused, self._tried(filled)):
                return [filled]
            if self._spent():
                break
        return []

    def _changed(self, inputs: Inputs, keys: tuple[str, ...], refused: tuple[Reason, ...]) -> Inputs | None:
        """These fields changed together: what is accepted if anything is, else what gets further."""
        around = self._around(inputs)
        lists = [self._other(around, self._fields[key]) for key in keys]
        further: Inputs | None = None
        for texts in product(*lists):
            if self._spent():
                break
            changed = {**inputs, **dict(zip(keys, texts, strict=True))}
            left = self._tried(changed)
            if not left:
                return changed
            if further is None and self._further(refused, left):
                further = changed
        return further

    def _other(self, around: Around, field: Field) -> tuple[Typed, ...]:
        """The contents other than the present one."""
        entry = self._snapshot.data.get(field.key)
        return tuple(text for text in around.candidates(field) if entry is None or text != entry.typed)

    def _around(self, inputs: Inputs) -> Around:
        return Around(self._typed(inputs) if inputs else self._snapshot, self._facts, self._conditions)

    def _spent(self) -> bool:
        return self._tries > self._most

    def _further(self, before: tuple[Reason, ...], after: tuple[Reason, ...]) -> bool:
        """Whether a refusal comes later than another in the list of what is looked at."""
        if not after or before == after:
            return not after
        if after[0].kind in ("missing", "malformed"):
            known = {reason.subject for reason in before}
            return before[0].kind == "missing" and not any(reason.subject in known for reason in after)
        return self._rank(after) > self._rank(before)

    def _rank(self, refused: tuple[Reason, ...]) -> int:
        return self._rows.get(refused[0].subject, -1) if refused[0].kind == "guard" else -2

    # --- what the engine says

    def _tried(self, inputs: Inputs) -> tuple[Reason, ...]:
        self._tries += 1
        snapshot = self._typed(inputs) if inputs else self._snapshot
        return reasons(self._engine, snapshot, self.question.event, self._facts)

    def _typed(self, inputs: Inputs) -> Snapshot:
        """The case once this is typed: by the engine where the fields are on screen, else as if it had been."""
        if all(key in self._here for key in inputs):
            return self._engine.fire(self._snapshot, FILL, inputs, self._facts).after
        data = dict(self._snapshot.data)
        for key, text in inputs.items():
            data[key] = Entry(text, forms.read(self._fields[key], text, self._snapshot, self._facts))
        return self._snapshot._replace(data=data)
