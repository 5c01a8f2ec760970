"""« Enregistrer » in the player: the scenario to copy, its file, or why there is none."""

import html
import re
from collections.abc import Iterator

import pytest

from harness.files import root
from harness.language import Lang
from harness.player.setting import Setting
from harness.player.table import Table
from harness.rehearsal import rehearsed
from harness.store.store import Store
from simulator.portal.deed import Fill, Press
from simulator.sitting.move import Back, Move
from simulator.sitting.sitting import Sitting
from tests.player.visiting import Visitor
from tests.scenarios.test_recorded import OPENED, T

UNTELLABLE = (Press("jean", "0001", "start"), Fill("jean", "0001", "mandatary.last_name", "a \nb"))


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    with Store.at(str(tmp_path_factory.mktemp("store") / "cases.db")) as store:
        yield Setting.over(root() / "flows", store, "fr")


@pytest.fixture(scope="module")
def visitor(setting: Setting) -> Visitor:
    visitor = Visitor(setting)
    visitor.get("/fr/")
    return visitor


@pytest.fixture
def table(setting: Setting, visitor: Visitor) -> Table:
    reading = setting.flows.now()
    return setting.tables.open(visitor.name, reading, Sitting.begin(reading.library, T))


def move(table: Table, *moves: Move) -> None:
    for each in moves:
        table.move([each], table.number, "fr")


def text(page: str) -> str:
    found = re.search(r'<pre id="scenario".*?>\n(.*?)</pre>', page, re.DOTALL)
    assert found is not None, page
    return html.unescape(found[1])


def failing(table: Table, feature: str, lang: Lang) -> list[object]:
    return list(rehearsed(table.sitting.now.library, feature, lang))


def test_what_is_shown_and_what_is_downloaded_are_the_same_green_file(visitor: Visitor, table: Table) -> None:
    move(table, *OPENED, UNTELLABLE[0], Press("jean", "0001", "next"))
    shown = visitor.get(f"/fr/s/{table.id}/scenario?who=jean")
    file = visitor.get(f"/fr/s/{table.id}/scenario.feature")
    assert (shown.status_code, file.status_code, text(shown.text)) == (200, 200, file.text)
    assert (failing(table, file.text, "fr"), file.text.startswith("# language: fr\n")) == ([], True)
    assert "filename*=UTF-8''suivant-inactif-" in file.headers["content-disposition"]
    assert file.headers["content-type"] == "text/plain; charset=utf-8"


def test_it_says_which_statements_it_passes_and_that_it_is_green(visitor: Visitor, table: Table) -> None:
    move(table, *OPENED, UNTELLABLE[0])
    page = visitor.get(f"/fr/s/{table.id}/scenario").text
    assert re.findall(r'data-tag="([^"]+)">', page) == re.findall(r"@(\S+)", text(page))
    assert 'id="green"' in page


def test_the_title_and_the_language_are_those_that_are_asked_for(visitor: Visitor, table: Table) -> None:
    move(table, *OPENED)
    page = visitor.get(f"/fr/s/{table.id}/scenario?title=%3Cb%3E%20%22x%22&language=en").text
    assert (
        '  Scenario: <b> "x"\n' in text(page),
        '<b> "x"' in page,
        '<option value="en" lang="en" selected>' in page,
    ) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize("query", ["?language=de", "?language=", "?title=", "?title=" + "x" * 1500, "?title=%0A%0A@a"])
def test_whatever_is_asked_the_file_stays_green(visitor: Visitor, table: Table, query: str) -> None:
    move(table, *OPENED)
    page = visitor.get(f"/en/s/{table.id}/scenario{query}")
    assert (page.status_code, failing(table, text(page.text), "fr")) == (200, [])


def test_what_cannot_be_told_is_said_with_its_deed_and_the_way_on(visitor: Visitor, table: Table) -> None:
    move(table, *OPENED, *UNTELLABLE)
    page = visitor.get(f"/fr/s/{table.id}/scenario?who=jean")
    said = page.text.replace("\u00a0", " ")
    assert (page.status_code, 'id="untold"' in said, "remplit « Nom » : a" in said) == (200, True, True)
    assert f'href="/fr/s/{table.id}?who=jean"' in page.text
    file = visitor.get(f"/fr/s/{table.id}/scenario.feature")
    assert (file.status_code, file.headers["location"].startswith(f"/fr/s/{table.id}/scenario?")) == (303, True)
    move(table, Back())
    assert 'id="green"' in visitor.get(f"/fr/s/{table.id}/scenario").text


def test_nobody_else_reads_it(setting: Setting, table: Table) -> None:
    other = Visitor(setting)
    other.get("/fr/")
    found = [other.get(f"/fr/s/{table.id}/{name}").status_code for name in ("scenario", "scenario.feature")]
    assert found == [404, 404]
