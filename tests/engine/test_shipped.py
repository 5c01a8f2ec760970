"""The shipped flows, event by event."""

from simulator.engine.snapshot import Fired, Reason
from simulator.spec.flow import Flow
from tests.engine.conftest import Open
from tests.engine.little import person, shipped

MANDATARY = {
    "mandatary.civility": "m",
    "mandatary.last_name": "Dupont",
    "mandatary.first_name": "Martin",
    "mandatary.birth_date": "16/04/1991",
}


def flow(name: str) -> Flow:
    return shipped().flows[name]


def test_a_proxy_is_granted_consulted_and_revoked_in_two_clicks(case: Open) -> None:
    it = case(flow("procuration"), facts=person(flow("procuration"), "jean")).fires("start")
    it.fill(MANDATARY)
    seen = [it.fires("next").state]
    it.fill({"recap.certify": "yes"})
    seen += [it.fires(event).state for event in ("validate", "dashboard", "open", "revoke", "back", "revoke", "revoke")]
    assert seen == [
        *("recap", "active.confirmed", "active.current", "active.status"),
        *("active.status/revocation", "active.status", "active.status/revocation", "revoked"),
    ]
    assert it.snapshot.due == {}


def test_the_form_of_the_mandatary_names_all_that_is_missing(case: Open) -> None:
    it = case(flow("procuration"), facts=person(flow("procuration"), "jean")).fires("start")
    assert it.refused("next") == tuple(Reason("missing", key) for key in MANDATARY)


def test_a_mandatary_is_refused_until_the_day_of_eighteen_years(case: Open) -> None:
    it = case(flow("procuration"), "2021-04-15 23:59", person(flow("procuration"), "jean")).fires("start")
    it.fill(MANDATARY | {"mandatary.birth_date": "16/04/2003"})
    assert it.refused("next") == (Reason("guard", "adult"),)
    assert it.messages == ("form_errors", "underage")
    it.until("2021-04-16 00:00")
    assert it.fires("next").state == "recap"


def test_unticking_the_certification_leads_back_to_the_summary(case: Open) -> None:
    it = case(flow("procuration"), facts=person(flow("procuration"), "jean")).fires("start")
    it.fill(MANDATARY)
    it.fire("next")
    assert it.refused("validate") == (Reason("missing", "recap.certify"),)
    states = []
    for tick in ("yes", "no", "yes"):
        it.fill({"recap.certify": tick})
        states.append(it.state)
    assert states == ["certified", "recap", "certified"]
    it.fire("back")
    assert (it.state, "recap.certify" in it.snapshot.data) == ("draft.mandatary", False)


def test_a_proxy_expires_when_its_last_day_is_over_even_under_the_dialog(case: Open) -> None:
    it = case(flow("procuration"), "2021-01-31 10:00", person(flow("procuration"), "jean")).fires("start")
    it.fill(MANDATARY)
    it.fire("next")
    it.fill({"recap.certify": "yes"})
    it.fires("validate", "dashboard", "open", "revoke")
    assert it.until("2021-02-28 23:59") == []
    assert it.until("2021-03-01 00:00") == [("active:0", "2021-03-01 00:00", "expired")]
    assert it.refused("revoke") == (Reason("ended", "revoke"),)


def test_a_visit_is_refused_without_a_proxy_then_accepted_with_one(case: Open) -> None:
    visit = flow("accueil")
    it = case(visit, facts=person(visit, "jean"))
    it.fill(
        {
            "papers.purpose": "procedure",
            "papers.piece": "passport",
            "papers.valid_to": "31/12/2030",
            "papers.last_name": "DUPONT",
            "papers.first_name": "martin",
            "papers.birth_date": "16/04/1991",
            "papers.vitale": "yes",
        }
    )
    it.fire("present")
    assert it.refused("check") == (Reason("guard", "proxy_in_force"),)
    assert (it.state, it.messages) == ("refused", ("professional_secrecy",))
    it.facts = {**it.facts, "procuration.state": "active.current"}
    it.facts = {**it.facts, "procuration.mandatary.last_name": "Dupont", "procuration.mandatary.first_name": "Martin"}
    it.fire("present")
    assert it.refused("check") == (Reason("guard", "identity_matches"),)
    it.facts = {**it.facts, "procuration.mandatary.birth_date": it.value("papers.birth_date")}
    it.fires("present", "check", "start")
    assert it.refused("process") == (Reason("guard", "supporting_documents"),)
    assert it.state == "started"


def test_a_certificate_is_issued_once_and_downloaded_as_it_was(case: Open) -> None:
    it = case(flow("attestation"), "2019-11-20 10:00", person(flow("attestation"), "benoit"))
    it.fill({"request.beneficiary": "all"})
    it.fill({"request.etm": "yes", "request.cmu": "yes"})
    it.fire("interrupt")
    assert it.refused("validate") == (Reason("guard", "service_running"),)
    it.fires("restore", "validate")
    issued = it.snapshot.documents["attestation"]
    assert sum("CMU" in str(lines) for lines in issued.fr) == 1
    outcome = it.fire("download").outcome
    assert isinstance(outcome, Fired)
    assert (outcome.effects.given, it.snapshot.documents) == (("attestation",), {"attestation": issued})


def test_an_address_that_is_missing_leads_to_its_change_and_back(case: Open) -> None:
    it = case(flow("attestation"), "2019-11-20 10:00", person(flow("attestation"), "camille"))
    it.fill({"request.beneficiary": "1"})
    assert it.refused("validate") == (Reason("guard", "address_known"),)
    outcome = it.fire("change_address").outcome
    assert isinstance(outcome, Fired)
    assert outcome.effects.go[-1] == "Changement d'adresse postale"
    change = case(flow("adresse"), "2019-11-20 10:00", person(flow("adresse"), "camille"))
    change.fill({"address.street": "1 rue du Port", "address.postcode": "44000", "address.city": "Nantes"})
    saved = change.fire("save").outcome
    assert isinstance(saved, Fired)
    assert dict(saved.effects.writes)["address"] == "1 rue du Port"
    it.facts = {**it.facts, "insured.address": "1 rue du Port"}
    assert it.refused("change_address") == (Reason("absent", "change_address"),)
    assert it.fires("validate").state == "issued"
