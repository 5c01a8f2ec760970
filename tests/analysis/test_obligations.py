"""All there is to cover in a flow, and what of it a run shows."""

import re
from functools import cache

import pytest

from simulator.analysis.explore.explored import Explored, explored
from simulator.analysis.obligations import KINDS, Ledger, Obligation, covered, obligations
from simulator.analysis.owed.guides import statements
from simulator.analysis.path import Act, Path, replay
from simulator.analysis.reach import unreachable
from simulator.engine.simulation import Case
from simulator.spec.load import Library
from simulator.spec.text import LANGS
from tests.broken import BROKEN, broken
from tests.engine.little import instant, library

CLUB = """
guards:
  grown_up:
    if: form.size >= 18 and (form.kind == 'adult' or filled(form.note))
    ~la personne est majeure
    else: [too_young]
  born: {if: form.birth <= today, ~la personne est née}
messages:
  too_young: {~Trop jeune}
  unreadable: {~Illisible}
events:
  send: {~Envoyer, submit: yes}
  back: {~Retour}
  quit: {~Quitter}
  late: {~Retard, by: outside}
screens:
  form:
    ~Inscription
    text:
      - {~Bienvenue}
      - {if: filled(form.note), ~Votre note est gardée}
    fields:
      birth: {~Naissance, type: date}
      size: {~Taille, type: number}
      kind:
        ~Genre
        type: choice
        options: {adult: {~Adulte}, child: {~Enfant}}
      note: {~Note, type: text, optional: yes}
      names: {~Parents, type: text, optional: yes, if: form.kind == 'child'}
      agree: {~Accord, type: tick}
    buttons: [send, quit]
    invalid: [unreadable]
  sure:
    ~Vraiment ?
    dialog: yes
    buttons: [back, quit]
  card: {~Votre carte, buttons: [back]}
documents:
  card:
    ~La carte
    lines:
      - {~Carte}
      - {if: form.kind == 'adult', ~Plein tarif}
states:
  open:
    ~ouverte
    events:
      quit: {confirm: sure, to: gone}
    states:
      form:
        ~saisie
        screen: form
        events:
          send:
            needs: [born, grown_up]
            to: member
            issue: card
            send: [{to: insured, ~Bienvenue au club}]
  member:
    ~membre
    screen: card
    auto: {if: form.note == 'non', to: gone}
    timers: [{after: P1M, to: gone}]
    events:
      back: {if: form.kind == 'adult', to: open}
      late: {give: card}
  gone: {~partie, final: yes}
"""
START = instant("2021-01-04 10:00")


@cache
def club() -> Library:
    return library(trial=CLUB)


def ids(found: Library, kind: str = "") -> list[str]:
    """What is owed to the only flow, without its name."""
    return [o.id.removeprefix("trial:") for o in obligations(found, "trial") if kind in ("", o.kind)]


def fill(**fields: str) -> Act:
    return Act("fill", START, "trial", inputs={f"form.{name}": text for name, text in fields.items()})


def click(event: str, by: str = "insured") -> Act:
    return Act("event", START, "trial", event, by=by)


def wait(until: str) -> Act:
    return Act("wait", instant(until))


GROWN = {"birth": "01/01/1990", "size": "20", "kind": "adult", "agree": "yes"}


def shown(library: Library, ledger: Ledger, path: Path) -> frozenset[str]:
    """The ids of all that a path shows."""
    simulation, stops = None, list[Case]()
    for act, simulation in replay(library, path):
        stops += simulation.cases.values() if act.kind == "wait" else ()
    return frozenset() if simulation is None else ledger.shown(simulation.history, stops)


def found(library: Library, space: Explored, ledger: Ledger, obligation: Obligation) -> bool:
    """Whether some goal of an obligation leads to a path that shows it; that of a deadline ends on its instant."""
    paths = (space.find(goal) for goal in obligation.goals)
    wanted = obligation.id.replace(":before", ":at").replace(":after", ":at") if obligation.moment else obligation.id
    return any(path is not None and wanted in shown(library, ledger, path) for path in paths)


def seen(*acts: Act, kind: str = "") -> list[str]:
    """What a run shows, without the flow's name; acts after a wait happen at its instant."""
    begun, now = [Act("begin", START, "trial")], START
    for act in acts:
        now = max(now, act.at)
        begun.append(act._replace(at=now))
    found = shown(club(), Ledger(club().flows.values()), Path("jean", START, tuple(begun)))
    return [name for name in ids(club(), kind) if f"trial:{name}" in found]


def test_everything_there_is_to_cover_is_listed_once_kind_by_kind() -> None:
    assert ids(club()) == [
        "state:open",
        "state:open.form",
        "state:member",
        "state:gone",
        "state:open.form/sure",
        "transition:open.form:send:member",
        "transition:open.form:quit:open.form/sure",
        "transition:open.form/sure:back:open.form",
        "transition:open.form/sure:quit:gone",
        "transition:member:back:open.form",
        "transition:member:late:member",
        "transition:member:timer:member:0:gone",
        "transition:member:auto:gone",
        *(f"clause:guard:grown_up:{n}:{truth}" for n in (1, 2, 3) for truth in ("true", "false")),
        "clause:guard:born:1:true",
        "clause:guard:born:1:false",
        "clause:branch:member:back:1:true",
        "clause:branch:member:back:1:false",
        "clause:branch:member:auto:1:true",
        "clause:branch:member:auto:1:false",
        "clause:text:form:2:1:true",
        "clause:text:form:2:1:false",
        "clause:document:card:2:1:true",
        "clause:document:card:2:1:false",
        "refusal:send:guard:born",
        "refusal:send:guard:grown_up",
        "refusal:send:malformed:form.birth",
        "refusal:send:malformed:form.size",
        "refusal:send:missing:form.birth",
        "refusal:send:missing:form.size",
        "refusal:send:missing:form.kind",
        "refusal:send:missing:form.agree",
        *(f"deadline:timer:member:0:{moment}" for moment in ("before", "at", "after")),
        "message:too_young",
        "message:unreadable",
        "field:form.birth:given",
        "field:form.size:given",
        "field:form.kind:given",
        "field:form.kind:option:adult",
        "field:form.kind:option:child",
        "field:form.note:given",
        "field:form.note:empty",
        "field:form.names:given",
        "field:form.names:empty",
        "field:form.names:shown",
        "field:form.names:hidden",
        "field:form.agree:ticked",
        "communication:open.form:send:1",
        "document:card:issued",
        "document:card:given",
    ]


@pytest.mark.parametrize("flow", ["accueil", "adresse", "attestation", "procuration"])
def test_the_shipped_flows_owe_each_thing_once(library: Library, flow: str) -> None:
    found = [obligation.id for obligation in obligations(library, flow)]
    assert len(found) == len(set(found))


def test_the_shipped_flows_owe_what_they_are_known_to(library: Library) -> None:
    owed = [o.kind for o in Ledger(library.flows.values()).obligations]
    assert {kind: owed.count(kind) for kind in KINDS if kind in owed} == {
        "state": 31,
        "transition": 66,
        "clause": 78,
        "refusal": 32,
        "deadline": 3,
        "message": 15,
        "field": 59,
        "communication": 2,
        "document": 2,
    }


def test_every_obligation_stands_at_a_place_of_its_file(library: Library) -> None:
    wrong = [
        (o.id, str(o.place))
        for flow in library.flows
        for o in obligations(library, flow)
        if not o.place.file.endswith(f"{flow}.yaml")
    ]
    assert wrong == []


def test_an_obligation_reads_in_both_languages_without_any_name_of_the_specification(library: Library) -> None:
    owed = Ledger(library.flows.values()).obligations
    technical = re.compile(r"(?<!\()\b[a-z]+_[a-z_]+\b|\b(auto|timer|none|None)\b|[a-z]\.[a-z]")
    assert [o.words("fr") for o in owed if technical.search(o.words("fr")) or "“" in o.words("fr")] == []
    assert [o.words("en") for o in owed if technical.search(o.words("en")) or "«" in o.words("en")] == []


def test_obligations_are_told_as_an_analyst_would() -> None:
    said = {o.id.removeprefix("trial:"): (o.words("fr"), o.words("en")) for o in obligations(club(), "trial")}
    assert said["state:open.form/sure"][0] == "la fenêtre « Vraiment ? » sur « saisie » est ouverte"
    assert said["transition:open.form:send:member"] == (
        "« Envoyer » mène de « saisie » à « membre »",
        "“Envoyer” leads from “saisie” to “membre”",
    )
    assert said["transition:member:late:member"][0] == "« Retard » dans « membre », où l'on reste"
    assert said["transition:open.form/sure:back:open.form"][0] == "« Retour » referme « Vraiment ? » sur « saisie »"
    assert said["clause:guard:grown_up:1:false"][0] == (
        "la règle « la personne est majeure », clause fausse\N{NO-BREAK SPACE}: « Taille » ≥ 18"
    )
    assert said["clause:guard:born:1:true"][0] == "la règle « la personne est née », vraie"
    assert said["refusal:send:missing:form.agree"] == (
        "« Envoyer » est inactif car il ne manque que « Accord »",
        "“Envoyer” is inactive because only “Accord” is missing",
    )
    assert said["deadline:timer:member:0:before"][0] == (
        "« membre », le dernier jour avant l'échéance (1 mois après l'entrée)"
    )


# --- what a run shows


def test_a_case_shows_the_states_it_goes_through_and_what_they_lie_in() -> None:
    assert seen(kind="state") == ["state:open", "state:open.form"]
    assert seen(click("quit"), kind="state")[2:] == ["state:open.form/sure"]


def test_a_state_left_at_once_by_itself_is_shown_with_the_rows_that_led_through_it() -> None:
    acts = (fill(**GROWN, note="non"), click("send"))
    assert seen(*acts, kind="state") == ["state:open", "state:open.form", "state:member", "state:gone"]
    assert seen(*acts, kind="transition") == ["transition:open.form:send:member", "transition:member:auto:gone"]


def test_an_event_named_like_the_beginning_of_a_case_is_an_event_like_others(library: Library) -> None:
    begin = Act("begin", START, "procuration")
    path = Path("jean", START, (begin, Act("event", START, "procuration", "start")))
    found = shown(library, Ledger(library.flows.values()), path)
    assert "procuration:transition:draft.principles:start:draft.mandatary" in found


def test_the_first_of_two_clicks_shows_the_dialog_and_not_what_the_second_does() -> None:
    assert seen(click("quit"), kind="transition") == ["transition:open.form:quit:open.form/sure"]


def test_clauses_are_shown_only_as_far_as_they_are_evaluated() -> None:
    young = seen(fill(birth="01/01/2015", size="17", kind="child", agree="yes"), click("send"), kind="clause")
    assert [name for name in young if "guard" in name] == ["clause:guard:grown_up:1:false", "clause:guard:born:1:true"]
    grown = seen(fill(birth="01/01/1990", size="18", kind="child", agree="yes"), click("send"), kind="clause")
    assert [name for name in grown if "guard" in name] == [
        "clause:guard:grown_up:1:true",
        "clause:guard:grown_up:2:false",
        "clause:guard:grown_up:3:false",
        "clause:guard:born:1:true",
    ]
    adult = seen(fill(**GROWN), click("send"), kind="clause")
    assert [name for name in adult if "guard" in name] == [
        "clause:guard:grown_up:1:true",
        "clause:guard:grown_up:2:true",
        "clause:guard:born:1:true",
    ]
    unborn = seen(fill(birth="01/01/2031", size="18", kind="adult", agree="yes"), click("send"), kind="clause")
    assert [name for name in unborn if "guard" in name] == ["clause:guard:born:1:false"]


def test_what_the_page_asks_is_evaluated_where_the_case_rests() -> None:
    found = seen(fill(**GROWN, note="oui"), click("send"), kind="clause")
    assert "clause:branch:member:back:1:true" in found
    assert "clause:branch:member:back:1:false" not in found
    assert "clause:text:form:2:1:true" in found


def test_lines_of_a_document_are_asked_when_it_is_drawn_up() -> None:
    child = (fill(birth="01/01/1990", size="18", kind="child", agree="yes", note="oui"), click("send"))
    assert [name for name in seen(*child, kind="clause") if "document" in name] == ["clause:document:card:2:1:false"]
    assert [name for name in seen(fill(**GROWN), kind="clause") if "document" in name] == []


def test_a_mandatory_field_is_shown_missing_where_it_alone_stays_so() -> None:
    agree, left = "refusal:send:missing:form.agree", {"birth": "01/01/1990", "size": "18", "kind": "adult"}
    assert seen(kind="refusal") == []
    assert seen(fill(**left), kind="refusal") == [agree]
    assert seen(fill(**left), fill(note="oui"), fill(agree="yes"), kind="refusal") == [agree]
    assert seen(fill(**left), fill(agree="yes"), kind="refusal") == []


def test_refusals_are_shown_by_their_reasons_and_messages_where_they_are_displayed() -> None:
    malformed = (fill(**{**GROWN, "birth": "31/02/1990"}), click("send"))
    assert seen(*malformed, kind="refusal") == ["refusal:send:malformed:form.birth"]
    assert seen(*malformed, kind="message") == ["message:unreadable"]
    young = (fill(birth="01/01/2015", size="17", kind="child", agree="yes"), click("send"))
    assert seen(*young, kind="refusal") == ["refusal:send:guard:grown_up"]
    assert seen(*young, kind="message") == ["message:too_young"]


def test_an_event_of_somebody_else_shows_nothing() -> None:
    assert seen(fill(**GROWN), click("send", by="outside")) == seen(fill(**GROWN))


def test_fields_are_shown_given_left_empty_chosen_shown_and_hidden() -> None:
    assert seen(fill(kind="child"), kind="field") == [
        "field:form.kind:given",
        "field:form.kind:option:child",
        "field:form.names:shown",
        "field:form.names:hidden",
    ]
    left = seen(fill(**GROWN), click("send"), kind="field")
    assert [name for name in left if name.endswith("empty")] == ["field:form.note:empty"]
    assert "field:form.birth:given" not in seen(fill(birth="hier"), kind="field")


def test_communications_and_documents_are_shown_when_they_leave() -> None:
    sent = (fill(**GROWN), click("send"))
    assert [*seen(*sent, kind="communication"), *seen(*sent, kind="document")] == [
        "communication:open.form:send:1",
        "document:card:issued",
    ]
    assert seen(*sent, click("late", by="outside"), kind="document") == ["document:card:issued", "document:card:given"]


@pytest.mark.parametrize(
    ("stop", "moments"),
    [
        ("2021-02-03 09:59", []),
        ("2021-02-03 10:00", ["before"]),
        ("2021-02-04 09:59", ["before"]),
        ("2021-02-04 10:00", ["at"]),
        ("2021-02-04 10:01", ["after"]),
        ("2021-03-04 10:00", ["after"]),
    ],
)
def test_a_deadline_is_shown_where_the_clock_stops_around_it(stop: str, moments: list[str]) -> None:
    found = seen(fill(**GROWN), click("send"), wait(stop), kind="deadline")
    assert found == [f"deadline:timer:member:0:{moment}" for moment in moments]


def test_what_is_done_on_the_eve_of_a_deadline_shows_it_too() -> None:
    eve = instant("2021-02-03 12:00")
    acts = (fill(**GROWN), click("send"), Act("event", eve, "trial", "late", by="outside"))
    assert seen(*acts, kind="deadline") == ["deadline:timer:member:0:before"]


def test_what_is_refused_sends_nothing() -> None:
    refused = (fill(birth="01/01/2015", size="17", kind="child", agree="yes"), click("send"))
    assert seen(*refused, kind="communication") == []


def test_a_case_of_another_flow_shows_nothing_of_this_one(library: Library) -> None:
    path = Path("jean", START, (Act("begin", START, "adresse"),))
    found = shown(library, Ledger(library.flows.values()), path)
    assert {name.partition(":")[0] for name in found} == {"adresse"}
    assert covered(library, "procuration", ()) == frozenset()


# --- searching


def test_what_can_be_shown_in_several_places_is_looked_for_in_all(library: Library) -> None:
    name = "procuration:refusal:validate:missing:recap.certify"
    (owed,) = [obligation for obligation in obligations(library, "procuration") if obligation.id == name]
    assert [goal.state for goal in owed.goals] == ["recap", "certified"]


def test_what_is_sure_wherever_a_rule_is_asked_is_not_owed_the_other_way(library: Library) -> None:
    owed = {obligation.id for obligation in obligations(library, "procuration")}
    never = [f"procuration:clause:guard:other_person:{n}:false" for n in (1, 2, 3)]
    assert owed.isdisjoint(never)
    assert owed.issuperset(name.replace("false", "true") for name in never)


ALIKE = {"field:result.rating:option:fair", "field:result.rating:option:poor"}
ALIKE |= {"field:confirmed.rating:option:fair", "field:confirmed.rating:option:poor"}
"""Options that no rule tells apart: an exploration knows one of them."""


def test_each_obligation_of_a_flow_is_found_and_its_path_shows_it() -> None:
    space, ledger = explored(club(), "trial"), Ledger(club().flows.values())
    assert [o.id for o in ledger.obligations if not found(club(), space, ledger, o)] == []


@pytest.mark.parametrize(
    ("flow", "nowhere"),
    [
        ("adresse", []),
        ("attestation", ["attestation:transition:request.interrupted:validate:issued"]),
        ("procuration", []),
    ],
)
def test_of_the_shipped_flows_all_is_found_but_what_is_proved_out_of_reach(
    library: Library, flow: str, nowhere: list[str]
) -> None:
    space, ledger = explored(library, flow), Ledger((library.flows[flow],))
    left = [o for o in ledger.obligations if not found(library, space, ledger, o)]
    assert [o.id for o in left if o.id.partition(":")[2] not in ALIKE] == nowhere
    assert [o.id for o in left if unreachable(space, o)] == nowhere


# --- broken flows

CHANGED = {
    "summons-accepted": {
        "accueil:clause:guard:not_a_summons:2:false": False,
        "accueil:clause:guard:not_a_summons:2:true": False,
    },
    "no-address-needed": {
        "attestation:clause:guard:address_known:2:false": True,
        "attestation:clause:guard:address_known:2:true": True,
    },
}
"""By broken flow, the obligations that it has (True) or has no more."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_flow_owes_what_it_says_and_not_what_it_should(library: Library, name: str) -> None:
    before = {o.id for o in Ledger(library.flows.values()).obligations}
    after = {o.id for o in Ledger(broken(name).flows.values()).obligations}
    found = dict.fromkeys(before - after, False) | dict.fromkeys(after - before, True)
    assert found == CHANGED.get(name, {})


def test_a_transition_that_its_rule_makes_impossible_is_told_out_of_reach() -> None:
    flows = broken("no-address-needed")
    space, ledger = explored(flows, "attestation"), Ledger((flows.flows["attestation"],))
    assert [o.id for o in ledger.obligations if unreachable(space, o)] == [
        "attestation:transition:request.interrupted:validate:issued"
    ]


def test_statements_of_the_guides_are_owed_by_their_kinds(library: Library) -> None:
    rules = list(statements(library.guides, {"rule"}))
    decor = list(statements(library.guides, {"decor"}))
    assert {o.id for o in rules}.isdisjoint(o.id for o in decor)
    assert "statement:P-029" in {o.id for o in rules}
    assert {o.kind for o in rules} == {"statement"}


def test_all_obligations_can_be_asked_in_both_languages() -> None:
    assert all(o.words(lang) for o in obligations(club(), "trial") for lang in LANGS)
