"""The pages and the schema made from the vocabulary: kept equal, complete, their examples run."""

from pathlib import Path

import pytest

from simulator.spec import template
from simulator.spec.expressions import syntax
from simulator.spec.expressions.names import Names
from simulator.spec.kinds import KINDS
from simulator.spec.problems import Place, Word
from simulator.spec.reference import FILES, FUNCTIONS, NAMES, PLACEHOLDERS, Row, reference
from simulator.spec.report import Report
from simulator.spec.text import LANGS
from simulator.spec.vocabulary import classes, keys_of, meaning
from tests.spec.cases import carte
from tests.spec.pages import examples, pages

AGAIN = "run: python -m tests.spec.regenerate"
HERE = Place("page", 1, 1)
UNWRITTEN = {"Traced", "Button"}
"""Classes without keys of their own."""


@pytest.fixture
def names() -> Names:
    return carte()


@pytest.mark.parametrize(("path", "text"), [pytest.param(*page, id=page[0].name) for page in pages().items()])
def test_a_generated_page_is_what_the_model_says(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, AGAIN


@pytest.mark.parametrize("row", [*FUNCTIONS, *NAMES], ids=lambda row: row.written)
def test_an_expression_of_the_page_is_read(row: Row, names: Names) -> None:
    report = Report()
    assert syntax.read(Word(row.written, HERE), names, report) is not None, report.problems


@pytest.mark.parametrize("row", PLACEHOLDERS, ids=lambda row: row.written)
def test_a_placeholder_of_the_page_is_read(row: Row, names: Names) -> None:
    assert len(template.read(Word(row.written, HERE), "fr", names, Report()).slots) == 1


def test_the_page_has_every_function_and_every_style() -> None:
    functions = syntax._Reader._ARGUMENTS
    written = " ".join(row.written for row in FUNCTIONS)
    assert {name for name in functions if f"{name}(" in written} == set(functions)
    styles = {row.written.partition(":")[2].rstrip(">") for row in PLACEHOLDERS}
    assert styles == set(template.STYLES)


@pytest.mark.parametrize("name", sorted(classes().keys() - UNWRITTEN))
def test_the_page_has_every_class_with_its_keys_and_an_example(name: str) -> None:
    cls = classes()[name]
    for lang, said in zip(LANGS, meaning(cls), strict=True):
        page = reference(lang, examples())
        section = page[page.index(said) :].split("\n#")[0]
        assert all(f"| `{key}` |" in section for key in keys_of(cls) if key != "guide")
        assert ("```yaml" in section) == (name not in FILES)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_the_page_of_problems_has_every_kind(kind: object) -> None:
    for path, text in pages().items():
        if path.stem.startswith("probl"):
            assert f"| **{kind.code}** |" in text  # type: ignore[attr-defined]  # a Kind
