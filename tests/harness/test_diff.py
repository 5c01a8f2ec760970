"""`parcours diff`: editions from files, folders and git; what is told, played and drawn; every mistake explained."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from harness.cli import main
from harness.diff.failure import Failure, without_screen
from harness.files import sources
from tests.broken import BROKEN, ROOT, text

RETURN = str(ROOT / "features" / "procuration" / "retour.feature")


class Said:
    """What a run of the command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")


Run = Callable[..., Said]


@pytest.fixture
def parcours(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `parcours diff` in French."""
    monkeypatch.setenv("PARCOURS_LANG", "fr")

    def run(*arguments: str, lang: str = "fr") -> Said:
        with pytest.raises(SystemExit) as left:
            main(("--lang", lang, "diff", *arguments))
        captured = capsys.readouterr()
        return Said(int(left.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped flows in it, and the place one stands in; no repository."""
    for name, content in sources(ROOT / "flows").items():
        path = tmp_path / "flows" / Path(name).relative_to(ROOT / "flows")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    """Run git there, whoever runs the tests."""
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Jean", "-c", "user.email=jean@example.org", "-c", "init.defaultBranch=principale")
    subprocess.run(["git", *who, *arguments], cwd=folder, env={**os.environ, **alone}, check=True, capture_output=True)


@pytest.fixture
def repository(copy: Path) -> Path:
    """The same in a repository: the shipped edition, then one that accepts minors, tagged `mineurs`."""
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-q", "-m", "première")
    (copy / "flows" / "procuration.yaml").write_text(text("minor-accepted"), encoding="utf-8")
    git(copy, "commit", "-q", "-a", "-m", "mineurs")
    git(copy, "tag", "mineurs")
    return copy


LOOSER = "La règle « le mandataire a 18 ans révolus » s'assouplit"
STRICTER = "La règle « le mandataire a 18 ans révolus » devient plus stricte"


# --- editions


def test_two_revisions_are_compared_whatever_the_files_are_now(repository: Path, parcours: Run) -> None:
    (repository / "flows" / "procuration.yaml").write_text("oups", encoding="utf-8")
    said = parcours("HEAD~1", "HEAD", "--no-play")
    assert (said.code, LOOSER in " ".join(said.out.split())) == (1, True)
    assert "HEAD~1:flows/procuration.yaml:33:3 → HEAD:flows/procuration.yaml:33:3" in said.out


def test_one_revision_is_compared_with_the_working_files(repository: Path, parcours: Run) -> None:
    assert parcours("mineurs", "--no-play").code == 0
    git(repository, "checkout", "-q", "HEAD~1", "--", "flows")
    said = parcours("mineurs", "--no-play")
    assert (said.code, STRICTER in " ".join(said.out.split())) == (1, True)
    assert "mineurs:flows/procuration.yaml:33:3 → flows/procuration.yaml:33:3" in said.out


@pytest.mark.usefixtures("repository")
def test_a_revision_and_a_file_are_compared_on_that_flow_alone(parcours: Run) -> None:
    said = parcours("HEAD", "flows/procuration.yaml", "--no-play")
    assert (said.code, said.out.splitlines()[1:]) == (0, ["aucune différence"])
    said = parcours("HEAD~1", "flows/procuration.yaml", "--no-play")
    assert (said.code, LOOSER in " ".join(said.out.split())) == (1, True)


def test_two_files_of_any_names_are_two_editions_of_one_flow(copy: Path, parcours: Run) -> None:
    (copy / "Ma procuration (2).yaml").write_text(text("minor-accepted"), encoding="utf-8")
    said = parcours("flows/procuration.yaml", "Ma procuration (2).yaml", "--no-play")
    assert (said.code, LOOSER in " ".join(said.out.split())) == (1, True)


@pytest.mark.usefixtures("copy")
def test_two_folders_are_compared(parcours: Run) -> None:
    assert parcours("flows", str(ROOT / "flows"), "--no-play").code == 0


def test_a_path_that_begins_with_a_dash_is_a_path(copy: Path, parcours: Run) -> None:
    (copy / "-neuf.yaml").write_text(text("minor-accepted"), encoding="utf-8")
    said = parcours("--no-play", "--", "-neuf.yaml", "flows/procuration.yaml")
    assert (said.code, STRICTER in " ".join(said.out.split())) == (1, True)


def test_a_revision_that_begins_with_a_dash_is_no_option_of_git(repository: Path, parcours: Run) -> None:
    said = parcours("--no-play", "--", "--output=x")
    assert (said.code, said.err.strip()) == (2, "révision inconnue « --output=x »")
    assert not (repository / "x").exists()


# --- mistakes


@pytest.mark.usefixtures("repository")
def test_an_unknown_revision_is_refused_with_the_one_it_looks_like(parcours: Run) -> None:
    said = parcours("mineur")
    assert (said.code, said.err.strip()) == (2, "révision inconnue « mineur » ; vouliez-vous « mineurs » ?")
    assert parcours("mineur", lang="en").err.strip() == "unknown revision “mineur”; did you mean “mineurs”?"


@pytest.mark.usefixtures("copy")
def test_outside_a_repository_a_revision_means_nothing(parcours: Run) -> None:
    said = parcours("HEAD")
    assert (said.code, said.err.strip()) == (2, "flows n'est pas dans un dépôt git")


def test_without_git_one_is_told_to_give_files(
    repository: Path, parcours: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    said = parcours("HEAD")
    assert (said.code, said.err.strip()) == (2, "git n'est pas installé : donnez des fichiers ou des dossiers")


@pytest.mark.usefixtures("copy")
def test_a_file_that_does_not_exist_is_refused_with_the_one_it_looks_like(parcours: Run) -> None:
    said = parcours("flows/procurration.yaml")
    hint = "vouliez-vous « flows/procuration.yaml » ?"
    assert (said.code, said.err.strip()) == (2, f"flows/procurration.yaml : ce fichier n'existe pas ; {hint}")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("flows/portal.yaml", "flows/portal.yaml n'est pas un flux : comparez les dossiers"),
        ("flows/guides", "flows/guides : ce dossier n'a pas de portal.yaml"),
        ("notes.txt", "notes.txt : un flux est un fichier .yaml"),
    ],
)
def test_what_is_no_edition_is_refused(copy: Path, parcours: Run, given: str, why: str) -> None:
    (copy / "notes.txt").write_text("bonjour", encoding="utf-8")
    said = parcours(given)
    assert (said.code, said.err.strip()) == (2, why)


def test_an_edition_that_cannot_be_understood_is_told_with_its_places(repository: Path, parcours: Run) -> None:
    path = repository / "flows" / "procuration.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("to: recap", "to: recpa"), encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "faute")
    said = parcours("HEAD", "mineurs")
    assert said.code == 2
    assert said.err.startswith("HEAD:flows/procuration.yaml:")
    assert "vouliez-vous « recap »" in said.err


def test_a_revision_without_flows_is_refused(copy: Path, parcours: Run) -> None:
    git(copy, "init", "-q")
    git(copy, "commit", "-q", "--allow-empty", "-m", "vide")
    said = parcours("HEAD")
    assert (said.code, said.err.strip()) == (2, "HEAD n'a pas de flux dans flows")


# --- what is told


def broken_file(folder: Path, name: str) -> str:
    path = folder / Path(BROKEN[name].file).name
    path.write_text(text(name), encoding="utf-8")
    return str(path)


def test_the_scenarios_it_touches_are_told_and_those_it_breaks(copy: Path, parcours: Run) -> None:
    new = broken_file(copy, "certification-kept")
    said = parcours("flows/procuration.yaml", new, "--features", RETURN)
    assert said.code == 1
    assert "5 scénarios touchés, dont 1 qui échoue désormais" in said.out
    lines = [line.strip() for line in said.out.splitlines()]
    failing = next(n for n, line in enumerate(lines) if line.startswith("× "))
    assert lines[failing].endswith("La certification est à refaire")
    assert lines[failing + 1] == "porte @D-10, @P-065 ; passe par ce qui change ; échoue désormais :"
    assert lines[failing + 2] == "Alors la case « Je certifie l'exactitude des éléments déclarés » n'est pas cochée"
    assert lines[failing + 3] == "« Je certifie l'exactitude des éléments déclarés » est cochée"


MAJORITY = str(ROOT / "features" / "procuration" / "majorite.feature")
UNDER_18 = "Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter"


def test_a_failure_tells_its_step_and_what_was_expected_apart_from_what_was_obtained(copy: Path, parcours: Run) -> None:
    said = parcours("flows/procuration.yaml", broken_file(copy, "minor-accepted"), "--features", MAJORITY)
    lines = [line.strip() for line in said.out.splitlines()]
    exact = next(n for n, line in enumerate(lines) if line.startswith("× ") and line.endswith("la saisie est gardée"))
    first = "Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie."
    assert lines[exact + 2 : exact + 4] == [
        "Alors les messages affichés disent exactement :",
        f"attendu : « {first} | {UNDER_18} » ; obtenu : rien",
    ]
    shown = next(n for n, line in enumerate(lines) if line.startswith("× ") and "la veille de ses 18 ans" in line)
    assert lines[shown + 2 : shown + 4] == [
        f"Alors le message « {UNDER_18} » s'affiche",
        "messages affichés : rien",
    ]


def test_a_failure_of_an_english_feature_is_told_in_english(copy: Path, parcours: Run) -> None:
    english = str(ROOT / "features" / "en" / "online_proxy.feature")
    said = parcours("flows/procuration.yaml", broken_file(copy, "minor-accepted"), "--features", english, lang="en")
    assert " you entered. | The mandatary must be at least 18 years old to be able to represent you”; got: nothing" in (
        said.out
    )


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("attendu :\nUn.\n\nDeux.\nobtenu :\nUn.\nTrois.", "attendu : « Un. | Deux. » ; obtenu : « Un. | Trois. »"),
        (
            "l'action précédente a été refusée : trop tôt\nattendu :\nUn.\nobtenu :\n",
            "l'action précédente a été refusée : trop tôt ; attendu : « Un. » ; obtenu : rien",
        ),
        ("on ne lit pas mot pour mot :\nUn.", "on ne lit pas mot pour mot : Un."),
    ],
)
def test_a_failure_of_several_lines_is_told_in_one_nothing_lost(why: str, told: str) -> None:
    assert list(Failure("", "", why, "fr").brief()) == [told]


def test_the_screen_after_a_failure_is_not_told_but_blank_lines_of_a_text_are() -> None:
    why = "attendu :\nUn.\n\nDeux.\nobtenu :\n"
    assert (without_screen(f"{why}\n\nÀ l’écran :\n[Accueil]"), without_screen(f"{why}\n\nOn screen:\n[Home]")) == (
        why, why,
    )  # fmt: skip


def test_a_copy_under_another_name_is_named_by_that_name_in_places(copy: Path, parcours: Run) -> None:
    (copy / "build").mkdir()
    (copy / "build" / "procuration_avant.yaml").write_text(text("minor-accepted"), encoding="utf-8")
    given = ("build/procuration_avant.yaml", "flows/procuration.yaml", "--no-play")
    said = parcours(*given)
    assert "      build/procuration_avant.yaml:33:3 → flows/procuration.yaml:33:3\n" in said.out
    found = json.loads(parcours(*given, "--json", "-").out)
    assert (found["changes"][0]["old"], found["changes"][0]["new"]) == (
        "build/procuration_avant.yaml:33:3", "flows/procuration.yaml:33:3",
    )  # fmt: skip


@pytest.mark.usefixtures("copy")
def test_nothing_is_played_where_nothing_changed(parcours: Run) -> None:
    said = parcours("flows", "flows")
    assert (said.code, said.out) == (0, "flows → flows\naucune différence\n")


def test_open_cases_are_told_by_the_label_of_their_state(copy: Path, parcours: Run) -> None:
    said = parcours("flows/procuration.yaml", broken_file(copy, "expires-a-day-early"), "--no-play")
    rows = said.out[said.out.index("Démarches en cours : Procuration en ligne\n") :].splitlines()
    assert [" ".join(row.split()) for row in rows[1:8]] == [
        "brouillon › principes peut continuer",
        "brouillon › saisie du mandataire peut continuer",
        "récapitulatif peut continuer",
        "certifiée peut continuer",
        "en cours › confirmée à reprendre : l'échéance est à recalculer",
        "en cours › enregistrée à reprendre : l'échéance est à recalculer",
        "en cours › consultée à reprendre : l'échéance est à recalculer",
    ]


def test_a_change_of_words_alone_is_no_finding(copy: Path, parcours: Run) -> None:
    whole = (copy / "flows" / "procuration.yaml").read_text(encoding="utf-8")
    (copy / "autre.yaml").write_text(whole.replace("    fr: récapitulatif", "    fr: relecture"), encoding="utf-8")
    said = parcours("flows/procuration.yaml", "autre.yaml", "--no-play", lang="en")
    assert (said.code, "behaviour: 0 · wording: 1 · traces: 0" in said.out) == (0, True)
    assert "The state “summary”: the French text changes" in said.out


def test_the_same_is_written_as_json(copy: Path, parcours: Run) -> None:
    said = parcours(
        "flows/procuration.yaml", broken_file(copy, "certification-kept"), "--features", RETURN, "--json", "-"
    )
    found = json.loads(said.out)
    assert [change["statements"] for change in found["changes"]] == [["P-064", "P-065", "D-10"]] * 2
    assert [each["breaks"] for each in found["scenarios"]].count(True) == 1
    assert {case["verdict"] for case in found["cases"]} == {"continues"}
    assert (found["behaviour"], said.code) == (True, 1)


def test_both_editions_are_drawn_as_one(copy: Path, parcours: Run) -> None:
    said = parcours("flows/procuration.yaml", broken_file(copy, "certification-kept"), "--no-play", "--draw", "vues")
    drawn = [line for line in said.out.splitlines() if line.startswith("vues/")]
    assert drawn[0] == "vues/procuration-lifecycle-fr.svg"
    svg = "\n".join(Path(path).read_text(encoding="utf-8") for path in drawn[1:])
    assert all(ET.parse(path).getroot() is not None for path in drawn)
    assert svg.count(">−<") >= 2
    assert parcours("flows", "flows", "--draw", "rien").out.count("rien/") == 0


def test_a_scenario_that_only_bears_a_statement_is_touched_without_passing_through(copy: Path, parcours: Run) -> None:
    duration = str(ROOT / "features" / "procuration" / "duree.feature")
    new = broken_file(copy, "expires-a-day-early")
    found = json.loads(parcours("flows/procuration.yaml", new, "--features", duration, "--json", "-").out)
    borne = [each["name"] for each in found["scenarios"] if each["statements"] and not each["passes_through"]]
    assert [name.partition(" -- ")[0] for name in borne] == [
        "Un mois passe sur une demande « saisie du mandataire »",
        "Un mois passe sur une demande « récapitulatif »",
        "Un mois passe sur une demande « certifiée »",
    ]
