"""Whatever the flows say, the pages are sound: they parse, their links lead somewhere, nothing comes from elsewhere."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

from tests.site.hostile import LONG, MARKUP, TRAP
from tests.site.reading import Page, read

_FETCHED = re.compile(r"url\((?!['\"]?data:)|@import")


def test_every_page_parses_and_closes_what_it_opens(all_pages: list[Page]) -> None:
    assert {str(page.path): page.mistakes for page in all_pages if page.mistakes} == {}


def test_every_id_is_on_its_page_once(all_pages: list[Page]) -> None:
    twice = {str(page.path): sorted({i for i in page.ids if page.ids.count(i) > 1}) for page in all_pages}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_every_link_leads_to_a_page_that_is_there_and_to_an_anchor_on_it(all_pages: list[Page]) -> None:
    ids = {page.path.resolve(): set(page.ids) for page in all_pages}
    lost = []
    for page in all_pages:
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = (page.path.parent / unquote(file)).resolve() if file else page.path.resolve()
            if not target.is_file() or (anchor and anchor not in ids[target]):
                lost.append((str(page.path), link))
    assert lost == []


def test_nothing_leads_to_another_place_nor_runs_by_itself(all_pages: list[Page]) -> None:
    schemes = {link for page in all_pages for link in page.links if re.match(r"[a-z]+:|//", link, re.IGNORECASE)}
    handlers = {name for page in all_pages for each in page.elements for name in each.attributes if name[:2] == "on"}
    scripts = {each.attributes.get("src") for page in all_pages for each in page.all("script")}
    assert (schemes, handlers, scripts) == (set(), set(), {"search.js", "../site.js"})


def test_styles_fetch_nothing(shipped: Path, trapped: Path) -> None:
    sheets = [path for folder in (shipped, trapped) for path in (*folder.rglob("*.css"), *folder.rglob("*.html"))]
    assert [str(path) for path in sheets if _FETCHED.search(path.read_text(encoding="utf-8"))] == []


def test_headings_begin_with_one_of_the_first_level_and_skip_none(all_pages: list[Page]) -> None:
    wrong = []
    for page in all_pages:
        steps = zip(page.levels, page.levels[1:], strict=False)
        if page.levels[:1] != [1] or page.levels.count(1) != 1 or any(below > above + 1 for above, below in steps):
            wrong.append((str(page.path), page.levels))
    assert wrong == []


def test_every_picture_has_a_name(all_pages: list[Page]) -> None:
    nameless = [
        (str(page.path), each.tag)
        for page in all_pages
        for each in page.all("svg", "img")
        if "aria-labelledby" not in each.attributes
        and "aria-hidden" not in each.attributes
        and not each.attributes.get("alt")
    ]
    assert nameless == []


def test_a_picture_that_leads_somewhere_is_no_image_for_those_who_hear_it(shipped: Path) -> None:
    page = read(shipped / "fr" / "journey-procuration.html")
    assert [each.attributes["role"] for each in page.all("svg")] == ["group", "group"]
    page = read(shipped / "fr" / "screens-procuration.html")
    assert {each.attributes["role"] for each in page.all("svg")} == {"img"}


def test_the_header_cells_of_every_table_say_what_they_head(all_pages: list[Page]) -> None:
    assert [str(page.path) for page in all_pages for each in page.all("th") if "scope" not in each.attributes] == []


def test_every_page_says_its_language_and_leads_to_itself_in_the_other(shipped_pages: list[Page]) -> None:
    other = {"fr": "en", "en": "fr"}
    for page in shipped_pages:
        lang = page.path.parent.name
        if lang in other:
            there = f"../{other[lang]}/{page.path.name}"
            assert (page.lang, there in page.links) == (lang, True), page.path


def test_the_page_one_is_on_is_marked_in_the_menu(shipped: Path) -> None:
    page = read(shipped / "fr" / "results.html")
    marked = {each.attributes["href"] for each in page.all("a") if each.attributes.get("aria-current") == "page"}
    assert marked == {"results.html"}


def test_hostile_labels_are_text_wherever_they_stand(trapped: Path) -> None:
    for path in sorted(trapped.rglob("*.html")):
        page = read(path)
        assert [
            each.tag for each in page.all("b", "img", "script") if not each.attributes.get("src", "").endswith("js")
        ] == []
    guide, feature = (read(trapped / "fr" / name) for name in ("guide-guide.html", "feature-piege-b.html"))
    journey, long = (read(trapped / "fr" / name) for name in ("journey-carte.html", "state-carte-request.waiting.html"))
    assert MARKUP in guide.text
    assert MARKUP in feature.text.replace("\u00a0", " ")
    assert TRAP in journey.text.replace("\u00a0", " ")
    assert LONG in long.text


def test_the_search_knows_every_statement_state_and_scenario_and_leads_there(
    shipped: Path, shipped_pages: list[Page]
) -> None:
    for lang in ("fr", "en"):
        text = (shipped / lang / "search.js").read_text(encoding="utf-8")
        rows = json.loads(text.removeprefix("window.parcoursIndex = ").rstrip().removesuffix(";"))
        hrefs = {row[3] for row in rows}
        assert {"guide-procuration.html#P-029", "guide-decisions.html#D-05"} <= hrefs
        assert "state-procuration-draft.mandatary.html" in hrefs
        ids = {page.path.name: set(page.ids) for page in shipped_pages if page.path.parent.name == lang}
        lost = [href for href in hrefs if href.partition("#")[2] not in {"", *ids[href.partition("#")[0]]}]
        assert lost == []


def test_without_scripts_the_index_leads_to_all_of_it(shipped: Path) -> None:
    page = read(shipped / "fr" / "search.html")
    rows = (shipped / "fr" / "search.js").read_text(encoding="utf-8").count("\n") - 2
    assert len([link for link in page.links if link.startswith(("guide-", "state-", "feature-"))]) > 400
    assert len(page.links) > rows
