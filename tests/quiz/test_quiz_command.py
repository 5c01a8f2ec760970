"""``parcours quiz``: files written, and what cannot be done told in one line."""

import shutil
from pathlib import Path

import pytest

from tests.harness.playground import ROOT, parcours

Captured = pytest.CaptureFixture[str]

TINY = """fr: Rien à faire
en: Nothing to do
edition: 2021-01-01
access:
  - on: [app]
    by: insured
events:
  leave: {fr: Partir, en: Leave}
screens:
  page: {fr: Rien, en: Nothing, buttons: [leave]}
states:
  here: {fr: ici, en: here, screen: page, events: {leave: gone}}
  gone: {fr: parti, en: gone, final: yes}
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of flows to work on, French spoken."""
    shutil.copytree(ROOT / "flows", tmp_path / "flows")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARCOURS_LANG", "fr")


def test_a_sheet_is_written_in_both_formats(capsys: Captured) -> None:
    code, out, _ = parcours(capsys, "quiz", "adresse", "--count", "5")
    assert (code, out.splitlines()) == (0, ["build/quiz/adresse-quiz-1-fr.pdf", "build/quiz/adresse-quiz-1-fr.html"])


def test_a_format_a_number_a_folder_and_both_languages_can_be_chosen(capsys: Captured) -> None:
    arguments = ("--count", "5", "--seed", "42", "--format", "html", "--out", "ici", "--both")
    code, out, _ = parcours(capsys, "quiz", "Changement d'adresse postale", *arguments)
    assert (code, out.splitlines()) == (0, ["ici/adresse-quiz-42-fr.html", "ici/adresse-quiz-42-en.html"])


def test_the_same_command_writes_the_same_bytes(capsys: Captured) -> None:
    written = []
    for _ in range(2):
        parcours(capsys, "quiz", "adresse", "--out", "a")
        written.append([path.read_bytes() for path in sorted(Path("a").iterdir())])
    assert written[0] == written[1]


def test_a_flow_with_few_questions_says_so(capsys: Captured) -> None:
    _, out, _ = parcours(capsys, "quiz", "adresse", "--format", "html")
    assert out.splitlines()[-1] == (
        "Changement d'adresse postale : 7 questions au lieu de 12, ce flux n'en offre pas plus qui ne se répètent"
    )


def test_a_flow_without_questions_says_so_and_writes_nothing(capsys: Captured) -> None:
    Path("flows/rien.yaml").write_text(TINY, encoding="utf-8")
    code, out, _ = parcours(capsys, "quiz", "rien", "--lang", "en")
    assert (code, out, Path("build").exists()) == (0, "Nothing to do: no question to ask\n", False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("procuratio",), "flux inconnu « procuratio » ; vouliez-vous « procuration » ?"),
        (("--count", "0"), "--count : un nombre entier est attendu, de 1 à 60"),
        (("--count", "61"), "--count : un nombre entier est attendu, de 1 à 60"),
        (("--seed", "-1"), "--seed : un nombre entier est attendu, de 0 à 4294967295"),
        (("--seed", "4294967296"), "--seed : un nombre entier est attendu, de 0 à 4294967295"),
        (("--seed", "un"), "--seed : un nombre entier est attendu, de 0 à 4294967295"),
        (("--format", "doc"), "valeur inconnue pour --format ; choisissez parmi : pdf, html"),
        (("--out", "flows/adresse.yaml"), "--out : un fichier porte déjà ce nom"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(capsys: Captured, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = parcours(capsys, "quiz", *arguments)
    assert (code, out, err.splitlines()[-1]) == (2, "", said)


def test_a_folder_in_the_way_of_a_file_is_told(capsys: Captured) -> None:
    Path("build/quiz/adresse-quiz-1-fr.html").mkdir(parents=True)
    code, _, err = parcours(capsys, "quiz", "adresse")
    assert (code, err.strip()) == (2, "build/quiz/adresse-quiz-1-fr.html : c'est un dossier")
    assert [path.name for path in Path("build/quiz").iterdir()] == ["adresse-quiz-1-fr.html"]


def test_labels_that_mean_something_to_a_format_are_read_as_they_are(capsys: Captured) -> None:
    path = Path("flows/adresse.yaml")
    label = "'a & b &amp; \"c\" \\ javascript:alert(1) {0} %s </p 🎉 شهادة'"
    text = path.read_text(encoding="utf-8").replace("fr: Enregistrer\n", f"fr: {label}\n")
    path.write_text(text.replace("fr: Commune\n", f"fr: {'m' * 500}\n"), encoding="utf-8")
    code, _, _ = parcours(capsys, "quiz", "adresse")
    page = Path("build/quiz/adresse-quiz-1-fr.html").read_text(encoding="utf-8")
    assert code == 0
    assert "« a &amp; b &amp;amp; &#34;c&#34; \\ javascript:alert(1) {0} %s &lt;/p 🎉 شهادة" in page.replace(
        "\xa0", " "
    )
    assert "m" * 500 in page
