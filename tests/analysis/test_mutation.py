"""Operators change one thing and say so; a changed flow is linked as if it had been written; sameness is proved."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from harness.files import sources
from simulator.analysis.mutation.equivalence import Comparer
from simulator.analysis.mutation.example import EXAMPLE, OTHER
from simulator.analysis.mutation.meaning import Difference, Meanings, difference
from simulator.analysis.mutation.mutant import Mutant, Operator
from simulator.analysis.mutation.mutants import mutants
from simulator.analysis.mutation.operators import OPERATORS
from simulator.analysis.mutation.parting import parting
from simulator.analysis.mutation.sites import LEFT_ALONE
from simulator.analysis.mutation.specification import Refused, Specification
from simulator.spec.load import Library, load
from simulator.spec.problems import Place, Word
from tests.broken import BROKEN, ROOT, broken, text
from tests.engine.little import DOSSIERS, HEAD, PORTAL, spelled
from tests.engine.random_flows import OTHER as READ
from tests.engine.random_flows import among_others, texts

LITTLE_PORTAL = PORTAL.replace("  web: {~Le web}", "  web: {~Le web}\n  app: {~L'application}")


def loaded(**flows: str) -> Specification:
    """A specification of a few little flows, which must load."""
    found = {"portal.yaml": spelled(LITTLE_PORTAL), "dossiers.yaml": spelled(DOSSIERS)}
    found |= {f"{name}.yaml": flow.encode() for name, flow in flows.items()}
    library, problems = load(found)
    assert library is not None, "\n".join(map(str, problems))
    return Specification(library, found)


@cache
def example() -> Specification:
    return loaded(example=EXAMPLE, other=OTHER)


@cache
def shipped() -> Specification:
    found = sources(ROOT / "flows")
    library, _ = load(found)
    assert library is not None
    return Specification(library, found)


def plain(part: Any) -> object:
    """A document without its places: what it says."""
    if isinstance(part, Place):
        return None
    if isinstance(part, Word):
        return str(part)
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        return type(part).__name__, *(plain(getattr(part, member.name)) for member in dataclasses.fields(part))
    if isinstance(part, dict):
        return tuple((str(key), plain(value)) for key, value in part.items())
    return tuple(map(plain, part)) if isinstance(part, tuple) else part


def named(operator: str, specification: Specification, flow: str) -> Iterator[Mutant]:
    return (mutant for mutant in mutants(specification, [flow]) if mutant.operator == operator)


# --- operators


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_an_operator_makes_its_examples_in_that_order(operator: Operator) -> None:
    made = iter([(mutant.before, mutant.after) for mutant in named(operator.name, example(), "example")])
    assert [pair for pair in operator.examples if pair not in made] == []
    assert operator.examples


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_what_an_operator_says_of_its_place_stands_there(operator: Operator) -> None:
    lines = EXAMPLE.splitlines()
    for mutant in named(operator.name, example(), "example"):
        assert 1 <= mutant.place.line <= len(lines)
        assert mutant.place.file == "example.yaml"
        assert {mutant.words.fr, mutant.words.en}.isdisjoint({""})


def test_each_operator_has_a_file_of_its_name() -> None:
    folder = ROOT / "simulator/analysis/mutation/operators"
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert files == {operator.name for operator in OPERATORS}


def test_the_mutants_of_a_flow_have_ids_of_their_own() -> None:
    ids = [mutant.id for mutant in mutants(shipped(), shipped().library.flows)]
    assert len(ids) == len(set(ids))


def test_an_id_stays_when_something_else_is_written_before() -> None:
    longer = EXAMPLE.replace("  abroad: {", "  more: {fr: Plus., en: More.}\n  abroad: {").replace(
        "else: [errors, abroad]", "else: [errors, abroad, more]"
    )
    before = {mutant.id for mutant in named("guard-dropped", example(), "example")}
    after = {mutant.id for mutant in named("guard-dropped", loaded(example=longer, other=OTHER), "example")}
    assert before == after


def test_a_question_is_a_sentence_in_both_languages() -> None:
    mutant = next(m for m in mutants(shipped(), ["procuration"]) if m.operator == "data-kept" and "certified" in m.id)
    assert mutant.question.fr.replace("\u00a0", " ") == (
        "Personne ne remarque si « Retour » ne décoche plus « Je certifie l'exactitude des éléments déclarés »"
        " : est-ce voulu ?"
    )
    assert mutant.question.en == (
        "Nobody notices if “Back” no longer unticks “I certify that what I declared is accurate”: is that meant?"
    )


def test_a_text_without_words_of_its_own_is_known_by_its_screen() -> None:
    asked = {
        mutant.question.fr.replace("\u00a0", " ")
        for mutant in mutants(shipped(), ["adresse"], [o for o in OPERATORS if o.name == "placeholder-changed"])
    }
    where = "dans « Votre nouvelle adresse est enregistrée » : est-ce voulu ?"
    assert f"Personne ne remarque si « Code postal » s'écrit en capitales {where}" in asked
    assert f"Personne ne remarque si « Code postal » ne s'affiche plus {where}" in asked


def test_properties_are_left_alone() -> None:
    assert not [m for m in mutants(shipped(), shipped().library.flows) if isinstance(m.site.part, LEFT_ALONE)]


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_every_mutant_of_a_random_flow_differs_and_loads_or_says_why_not(drawn: str) -> None:
    library = among_others(drawn)
    other = spelled(HEAD.replace("Essai", "Autre") + READ)
    specification = Specification(library, {"drawn.yaml": drawn.encode(), "other.yaml": other})
    original = plain(specification.documents["drawn"])
    for index, mutant in enumerate(mutants(specification, ["drawn"])):
        if index % 10:
            continue
        assert plain(mutant.document) != original, mutant.id
        changed = specification.exchanged("drawn", mutant.document)
        assert changed.problems if isinstance(changed, Refused) else changed.flows.keys() == library.flows.keys()


# --- exchanged


@pytest.mark.parametrize("name", BROKEN)
def test_a_flow_exchanged_means_what_it_means_loaded_whole(name: str) -> None:
    file = BROKEN[name].file
    whole = broken(name)
    written = Specification(whole, {file: text(name).encode()})
    flow = Path(file).stem
    exchanged = shipped().exchanged(flow, written.documents[flow])
    assert isinstance(exchanged, Library)
    meanings = Meanings()
    assert meanings.of(whole) == meanings.of(exchanged)
    assert difference(meanings.of(shipped().library), meanings.of(exchanged))


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("certification-kept", "procuration:states.certified.events.back.0:data-kept:recap.certify"),
        ("expires-a-day-early", "procuration:values.valid_until:timer-moved:-P1D"),
        ("address-not-saved", "adresse:states.entry.events.save.0:effect-dropped:insured.address"),
    ],
)
def test_a_slip_somebody_could_make_is_among_the_mutants(name: str, identity: str) -> None:
    flow = identity.partition(":")[0]
    mutant = next(m for m in mutants(shipped(), [flow]) if m.id == identity)
    changed = shipped().exchanged(flow, mutant.document)
    assert isinstance(changed, Library)
    meanings = Meanings()
    leaves = difference(meanings.of(broken(name)), meanings.of(changed)).leaves
    recap = {("procuration", "recap")}  # that slip keeps the certification in both states that can go back
    assert leaves == (recap if name == "certification-kept" else set())


def test_a_flow_that_reads_the_changed_one_changes_with_it() -> None:
    mutant = next(m for m in named("timer-moved", shipped(), "procuration") if "valid_until" in m.id)
    changed = shipped().exchanged("procuration", mutant.document)
    assert isinstance(changed, Library)
    where = difference(Meanings().of(shipped().library), Meanings().of(shipped().library))
    assert where == Difference(frozenset(), frozenset())
    meanings = Meanings()
    where = difference(meanings.of(shipped().library), meanings.of(changed))
    assert {"procuration", "accueil"} == {flow for flow, _ in where.leaves}


def test_what_the_loader_cannot_link_is_refused_with_its_problems() -> None:
    document = example().documents["example"]
    states = {**document.states, Word("first", Place("", 1, 1)): dataclasses.replace(
        next(iter(document.states.values())), screen=Word("nowhere", Place("example.yaml", 7, 3))
    )}  # fmt: skip
    refused = example().exchanged("example", dataclasses.replace(document, states=states))
    assert isinstance(refused, Refused)
    assert [problem.kind.code for problem in refused.problems] == ["F022"]


# --- the same meaning


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("if: form.age >= 18\n    fr", "if: (form.age   >= 18)\n    fr", True),
        ("access:", "guide: []\naccess:", True),
        ("if: form.age >= 18\n    fr", "if: form.age > 18\n    fr", False),
        ("buttons: [send, back, ask]", "buttons: [back, send, ask]", False),
        ("buttons: [back, ask]", "buttons: [ask, back]", False),
        ("<form.name:upper>", "<form.name>", False),
        ("en: Send", "en: Post", False),
        ("      back: first", "      back: sure", False),
        ("after: P14D", "after: P15D", False),
    ],
)
def test_two_flows_mean_the_same_or_not(old: str, new: str, same: bool) -> None:
    assert old in EXAMPLE
    other = loaded(example=EXAMPLE.replace(old, new), other=OTHER)
    meanings = Meanings()
    assert same == (not difference(meanings.of(example().library), meanings.of(other.library)))


def test_in_which_order_buttons_are_that_nobody_sees_together_means_nothing() -> None:
    """The agent alone closes a visit, the mandatary alone leaves."""
    mutant = next(m for m in named("shown-reordered", shipped(), "accueil") if m.before == "leave, close")
    changed = shipped().exchanged("accueil", mutant.document)
    assert isinstance(changed, Library)
    meanings = Meanings()
    assert not difference(meanings.of(shipped().library), meanings.of(changed))


# --- the same behaviour

DOOR = """
screens:
  door: {~Porte, fields: {count: {~Combien, type: number}, note: {~Note, type: text, optional: yes}}, buttons: [go]}
  room: {~Salle, buttons: [back, go]}
guards:
  few: {if: door.count >= 3, ~Assez}
  some: {if: door.count >= 2, ~Quelques}
events:
  go: {~Entrer, submit: yes}
  back: {~Sortir}
states:
  outside:
    ~dehors
    screen: door
    events: {go: {needs: [few, some], to: inside}}
  inside:
    ~dedans
    screen: room
    events: {back: outside, go: {to: gone, set: {door.note: none}}}
    timers: [{after: P3D, to: gone}]
  gone: {~parti, final: yes}
"""


def door(old: str = "", new: str = "") -> Library:
    assert old in DOOR
    specification = loaded(door=spelled(HEAD + DOOR).decode())
    if not old:
        return specification.library
    changed = Specification(specification.library, {"door.yaml": spelled(HEAD + DOOR.replace(old, new))})
    found = specification.exchanged("door", changed.documents["door"])
    assert isinstance(found, Library)
    return found


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("needs: [few, some]", "needs: [few]", True),  # three are two
        ("needs: [few, some]", "needs: [some]", False),
        ("to: gone, set: {door.note: none}", "to: gone", True),  # nobody reads it any more
        ("back: outside", "back: {to: outside, set: {door.note: none}}", False),
        ("after: P3D", "after: P4D", False),
        ("to: inside}}", "to: inside, set: {door.note: none}}}", False),  # it is read again further on
        ("~Salle", "~Chambre", False),
        ("if: door.count >= 3", "if: door.count > 3", False),
        ("if: door.count >= 2", "if: door.count >= 1", True),
        ("{back: outside", "{back: inside", False),
    ],
)
def test_a_change_is_proved_to_make_no_difference_or_shown_to_make_one(old: str, new: str, same: bool) -> None:
    library, changed = door(), door(old, new)
    outcome = Comparer(library).compared(changed, "door")
    assert same == outcome.same
    assert same != bool(next(parting(library, changed, outcome.paths), None))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("if: door.count >= 3", "if: door.count >= 3 and today < date('2031-01-01')"),  # a day nobody came to
        ("if: door.count >= 3", "if: door.count >= 3 and insured.birth_date <= today"),  # 1970, before every start
        ("\nscreens:", "\nper: insured\nscreens:"),  # what no single case can tell
    ],
)
def test_what_was_not_looked_at_is_never_called_the_same(old: str, new: str) -> None:
    assert not Comparer(door()).compared(door(old, new), "door").same


def test_the_path_to_where_two_flows_part_is_a_shortest_one() -> None:
    outcome = Comparer(door()).compared(door("if: door.count >= 3", "if: door.count > 3"), "door")
    assert [(act.kind, act.event) for act in outcome.paths[0].acts] == [("begin", ""), ("fill", ""), ("event", "go")]
    assert dict(outcome.paths[0].acts[1].inputs) == {"door.count": "3"}


def test_beyond_the_bound_nothing_is_proved() -> None:
    library = door()
    assert not Comparer(library, most=2).compared(door("needs: [few, some]", "needs: [few]"), "door").same
