"""The trainer's panel over HTTP: what it shows, what each of its forms does, and what is told of those that cannot."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from harness.files import root
from simulator.analysis.observance import breach
from tests.player.dom import read
from tests.player.training import Somebody, Trainer
from tests.player.visiting import Visitor

PROXY = "«\u00a0Procuration en ligne\u00a0»"


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Somebody]:
    """A visitor of a player of their own."""
    somebody = Somebody(tmp_path / "cases.db")
    yield somebody
    somebody.setting.tables.store.close()


def test_the_clock_goes_by_days_months_dates_and_deadlines(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    seen = [trainer.clock()]
    trainer.ask("bring", insured="jean", state="procuration/active")
    for name, text in (("by", "P1D"), ("by", "eve"), ("by", "due"), ("by", "P1M"), ("to", "01/06/2021 08:30")):
        trainer.send("clock", {name: text})
        seen.append(trainer.clock())
    assert seen == ["2021-01-04T12:00:00", "2021-01-05T12:00:00", "2021-02-04T23:59:00", "2021-02-05T00:00:00",
                    "2021-03-05T00:00:00", "2021-06-01T08:30:00"]  # fmt: skip


def test_the_eve_is_offered_with_its_date_and_only_where_something_falls_due(visitor: Somebody) -> None:
    trainer = Trainer(visitor)

    def offered() -> list[str]:
        return [each.text() for each in trainer.page.tags("button") if each.get("value") in ("eve", "due")]

    assert offered() == []
    trainer.ask("bring", insured="jean", state="procuration/active")
    assert offered() == ["À la veille de l'échéance 04/02/2021 à 23:59", "À l'échéance 05/02/2021 à 00:00"]
    deadline = next(each for each in trainer.page.all("data-case", "data-insured"))
    assert "Échéance\u00a0: jusqu'au 04/02/2021 inclus, puis expirée" in deadline.text().replace(" :", "\u00a0:")


def test_people_log_in_and_out_side_by_side(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("connect", person="mandatary", device="counter")
    assert trainer.people() == ["jean", "mandatary"]
    trainer.ask("connect", person="eva", device="app")
    assert trainer.people() == ["jean", "mandatary", "eva"]
    trainer.ask("disconnect", person="jean")
    connected = {each.get("data-person"): each.get("data-connected") for each in trainer.page.all("data-person")}
    assert connected == {"jean": "no", "mandatary": "yes", "eva": "yes"}
    trainer.ask("disconnect", person="jean")
    assert trainer.outcome() == ("no", ["il faut d'abord se connecter"])


def test_who_is_looked_at_is_kept_by_every_form_and_changed_by_links(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.show(trainer.at.partition("?")[0] + "?who=eva&who=agent&who=nobody&who=outside&who=eva")
    assert trainer.people() == ["eva", "agent"]
    forms: Sequence[tuple[str, dict[str, str]]] = (
        ("clock", {"by": "P1D"}),
        ("reload", {"person": "jean"}),
        ("amend", {"person": "jean", "field": "email", "absent": "yes"}),
    )
    for ask, fields in forms:
        trainer.send(ask, fields)
        assert trainer.people() == ["eva", "agent"]
    away = next(each for each in trainer.page.tags("a") if each.text().startswith("ne plus regarder"))
    trainer.show(away.get("href"))
    assert trainer.people() == ["agent"]
    also = next(each for each in trainer.page.tags("a") if each.text().startswith("regarder aussi"))
    trainer.show(also.get("href"))
    assert trainer.people() == ["agent", "jean"]


def test_the_page_in_the_other_language_shows_the_same_people(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.show(trainer.at.partition("?")[0] + "?who=eva&who=jean")
    french = trainer.page
    other = next(each for each in trainer.page.tags("a") if each.get("hreflang") == "en")
    trainer.show(other.get("href"))
    assert trainer.people() == ["eva", "jean"]
    assert [next(page.tags("h2")).text().strip() for page in (french, trainer.page)] == ["Eva Dupont", "Eva Dupont"]
    assert next(trainer.page.tags("html")).get("lang") == "en"


def test_why_something_was_refused_is_said_in_the_language_of_the_page(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("start", person="eva", flow="procuration", insured="eva", device="")
    said = []
    for lang in ("fr", "en", "fr"):
        trainer.show(trainer.at.replace("/fr/", f"/{lang}/"))
        past = [each.text() for each in trainer.page.all("class") if each.get("class") == "reason"]
        said.append((trainer.outcome(), past))
    fr, en = "il faut d'abord se connecter", "log in first"
    assert said == [(("no", [each]), [each]) for each in (fr, en, fr)]


def test_a_flow_is_opened_on_the_devices_that_offer_it(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    device = next(each for each in trainer.page.tags("select") if each.get("id") == "start-device")
    offered = {
        group.get("data-flow"): [each.get("value") for each in group.tags("option")]
        for group in device.tags("optgroup")
    }
    flows = trainer.sitting.now.library.flows.values()
    assert offered == {flow.id: list(dict.fromkeys(on for access in flow.access for on in access.on)) for flow in flows}
    trainer.ask("start", person="jean", flow="attestation", insured="jean", device="counter")
    assert trainer.outcome()[1][0].startswith("la démarche n'est pas proposée sur cet appareil, mais sur « Compte")
    trainer.ask("start", person="jean", flow="attestation", insured="jean", device=offered["attestation"][0])
    assert trainer.outcome()[0] == "yes"


def test_a_flow_is_opened_at_the_counter_for_somebody(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("start", person="mandatary", flow="accueil", insured="jean", device="")
    assert trainer.people() == ["jean", "mandatary"]
    assert trainer.cases() == {("jean", "accueil"): ["arrivée"]}


def test_a_case_is_brought_to_a_state_with_all_that_the_panel_says_of_it(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("bring", insured="eva", state="procuration/active")
    assert trainer.people() == ["jean", "eva"]
    case = next(trainer.page.all("data-case", "data-insured"))
    now = trainer.sitting.now
    held = now.cases[case.get("data-case")]
    flow = now.library.flows[held.flow]
    assert [each.get("data-state") for each in case.all("data-state")] == ["en cours", "confirmée"]
    assert {each.get("data-since") for each in case.all("data-state")} == {"2021-01-04T12:00:00"}
    assert [(each.get("data-property"), each.get("data-breach")) for each in case.all("data-property")] == [
        (each.text.fr.source, breach(now, held, each, "fr") or "") for each in flow.properties
    ]


def test_only_what_has_gone_wrong_is_called_so(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("bring", insured="eva", state="procuration/active")
    badges = {each.get("class") for each in trainer.page.all("class") if each.get("class").startswith("badge")}
    assert badges == {"badge yes", "badge partly"}


def test_outside_facts_are_all_offered_those_that_can_happen_first(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("bring", insured="jean", state="attestation/request.running")
    names = [each.get("label") for each in trainer.page.tags("optgroup") if not each.get("data-flow")]
    assert names == ["Possible maintenant", "Sans effet maintenant"]
    able = next(each for each in trainer.page.tags("optgroup") if each.get("label") == names[0])
    event = next(able.tags("option")).get("value")
    trainer.ask("happen", event=event, insured="")
    assert trainer.outcome()[0] == "yes"


def test_the_dossier_is_read_and_changed(visitor: Somebody) -> None:
    trainer = Trainer(visitor)

    def data() -> dict[str, str]:
        pairs = [(next(each.tags("dt")).text(), next(each.tags("dd")).text()) for each in trainer.page.tags("div")
                 if any(each.tags("dt")) and each.parent and each.parent.tag == "dl"]  # fmt: skip
        return dict(pairs)

    assert data()["Nom"] == "Dupont"
    trainer.ask("amend", person="jean", field="last_name", text="<b>Ünal</b> & fils")
    assert (data()["Nom"], any(trainer.page.tags("b"))) == ("<b>Ünal</b> & fils", False)
    trainer.ask("amend", person="jean", field="email", absent="yes")
    assert data()["Email"] == "absente"
    assert trainer.past()[-1] == "Dossier de Jean Dupont\u00a0: «\u00a0Email\u00a0» n'y est plus 04/01/2021 à 12:00"


def test_what_was_done_is_told_and_one_goes_back_and_forth(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("bring", insured="jean", state="procuration/active")
    trainer.ask("clock", by="P2M")
    told = trainer.past()
    assert told == [
        "Début de la séance 04/01/2021 à 12:00",
        "Jean Dupont se connecte (Compte ameli web) 04/01/2021 à 12:00",
        f"{PROXY} de Jean Dupont est amenée à l'état «\u00a0en cours\u00a0» 04/01/2021 à 12:00",
        "Le temps passe jusqu'au 04/03/2021 à 12:00",
    ]
    assert trainer.cases() == {("jean", "procuration"): ["expirée"]}
    back = [each.get("value") for each in trainer.page.tags("button") if each.get("form") == "ask-back"]
    assert back == ["1", "2", "3"]
    trainer.ask("back", steps="1")
    assert (trainer.clock(), trainer.cases()) == (
        "2021-01-04T12:00:00",
        {("jean", "procuration"): ["en cours", "confirmée"]},
    )
    assert trainer.past()[-1].endswith("(défait)")
    trainer.ask("forth", steps="1")
    assert trainer.past() == told


def test_a_refusal_is_marked_and_explained(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("disconnect", person="eva")
    assert trainer.outcome() == ("no", ["il faut d'abord se connecter"])
    item = next(each for each in trainer.page.all("data-step") if each.get("data-step") == "2")
    assert (item.get("class"), [each.text() for each in item.tags("p")][1:]) == (
        "refused",
        ["il faut d'abord se connecter"],
    )


def test_much_past_is_folded_and_the_whole_is_a_link_away(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    for _ in range(45):
        trainer.ask("clock", by="PT1M")
    assert len(trainer.past()) == 40
    whole = next(each for each in trainer.page.tags("a") if each.text().startswith("Tout le passé"))
    trainer.show(whole.get("href"))
    assert len(trainer.past()) == 47


def test_fields_typed_one_after_the_other_are_one_line(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("start", person="mandatary", flow="accueil", insured="jean", device="")
    name = trainer.at.partition("?")[0]
    number = next(trainer.page.all("data-n")).get("data-n")
    screen = next(trainer.page.all("data-screen"))
    keys = [each.get("data-field") for each in screen.all("data-field") if each.get("data-type") in ("text", "tick")]
    form: dict[str, str | list[str]] = {"as": "mandatary", "n": number, "who": ["mandatary"]}
    for key in keys:
        form |= {f"h.0001.{key}": "", f"f.0001.{key}": "yes"}
    assert visitor.post(name + "/do", form).status_code == 303
    trainer.show(name + "?who=mandatary")
    assert len(trainer.sitting.done) == 2 + len(keys)
    assert len(trainer.past()) == 4
    fields = trainer.sitting.now.library.flows["accueil"].fields
    assert len(keys) > 1
    assert all(fields[key].label.fr.source in trainer.past()[-1] for key in keys)
    trainer.ask("back", steps=str(len(keys)))
    assert len(trainer.sitting.done) == 2


@pytest.mark.parametrize(
    ("ask", "fields"),
    [
        ("clock", {"by": "x"}),
        ("clock", {"to": "x"}),
        ("clock", {}),
        ("connect", {"person": "x", "device": "web"}),
        ("connect", {"person": "jean", "device": "x"}),
        ("disconnect", {"person": "x"}),
        ("amend", {"person": "x", "field": "email", "text": "x"}),
        ("amend", {"person": "jean", "field": "x", "text": "x"}),
        ("amend", {"person": "jean", "field": "birth_date", "text": "x"}),
        ("start", {"person": "jean", "flow": "x", "insured": "jean", "device": ""}),
        ("happen", {"event": "x", "insured": ""}),
        ("bring", {"insured": "x", "state": "procuration/active"}),
        ("bring", {"insured": "jean", "state": "x/y"}),
        ("bring", {"insured": "jean", "state": ""}),
        ("back", {"steps": "99"}),
        ("forth", {"steps": "1"}),
        ("reload", {"person": "<script>alert(1)</script>"}),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_wrong_field_is_told_on_the_page_and_changes_nothing(
    visitor: Somebody, lang: str, ask: str, fields: dict[str, str]
) -> None:
    trainer = Trainer(visitor, lang)
    before = trainer.sitting
    trainer.send(ask, fields, 400)
    done, reasons = trainer.outcome()
    assert (done, len(reasons), bool(reasons and reasons[0])) == ("no", 1, True)
    assert trainer.sitting is before
    assert trainer.people() == ["jean"]
    assert not any(each.get("src") == "" for each in trainer.page.tags("script"))
    trainer.ask("clock", by="P1D")  # and the page answered is as good as any
    assert trainer.clock() == "2021-01-05T12:00:00"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "la page n'était plus à jour\u00a0: voici où en est la séance"),
        ("en", "the page was out of date: this is the sitting now"),
    ],
)
def test_a_page_out_of_date_does_nothing_and_says_so(visitor: Somebody, lang: str, said: str) -> None:
    trainer = Trainer(visitor, lang)
    old = trainer.page
    trainer.ask("clock", by="P1D")
    trainer.page, held = old, trainer.sitting
    trainer.send("clock", {"by": "P1D"}, 409)
    assert (trainer.outcome(), trainer.clock(), trainer.sitting is held) == (
        ("no", [said]),
        "2021-01-05T12:00:00",
        True,
    )


def test_a_form_of_nobodys_page_is_told(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    answer = visitor.post(trainer.at.partition("?")[0] + "/do", {"as": "nobody", "n": "1", "move": "{}"})
    assert answer.status_code == 400
    trainer.page = read(answer.text)
    assert trainer.outcome() == ("no", ["ce formulaire n'est pas de cette page\u00a0: rien n'a été fait"])


def test_the_address_of_a_form_leads_back_to_the_sitting(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    answer = visitor.get(trainer.at.partition("?")[0] + "/do?who=eva")
    assert (answer.status_code, parse_qs(urlsplit(answer.headers["location"]).query)) == (303, {"who": ["eva"]})


def test_why_a_button_is_inactive_and_what_would_help(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("start", person="mandatary", flow="accueil", insured="jean", device="")
    way = next(each for each in trainer.page.tags("a") if "/why?" in each.get("href"))
    page = trainer.show(way.get("href"))
    assert next(page.tags("h1")).text() == "Pourquoi «\u00a0Présenter les papiers\u00a0»\u00a0?"
    reasons, remedies = (next(page.all(name)) for name in ("data-reasons", "data-remedies"))
    assert "Objet de la visite manque" in [each.text() for each in reasons.tags("li")]
    assert [each.text().startswith("Objet de la visite\u00a0: ") for each in remedies.tags("li")] == [True]
    back = next(each for each in page.tags("a") if each.text().startswith("←"))
    trainer.show(back.get("href"))
    assert trainer.people() == ["jean", "mandatary"]


@pytest.mark.parametrize("query", ["", "?case=0001&event=x", "?case=9&event=present", "?case=../..&event=present"])
def test_why_of_nothing_is_not_found(visitor: Somebody, query: str) -> None:
    trainer = Trainer(visitor)
    trainer.ask("start", person="mandatary", flow="accueil", insured="jean", device="")
    assert visitor.get(trainer.at.partition("?")[0] + "/why" + query).status_code == 404


def test_what_was_sent_and_handed_over_is_there_word_for_word(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("bring", insured="jean", state="attestation/issued")
    trainer.ask("bring", insured="jean", state="accueil/processed")
    now = trainer.sitting.now
    effects = [happening.firing.outcome.effects for happening in now.history]
    assert [each.text() for each in trainer.page.all("data-sent")] == [s.text.fr for e in effects for s in e.sent]
    given = [next(each.tags("a")) for each in trainer.page.all("data-given")]
    for link in given:
        answer = visitor.get(link.get("href"))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")


def test_the_editions_of_all_flows_are_there(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    flows = trainer.sitting.now.library.flows
    shown = {each.get("data-flow"): each.get("data-edition") for each in trainer.page.all("data-edition")}
    assert shown == {key: flow.edition.isoformat() for key, flow in flows.items()}


def test_flows_that_cannot_be_read_any_more_are_told_with_their_line(tmp_path: Path) -> None:
    flows = tmp_path / "flows"
    flows.mkdir()
    for path in [*(root() / "flows").glob("*.yaml"), *(root() / "flows").glob("guides/*.yaml")]:
        copy = flows / path.relative_to(root() / "flows")
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    somebody = Somebody(tmp_path / "cases.db", flows)
    trainer = Trainer(somebody)
    (flows / "adresse.yaml").write_text("name: [", encoding="utf-8")
    trainer.show()
    banner = next(each for each in trainer.page.all("class") if each.get("class") == "banner no")
    assert "adresse.yaml:1" in banner.text()
    home = read(somebody.get("/en/").text)
    assert any("adresse.yaml:1" in each.text() for each in home.all("class") if each.get("class") == "banner no")
    somebody.setting.tables.store.close()


def test_every_page_can_do_without_what_the_policy_forbids(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    trainer.ask("start", person="mandatary", flow="accueil", insured="jean", device="")
    pages = [trainer.page]
    ways = {each.get("href") for each in trainer.page.tags("a") if each.get("href").startswith("/")}
    pages += [read(visitor.get(way).text) for way in sorted(ways) if not way.endswith(".pdf")]
    for page in pages:
        elements = list(page.all())
        assert not [each for each in elements if any(name == "style" or name.startswith("on") for name in each.attrs)]
        assert not [each for each in page.tags("script") if not each.get("src")]
        assert not list(page.tags("style"))
        ids = [each.get("id") for each in elements if "id" in each.attrs]
        assert sorted(ids) == sorted(set(ids))
        assert next(page.tags("title")).text().endswith("Parcours")


def test_a_sitting_belongs_to_whoever_began_it(visitor: Somebody) -> None:
    trainer = Trainer(visitor)
    stranger = Visitor(visitor.setting)
    name = trainer.at.partition("?")[0]
    case = "?case=0001&flow=procuration&place=recap&event=next"
    ways = ("", "/picture.svg" + case, "/whole.svg" + case, "/picture" + case, "/why" + case, "/do")
    assert [stranger.get(name + way).status_code for way in ways] == [404] * len(ways)
    assert stranger.post(name + "/do", {"ask": "clock", "by": "P1D", "n": "1"}).status_code == 404
