"""The first page: a sitting is begun on any day, with whom one likes, before a flow or none; and those one has."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from harness.language import LANGS, Lang, Say
from harness.player.beginning import begun
from harness.player.table import Table
from simulator.portal.page import page
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import at
from tests.player.dom import read
from tests.player.played import ROOT
from tests.player.played import flows as loaded
from tests.player.training import Somebody

FR = Say("fr")


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Somebody]:
    """A visitor of a player of their own."""
    somebody = Somebody(tmp_path / "cases.db")
    yield somebody
    somebody.setting.tables.store.close()


def opened(visitor: Somebody, **form: str) -> Table:
    """The sitting that a form begins."""
    answer = visitor.post("/fr/open", form)
    assert answer.status_code == 303, answer.text
    table = visitor.setting.tables.of(visitor.name, urlsplit(answer.headers["location"]).path.rpartition("/")[2])
    assert table is not None
    return table


@pytest.mark.parametrize("folders", [("tests/good",), ("flows", "docs/tutorial/flows")])
def test_every_flow_can_be_begun_with(folders: tuple[str, ...]) -> None:
    library = loaded(*(ROOT / folder for folder in folders))
    person = next(iter(library.dossiers.people))
    for flow in library.flows.values():
        when = max(flow.edition, *(edition.since for edition in library.portal.editions))
        sitting = Sitting.begin(library, at(_midday(when.isoformat())))
        there = begun(sitting, person, "", flow.id, FR)
        (case,) = there.now.cases.values()
        seen = [page(there.now, each, "fr") for each in there.now.sessions]
        assert (case.flow, case.insured) == (flow.id, person)
        assert case.id in {each.front.case for each in seen if each.front is not None}


def test_who_is_received_at_a_counter_is_at_home_meanwhile(visitor: Somebody) -> None:
    table = opened(visitor, person="jean", device="", at="04/01/2021", flow="accueil")
    counter = table.sitting.now.library.flows["accueil"].access[0].on[0]
    devices = {person: session.device for person, session in table.sitting.now.sessions.items()}
    assert devices == {"jean": "web", "mandatary": counter, "agent": counter}


def _midday(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00")


def test_a_sitting_begins_with_nobody_on_any_day(visitor: Somebody) -> None:
    table = opened(visitor, person="", device="", at="15/03/2019 08:30", flow="")
    now = table.sitting.now
    assert (now.sessions, now.cases, now.now) == ({}, {}, at(_midday("2019-03-15").replace(hour=8, minute=30)))


def test_a_sitting_begins_as_the_page_proposes_it(visitor: Somebody) -> None:
    form = next(each for each in read(visitor.get("/fr/").text).all("data-ask"))
    fields = {each.get("name"): each.get("value") for each in form.tags("input")}
    for control in form.tags("select"):
        chosen = [each for each in control.tags("option") if "selected" in each.attrs] or list(control.tags("option"))
        fields[control.get("name")] = chosen[0].get("value")
    now = opened(visitor, **fields).sitting.now
    assert (list(now.sessions), now.sessions["jean"].device, now.now) == (
        ["jean"],
        "web",
        at(_midday("2021-01-04").replace(hour=9)),
    )


def test_the_device_is_the_one_that_is_asked_for_else_the_first_that_will_do(visitor: Somebody) -> None:
    devices = [opened(visitor, person="jean", flow="", device=device, at="").sitting.now.sessions["jean"].device
               for device in ("app", "")]  # fmt: skip
    assert devices == ["app", "web"]


@pytest.mark.parametrize(
    ("form", "fr", "en"),
    [
        ({"person": "jaen"}, "personne : « jaen » est inconnu ; vouliez-vous « Jean Dupont » ?",
         "person: “jaen” is unknown; did you mean “Jean Dupont”?"),
        ({"person": "", "flow": "accueil"}, "une démarche s'ouvre pour quelqu'un : choisissez une personne",
         "a journey is opened for somebody: choose a person"),
        ({"person": "jean", "flow": "x"}, "démarche : « x » est inconnu", "journey: “x” is unknown"),
        ({"person": "jean", "device": "x"}, "appareil : « x » est inconnu", "device: “x” is unknown"),
        ({"person": "jean", "at": "demain"}, "« demain » n'est pas une date : on attend 04/02/2021 23:59",
         "“demain” is not a date: expected 04/02/2021 23:59"),
        ({"person": "jean", "at": "01/01/1700"}, "l'horloge va de 1900 à 2999", "the clock runs from 1900 to 2999"),
        ({"person": "jean", "flow": "procuration", "device": "kiosk"},
         "rien ne mène à « Procuration en ligne » ce jour-là, sur cet appareil",
         "nothing leads to “Online proxy” on that day, on that device"),
    ],
)  # fmt: skip
def test_what_cannot_be_begun_is_told_and_what_was_typed_stays(
    visitor: Somebody, form: dict[str, str], fr: str, en: str
) -> None:
    for lang, said in (("fr", fr), ("en", en)):
        answer = visitor.post(f"/{lang}/open", form)
        shown = read(answer.text)
        mistake = next(each for each in shown.all("id") if each.get("id") == "mistake").text().replace("\u00a0", " ")
        field = next(each for each in shown.tags("input") if each.get("name") == "at")
        assert (answer.status_code, mistake.endswith(said), field.get("value")) == (400, True, form.get("at", ""))
    assert visitor.setting.tables.all_of(visitor.name) == ()


@pytest.mark.parametrize("lang", LANGS)
def test_the_sittings_one_has_are_listed_with_their_people_cases_and_time(visitor: Somebody, lang: Lang) -> None:
    first = opened(visitor, person="jean", flow="procuration", at="", device="")
    second = opened(visitor, person="eva", flow="", at="01/02/2021 10:00", device="")
    shown = read(visitor.get(f"/{lang}/").text)
    links = [each for each in shown.tags("a") if "/s/" in each.get("href")]
    assert [each.get("href") for each in links] == [f"/{lang}/s/{table.id}" for table in (second, first)]
    said = [each.text().replace("\u00a0", " ") for each in links]
    day = {"fr": "à", "en": "at"}[lang]
    assert said == [f"Eva Dupont, 01/02/2021 {day} 10:00", f"Jean Dupont, 04/01/2021 {day} 09:00"]
    state = {"fr": "« Procuration en ligne » (Jean Dupont) : brouillon › principes",
             "en": "“Online proxy” (Jean Dupont): draft › principles"}[lang]  # fmt: skip
    assert state in [each.text().replace("\u00a0", " ") for each in shown.tags("li")]


def test_sittings_put_aside_are_found_again(tmp_path: Path) -> None:
    before = Somebody(tmp_path / "cases.db")
    table = opened(before, person="jean", flow="procuration", at="", device="")
    cookie = before.name
    before.setting.tables.store.close()
    after = Somebody(tmp_path / "cases.db")
    after.client.cookies.set("parcours", cookie)
    shown = read(after.get("/fr/").text)
    assert f"/fr/s/{table.id}" in [each.get("href") for each in shown.tags("a")]
    assert after.get(f"/fr/s/{table.id}").status_code == 200
    after.setting.tables.store.close()
