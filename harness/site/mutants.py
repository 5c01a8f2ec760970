"""What ``parcours mutate --json`` wrote, as the site tells it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from harness.mutating.tally import Count
from simulator.spec.text import Prose


class Survivor(NamedTuple):
    """A change that nobody noticed, as the question it puts, where it is, and a scenario that would show it."""

    flow: str
    place: str
    question: Prose
    before: str
    after: str
    scenario: Prose


@dataclass(frozen=True, slots=True)
class Mutation:
    """The counts, in all and by operator, and the survivors; whether these flows and features were the ones tried."""

    total: Count
    operators: Mapping[str, Count]
    survivors: tuple[Survivor, ...]
    source: str
    current: bool


def read(path: Path, edition: str, say: Say) -> Mutation:
    """The account in a file; it is current where it says that it was made on this edition.

    Raises:
        BadInputError: where it holds anything else.
        OSError: where it cannot be read.
    """
    content = path.read_bytes()
    try:
        data = json.loads(content)
        operators = {str(name): _count(each) for name, each in data["operators"].items()}
        survivors = tuple(_survivor(each) for each in data["mutants"] if each["status"] == "survived")
        return Mutation(_count(data), operators, survivors, path.as_posix(), data.get("edition") == edition)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        why = say("ce n'est pas un compte de « parcours mutate »", "this is no account of “parcours mutate”")
        raise BadInputError(f"{path}{say(' :', ':')} {why}") from None


def _count(data: Mapping[str, Any]) -> Count:
    return Count(*(int(data[name]) for name in Count._fields))


def _survivor(data: Mapping[str, Any]) -> Survivor:
    return Survivor(
        str(data["flow"]),
        f"{data['file']}:{int(data['line'])}",
        Prose(str(data["question_fr"]), str(data["question_en"])),
        str(data["before"]),
        str(data["after"]),
        Prose(str(data["scenario_fr"]), str(data["scenario_en"])),
    )
