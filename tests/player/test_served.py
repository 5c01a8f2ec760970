"""What the pages of the people fetch: the style sheet, the script, the documents handed over."""

import re
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from diagrams.papers import handed_over, pdf
from harness.player.app import application
from harness.player.pages.documents import plain
from harness.player.setting import Setting
from harness.player.views.portal import view
from harness.store.store import Store
from simulator.portal.deed import Press, Reload
from simulator.sitting.move import Back
from tests.player.played import ROOT, scenarios

HERE = "http://127.0.0.1"


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    """A player over the shipped flows."""
    store = Store.at(str(tmp_path_factory.mktemp("store") / "cases.db"))
    return Setting.over(ROOT / "flows", store, "fr")


def _visitor(setting: Setting) -> tuple[TestClient, str]:
    """Somebody with a browser, and what their cookie says."""
    client = TestClient(application(setting, log=lambda _: None), base_url=HERE)
    client.get("/fr/")
    return client, str(client.cookies["parcours"])


@pytest.mark.parametrize(("name", "kind"), [("style.css", "text/css"), ("player.js", "text/javascript")])
def test_the_style_and_the_script_are_fetched_once_and_come_from_nowhere_else(
    setting: Setting, name: str, kind: str
) -> None:
    client, _ = _visitor(setting)
    first = client.get(f"/static/{name}")
    again = client.get(f"/static/{name}", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, first.headers["content-type"], again.status_code) == (200, f"{kind}; charset=utf-8", 304)
    assert re.findall(r"url\(|@import|https?://", first.text) == []


def test_each_document_handed_over_is_a_pdf_of_its_number(setting: Setting) -> None:
    client, visitor = _visitor(setting)
    scenario = max(scenarios(), key=lambda each: len(list(handed_over(each.sitting.now))))
    table = setting.tables.open(visitor, setting.flows.now(), scenario.sitting)
    given = list(handed_over(scenario.sitting.now))
    assert len(given) > 1
    for lang in ("fr", "en"):
        found = [client.get(f"/{lang}/s/{table.id}/papers/{number}.pdf") for number in range(1, len(given) + 1)]
        assert [(each.status_code, each.headers["content-type"]) for each in found] == [(200, "application/pdf")] * len(
            given
        )
        assert [each.content for each in found] == [pdf(content, lang) for content, _ in given]
    assert "attestation-de-droits-1.pdf" in client.get(f"/fr/s/{table.id}/papers/1.pdf").headers["content-disposition"]
    numbers = (0, len(given) + 1, 9999)
    assert [client.get(f"/fr/s/{table.id}/papers/{number}.pdf").status_code for number in numbers] == [404] * 3


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Attestation de droits", "attestation-de-droits"),
        ("Déclaré à l'étranger", "declare-a-l-etranger"),
        ('../../etc"; x\r\nSet-Cookie: a', "etc-x-set-cookie-a"),
        ("شهادة 🎉", "document"),
        ("m" * 500, "m" * 60),
    ],
)
def test_a_document_is_named_as_any_system_can_write(title: str, expected: str) -> None:
    assert plain(title) == expected


def test_every_page_finds_its_style_and_its_script_and_has_none_of_its_own(setting: Setting) -> None:
    client, visitor = _visitor(setting)
    table = setting.tables.open(visitor, setting.flows.now(), scenarios()[0].sitting)
    text = client.get(f"/fr/s/{table.id}?who=jean").text
    found = re.findall(r"<(?:link|script|style)\b[^>]*>", text)
    fetched = [re.search(r'(?:href|src)="(/static/[a-z]+\.[a-z]+)"', each) for each in found]
    assert None not in fetched
    assert {each[1] for each in fetched if each} >= {"/static/style.css", "/static/player.js"}
    assert [client.get(each[1]).status_code for each in fetched if each] == [200] * len(found)


def test_what_is_handed_over_is_offered_where_it_was_asked_for_until_something_else_is_done(setting: Setting) -> None:
    sitting = max(scenarios(), key=lambda each: len(list(handed_over(each.sitting.now)))).sitting
    steps = [len(list(handed_over(step.act.simulation))) for step in sitting.done]
    at = next(at for at, (before, after) in enumerate(pairwise(steps), 1) if after > before)
    undone = sitting.moved(Back(len(steps) - at - 1), "fr")
    deed = undone.done[-1].deed
    assert isinstance(deed, Press)
    offered = [paper.number for paper in view(undone, deed.person, "fr").papers]
    assert offered == list(range(steps[at - 1] + 1, steps[at] + 1))
    assert view(undone.moved(Reload(deed.person), "fr"), deed.person, "fr").papers == ()
    client, visitor = _visitor(setting)
    table = setting.tables.open(visitor, setting.flows.now(), undone)
    links = re.findall(r'class="paper".*?href="([^"]*)"', client.get(f"/fr/s/{table.id}?who={deed.person}").text)
    assert links == [f"/fr/s/{table.id}/papers/{number}.pdf" for number in offered]
