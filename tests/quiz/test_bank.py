"""Every question has one right answer, which the flow gives again, and wrong ones that are wrong when it is run."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations

import pytest

from simulator.analysis.mutation.specification import Specification
from simulator.analysis.path import Path
from simulator.engine.snapshot import Refused
from simulator.quiz.bank import bank
from simulator.quiz.question import FEWEST_WRONG, Answer, Item
from simulator.quiz.running import case_of, ended, last, run
from simulator.quiz.sheet import sheet
from simulator.spec.flow import INSURED
from simulator.spec.load import Library
from simulator.spec.text import LANGS

Banks = Mapping[str, tuple[Item, ...]]


def items(banks: Banks, kind: str) -> Iterator[Item]:
    return (item for found in banks.values() for item in found if item.kind == kind)


def named(banks: Banks, identity: str) -> Item:
    return next(item for found in banks.values() for item in found if item.id == identity)


def texts(answers: tuple[Answer, ...]) -> list[str]:
    return [answer.found.text.fr for answer in answers]


def choices(item: Item) -> list[Answer]:
    return [item.right, *item.wrong]


# --- of all of them


def test_the_flow_gives_every_right_answer_again(banks: Banks, everything: Library) -> None:
    for found in banks.values():
        assert [item.read(everything) for item in found] == [item.right.found for item in found]


def test_no_wrong_answer_claims_only_what_is_true(banks: Banks) -> None:
    true = [
        (item.id, answer.found.text.fr)
        for found in banks.values()
        for item in found
        for answer in item.wrong
        if answer.found.claims <= item.right.found.facts
    ]
    assert true == []


def test_no_two_answers_read_alike_in_a_language(banks: Banks) -> None:
    for found in banks.values():
        for item in found:
            for lang in LANGS:
                read = [answer.found.text.of(lang) for answer in choices(item)]
                assert sorted(set(read)) == sorted(read)


def test_every_question_has_enough_wrong_answers_and_a_number_of_its_own(banks: Banks) -> None:
    for found in banks.values():
        assert min(len(item.wrong) for item in found) >= FEWEST_WRONG
        assert Counter(item.id for item in found).most_common(1)[0][1] == 1


def test_nothing_is_said_in_the_words_of_the_files(banks: Banks, everything: Library) -> None:
    ids = {name for flow in everything.flows.values() for name in (*flow.guards, *flow.fields, *flow.messages)}
    coded = re.compile("|".join(sorted(rf"\b{re.escape(name)}\b" for name in ids if re.search("[_.]", name))))
    for found in banks.values():
        for item in found:
            for lang in LANGS:
                said = [item.text.of(lang), *(f"{a.found.text.of(lang)} {a.why.of(lang)}" for a in choices(item))]
                assert [text for text in said if coded.search(text) or re.search(r"since\.|P\d+[DM]\b", text)] == []


def test_every_sentence_is_ended_and_begins_with_a_capital(banks: Banks) -> None:
    for found in banks.values():
        for item in found:
            for lang in LANGS:
                assert item.text.of(lang)[0] in "«“" or item.text.of(lang)[0].isupper()
                assert item.text.of(lang).endswith("?")
                for answer in choices(item):
                    assert re.search(r"[.!?…][»”\s]*$|»$|”$", answer.why.of(lang)), answer.why.of(lang)


def test_the_same_questions_come_of_the_same_flow(specification: Specification, banks: Banks) -> None:
    again = bank(specification, "adresse")
    assert [(item.id, item.text, item.right, item.wrong) for item in again] == [
        (item.id, item.text, item.right, item.wrong) for item in banks["adresse"]
    ]


@pytest.mark.parametrize(
    ("flow", "kinds"),
    [
        ("procuration", "boundary button deadline next refusal state where"),
        ("attestation", "document next refusal where who"),
        ("accueil", "boundary button next refusal who"),
        ("adresse", "button next where"),
        ("carte_europeenne", "boundary button deadline document next refusal state where who"),
    ],
)
def test_a_flow_offers_the_kinds_that_it_has_ground_for(flow: str, kinds: str, banks: Banks) -> None:
    assert " ".join(sorted({item.kind for item in banks[flow]})) == kinds


# --- deadlines


def test_a_month_from_the_31st_of_january_ends_with_february(banks: Banks) -> None:
    item = named(banks, "procuration:deadline:valid_until:status:2022-01-31")
    assert item.text.fr.endswith("Quelle date lit-on ensuite dans « Procuration en ligne », à la place de [?] : "
                                 "« Elle est valable jusqu'au [?]. » ?")  # fmt: skip
    assert item.right.found.text.fr == "28/02/2022"
    assert {"02/03/2022", "01/03/2022", "27/02/2022", "03/03/2022", "31/01/2022"} <= set(texts(item.wrong))


def test_a_leap_year_has_a_29th_of_february(banks: Banks) -> None:
    item = named(banks, "procuration:deadline:valid_until:status:2024-01-31")
    assert item.right.found.text.fr == "29/02/2024"


def test_a_deadline_changes_the_case_at_its_instant_and_at_no_other_that_is_offered(
    banks: Banks, everything: Library
) -> None:
    instants = [item for item in items(banks, "deadline") if ":timer:" in item.id]
    assert len(instants) > 20
    for item in instants[::5]:
        assert item.path is not None
        here, flow = ended(everything, item.path), item.path.flows[-1]
        assert here is not None
        for answer in choices(item):
            at = datetime.fromisoformat(next(iter(answer.found.claims)).removeprefix("at "))
            if at <= here.now:
                continue
            states = []
            for moment in (at - timedelta(seconds=1), at):
                case = case_of(here.advanced(moment), item.path, flow)
                assert case is not None
                states.append((case.snapshot.state, case.snapshot.sent))
            assert (states[0] != states[1]) == (answer is item.right)


def test_the_state_just_before_a_deadline_is_not_the_one_at_it(banks: Banks) -> None:
    before, at = (named(banks, f"procuration:state:timer:active:0:2022-01-31:{when}") for when in ("before", "at"))
    assert (before.right.found.text.fr, at.right.found.text.fr) == ("« en cours »", "« expirée »")
    assert (before.wrong[0].found.text.fr, at.wrong[0].found.text.fr) == ("« expirée »", "« en cours »")
    assert before.text.fr.endswith("le 28/02/2022 à 23:59 ?")
    assert at.text.en.endswith("on 01/03/2022 at 00:00?")


# --- limits, refusals, buttons


def test_a_day_less_than_18_years_is_refused_and_18_years_are_not(banks: Banks) -> None:
    item = named(banks, "procuration:boundary:adult:mandatary.birth_date:01/03/2004:2022-02-28:age")
    assert item.text.fr == (
        "Le 28/02/2022, dans « 1. Le mandataire », « Date de naissance » est celle d'une personne qui a 17 ans et "
        "364 jours ce jour-là ; tout le reste est en règle. Que se passe-t-il quand Alexis Morel clique sur "
        "« Suivant » ?"
    )
    assert item.right.found.text.fr.startswith("Refus, avec 2 messages : « Le formulaire comporte")
    assert texts(item.wrong)[0] == "L'écran « 2. Récapitulatif des éléments déclarés » s'affiche"
    other = named(banks, "procuration:boundary:adult:mandatary.birth_date:04/01/2003:2021-01-04:age")
    assert "exactement 18 ans" in other.text.fr
    assert other.right.found.text.fr == "L'écran « 2. Récapitulatif des éléments déclarés » s'affiche"


def test_what_the_rule_reads_too_and_stays_empty_is_said(banks: Banks) -> None:
    asked = named(banks, "accueil:boundary:insured_designated:papers.vitale::2021-01-04:typed")
    assert asked.text.fr.startswith(
        "Le 04/01/2021, dans « Les papiers du mandataire », « Carte Vitale de l'assuré » n'est pas coché, « Numéro de "
        "sécurité sociale de l'assuré » reste vide ; tout le reste est en règle."
    )


def test_who_is_born_on_the_29th_of_february_is_18_on_the_28th(banks: Banks) -> None:
    item = named(banks, "procuration:boundary:adult:mandatary.birth_date:29/02/2004:2022-02-28:typed")
    assert item.right.found.text.en == "The screen “2. Summary of what you declared” appears"


def test_a_question_on_a_limit_is_about_the_rule_that_refuses_there(banks: Banks, everything: Library) -> None:
    for item in items(banks, "boundary"):
        guard = item.topics[0].removeprefix("guard ")
        said = [item.right, *item.wrong[:1]]
        assert any("refused" in answer.found.claims for answer in said), item.id
        found = None if item.path is None else last(everything, item.path, item.path.acts[-1].flow)
        assert found is not None
        outcome = found[1].firing.outcome
        if isinstance(outcome, Refused) and "refused" not in item.wrong[0].found.claims:
            assert outcome.reasons[0].subject == guard


def retyped(item: Item, answer: Answer) -> Path:
    """The run of a question with another of its contents in the field."""
    assert item.path is not None
    rank = max(rank for rank, act in enumerate(item.path.acts) if act.kind == "fill")
    act, text = item.path.acts[rank], next(iter(answer.found.claims)).removeprefix("holds ")
    (key,) = act.inputs
    return replace(
        item.path, acts=(*item.path.acts[:rank], act._replace(inputs={key: text}), *item.path.acts[rank + 1 :])
    )


def test_of_the_contents_of_a_field_one_alone_is_refused_or_accepted(banks: Banks, everything: Library) -> None:
    entries = [item for item in items(banks, "refusal") if item.id.endswith((":True", ":False"))]
    assert len(entries) > 20
    for item in entries:
        verdicts = []
        for answer in choices(item):
            path = retyped(item, answer)
            found = last(everything, path, path.acts[-1].flow)
            assert found is not None
            verdicts.append(isinstance(found[1].firing.outcome, Refused))
        assert verdicts == [verdicts[0], *[not verdicts[0]] * (len(verdicts) - 1)]


def test_a_message_leads_to_the_one_rule_that_shows_it(banks: Banks) -> None:
    item = named(banks, "procuration:refusal:adult:underage")
    assert item.right.found.text.fr == "Le mandataire a 18 ans révolus"
    assert item.guide[:2] == ("P-026", "P-027")


def test_a_button_lacks_what_is_mandatory_and_nothing_else(banks: Banks) -> None:
    item = named(banks, "procuration:button:draft.mandatary:next:mandatary.first_name")
    assert item.text.fr == (
        "Dans « 1. Le mandataire », on a rempli « Civilité », « Nom » et « Date de naissance », et rien d'autre. "
        "Comment est le bouton « Suivant » ?"
    )
    assert item.right.found.text.fr == "Inactif : il manque « Prénom »"
    assert {"Actif", "Inactif : il manque « Nom d'usage »"} <= set(texts(item.wrong))
    whole = named(banks, "procuration:button:draft.mandatary:next:whole")
    assert whole.right.found.text.en == "Active"


# --- steps, people, places, documents


def test_what_comes_next_is_what_the_click_brings(banks: Banks) -> None:
    item = named(banks, "procuration:next:active.current:revoke:active.current/revocation")
    assert item.right.found.text.fr == "La fenêtre « Révocation de procuration » s'ouvre"
    assert "La démarche prend fin à l'état « révoquée »" in texts(item.wrong)


def test_only_who_is_right_may_do_it(banks: Banks, everything: Library) -> None:
    for item in items(banks, "who"):
        assert item.path is not None
        found, act = run(everything, item.path), item.path.acts[-1]
        assert found is not None
        before = found[-2].simulation
        case = before.cases_of(item.path.insured, act.flow)[-1]
        for answer in choices(item):
            by = next(iter(answer.found.claims)).removeprefix("actor ")
            outcome = before.fired(case.id, act.event, act.inputs, by)[1].outcome
            reserved = isinstance(outcome, Refused) and outcome.reasons[0].kind == "reserved"
            assert reserved == (answer is not item.right)


def test_only_the_right_heading_holds_the_link(banks: Banks, everything: Library) -> None:
    for flow, found in banks.items():
        ways = {a.path for a in everything.flows[flow].access if a.by == INSURED}
        for item in found:
            if ":where:access:" in item.id:
                spots = [next(iter(a.found.claims)).removeprefix("heading ").split("/", 1) for a in choices(item)]
                assert [any(list(way[:2]) == spot for way in ways) for spot in spots] == [
                    answer is item.right for answer in choices(item)
                ]


def test_a_panel_is_looked_for_in_the_tab_that_shows_it(banks: Banks) -> None:
    item = named(banks, "procuration:where:panel:line")
    assert item.right.found.text.fr == "Onglet « Mes informations »"
    assert len(item.wrong) == 4
    instead = {answer.found.text.fr: answer.why.fr for answer in item.wrong}
    assert instead["Onglet « Mes démarches »"] == "On y trouve par exemple la rubrique « EFFECTUER UNE DÉMARCHE »."
    assert instead["Onglet « Mon espace prévention »"] == "L'encart n'y est pas."


def test_a_document_is_known_by_its_watermark_and_by_what_it_bears(banks: Banks) -> None:
    assert named(banks, "attestation:document:attestation:watermark").right.found.text.fr == "« SPÉCIMEN »"
    item = named(banks, "attestation:document:attestation:fund")
    assert (item.right.found.text.fr, "« Email »" in texts(item.wrong)) == ("« Caisse d'assurance maladie »", True)


# --- on one sheet


def test_no_sheet_gives_an_answer_away(banks: Banks, everything: Library) -> None:
    for flow, found in banks.items():
        for seed in range(25):
            asked = [question.item for question in sheet(everything, flow, found, 14, seed).questions]
            assert [(a.id, b.id) for a, b in combinations(asked, 2) if a.spoils(b)] == []


def test_no_question_names_the_state_that_answers_it(banks: Banks) -> None:
    for item in items(banks, "next"):
        state = re.search(r"l'état (« .* »)$", item.right.found.text.fr)
        assert state is None or f"état {state[1]}" not in item.text.fr
