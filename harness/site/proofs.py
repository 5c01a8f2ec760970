"""What is proved of the properties: explored now, or read from what ``parcours explore --json`` wrote before."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from harness.language import LANGS, Lang, Say
from harness.mistakes import BadInputError
from simulator.spec.load import Library

Judgement = Literal["proved", "refuted", "open", "unproved"]
"""``open``: not all was visited, nothing was found. ``unproved``: nobody looked, or not at this property."""


class Verdict(NamedTuple):
    """What is known of a property; a counterexample is told line by line, in a language."""

    judgement: Judgement = "unproved"
    counterexample: tuple[str, ...] = ()
    lang: Lang = "fr"


@dataclass(frozen=True, slots=True)
class Proofs:
    """The verdicts by flow and rank of the property, in each language, and where they come from.

    ``source`` is the file they were read from, empty where they were found for this edition. ``current`` is whether
    they were found on these very flows: what was found on others is told, and never taken for this edition's.
    """

    verdicts: Mapping[Lang, Mapping[tuple[str, int], Verdict]]
    sizes: Mapping[str, tuple[int, int]]
    source: str = ""
    current: bool = True
    there: bool = True

    def of(self, flow: str, rank: int, lang: Lang = "fr") -> Verdict:
        """The verdict on a property of this edition."""
        found = self.verdicts.get(lang, {}).get((flow, rank), Verdict())
        return found if self.current else Verdict()


NONE = Proofs({}, {}, there=False)
"""Nothing was proved for this edition."""


def explored(library: Library, flows: str, advance: Callable[[], None] = lambda: None) -> dict[str, Any]:
    """Every flow explored, told in both languages as plain data that `found` reads.

    Raises:
        BadInputError: a flow cannot be explored.
    """
    from harness.commands.explore import MOST, as_json
    from harness.exploring import proof

    proofs = [proof(library, flow, MOST, Say("fr"), advance) for flow in library.flows]
    return {"edition": flows, **{lang: {"flows": [as_json(each, Say(lang)) for each in proofs]} for lang in LANGS}}


def steps(library: Library) -> int:
    """How many times ``advance`` is called."""
    from harness.exploring import spaces

    return sum(spaces(library, flow) for flow in library.flows)


def found(data: Mapping[str, Any], library: Library, flows: str, source: str = "") -> Proofs:
    """The verdicts in stored data; of one language where they were written in one.

    Raises:
        ValueError: for anything else, KeyError and TypeError too.
    """
    told = {lang: data.get(lang, data) for lang in LANGS}
    verdicts = {lang: _verdicts(part, library) for lang, part in told.items()}
    sizes = {each["flow"]: (int(each["states"]), len(each["days"])) for each in told["fr"]["flows"]}
    return Proofs(verdicts, sizes, source, data.get("edition") == flows)


def _verdicts(data: Mapping[str, Any], library: Library) -> dict[tuple[str, int], Verdict]:
    """A property is known by its flow, its kind and its sentence, whatever its rank was then."""
    known = {}
    for flow in library.flows.values():
        for rank, each in enumerate(flow.properties):
            for lang in LANGS:
                known[flow.id, each.kind, each.text.of(lang).source] = (flow.id, rank, lang)
    verdicts = {}
    for flow_ in data["flows"]:
        for each in flow_["properties"]:
            meant = known.get((flow_["flow"], each["kind"], each["text"]))
            if meant is not None:
                flow_id, rank, lang = meant
                lines = tuple(str(line) for line in each["counterexample"])
                verdicts[flow_id, rank] = Verdict(_judged(each["holds"]), lines, lang)
    return verdicts


def _judged(holds: object) -> Judgement:
    if holds is None:
        return "open"
    return "proved" if holds is True else "refuted"


def read(path: Path, library: Library, flows: str, say: Say) -> Proofs:
    """The verdicts of a file.

    Raises:
        BadInputError: where it holds anything else.
        OSError: where it cannot be read.
    """
    content = path.read_bytes()
    try:
        return found(json.loads(content), library, flows, path.as_posix())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        why = say("ce n'est pas un compte de « parcours explore »", "this is no account of “parcours explore”")
        raise BadInputError(f"{path}{say(' :', ':')} {why}") from None
