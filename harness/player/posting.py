"""What a posted form means: the fields that were typed into, then the button that was pressed."""

import json
from collections.abc import Iterator, Mapping, Sequence

from simulator.portal.deed import Fill
from simulator.portal.page import FieldView, Page
from simulator.sitting.move import Move
from simulator.sitting.written import move_from_json

Form = Mapping[str, Sequence[str]]


def moves(form: Form, seen: Page) -> Iterator[Move]:
    """The moves that a form of a person's page makes.

    A field is named ``f.CASE.KEY``; ``h.CASE.KEY`` says that the form shows it, for boxes that are sent only when they
    are ticked. The button's value is a move as JSON.

    Raises:
        ValueError: for what is no form of the player.
    """
    yield from typed(form, seen)
    for text in form.get("move", ())[:1]:
        yield move_from_json(json.loads(text))


def typed(form: Form, seen: Page) -> Iterator[Fill]:
    """The fields of a page that do not hold any more what was typed into them before."""
    screens = [seen.front, *seen.panels] if seen.front is None or not seen.front.dialog else [seen.front]
    for screen in screens:
        for field in screen.fields if screen is not None else ():
            name = f"{screen.case}.{field.key}" if screen is not None else ""
            if f"h.{name}" in form:
                value = _value(field, form.get(f"f.{name}", ()))
                if value != (field.typed or "") and not (field.type == "tick" and value == "no" and not field.typed):
                    yield Fill(seen.person, name.partition(".")[0], field.key, value)


def _value(field: FieldView, sent: Sequence[str]) -> str | tuple[str, ...]:
    if field.type == "tick":
        return "yes" if sent else "no"
    if field.many:
        return tuple(sent) or ""
    return sent[0].replace("\r\n", "\n") if sent else ""
