"""The command `parcours`: help, mistakes, exit codes, check, new, draw, completion."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.cli import main
from harness.commands import COMMANDS
from harness.files import sources

ROOT = Path(__file__).parents[2]


class Said:
    """What a run of the command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Said]


@pytest.fixture
def parcours(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in French."""
    monkeypatch.setenv("PARCOURS_LANG", "fr")

    def run(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        captured = capsys.readouterr()
        return Said(int(left.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the shipped flows in it, and the place one stands in."""
    for name, text in sources(ROOT / "flows").items():
        path = tmp_path / "flows" / Path(name).relative_to(ROOT / "flows")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_help_lists_every_command_in_the_language_asked_for(parcours: Run) -> None:
    french, english = parcours("--help").out, parcours("--lang", "en", "--help").out
    assert [name for name, (fr, _) in COMMANDS.items() if fr not in " ".join(french.split())] == []
    assert [name for name, (_, en) in COMMANDS.items() if en not in " ".join(english.split())] == []
    assert ("Emploi :" in french, "Usage:" in english) == (True, True)


def test_every_command_has_help_with_an_example(parcours: Run) -> None:
    pages = {name: parcours(name, "--help") for name in COMMANDS}
    assert {name: said.code for name, said in pages.items()} == dict.fromkeys(COMMANDS, 0)
    assert [name for name, said in pages.items() if "parcours " + name not in said.out.split("Par exemple")[-1]] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["chek"], "commande inconnue « chek » ; vouliez-vous « check » ?"),
        (["check", "--jsn"], "option inconnue « --jsn » ; vouliez-vous « --json » ?"),
        (["check", "nulle-part"], "nulle-part : ce fichier n'existe pas"),
        (["completion", "ksh"], "valeur inconnue pour SHELL ; choisissez parmi : bash, zsh, fish"),
        (["draw", "procuratoin"], "flux inconnu « procuratoin » ; vouliez-vous « procuration » ?"),
        (["draw", "procuration", "--path", "strat"], "événement inconnu « strat » ; vouliez-vous « start » ?"),
        (["draw", "procuration", "--path", "validate"], "« validate » n'est pas possible dans « principes »"),
        (["draw", "--scenario", "rien.feature:3"], "rien.feature : ce fichier n'existe pas"),
        (
            ["draw", "--format", "gif"],
            "valeur inconnue pour --format ; choisissez parmi : svg, png, pdf, dot, mermaid, plantuml, scxml, xstate",
        ),
        (["draw", "--out", "flows/portal.yaml"], "--out : un fichier porte déjà ce nom"),
        (["check", "\x1b[31mx"], "\\x1b[31mx : ce fichier n'existe pas"),
        (["draw", "\x1b[31mx"], "flux inconnu « \\x1b[31mx »"),
        (["check", "/dev/zero"], "/dev/zero n'est pas un fichier"),
        (["diff", "a", "b", "c"], "de trop : c"),
        (["mutate", "--fail-under", "abc"], "--fail-under : un nombre de 0 à 100 est attendu"),
        (["mutate", "--fail-under", "nan"], "--fail-under : un nombre de 0 à 100"),
        (["test", "flows:3"], "flows:3 : une ligne se donne dans un fichier, à partir de 1"),
        (
            ["cover", "--from", "flows/portal.yaml"],
            "flows/portal.yaml : ce ne sont pas des résultats de « parcours test »",
        ),
    ],
)
@pytest.mark.usefixtures("copy")
def test_a_mistake_is_told_with_a_suggestion_and_leaves_with_2(parcours: Run, typed: list[str], said: str) -> None:
    found = parcours(*typed)
    assert (found.code, found.err.splitlines()[-1]) == (2, said)


def test_a_mistake_is_told_in_english_too(parcours: Run) -> None:
    found = parcours("check", "--jsn", "--lang", "en")
    assert found.err.splitlines()[-1] == "unknown option “--jsn”; did you mean “--json”?"


@pytest.mark.usefixtures("copy")
def test_check_says_how_many_flows_are_right(parcours: Run) -> None:
    found = parcours("check")
    assert (found.code, found.out) == (0, "4 flux, aucun problème\n")


def test_check_tells_a_problem_at_its_place(parcours: Run, copy: Path) -> None:
    path = copy / "flows" / "procuration.yaml"
    text = path.read_text(encoding="utf-8").replace("        to: recap\n", "        to: recpa\n", 1)
    path.write_text(text, encoding="utf-8")
    line = next(n for n, written in enumerate(text.splitlines(), 1) if written.endswith("to: recpa"))
    column = text.splitlines()[line - 1].index("recpa") + 1
    found = parcours("check")
    assert found.code == 2
    assert (
        f"flows/procuration.yaml:{line}:{column}: F025 état inconnu « recpa » ; vouliez-vous « recap » ?" in found.err
    )


def test_check_in_json_gives_both_languages(parcours: Run, copy: Path) -> None:
    (copy / "flows" / "vide.yaml").write_text("", encoding="utf-8")
    found = parcours("check", "--json")
    problem = json.loads(found.out)[0]
    assert (found.code, problem["code"], problem["file"], problem["line"]) == (2, "Y003", "flows/vide.yaml", 1)
    assert (problem["fr"], problem["en"]) == ("le fichier est vide", "the file is empty")


def test_a_flow_elsewhere_is_checked_with_the_shipped_ones_around_it(parcours: Run, copy: Path) -> None:
    parcours("new", "carte_bleue")
    elsewhere = copy / "ailleurs.yaml"
    (copy / "flows" / "carte_bleue.yaml").rename(elsewhere)
    found = parcours("check", str(elsewhere))
    assert (found.code, found.out) == (0, f"{elsewhere} : aucun problème (5 flux relus)\n")


@pytest.mark.usefixtures("copy")
def test_a_new_service_checks_as_it_is(parcours: Run) -> None:
    written = parcours("new", "carte_bleue")
    assert written.out.splitlines()[:2] == [
        "écrit : flows/carte_bleue.yaml",
        "écrit : features/carte_bleue/carte_bleue.feature",
    ]
    assert parcours("check").out == "5 flux, aucun problème\n"


def test_new_overwrites_nothing(parcours: Run, copy: Path) -> None:
    before = (copy / "flows" / "procuration.yaml").read_bytes()
    found = parcours("new", "procuration")
    assert (found.code, found.err) == (2, "flows/procuration.yaml existe déjà : il n'est pas touché\n")
    assert (copy / "flows" / "procuration.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["../ailleurs", "Élan", "a b", "", "1er", "x" * 100])
def test_new_takes_only_an_identifier(parcours: Run, copy: Path, name: str) -> None:
    assert parcours("new", name).code == 2
    assert list(copy.parent.glob("ailleurs*")) == []


@pytest.mark.usefixtures("copy")
def test_draw_writes_the_views_and_languages_asked_for(parcours: Run) -> None:
    found = parcours("draw", "adresse", "--both", "--view", "lifecycle")
    expected = [f"build/pictures/adresse-lifecycle-{lang}.svg" for lang in ("fr", "en")]
    assert found.out.splitlines() == expected
    assert [Path(path).read_bytes()[:5] for path in expected] == [b"<?xml", b"<?xml"]


@pytest.mark.usefixtures("copy")
def test_draw_refuses_a_scenario_that_is_elsewhere(parcours: Run) -> None:
    found = parcours("draw", "adresse", "--scenario", f"{ROOT / 'features/procuration/guide.feature'}:14")
    assert (found.code, found.err.splitlines()[-1]) == (2, "ce scénario ne passe pas par adresse")


@pytest.mark.usefixtures("copy")
def test_draw_marks_a_scenario(parcours: Run) -> None:
    scenario = f"{ROOT / 'features/procuration/guide.feature'}:14"
    plain = parcours("draw", "procuration", "--view", "lifecycle", "--format", "dot", "--out", "plain")
    marked = parcours(
        "draw", "procuration", "--view", "lifecycle", "--format", "dot", "--out", "marked", "--scenario", scenario
    )
    texts = [Path(said.out.strip()).read_text(encoding="utf-8") for said in (plain, marked)]
    assert ["parcours marqué" in text for text in texts] == [False, True]


def test_completion_prints_the_line_for_the_shell(parcours: Run) -> None:
    assert parcours("completion", "bash").out == 'eval "$(_PARCOURS_COMPLETE=bash_source parcours)"\n'


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("parcours ch", "check"),
        ("parcours draw pro", "procuration"),
        ("parcours run acc", "accueil"),
        ("parcours draw --vi", "--view"),
    ],
)
def test_the_shell_completes_commands_options_and_flows(
    parcours: Run, monkeypatch: pytest.MonkeyPatch, typed: str, offered: str
) -> None:
    monkeypatch.setenv("_PARCOURS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    assert parcours().out.split() == [f"plain,{offered}"]
