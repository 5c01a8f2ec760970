"""What is generated from the vocabulary and the catalogue, and the file that holds each of them."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from harness.lint.codes import CODES, Code
from simulator.spec.checks.traces import traced
from simulator.spec.document import Traced
from simulator.spec.kinds import KINDS
from simulator.spec.nodes import parse
from simulator.spec.problems import Problem
from simulator.spec.reference import FILES, problems_page, reference
from simulator.spec.report import Report
from simulator.spec.schema import flow_schema
from simulator.spec.text import Lang
from simulator.spec.vocabulary import Record
from tests.spec.golden import ROOT, good, line_of, problems

LONGEST = 14
"""Lines of an example."""

READ_AS = {
    "carte.yaml": "FlowDocument",
    "portal.yaml": "PortalDocument",
    "dossiers.yaml": "DossiersDocument",
    "guides/guide.yaml": "GuideDocument",
}


def pages() -> dict[Path, str]:
    """Every generated file and what it must hold."""
    kinds = {code: (first(code), line_of(code)) for code in KINDS}
    pieces = examples()
    return {
        ROOT / "docs/language.md": reference("en", pieces),
        ROOT / "docs/fr/langage.md": reference("fr", pieces),
        ROOT / "docs/problems.md": problems_page("en", kinds) + features_section("en"),
        ROOT / "docs/fr/problemes.md": problems_page("fr", kinds) + features_section("fr"),
        ROOT / "flows/flow.schema.json": json.dumps(flow_schema(), ensure_ascii=False, indent=2) + "\n",
    }


def features_section(lang: Lang) -> str:
    """What reading the features over can find, from its own table (`harness/lint/codes.py`)."""
    if lang == "fr":
        title, example = (
            "Scénarios",
            "Ce que dit `parcours check features` ([un exemple](preuve.md#relire-les-scénarios)).",
        )
        heads = "| code | ce que c'est | pourquoi |"
    else:
        title, example = (
            "Features",
            "What `parcours check features` tells ([an example](proof.md#read-the-features-over)).",
        )
        heads = "| code | what it is | why |"
    rows = [f"| **{code.code}** | {_titled(code, lang)} | {code.explanation.of(lang)} |" for code in CODES.values()]
    return "\n".join(["", f"## L · {title}", "", example, "", heads, "| --- | --- | --- |", *rows]) + "\n"


def _titled(code: Code, lang: Lang) -> str:
    said = code.title.of(lang)
    return said if code.severity == "error" else f"{said} (information)"


def first(code: str) -> Problem:
    """The first problem of a kind in its bad file."""
    return next(found for found in problems(code) if found.kind.code == code)


def examples() -> dict[str, str]:
    """A piece of the good library for each document class: the one that says most in few lines."""
    found: dict[str, list[tuple[int, str]]] = {}
    for part, piece in pieces():
        said = sum(1 for member in dataclasses.fields(part) if getattr(part, member.name) not in (None, (), {}, False))
        lines = piece.count("\n") + 1
        worth = said * 10 - lines if lines <= LONGEST else -lines
        found.setdefault(type(part).__name__, []).append((worth, piece))
    best = {name: max(worths, key=lambda worth: worth[0])[1] for name, worths in found.items()}
    return {name: piece for name, piece in best.items() if name not in FILES}


def pieces() -> Iterator[tuple[Traced, str]]:
    """Every document of the good library that is written as a block, and its lines."""
    for file, cls in READ_AS.items():
        node, _ = parse(good()[file], file)
        assert node is not None
        lines = good()[file].decode().splitlines()
        for part in traced(Record(cls, "", "").read(node, Report())):
            before = lines[part.place.line - 1][: part.place.column - 1]
            if before.strip() in ("", "-"):
                indent = before.index("-") if "-" in before else len(before)
                yield part, _block(lines, part.place.line - 1, indent)


def _block(lines: list[str], start: int, indent: int) -> str:
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    return dedent("\n".join(lines[start:end])).rstrip()
