"""Filling fields: what is typed is kept as typed, beside the value it was read as."""

from collections.abc import Mapping

from simulator.engine.rows import visible_fields
from simulator.engine.snapshot import Entry, Inputs, Snapshot
from simulator.spec import typed
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.tree import Record, Value
from simulator.spec.flow import Field, Leaf

ALL = "all"
"""What is typed for the choice that stands for every record."""


def shown(field: Field, snapshot: Snapshot, facts: Facts) -> bool:
    """Whether a conditional field is on the screen."""
    return field.shown is None or bool(compiled(field.shown)(snapshot, facts, None))


def unknown(leaf: Leaf, snapshot: Snapshot, inputs: Inputs, facts: Facts) -> tuple[str, ...]:
    """The keys that name no field shown here."""
    here = {field.key for field in visible_fields(leaf) if shown(field, snapshot, facts)}
    return tuple(key for key in inputs if key not in here)


def fill(leaf: Leaf, snapshot: Snapshot, inputs: Inputs, facts: Facts) -> Snapshot:
    """The case with what was typed. An empty text clears; a field that becomes hidden loses its value."""
    fields = {field.key: field for field in visible_fields(leaf)}
    data = dict(snapshot.data)
    for key, text in inputs.items():
        if text in ("", ()) or (fields[key].kind == "tick" and text == "no"):
            data.pop(key, None)
        else:
            data[key] = Entry(text, read(fields[key], text, snapshot, facts))
    filled = snapshot._replace(data=data)
    for _ in fields:
        hidden = {key for key, f in fields.items() if key in filled.data and not shown(f, filled, facts)}
        if not hidden:
            break
        filled = filled._replace(data={key: entry for key, entry in filled.data.items() if key not in hidden})
    return filled


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
