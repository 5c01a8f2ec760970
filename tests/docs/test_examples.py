"""Every example of the pages is true: commands print what they are said to print, YAML and Gherkin are accepted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from behave.parser import parse_feature

from harness.phrases import load as load_phrases
from harness.phrases import registry
from tests.docs.pages import ROOT, Fence, fences, name, written
from tests.docs.playing import console, edit, quoted, shows, workshop

load_phrases(ROOT / "steps")
PAGES = [page for page in written() if any(fences(page))]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_can_be_followed_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    folder = workshop(tmp_path / "parcours")
    lang = "fr" if page.parent.name == "fr" else "en"
    for fence in fences(page):
        match fence.lang:
            case "console":
                console(fence, folder, lang)
            case "diff":
                edit(fence, folder)
            case "yaml":
                fragment(fence, folder)
            case "gherkin":
                scenario(fence, folder)
            case "text" if fence.text.startswith("# build/"):
                quoted(fence, folder)
            case other:
                assert other == "text", f"{fence.place}: a block in “{other}” proves nothing"


def fragment(fence: Fence, folder: Path) -> None:
    """A part of a flow: its first line, a comment, names the file that it is part of; or a new file, to be read."""
    head, _, body = fence.text.partition("\n")
    path = folder / head.removeprefix("# ").split(",")[0]
    if head.startswith("# build/") and not path.exists():
        path.write_text(body, encoding="utf-8")
        return
    assert path.is_file(), f"{fence.place}: the first line names no file: {head}"
    part, whole = (
        yaml.load(text, Loader=yaml.BaseLoader)  # every scalar as text, nothing constructed
        for text in (body, path.read_text(encoding="utf-8"))
    )
    assert list(apart(part, whole, "")) == [], fence.place


def apart(part: Any, whole: Any, where: str) -> Iterator[str]:
    """Where a part says something else than the whole; a list may leave items out."""
    if isinstance(part, dict) and isinstance(whole, dict):
        for key, value in part.items():
            if key in whole:
                yield from apart(value, whole[key], f"{where}/{key}")
            else:
                yield f"{where}/{key} is not there"
    elif isinstance(part, list) and isinstance(whole, list):
        for item in part:
            if all(any(apart(item, other, where)) for other in whole):
                yield f"{where}: {item} is not there"
    elif part != whole:
        yield f"{where}: {part!r} is not {whole!r}"


def scenario(fence: Fence, folder: Path) -> None:
    """A part of a feature, named by its first line, whose every step is a phrase; or a new feature, to be run."""
    head, _, body = fence.text.partition("\n")
    path = folder / head.removeprefix("# ")
    if head.startswith("# features/") and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
        return
    lines = iter([line.strip() for line in path.read_text(encoding="utf-8").splitlines()])
    assert [line for line in filter(str.strip, body.splitlines()) if line.strip() not in lines] == [], fence.place
    assert unknown(body, fence) == [], fence.place


def unknown(body: str, fence: Fence) -> list[str]:
    """The steps that are no phrase."""
    lang = "en" if "Given" in body or "When" in body or "Then" in body else "fr"
    if "Feature:" not in body and "Fonctionnalité:" not in body:
        body = f"{'Feature' if lang == 'en' else 'Fonctionnalité'}: …\n{body}"
    feature = parse_feature(body, language=lang, filename=fence.place)
    steps = [step for found in feature.walk_scenarios() for step in found.all_steps]
    assert steps, f"{fence.place}: no step"
    return [step.name for step in steps if registry.find_match(step) is None]


@pytest.mark.parametrize(
    ("printed", "shown", "expected"),
    [
        ("4 flows, no problem\n", "4 flows, no problem", True),
        ("4 flows, no problem\n", "5 flows, no problem", False),
        ("one\ntwo\nthree\n", "one\n…\nthree", True),
        ("a long line that is\n  broken\n", "a long line\nthat is broken", True),
        ("one\nthree\n", "three\n…\none", False),
        ("0.4 s on 2 processes", "… s on … processes", True),
        ("anything", "", True),
    ],
)
def test_what_is_shown_must_have_been_printed(printed: str, shown: str, expected: bool) -> None:
    assert expected == shows(printed, shown)


def test_a_part_that_says_something_else_is_found() -> None:
    whole = {"states": {"active": {"timers": [{"past": "end", "to": "expired"}, {"after": "P1D"}]}}}
    assert list(apart({"states": {"active": {"timers": [{"to": "expired"}]}}}, whole, "")) == []
    assert list(apart({"states": {"active": {"timers": [{"to": "revoked"}]}}}, whole, "")) == [
        "/states/active/timers: {'to': 'revoked'} is not there"
    ]
    assert list(apart({"states": {"ended": {}}}, whole, "")) == ["/states/ended is not there"]
