"""Moves, and what they came to, as values of JSON: without loss, and read with suspicion."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, get_args

from simulator.engine.snapshot import instant_from_json, instant_to_json
from simulator.portal.deed import Fill, Wait
from simulator.sitting.move import Move
from simulator.sitting.sitting import Came

KINDS: Final[Mapping[str, Any]] = {kind.__name__.lower(): kind for kind in get_args(Move)}
"""What each move is called in JSON."""
LONGEST: Final = 20_000
"""Characters of a text in a move; a label, an id, what is typed."""


def move_to_json(move: Move) -> dict[str, Any]:
    """A move as a JSON object: its kind, then what it says."""
    said = {name: _plain(value) for name, value in move._asdict().items()}
    return {"kind": type(move).__name__.lower(), **said}


def move_from_json(read: Any) -> Move:
    """The move that :func:`move_to_json` wrote.

    Raises:
        ValueError: for anything else.
    """
    if not isinstance(read, dict) or str(read.get("kind")) not in KINDS:
        raise ValueError("not a move")
    kind = KINDS[str(read["kind"])]
    said = {name: value for name, value in read.items() if name != "kind"}
    try:
        move: Move = kind(**{name: _read(kind, name, value) for name, value in said.items()})
    except (TypeError, AttributeError, OverflowError, ValueError) as error:
        raise ValueError("not a move") from error
    return move


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant_to_json(value)
    return list(value) if isinstance(value, tuple) else value


def _read(kind: type, name: str, value: Any) -> Any:
    if kind is Wait:
        return instant_from_json(value)
    if name == "steps":
        if type(value) is not int:
            raise TypeError("not a number of steps")
        return value
    if name == "path" or (kind is Fill and isinstance(value, list)):
        return tuple(_text(item) for item in value)
    return None if value is None and name in ("device", "insured", "typed") else _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise TypeError("not a text")
    return value


def came_to_json(came: Came) -> list[Any]:
    """What came of a move, as a JSON list."""
    return [instant_to_json(value) if isinstance(value, datetime) else _plain(value) for value in came]


def came_from_json(read: Any) -> Came:
    """What :func:`came_to_json` wrote.

    Raises:
        ValueError: for anything else.
    """
    try:
        found = Came(*read)
        return found._replace(at=instant_from_json(read[1]), refused=tuple(found.refused))
    except (TypeError, IndexError, AttributeError, ValueError) as error:
        raise ValueError("not what came of a move") from error
