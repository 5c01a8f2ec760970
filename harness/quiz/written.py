"""The sheets of some flows, drawn by a seed, written to a folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from diagrams.quiz import pdf
from harness.exploring import explorable
from harness.files import flows_folder, refuse_folders, sources
from harness.language import Lang, Say
from harness.progress import bar
from harness.quiz.page import page
from simulator.analysis.mutation.specification import Specification
from simulator.quiz.bank import bank
from simulator.quiz.sheet import Sheet, sheet
from simulator.spec.flow import Flow
from simulator.spec.load import Library

Format = Literal["pdf", "html"]
FORMATS: Final[tuple[Format, ...]] = ("pdf", "html")


class Wanted(NamedTuple):
    """How many questions, by which seed, in which formats and languages, into which folder."""

    questions: int
    seed: int
    formats: tuple[Format, ...]
    langs: tuple[Lang, ...]
    folder: Path


class Written(NamedTuple):
    """A sheet and the files made of it; none where the flow offers no question."""

    sheet: Sheet
    files: tuple[Path, ...]


def written(library: Library, flows: Sequence[Flow], wanted: Wanted, say: Say) -> Iterator[Written]:
    """Draw and write a sheet for each flow.

    Raises:
        BadInputError: a flow cannot be explored.
    """
    specification = Specification(library, sources(flows_folder()))
    with bar(say("questions", "questions"), len(flows)) as advance:
        for flow in flows:
            with explorable(say):
                items = bank(specification, flow.id)
            drawn = sheet(library, flow.id, items, wanted.questions, wanted.seed)
            yield Written(drawn, tuple(_files(drawn, wanted)) if drawn.questions else ())
            advance()


def _files(drawn: Sheet, wanted: Wanted) -> Iterator[Path]:
    wanted.folder.mkdir(parents=True, exist_ok=True)
    paths = {
        wanted.folder / f"{drawn.flow.id}-quiz-{drawn.seed}-{lang}.{format_}": (lang, format_)
        for lang in wanted.langs
        for format_ in wanted.formats
    }
    refuse_folders(paths)
    for path, (lang, format_) in paths.items():
        path.write_bytes(pdf(drawn, lang) if format_ == "pdf" else page(drawn, Say(lang)).encode())
        yield path
