"""What a posted form means: the fields that were typed into, then the button that was pressed."""

import json
from collections.abc import Iterator, Mapping, Sequence

from simulator.portal.deed import Disconnect, Fill, Follow, OpenTab, Press
from simulator.portal.page import FieldView, Page
from simulator.sitting.move import Move
from simulator.sitting.written import LONGEST, move_from_json, move_to_json

Form = Mapping[str, Sequence[str]]
Clicked = Disconnect | Follow | OpenTab | Press


def moves(form: Form, seen: Page) -> Iterator[Move]:
    """The moves that a form of a person's page makes.

    A field is named ``f.CASE.KEY``; ``h.CASE.KEY`` says that the form shows it, for boxes that are sent only when they
    are ticked. The button's value is a move as JSON.

    Raises:
        ValueError: for what is no form of the player.
    """
    yield from typed(form, seen)
    for text in form.get("move", ())[:1]:
        yield _clicked(text, seen.person)


def typed(form: Form, seen: Page) -> Iterator[Fill]:
    """The fields of a form that do not hold any more what the page shows in them.

    One that the page does not show is filled in too: what is done with it says that it is not there.

    Raises:
        ValueError: for a text that is too long to be kept.
    """
    fields = {f"{screen.case}.{field.key}": field for screen in seen.within_reach for field in screen.fields}
    for marker in form:
        if not marker.startswith("h."):
            continue
        name = marker.removeprefix("h.")
        case, _, key = name.partition(".")
        value = _value(fields.get(name), form.get(f"f.{name}", ()))
        if name not in fields or not _same(fields[name], value):
            yield Fill(seen.person, case, key, value)


def _clicked(text: str, person: str) -> Clicked:
    """A button of that person's page: a form of theirs does nothing else, and nothing for somebody else."""
    try:
        move = move_from_json(json.loads(text))
        json.dumps(move_to_json(move), ensure_ascii=False).encode()  # half a character cannot be shown
    except (ValueError, RecursionError) as error:
        raise ValueError("not a button of this page") from error
    if not isinstance(move, Clicked) or move.person != person:
        raise ValueError("not a button of this page")
    return move


def _value(field: FieldView | None, sent: Sequence[str]) -> str | tuple[str, ...]:
    if any(len(text) > LONGEST for text in sent):
        raise ValueError("too long a text")
    if field is not None and field.type == "tick":
        return "yes" if "yes" in sent else "no"
    if field is not None and field.many:
        chosen = dict.fromkeys(text for text in sent if text)
        before = [text for text in _typed(field) if text in chosen]
        return tuple(dict.fromkeys((*before, *chosen))) or ""
    return _lines(sent[0]) if sent else ""


def _same(field: FieldView, value: str | tuple[str, ...]) -> bool:
    """Whether a value is what the page's own form holds when nobody touches it."""
    before = _typed(field)
    if field.type == "tick":
        return value == ("yes" if before == ("yes",) else "no")
    if field.type == "choice":
        offered = {option.id for option in field.options}
        shown = tuple(text for text in before if text in offered)
        return value == ((shown or "") if field.many else "".join(shown[:1]))
    return value == _lines("".join(before))


def _typed(field: FieldView) -> tuple[str, ...]:
    return (field.typed,) if isinstance(field.typed, str) else field.typed or ()


def _lines(text: str) -> str:
    """A text as a browser gives it back: its line breaks are one character each."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
