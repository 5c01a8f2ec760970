"""``parcours mutate``: what nobody notices is asked, what was interrupted goes on, and processes change nothing."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness.language import Say
from harness.mistakes import BadInputError
from harness.mutating import trial as trials
from harness.mutating.account import Account, questions
from harness.mutating.campaign import Setting, tried
from harness.mutating.journal import Journal, digest
from harness.mutating.script import Failure, Script, play
from harness.mutating.trial import Trial
from harness.mutating.verdict import Verdict
from harness.mutating.watch import watched
from simulator.analysis.mutation.meaning import Difference
from simulator.analysis.mutation.operators import OPERATORS
from simulator.spec.load import Library
from tests.broken import BROKEN, ROOT, broken
from tests.engine.little import HEAD, PORTAL, spelled
from tests.harness.playground import parcours

Captured = pytest.CaptureFixture[str]
SAY = Say("fr")

DOSSIERS = """
fields:
  first_name: {~Prénom, type: text}
  last_name: {~Nom, type: text}
people:
  jean: {first_name: Jean, last_name: Dupont}
"""
FLOW = (
    HEAD
    + """
screens:
  form: {~Demande, fields: {age: {~Âge, type: number}, note: {~Note, type: text, optional: yes}}, buttons: [send]}
  done: {~Merci, buttons: [again]}
guards:
  adult: {if: form.age >= 18, ~la personne est majeure, else: [young]}
messages:
  young: {~Trop jeune.}
events:
  send: {~Envoyer, submit: yes}
  again: {~Recommencer}
states:
  entry: {~saisie, screen: form, events: {send: {needs: [adult], to: done}}}
  done:
    ~faite
    screen: done
    events: {again: {to: entry, set: {form.age: none}}, logout: over}
  over: {~finie, final: yes}
"""
)
FEATURE = """# language: fr
Fonctionnalité: f

  Plan du scénario: À <âge> ans
    Étant donné que Jean Dupont est connecté
    Et qu'il ouvre la démarche « Essai »
    Quand il remplit « Âge » avec « <âge> »
    Et qu'il clique sur « Envoyer »
    Alors la page s'intitule « <page> »

    Exemples:
      | âge | page    |
      | 17  | Demande |
      | 18  | Merci   |

  Scénario: Trop jeune
    Étant donné que Jean Dupont est connecté
    Et qu'il ouvre la démarche « Essai »
    Quand il remplit « Âge » avec « 17 »
    Et qu'il clique sur « Envoyer »
    Alors le message « Trop jeune. » s'affiche
    Et l'action est refusée parce que « faux : la personne est majeure (Âge : 17) »
"""


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one flow and one feature, which one works in."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "features").mkdir()
    for name, text in (("portal", PORTAL), ("dossiers", DOSSIERS), ("trial", FLOW)):
        (tmp_path / "flows" / f"{name}.yaml").write_bytes(spelled(text))
    (tmp_path / "features" / "trial.feature").write_text(FEATURE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARCOURS_LANG", "fr")
    return tmp_path


def written(text: str) -> str:
    """Where a text stands in the flow, as it is told."""
    lines = spelled(FLOW).decode().split("\n")
    number = next(number for number, line in enumerate(lines) if text in line)
    return f"flows/trial.yaml:{number + 1}:{lines[number].index(text) + 1}"


def setting(home: Path) -> Setting:
    return Setting(home / "flows", (str(home / "features"),), "fr")


def all_tried(home: Path, jobs: int = 1) -> dict[str, Verdict]:
    there = setting(home).open()
    return tried(setting(home), list(there.mutants), Journal(home / f"{jobs}.jsonl"), jobs, SAY, lambda: None)


# --- what a person gets


def test_what_nobody_notices_is_a_question_with_its_place_and_a_scenario(capsys: Captured) -> None:
    code, out, _ = parcours(capsys, "mutate", "trial", "--jobs", "1", "--operator", "data-kept")
    lines = [line.replace("\u00a0", " ") for line in out.splitlines()]
    assert code == 0
    assert (
        "  Personne ne remarque si « Recommencer » n'efface plus « Âge » : est-ce voulu ?" in lines
    )  # fmt: skip
    assert written("form.age: none") in lines
    assert "    un scénario le remarquerait :" in lines
    assert "        Et qu'il clique sur « Recommencer »" in lines
    assert lines[-1] == "0 tué, 1 survivant, 0 équivalent, 0 refusé : 0,0 %"


def test_the_table_counts_by_operator(capsys: Captured) -> None:
    _, out, _ = parcours(capsys, "mutate", "--jobs", "1", "--operator", "guard-dropped", "--operator", "data-kept")
    rows = [line.replace("\u00a0", " ").split() for line in out.splitlines()[:4]]
    assert rows == [
        ["opérateur", "mutants", "tués", "survivants", "équivalents", "refusés", "score"],
        ["garde", "ôtée", "1", "1", "0", "0", "0", "100,0", "%"],
        ["donnée", "gardée", "1", "0", "1", "0", "0", "0,0", "%"],
        ["en", "tout", "2", "1", "1", "0", "0", "50,0", "%"],
    ]


def test_a_flow_without_anything_to_change_is_said_in_one_sentence(capsys: Captured) -> None:
    code, out, _ = parcours(capsys, "mutate", "trial", "--jobs", "1", "--operator", "timer-moved")
    assert (code, out) == (0, "aucun mutant : rien à changer ici (« échéance déplacée »)\n")


@pytest.mark.parametrize(("lang", "title"), [("fr", "Opérateurs :"), ("en", "Operators:")])
def test_the_help_names_the_operators(capsys: Captured, lang: str, title: str) -> None:
    _, out, _ = parcours(capsys, "mutate", "--help", "--lang", lang)
    lines = out.replace("\u00a0", " ").splitlines()
    listed = [line.split()[0] for line in lines[lines.index(title) + 1 :] if line]
    assert listed == [operator.name for operator in OPERATORS]


def test_a_scenario_that_several_would_be_noticed_by_is_printed_once(at_home: Path) -> None:
    there = setting(at_home).open()
    one, two, other = list(there.mutants.values())[:3]
    scenario = "Scénario: Trop jeune\n  Étant donné que rien"
    verdicts = {
        one.id: Verdict(one.id, "survived", scenario_fr=scenario),
        two.id: Verdict(two.id, "survived", scenario_fr=scenario),
        other.id: Verdict(other.id, "survived"),
    }
    lines = list(questions(Account((), there.mutants, verdicts), SAY))
    assert lines.count("      Scénario: Trop jeune") == 1
    assert f"    le même scénario le remarquerait : « Trop jeune » ({one.place})" in lines
    assert lines[-1] == "    aucun scénario n'a été trouvé qui le montre"


def test_a_score_under_the_one_asked_for_is_1(capsys: Captured) -> None:
    kept = ("mutate", "--jobs", "1", "--operator", "data-kept", "--fail-under", "97")
    assert parcours(capsys, *kept)[0] == 1
    assert parcours(capsys, "mutate", "--jobs", "1", "--operator", "guard-dropped", "--fail-under", "97")[0] == 0


def test_json_has_the_counts_and_every_mutant(capsys: Captured, tmp_path: Path) -> None:
    parcours(capsys, "mutate", "--jobs", "1", "--operator", "data-kept", "--json", "out/all.json")
    found = json.loads((tmp_path / "out" / "all.json").read_text("utf-8"))
    assert (found["killed"], found["survived"], found["equivalent"]) == (0, 1, 0)
    (mutant,) = found["mutants"]
    assert mutant["id"] == "trial:states.done.events.again.0:data-kept:form.age"
    assert (mutant["file"], mutant["line"], mutant["status"]) == (
        "flows/trial.yaml",
        int(written("form.age: none").split(":")[1]),
        "survived",
    )
    assert mutant["scenario_en"].startswith("Scenario: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tral"], "flux : « tral » est inconnu ; vouliez-vous « trial » ?"),
        (
            ["--operator", "guard-droped"],
            "--operator : « guard-droped » est inconnu ; vouliez-vous « guard-dropped » ?",
        ),
    ],
)
def test_a_mistyped_name_is_told_with_the_one_it_looks_like(
    capsys: Captured, arguments: list[str], message: str
) -> None:
    code, _, err = parcours(capsys, "mutate", *arguments)
    assert (2, message) == (code, err.strip().replace("\u00a0", " "))


def test_scenarios_must_pass_before_anything_is_changed(capsys: Captured, at_home: Path) -> None:
    feature = at_home / "features" / "trial.feature"
    feature.write_text(FEATURE.replace("| 18  | Merci   |", "| 18  | Demande |"), encoding="utf-8")
    code, _, err = parcours(capsys, "mutate")
    assert code == 2
    assert "features/trial.feature:9" in err


def test_a_scenario_that_ends_on_a_refusal_nobody_looked_at_does_not_pass(at_home: Path) -> None:
    ending = """
  Scénario: Refusé
    Étant donné que Jean Dupont est connecté
    Et qu'il ouvre la démarche « Essai »
    Quand il remplit « Âge » avec « 17 »
    Et qu'il clique sur « Envoyer »
"""
    (at_home / "features" / "trial.feature").write_text(FEATURE + ending, encoding="utf-8")
    with pytest.raises(BadInputError, match=r"trial\.feature:28"):
        Trial(at_home / "flows", (str(at_home / "features"),), SAY)


# --- verdicts


def test_processes_change_nothing(at_home: Path) -> None:
    one = all_tried(at_home)
    assert one == all_tried(at_home, jobs=2)
    assert list(one) == list(setting(at_home).open().mutants)


def test_what_was_interrupted_goes_on_and_comes_to_the_same(at_home: Path) -> None:
    there, journal = setting(at_home).open(), Journal(at_home / "half.jsonl")
    told: list[int] = []

    def interrupt() -> None:
        told.append(1)
        if len(told) == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tried(setting(at_home), list(there.mutants), journal, 1, SAY, interrupt)
    with journal.path.open("a", encoding="utf-8") as file:
        file.write('{"mutant": "trial:torn')
    told.clear()
    again = tried(setting(at_home), list(there.mutants), journal, 1, SAY, lambda: told.append(1))
    assert len(told) == len(there.mutants) - 20
    assert again == all_tried(at_home)
    assert tried(setting(at_home), list(there.mutants), journal, 1, SAY, pytest.fail) == again


def test_a_line_that_is_damaged_is_tried_again(tmp_path: Path) -> None:
    kept = Journal(tmp_path / "journal.jsonl")
    kept.add(Verdict("one", "killed"))
    with kept.path.open("ab") as file:
        file.write(b"\xff\xfe\n{}\n")
    kept.add(Verdict("two", "survived"))
    for _ in range(2):
        assert {name: verdict.status for name, verdict in kept.read().items()} == {"one": "killed", "two": "survived"}


def test_a_scenario_left_out_would_not_have_noticed(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def everywhere(self: Trial, _mutant: object, _where: Difference) -> tuple[Script, ...]:
        return self.scripts

    chosen = {name: verdict.status for name, verdict in all_tried(at_home).items()}
    monkeypatch.setattr(Trial, "reaching", everywhere)
    there = setting(at_home).open()
    assert chosen == {name: there.judge(mutant).status for name, mutant in there.mutants.items()}


def test_the_leaf_a_scenario_ends_in_is_one_it_comes_to(at_home: Path) -> None:
    ending = """
  Scénario: Il s'en va
    Étant donné que Jean Dupont a une démarche « Essai » « faite »
    Quand il se déconnecte
    Alors la démarche « Essai » de Jean Dupont est « finie »
"""
    feature = at_home / "features" / "trial.feature"
    feature.write_text(FEATURE + ending, encoding="utf-8")
    flow = at_home / "flows" / "trial.yaml"
    flow.write_bytes(flow.read_bytes().replace(b"type: number}", b"type: number, example: 18}"))
    there = Trial(at_home / "flows", (str(at_home / "features"),), SAY)
    seen, _ = watched(there.scripts[-1], there.library)
    assert {("trial", "entry"), ("trial", "done"), ("trial", "over")} == seen


def test_a_mutant_that_never_comes_to_rest_is_killed_and_said_so(
    at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forever(_script: Script, _library: Library) -> Failure | None:
        while True:
            time.sleep(0.01)

    there = Trial(at_home / "flows", (str(at_home / "features"),), SAY)
    there._limit = 0.05
    monkeypatch.setattr(trials, "play", forever)
    verdict = there.judge(next(m for m in there.mutants.values() if m.operator == "guard-dropped"))
    assert (verdict.status, verdict.timeout) == ("killed", True)


def test_automatic_steps_that_go_round_for_ever_are_said_so(at_home: Path) -> None:
    flow = FLOW.replace(
        "screen: done\n    events", "screen: done\n    auto: {if: filled(form.age), to: calm}\n    events"
    )
    flow = flow.replace("  over: {", "  calm: {~calme, screen: done, events: {again: entry, logout: over}}\n  over: {")
    (at_home / "flows" / "trial.yaml").write_bytes(spelled(flow))
    there = Trial(at_home / "flows", (str(at_home / "features"),), SAY)
    verdict = there.judge(there.mutants["trial:states.done.auto.0:transition-retargeted:to.done"])
    assert (verdict.status, verdict.timeout) == ("killed", True)


def test_what_the_loader_refuses_is_told_apart(at_home: Path) -> None:
    there = setting(at_home).open()
    mutant = next(m for m in there.mutants.values() if m.operator == "guard-dropped")
    form = there.specification.documents["trial"].screens
    lost = replace(mutant, change=mutant.change._replace(part=replace(mutant.site.part, to=next(iter(form)))))
    assert Verdict(mutant.id, "refused", why="F025") == there.judge(lost)


# --- the journal


def test_a_journal_belongs_to_what_it_was_written_with(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("a", encoding="utf-8")
    before = digest([file])
    assert before == digest([file])
    file.write_text("b", encoding="utf-8")
    assert before != digest([file])


def test_fresh_begins_anew(capsys: Captured, at_home: Path) -> None:
    ask = ("mutate", "--jobs", "1", "--operator", "guard-dropped")
    parcours(capsys, *ask)
    (kept,) = (at_home / "build" / "mutation").iterdir()
    lines = kept.read_text("utf-8").splitlines()
    kept.write_text("".join(f"{line}\n".replace('"killed"', '"survived"') for line in lines), encoding="utf-8")
    assert "1 survivant," in parcours(capsys, *ask)[1]
    assert "0 survivant," in parcours(capsys, *ask, "--fresh")[1]


# --- the shipped features


@pytest.fixture(scope="module")
def shipped() -> Iterator[Trial]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield Trial(ROOT / "flows", (str(ROOT / "features"),), SAY)


@pytest.mark.parametrize("name", BROKEN)
def test_the_shipped_features_notice_a_slip(shipped: Trial, name: str) -> None:
    flow = Path(BROKEN[name].file).stem
    near = [script for script in shipped.scripts if f"/{flow}/" in script.key[0]]
    library = broken(name)
    assert next((script.place for script in near if play(script, library)), None)


def test_unknown_steps_are_told_before_anything_is_played(at_home: Path) -> None:
    feature = at_home / "features" / "trial.feature"
    feature.write_text(FEATURE + "    Et rien de tel n'existe\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="rien de tel"):
        Trial(at_home / "flows", (str(at_home / "features"),), SAY)
