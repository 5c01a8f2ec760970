"""Two sites, each made once: that of the shipped project, and that of one whose every label is hostile."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.cli import main
from tests.site.hostile import MARKUP, project
from tests.site.reading import Page, read

ROOT = Path(__file__).parents[2]


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def site(folder: Path, *arguments: str, lang: str = "fr") -> int:
    """Make a site in a project; the exit code."""
    with inside(folder), pytest.raises(SystemExit) as left:
        main(["--lang", lang, "site", *arguments])
    return int(left.value.code or 0)


def copied(folder: Path) -> Path:
    """The shipped project in a folder of its own."""
    for name in ("flows", "features"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped project."""
    folder = copied(tmp_path_factory.mktemp("shipped"))
    assert site(folder) == 0
    return folder / "build" / "site"


@pytest.fixture(scope="session")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the hostile project: scenarios fail, properties are proved, a mutant survives, a flow changed."""
    folder = tmp_path_factory.mktemp("trapped")
    project(folder)
    account = {
        "edition": "other",
        **dict.fromkeys(("killed", "survived", "equivalent", "refused", "timeouts"), 1),
        "operators": {MARKUP: dict.fromkeys(("killed", "survived", "equivalent", "refused", "timeouts"), 1)},
        "mutants": [
            {
                **dict.fromkeys(("flow", "file", "question_fr", "question_en", "before", "after"), MARKUP),
                **dict.fromkeys(("scenario_fr", "scenario_en"), MARKUP),
                "line": 1,
                "status": "survived",
            }
        ],
    }
    (folder / "build").mkdir()
    (folder / "build" / "mutation.json").write_text(json.dumps(account), encoding="utf-8")
    assert site(folder) == 1
    flow = folder / "flows" / "carte.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace(">= 18", ">= 21"), encoding="utf-8")
    assert site(folder, "--prove") == 1
    return folder / "build" / "site"


def pages(folder: Path) -> list[Page]:
    """Every page of a site."""
    return [read(path) for path in sorted(folder.rglob("*.html"))]


@pytest.fixture(scope="session")
def shipped_pages(shipped: Path) -> list[Page]:
    """Every page of the site of the shipped project."""
    return pages(shipped)


@pytest.fixture(scope="session")
def all_pages(shipped_pages: list[Page], trapped: Path) -> list[Page]:
    """Every page of both sites."""
    return [*shipped_pages, *pages(trapped)]
