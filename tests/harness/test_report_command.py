"""``parcours test`` and ``parcours traces``: what a person types, what they get, and the exit code."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree

import pytest

from harness.report import stored
from tests.harness.playground import HOME, ROOT, parcours, timeless

Captured = pytest.CaptureFixture[str]
GOOD = "# language: fr\nFonctionnalité: f\n  Règle: r\n    Scénario: s\n      Alors tout va bien\n"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    monkeypatch.setenv("PARCOURS_LANG", "fr")


def test_all_passed_is_0_and_a_failure_is_1(capsys: Captured) -> None:
    assert parcours(capsys, "test", "features/all.feature:44")[0] == 0
    assert parcours(capsys, "test", "features/all.feature:20")[0] == 1


def test_nothing_of_the_steps_nor_of_behave_is_printed(capsys: Captured) -> None:
    code, out, err = parcours(capsys, "test", "features/all.feature:44")
    lines = ["1 fonctionnalité : 1 réussie", "1 règle : 1 réussie", "1 scénario : 1 réussi", "2 étapes : 2 réussies"]
    assert (0, lines, "") == (code, out.splitlines()[:-1], err)


def test_a_report_holds_json_and_junit(capsys: Captured, tmp_path: Path) -> None:
    parcours(capsys, "test", "--report", str(tmp_path / "new" / "one"))
    assert sorted(path.name for path in (tmp_path / "new" / "one").iterdir()) == ["junit.xml", "results.json"]
    assert len(list(stored.read(tmp_path / "new" / "one" / "results.json").scenarios())) == 8


def test_jobs_change_nothing_but_times(capsys: Captured, tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        parcours(capsys, "test", "--jobs", jobs, "--report", str(tmp_path / jobs))
    one, three = (timeless((tmp_path / jobs / "results.json").read_text("utf-8")) for jobs in ("1", "3"))
    assert one == three


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope"], "nope : ce fichier n'existe pas"),
        (
            ["features/al.feature"],
            "features/al.feature : ce fichier n'existe pas ; vouliez-vous features/all.feature ?",
        ),
        (["steps"], "steps : aucune fonctionnalité (.feature)"),
        (["environment.py"], "environment.py : une fonctionnalité est un fichier .feature"),
        (["features/all.feature:99"], "features/all.feature:99: le fichier a 45 lignes"),
        (["hooks/undefined.feature"], "hooks/undefined.feature:7: aucune phrase ne dit « tout va mieux »"),
        (["--tags", "@rangés"], "--tags : aucun scénario ne porte @rangés ; vouliez-vous @rangées ?"),
        (["--tags", "not @zut"], "--tags : aucun scénario ne porte @zut"),
        (["--tags", "@hook and"], "--tags : « @hook and » ne se lit pas"),
        (["--tags", "@hook and @skip"], "aucun scénario à jouer"),
        (["--shard", "4/3"], "--shard : « 4/3 » ne convient pas ; par exemple 1/4"),
        (["--shard", "deux"], "--shard : « deux » ne convient pas ; par exemple 1/4"),
        (["--jobs", "0"], "--jobs : « 0 » ; un nombre ou auto"),
        (["--driver", "web"], "--driver : portail inconnu « web »"),
        (["--report", "environment.py"], "environment.py : ce n'est pas un dossier"),
    ],
)
def test_bad_input_is_2_and_says_what_is_wrong(capsys: Captured, arguments: list[str], message: str) -> None:
    code, out, err = parcours(capsys, "test", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)


HEAD = "# language: fr\nFonctionnalité: f\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# language: frr\nFonctionnalité: f\n", 1, "langue inconnue « frr » (fr, en, …)"),
        ("Fonctionnalité: f\n", 1, "le fichier doit commencer par « Fonctionnalité: »"),
        (HEAD + "Fonctionnalité: g\n", 3, "une seule fonctionnalité par fichier"),
        (HEAD + "  Senario: s\n    Alors tout va bien\n", 3, "« Senario: s » n'ouvre rien ; écrivez « Scénario: »"),
        (HEAD + "  Règle : r\n  Scénario: s\n    Alors x\n", 3, "« Règle : r » n'ouvre rien ; écrivez « Règle: »"),
        (HEAD + "  Scénario: s\n", 3, "ce scénario n'a aucune étape"),
        (HEAD + "  Scénario: s\n    Quan tout va bien\n", 3, "ce scénario n'a aucune étape"),
        (HEAD + "  Plan du scénario: s\n    Alors tout va bien\n", 3, "ce plan du scénario n'a pas d'exemples"),
        (HEAD + "  Scénario: s\n    Et tout va bien\n", 4, "« Et » et « Mais » suivent une autre étape"),
        (HEAD + "  Scénario: s\n    Alors x\n    zut\n", 5, "ligne inattendue « zut »"),
        (
            HEAD + "  Scénario: s\n    Alors x\n    Alor y\n",
            5,
            "ligne inattendue « Alor y » ; vouliez-vous « Alors » ?",
        ),
        (HEAD + "  Scénario: s\n    Alors x\n      | a |\n      | b | c |\n", 6, "ce tableau n'a pas autant"),
        (
            HEAD + '  Scénario: s\n    Alors x\n      """\n      a\n  Scénario: t\n',
            5,
            'ce texte n\'est pas fermé par """',
        ),
        (HEAD + "  Scénario: s\n    Alors x\n  Contexte:\n    Alors x\n", 5, "le contexte vient avant les scénarios"),
        (HEAD + "  Scénario: s\n    Alors x\n    Exemples:\n", 5, "des exemples ne se mettent que sous un plan"),
        (HEAD + "  @a b\n  Scénario: s\n", 3, "mauvaise étiquette : chaque mot commence par @"),
        (
            HEAD + "  Scénario: s\n    Quan il coche « x »\n    Alors il lit « y »\n",
            4,
            "« Quan il coche « x » » ne commence",
        ),
    ],
)
def test_gherkin_that_cannot_be_read_is_told_in_french_with_its_place(
    capsys: Captured, tmp_path: Path, text: str, line: int, message: str
) -> None:
    path = tmp_path / "f.feature"
    path.write_text(text, encoding="utf-8")
    code, _, err = parcours(capsys, "test", str(path))
    assert code == 2
    assert err.startswith(f"{path}:{line}: {message}"), err


def test_a_file_that_is_not_utf8_is_told_so(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "f.feature").write_bytes(b"# language: fr\n\xff")
    assert parcours(capsys, "test", str(tmp_path))[2].endswith("f.feature:2: ce n'est pas de l'UTF-8\n")


def test_every_file_that_cannot_be_read_is_told_at_once(capsys: Captured, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.feature").write_text(HEAD + "  Scénario: s\n", encoding="utf-8")
    assert len(parcours(capsys, "test", str(tmp_path))[2].splitlines()) == 2


def test_a_folder_without_steps_of_its_own_is_served_by_the_shipped_ones(capsys: Captured, tmp_path: Path) -> None:
    text = "Feature: f\n  Scenario: s\n    Given it is 04/01/2021\n    Then no document was handed over\n"
    (tmp_path / "f.feature").write_text(text, encoding="utf-8")
    assert parcours(capsys, "test", str(tmp_path))[0] == 0


def test_flows_that_cannot_be_understood_are_told_once(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(ROOT / "flows", tmp_path / "flows")
    (tmp_path / "flows" / "portal.yaml").write_text("devices: 3\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, err = parcours(capsys, "test", str(ROOT / "features" / "accueil"))
    assert (code, out) == (2, "")
    assert "\nflows/portal.yaml:1:10: " in f"\n{err}"


FAILING = """# language: fr
Fonctionnalité: f
  Règle: r
    Scénario: attendu
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Alors le bouton « Suivant » est actif
    Scénario: refusé
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il clique sur « Suivant »
    Scénario: inconnu
      Étant donné que Jean Dupont a une démarche « Procuration en lignes » « principes »
"""


def test_a_failure_says_what_was_expected_what_was_on_screen_and_why_a_button_was_inactive(
    capsys: Captured, tmp_path: Path
) -> None:
    (tmp_path / "f.feature").write_text(FAILING, encoding="utf-8")
    code, out, _ = parcours(capsys, "test", str(tmp_path))
    expected, refused, unknown = out.split("✗ ")[1:]
    assert code == 1
    assert "« Suivant » est inactif : Civilité manque ; Nom manque" in expected
    assert "À l’écran :" in expected
    assert "(Suivant) inactif : Civilité manque" in expected
    assert "    l'action précédente a été refusée, et aucun « Alors » ne le disait : Civilité manque" in refused
    assert "« Procuration en lignes » est inconnu ; vouliez-vous « Procuration en ligne » ?" in unknown
    assert "Traceback" not in unknown
    assert ".py" not in unknown


def test_an_error_before_all_features_is_told_and_is_1(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "steps").mkdir()
    step = "from behave import step\nstep('rien encore')(lambda _: None)\n"
    (tmp_path / "steps" / "none.py").write_text(step)
    (tmp_path / "environment.py").write_text("def before_all(context):\n    raise RuntimeError('pas de portail')\n")
    (tmp_path / "f.feature").write_text(GOOD.replace("tout va bien", "rien encore"), encoding="utf-8")
    code, out, _ = parcours(capsys, "test", str(tmp_path))
    assert (code, out.splitlines()[0]) == (1, "HOOK-ERROR in before_all: RuntimeError: pas de portail")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_is_neither_a_success_nor_a_failure(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "steps").mkdir()
    step = "import time\nfrom behave import step\nstep('on attend')(lambda _: time.sleep(20))\n"
    (tmp_path / "steps" / "slow.py").write_text(step)
    (tmp_path / "environment.py").write_text("def before_step(context, step):\n    open('begun', 'w').close()\n")
    text = HEAD + "  Scénario: s\n    Alors on attend\n  Scénario: t\n    Alors on attend\n"
    (tmp_path / "f.feature").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "harness", "test", "f.feature", "--jobs", jobs]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as running:
        while not (tmp_path / "begun").exists():
            assert running.poll() is None
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=10)
    assert (running.returncode, said.splitlines()[-1]) == (130, "interrompu")


# --- traces


def test_every_statement_and_decision_has_a_scenario(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code, out, _ = parcours(capsys, "traces", "--json")
    lines = json.loads(out)["guides"]
    assert (code, [line["lacking"] for line in lines if line["kind"] != "decor" and line["lacking"]]) == (0, [])
    rules = sum(line["number"] for line in lines if line["kind"] == "rule")
    screens = sum(line["number"] for line in lines if line["kind"] == "screen")
    assert rules + screens == 153


def test_statements_without_scenario_are_named_and_it_is_1(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code, out, _ = parcours(capsys, "traces", "features/adresse")
    assert code == 1
    assert "P-029 n'a pas de scénario : " in out


def test_a_tag_that_names_no_statement_is_told_with_its_place(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (tmp_path / "f.feature").write_text(GOOD.replace("    Scénario", "    @P-999\n    Scénario"), encoding="utf-8")
    code, out, _ = parcours(capsys, "traces", str(ROOT / "features"), str(tmp_path))
    assert (1, f"{tmp_path}/f.feature:5: @P-999 ne nomme aucun énoncé") == (code, out.splitlines()[-1])
