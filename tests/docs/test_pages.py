"""The pages hang together: links lead somewhere, both languages say the same, pictures are current."""

import re
from pathlib import Path

import pytest

from diagrams.draw import draw
from diagrams.scene.svg import svg
from diagrams.storyboard.slide import slides
from harness.language import Say
from harness.storyboard.boards import meant
from simulator.spec.load import Library
from tests.docs.pages import ROOT, headings, links, name, pages, prose, written

TWINS = {
    "README.md": "docs/fr/README.md",
    "docs/analyst.md": "docs/fr/analyste.md",
    "docs/tester.md": "docs/fr/testeur.md",
    "docs/trainer.md": "docs/fr/formateur.md",
    "docs/proof.md": "docs/fr/preuve.md",
    "docs/tutorial.md": "docs/fr/tutoriel.md",
    "docs/language.md": "docs/fr/langage.md",
    "docs/problems.md": "docs/fr/problemes.md",
    "docs/glossary.md": "docs/fr/glossaire.md",
}
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
FRAMES = [path for path in PICTURES if "-storyboard-" in path.name]
SHOWN, NUMBER = "features/procuration/guide.feature:12", 5
"""The scenario, and the frame of its storyboard, that the pages show."""


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    lost = []
    for link in links(page):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        path = (page.parent / target).resolve() if target else page
        if not path.exists() or (anchor and anchor not in {heading.anchor for heading in headings(path)}):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize(("english", "french"), TWINS.items(), ids=TWINS)
def test_both_languages_have_the_same_headings(english: str, french: str) -> None:
    assert [h.depth for h in headings(ROOT / english)] == [h.depth for h in headings(ROOT / french)]


def test_every_french_page_has_its_english_twin() -> None:
    assert set(TWINS.values()) == {name(page) for page in pages() if page.parent.name == "fr"}


@pytest.mark.parametrize("page", pages(), ids=name)
def test_a_page_has_one_title(page: Path) -> None:
    assert sum(heading.depth == 1 for heading in headings(page)) == 1


@pytest.mark.parametrize("page", pages(), ids=name)
def test_no_page_tells_of_the_machine_it_was_written_on(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"/(?:home|root|tmp|usr|work|var)/\S*|https?://(?:pypi|files\.|registry|proxy)\S*", text) == []


@pytest.mark.parametrize("page", [page for page in written() if page.parent.name == "fr"], ids=name)
def test_a_french_page_quotes_the_french_way(page: Path) -> None:
    text = re.sub(r"`[^`]*`|<[^>]+>", "", prose(page))
    assert re.findall(r"\"[^\"]*\"|“[^”]*”", text) == []


@pytest.mark.parametrize("path", [path for path in PICTURES if path not in FRAMES], ids=lambda path: path.stem)
def test_a_picture_in_the_pages_says_what_a_new_one_would(path: Path, whole: Library) -> None:
    flow, view, lang = path.stem.rsplit("-", 2)
    fresh = draw(whole.flows[flow], view, lang, "svg", (), whole.portal)  # type: ignore[arg-type]  # from its name
    again = f"parcours draw {flow} --view {view} --lang {lang} --out docs/pictures"
    assert said(path.read_bytes()) == said(fresh), f"draw it again: {again}"


@pytest.mark.parametrize("path", FRAMES, ids=lambda path: path.stem)
def test_a_frame_in_the_pages_says_what_a_new_one_would(path: Path, whole: Library) -> None:
    lang = path.stem.rsplit("-", 1)[1]
    (played,) = meant([str(ROOT / SHOWN)], whole, Say("en"))
    fresh = list(slides(played.board(lang)))[NUMBER - 1]  # type: ignore[arg-type]  # from its name
    again = f"parcours storyboard {SHOWN} --format svg --lang {lang}, then copy frame {NUMBER:02} to {path.name}"
    assert said(path.read_bytes()) == said(svg(fresh.scene).encode()), f"draw it again: {again}"


def test_every_picture_in_the_pages_is_shown_by_one() -> None:
    shown = {(page.parent / link).resolve() for page in pages() for link in links(page)}
    assert [path.name for path in PICTURES if path not in shown] == []


def said(svg: bytes) -> list[str]:
    """The texts of a picture, without regard to where they stand."""
    return sorted(re.findall(r"<text[^>]*>([^<]+)</text>", svg.decode("utf-8")))
