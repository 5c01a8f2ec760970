"""Properties are proved over every run, or refuted by a shortest one; what must come is told from what may."""

import pytest

from simulator.analysis.explore.explored import explored
from simulator.analysis.explore.idle import never, stuck
from simulator.analysis.explore.properties import Verdict, proved
from simulator.analysis.observance import breach
from simulator.analysis.path import replay
from simulator.engine.simulation import Simulation
from simulator.spec.load import Library
from tests.broken import BROKEN, broken
from tests.engine.little import HEAD as TOP
from tests.engine.little import shipped, spelled
from tests.engine.random_flows import among_others

REFUTED = {
    "certification-kept": ("procuration", ["la certification ne survit pas au retour à la saisie"], 6),
    "expires-a-day-early": (
        "procuration",
        ["une procuration n'expire jamais avant un mois entier, dernier jour compris"],
        7,
    ),
    "minor-accepted": ("procuration", ["un mineur n'a jamais de procuration en cours"], 6),
    "summons-accepted": (
        "accueil",
        ["le mandataire ne répond jamais à une convocation du Service Médical"],
        11,
    ),
    "no-address-needed": ("attestation", ["aucune attestation n'est remise à un assuré sans adresse"], 4),
    "address-not-saved": ("adresse", ["après l'enregistrement, l'adresse de l'assuré est connue"], 3),
}


def ended(among: Library, verdict: Verdict) -> Simulation:
    assert verdict.path is not None
    *_, last = replay(among, verdict.path)
    return last.simulation


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_refutes_its_property_by_a_shortest_run(name: str) -> None:
    flow, texts, acts = REFUTED[name]
    verdicts = [verdict for verdict in proved(explored(broken(name), flow)) if not verdict.holds]
    assert [verdict.property.text.fr.source for verdict in verdicts] == texts
    for verdict in verdicts:
        assert verdict.path is not None
        assert len(verdict.path.acts) == acts
        last = ended(broken(name), verdict)
        case = last.cases_of(verdict.path.insured, flow)[-1]
        assert breach(last, case, verdict.property, "fr") is not None


@pytest.mark.parametrize("flow", ["procuration", "attestation", "adresse"])
def test_every_property_of_the_shipped_flows_holds(flow: str) -> None:
    verdicts = tuple(proved(explored(shipped(), flow)))
    assert [(v.property.text.fr.source, v.holds) for v in verdicts] == [
        (each.text.fr.source, True) for each in shipped().flows[flow].properties
    ]


def test_what_holds_sometimes_is_shown_by_a_run() -> None:
    for verdict in proved(explored(shipped(), "procuration")):
        if verdict.property.kind == "sometimes":
            last = ended(shipped(), verdict)
            assert breach(last, next(iter(last.cases.values())), verdict.property, "fr") is None


def little(text: str) -> Library:
    """A little flow, `drawn`; buttons and events that do not serve are let through."""
    return among_others((spelled(TOP) + spelled(HEAD + text)).decode())


# --- what must come

HEAD = """
screens:
  page: {~Page, buttons: [go, back, again]}
events: {go: {~Aller}, back: {~Revenir}, again: {~Encore}}
"""
IDLE = "states: {a: {~a, screen: page, events: {go: end}}, end: {~fin, final: yes}}\n"
TIMED = """states:
  a: {~a, screen: page, events: {go: end}, timers: [{after: P1D, to: end}]}
  end: {~fin, final: yes}
"""
RESET = """states:
  a: {~a, screen: page, events: {go: end, again: a}, timers: [{after: P1D, to: end}]}
  end: {~fin, final: yes}
"""
TOGGLED = """states:
  whole:
    ~tout
    screen: page
    timers: [{after: P1D, to: end}]
    states:
      a: {~a, events: {go: whole.b}}
      b: {~b, events: {back: whole.a}}
  end: {~fin, final: yes}
"""
SLOW = """states:
  a: {~a, screen: page, events: {go: b}}
  b: {~b, screen: page, timers: [{after: P14D, to: end}]}
  end: {~fin, final: yes}
"""
EVENTUALLY = "properties:\n  - {eventually: state.end, ~tout finit}\n"
NOTHING_COMES, ROUND = "nothing comes any more", "round"


@pytest.mark.parametrize(
    ("states", "endless"),
    [(IDLE, NOTHING_COMES), (TIMED, None), (RESET, ROUND), (TOGGLED, None)],
    ids=["a button nobody must click", "a timer", "a timer that is always put back", "clicks that take no time"],
)
def test_what_must_come_is_put_off_only_where_time_can_go_by(states: str, endless: str | None) -> None:
    (verdict,) = proved(explored(little(states + EVENTUALLY), "drawn"))
    told = None if verdict.holds else ROUND if verdict.endless and verdict.endless.act is not None else NOTHING_COMES
    assert told == endless


def test_a_run_that_goes_round_comes_back_to_where_it_was() -> None:
    among = little(RESET + EVENTUALLY)
    (verdict,) = proved(explored(among, "drawn"))
    assert verdict.path is not None
    assert verdict.endless is not None
    assert verdict.endless.act is not None
    repeated = verdict.path.acts[verdict.endless.act :]
    assert {act.kind for act in repeated} == {"wait", "event"}
    assert ended(among, verdict).cases["0001"].snapshot.state == "a"


@pytest.mark.parametrize(("within", "holds"), [("P13D", False), ("P14D", True), ("P15D", True)])
def test_a_deadline_is_kept_to_the_instant(within: str, holds: bool) -> None:
    among = little(SLOW + f"properties:\n  - {{leads: state.b, to: state.end, within: {within}, ~fini}}\n")
    (verdict,) = proved(explored(among, "drawn"))
    assert verdict.holds == holds
    if verdict.path is not None:
        last = ended(among, verdict)
        assert breach(last, last.cases["0001"], verdict.property, "fr") is not None


def test_what_leads_nowhere_without_a_deadline_is_refuted_by_idling() -> None:
    text = IDLE + "properties:\n  - {leads: state.a, to: state.end, ~fini}\n"
    (verdict,) = proved(explored(little(text), "drawn"))
    assert (verdict.holds, verdict.endless is not None) == (False, True)


# --- what never serves

DEAD = """
guards:
  early: {if: today < date('2020-06-01'), ~tôt}
  always: {if: filled(insured.last_name), ~toujours}
states:
  a:
    ~a
    screen: page
    events:
      go: {needs: [always], to: b}
      again: {needs: [early], to: end}
  b: {~b, screen: page, events: {back: b}}
  end: {~fin, final: yes}
"""


def test_a_branch_nobody_can_follow_and_a_rule_that_never_refuses_are_told() -> None:
    found = explored(little(DEAD), "drawn")
    assert [(each.trigger, each.guard and each.guard.id) for each in never(found)] == [
        ("go", "always"),
        ("again", None),
    ]


def test_a_state_from_which_nothing_can_end_is_told() -> None:
    found = explored(little(DEAD), "drawn")
    assert [state.id for state in stuck(found)] == ["a", "b"]
    assert stuck(explored(shipped(), "procuration")) == ()
