"""Filling fields: what is typed is kept as typed, beside the value it was read as."""

from collections.abc import Mapping

from simulator.engine.rows import visible_fields
from simulator.engine.snapshot import NEW, Entry, Inputs, Snapshot
from simulator.spec import typed
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.tree import Record, Value
from simulator.spec.flow import Field, Leaf

ALL = "all"
"""What is typed for the choice that stands for every record."""


def shown(field: Field, snapshot: Snapshot, facts: Facts) -> bool:
    """Whether a conditional field is on the screen."""
    return field.shown is None or bool(compiled(field.shown)(snapshot, facts, None))


class Fields:
    """The fields of a leaf, ready to be filled."""

    def __init__(self, leaf: Leaf) -> None:
        self._fields = {field.key: field for field in visible_fields(leaf)}
        self._shown = {key: compiled(field.shown) for key, field in self._fields.items() if field.shown is not None}

    def unknown(self, before: Snapshot, after: Snapshot, inputs: Inputs, facts: Facts) -> tuple[str, ...]:
        """The keys that name no field on the screen, neither before nor once all is typed."""
        if not self._shown:
            return tuple([key for key in inputs if key not in self._fields])
        moments = (before, after)
        hidden = {key for key, test in self._shown.items() if not any(test(moment, facts, None) for moment in moments)}
        return tuple(key for key in inputs if key not in self._fields or key in hidden)

    def fill(self, snapshot: Snapshot, inputs: Inputs, facts: Facts) -> Snapshot:
        """The case with what was typed, an empty text clearing its field."""
        data = dict(snapshot.data)
        for key, text in inputs.items():
            field = self._fields.get(key)
            if field is None:
                continue
            if text in ("", ()) or (field.kind == "tick" and text == "no"):
                data.pop(key, None)
            else:
                data[key] = NEW(Entry, (text, read(field, text, snapshot, facts)))
        return _with_data(snapshot, data)

    def hide(self, snapshot: Snapshot, facts: Facts) -> Snapshot:
        """The case without the values of fields that are not on the screen, nor of those that this hides in turn."""
        for _ in self._shown:
            data = snapshot.data
            hidden = {key for key, test in self._shown.items() if key in data and not test(snapshot, facts, None)}
            if not hidden:
                break
            snapshot = _with_data(snapshot, {key: entry for key, entry in data.items() if key not in hidden})
        return snapshot


def _with_data(snapshot: Snapshot, data: dict[str, Entry]) -> Snapshot:
    flow, edition, state, now, since, due, _, messages, documents, sent, given = snapshot
    return NEW(Snapshot, (flow, edition, state, now, since, due, data, messages, documents, sent, given))


def read(field: Field, text: str | tuple[str, ...], snapshot: Snapshot, facts: Facts) -> Value:
    """The value of what was typed, None where it is malformed.

    A choice is typed as its option's id; a record of the dossier as its rank from 1, all of them as ``all``.
    """
    texts = (text,) if isinstance(text, str) else text
    if field.source is not None:
        return _records(field, texts, snapshot, facts)
    if field.many:
        return typed.read_options(texts, field.type)
    return typed.read(texts[0], field.type) if len(texts) == 1 else None


def records(field: Field, snapshot: Snapshot, facts: Facts) -> tuple[Record, ...]:
    """The records a choice is made from."""
    found = compiled(field.source)(snapshot, facts, None) if field.source is not None else None
    return tuple(item for item in found if isinstance(item, Mapping)) if isinstance(found, tuple) else ()


def offers_all(field: Field, snapshot: Snapshot, facts: Facts) -> bool:
    """Whether the choice for every record is offered."""
    everything = field.everything
    if everything is None:
        return False
    return everything.when is None or bool(compiled(everything.when)(snapshot, facts, None))


def _records(field: Field, texts: tuple[str, ...], snapshot: Snapshot, facts: Facts) -> Value:
    known = records(field, snapshot, facts)
    if texts == (ALL,):
        return known if offers_all(field, snapshot, facts) else None
    ranks = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 6]
    if len(ranks) != len(texts) or not all(1 <= rank <= len(known) for rank in ranks):
        return None
    if field.type.name == "record":
        return known[ranks[0] - 1] if len(ranks) == 1 else None
    return tuple(known[rank - 1] for rank in ranks) if field.many or len(ranks) == 1 else None
