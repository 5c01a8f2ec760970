"""Flows as files in the formats of other tools, beside the pictures that views of them are."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

from diagrams.draw import Format
from diagrams.exchange.formats import ENDINGS, ExchangeFormat
from harness.files import refuse_folders
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from simulator.spec.flow import Flow
from simulator.spec.load import Library

PICTURES: Final[tuple[Format, ...]] = ("svg", "png", "pdf", "dot")
EXCHANGES: Final[tuple[ExchangeFormat, ...]] = tuple(ENDINGS)
FORMATS: Final[tuple[Format | ExchangeFormat, ...]] = (*PICTURES, *EXCHANGES)
"""Those of a view of a flow, then those of a whole flow."""


class Wanted(NamedTuple):
    """The formats asked for: of pictures, and of other tools."""

    pictures: tuple[Format, ...]
    exchanges: tuple[ExchangeFormat, ...]


def wanted(formats: Sequence[str], shown: Mapping[str, object], say: Say) -> Wanted:
    """The formats, sorted; a picture as SVG where none is given.

    Args:
        shown: the options that only a picture can follow, and their values.

    Raises:
        BadInputError: one of those is given with the format of a whole flow.
    """
    exchanges = tuple(each for each in EXCHANGES if each in formats)
    given = ", ".join(option for option, value in shown.items() if value)
    if exchanges and given:
        names = ", ".join(exchanges)
        raise BadInputError(
            say(
                f"{given} ne va pas avec --format {names}, qui dit le flux entier ; ôtez l'un des deux",
                f"{given} does not go with --format {names}, which tells the whole flow; remove one of the two",
            )
        )
    return Wanted(tuple(each for each in PICTURES if each in (formats or PICTURES[:1])), exchanges)


def write(
    library: Library, flows: Sequence[Flow], langs: Sequence[Lang], formats: Sequence[ExchangeFormat], folder: Path
) -> Iterator[Path]:
    """Write each flow in each language and format. The files written."""
    from diagrams.exchange.export import exported

    wanted = {
        folder / f"{flow.id}-{lang}.{ENDINGS[format_]}": (flow, lang, format_)
        for flow, lang, format_ in product(flows, langs, formats)
    }
    refuse_folders(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    for path, (flow, lang, format_) in wanted.items():
        path.write_bytes(exported(flow, lang, format_, library.portal))
        yield path
