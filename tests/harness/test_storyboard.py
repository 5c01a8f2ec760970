"""``parcours storyboard``: scenarios cut into frames, and written as slides, pictures and pages."""

import re
from datetime import datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from pypdf import PdfReader

from diagrams.screens.mockup import whole
from diagrams.storyboard.frame import Frame
from diagrams.storyboard.slide import slides
from harness.files import library
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.scenarios import play
from harness.storyboard.boards import meant, of_path
from harness.storyboard.frames import storyboard
from harness.storyboard.moments import moments
from harness.storyboard.page import page
from simulator.analysis.path import Act
from simulator.analysis.path import Path as Run
from simulator.spec.calendar import at
from tests.harness.playground import parcours

ROOT = Path(__file__).parents[2]
SAY = Say("fr")
SHORT = "features/procuration/guide.feature:63"
FEATURE = """# language: fr
Fonctionnalité: Essai & <b>co</b>
  # en: Trial & <b>co</b>

  Scénario: Un « seul » \\ <script>alert(1)</script> javascript:alert(2)
    # en: A "single" \\ <script>alert(1)</script> javascript:alert(2)
    Étant donné que nous sommes le 04/01/2021
    Et que Jean Dupont est connecté
    {step}
"""


def frames(place: str) -> tuple[Frame, ...]:
    return tuple(storyboard(play(f"features/{place}", SAY), "fr").frames)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a feature of its own, where one stands."""
    copytree(ROOT / "flows", tmp_path / "flows")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def feature(folder: Path, step: str = "Quand il clique sur « Mes démarches »") -> Path:
    path = folder / "essai.feature"
    path.write_text(FEATURE.format(step=step), encoding="utf-8")
    return path


# --- where a frame begins


def test_givens_are_one_frame_fills_are_one_frame_and_each_deed_has_its_own() -> None:
    played = play("features/procuration/guide.feature:12", SAY)
    found = moments(played)
    assert [moment.kind for moment in found] == ["opening", *["deed"] * 10]
    assert [len(moment.done) for moment in found] == [2, *[1] * 10]
    assert sorted(number for moment in found for number in (*moment.done, *moment.checked)) == list(
        range(len(played.told))
    )


def test_fields_filled_one_after_the_other_are_one_frame(folder: Path) -> None:
    steps = (
        "Quand il clique sur « Mes démarches »",
        "Et qu'il clique sur « Faire ou révoquer une procuration en ligne »",
        "Et qu'il clique sur « Je démarre ma demande »",
        "Et qu'il choisit « Monsieur » dans « Civilité »",
        "Et qu'il remplit « Nom » avec « Dupont »",
        "Et qu'il clique sur « Retour »",
    )
    path = feature(folder, "\n    ".join(steps))
    board = storyboard(play(str(path), SAY), "fr")
    assert [len(frame.done) for frame in board.frames] == [2, 1, 1, 1, 2, 1]
    assert board.frames[4].filled == {"mandatary.civility", "mandatary.last_name"}
    assert board.frames[4].clicked == "Retour"


def test_what_is_checked_stands_with_what_was_done_before() -> None:
    opening, revoked = frames("procuration/guide.feature:41")[0], frames("procuration/guide.feature:41")[-1]
    assert opening.checked == ()
    assert [sentence.text for sentence in revoked.checked] == [
        "Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée »"
    ]


def test_another_persons_screen_has_a_frame_of_its_own() -> None:
    found = frames("accueil/visite.feature:85")
    assert [(frame.kind, frame.who) for frame in found] == [
        ("opening", "Jean Dupont"),
        ("look", "L'agent d'accueil"),
    ]
    assert [len(frame.checked) for frame in found] == [0, 3]


def test_the_pointer_stands_on_what_is_clicked_next_in_the_language_of_the_page() -> None:
    played = play("features/procuration/guide.feature:12", SAY)
    clicked = [frame.clicked for frame in storyboard(played, "en").frames]
    assert clicked[:3] == ["My procedures", "Grant or revoke an online proxy", "I start my request"]
    assert clicked[-1] == ""


def test_the_pointer_stands_on_a_tab_where_a_button_bears_its_name_too() -> None:
    first = frames("procuration/duree.feature:36")[0]
    assert (first.clicked, first.tab) == ("Mes informations", True)
    assert first.page is not None
    assert "Mes informations" in {button.label for button in first.page.front.buttons if first.page.front}  # type: ignore[union-attr]  # seen to be there
    button, tab = (whole(first.page, "fr", clicked=first.clicked, tab=meant) for meant in (False, True))
    assert button != tab
    assert [frame.tab for frame in frames("procuration/guide.feature:12")][:3] == [True, False, False]


def test_what_was_handed_over_or_sent_is_told() -> None:
    came = [text for frame in frames("attestation/guide.feature:12") for text in frame.came]
    assert came == ["document remis\u00a0: «\u00a0Attestation de droits\u00a0»"]


# --- the words of a scenario


def test_a_french_scenario_is_told_in_english() -> None:
    (found,) = meant(["features/procuration/guide.feature:63"], library(), SAY)
    board = found.board("en")
    assert board.title.text == "The proxy of 4 January 2021 is valid until 4 February included"
    assert {sentence.lang for frame in board.frames for sentence in (*frame.done, *frame.checked)} == {"en"}
    assert [sentence.text for sentence in board.frames[1].done] == ["When 04/02/2021 comes, at 23:59"]
    assert [name.text for name in board.feature] == [
        "The proxy, step by step as in the guide",
        "Without a revocation, the proxy runs to its last day",
    ]


def test_a_row_of_an_outline_is_told_with_its_examples_in_both_languages() -> None:
    (found,) = meant(["features/accueil/visite.feature:77"], library(), SAY)
    assert "@1" not in found.board("fr").title.text
    assert "Application ameli pour smartphone & tablette" in found.board("fr").title.text
    english = found.board("en")
    assert "ameli app for smartphone & tablet" in english.title.text
    said = [sentence.text for frame in english.frames for sentence in frame.done]
    assert any('on "ameli app for smartphone & tablet"' in text for text in said)


def test_what_the_feature_does_not_say_in_english_stays_french_and_is_marked_so(folder: Path) -> None:
    path = feature(folder)
    path.write_text(path.read_text(encoding="utf-8").replace("    # en: A", "    # A"), encoding="utf-8")
    (found,) = meant([str(path)], library(), SAY)
    board = found.board("en")
    assert (board.title.lang, board.feature[0].lang) == ("fr", "en")
    assert '<h1 lang="fr">' in page(board, tuple(slides(board)))


# --- the files


def test_by_default_slides_and_a_page_are_written_under_a_steady_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = parcours(capsys, "--lang", "fr", "storyboard", SHORT, "--out", str(tmp_path))
    names = ["procuration-guide-63-fr.pdf", "procuration-guide-63-fr.html"]
    assert (code, err, out.split()) == (0, "", [str(tmp_path / name) for name in names])
    reader = PdfReader(BytesIO((tmp_path / names[0]).read_bytes()))
    assert len(reader.pages) == 3
    assert [str(mark["/Title"])[:2] for mark in reader.outline if not isinstance(mark, list)] == ["1.", "2.", "3."]
    assert "Un mois plus tard" in reader.pages[1].extract_text()


def test_pictures_go_into_a_folder_and_those_of_a_longer_story_go_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "procuration-guide-63-fr"
    folder.mkdir()
    for name in ("09.svg", "mine.svg"):
        (folder / name).write_text("", encoding="utf-8")
    arguments = ("storyboard", SHORT, "--lang", "fr", "--format", "svg", "--format", "png", "--out", str(tmp_path))
    assert parcours(capsys, *arguments)[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "01.png", "01.svg", "02.png", "02.svg", "03.png", "03.svg", "mine.svg",
    ]  # fmt: skip
    assert (folder / "01.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (folder / "01.svg").read_text(encoding="utf-8")


def test_the_same_scenario_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = []
    for name in ("one", "two"):
        assert parcours(capsys, "storyboard", SHORT, "--both", "--out", str(tmp_path / name))[0] == 0
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert len(made[0]) == 4
    assert made[0] == made[1]


def test_the_page_is_self_contained_and_every_text_in_it_is_text(folder: Path) -> None:
    steps = (
        "Quand il clique sur « Mes démarches »",
        "Et qu'il clique sur « Faire ou révoquer une procuration en ligne »",
        "Et qu'il clique sur « Je démarre ma demande »",
        "Et qu'il remplit « Nom » avec « <script>alert(1)</script><b>co</b> & \\ »",
    )
    (found,) = meant([str(feature(folder, "\n    ".join(steps)))], library(), SAY)
    board = found.board("fr")
    text = page(board, tuple(slides(board)))
    assert '<html lang="fr">' in text
    assert len(re.findall(r"<script\b", text)) == 1
    assert re.findall(r"""(?:src|href)=["'](?!#)[^"']*""", text) == []
    assert re.findall(r"url\((?!\"?data:)", text) == []
    assert "<b>co</b>" not in text
    assert "<script>alert(1)" not in text
    title = board.title.text
    assert [unescape(each) for each in re.findall(r"<h1>(.*?)</h1>", text)] == [title]


def test_the_page_reads_without_its_script_each_frame_with_its_sentences() -> None:
    (found,) = meant([SHORT], library(), SAY)
    board = found.board("fr")
    text = page(board, tuple(slides(board)))
    sections = re.findall(r"<section.*?</section>", text, re.DOTALL)
    assert len(sections) == len(board.frames) == 3
    assert all(" hidden" not in section and 'class="frame"' in section for section in sections)
    for section, frame in zip(sections, board.frames, strict=True):
        outside = unescape(re.sub(r"<svg.*?</svg>", "", section, flags=re.DOTALL))
        assert [
            each.text
            for each in (
                *frame.done,
                *frame.checked,
            )
            if each.text not in outside
        ] == []
        assert re.search(r'role="img" aria-labelledby="slide\d+.title', section)
    assert len(set(re.findall(r'id="([^"]*)"', text))) == len(re.findall(r'id="([^"]*)"', text))


# --- what a person gives


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Quand il clique sur « Rien »", "essai.feature:9: "),
        ("Quand il fait le poirier", "essai.feature:9: phrase inconnue"),
    ],
)
def test_a_scenario_that_fails_is_told_with_its_place_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], step: str, said: str
) -> None:
    feature(folder, step)
    code, out, err = parcours(capsys, "--lang", "fr", "storyboard", "essai.feature", "--out", "out")
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "il manque"),
        (("nulle.feature",), "ce fichier n'existe pas"),
        (("",), "un chemin est vide"),
        (("essai.feature:999",), "lignes"),
        (("essai.feature", "--format", "doc"), "valeur inconnue"),
        (("essai.feature", "--out", "essai.feature"), "un fichier porte déjà ce nom"),
    ],
)
def test_a_mistake_is_told_with_exit_code_2(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    feature(folder)
    code, _, err = parcours(capsys, "--lang", "fr", "storyboard", *arguments)
    assert code == 2
    assert said in err
    assert "Traceback" not in err


def test_a_folder_in_the_way_of_a_file_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature(folder)
    (folder / "out" / "essai-5-fr.html").mkdir(parents=True)
    code, _, err = parcours(capsys, "--lang", "fr", "storyboard", "essai.feature", "--out", "out")
    assert code == 2
    assert "c'est un dossier" in err
    assert [path.name for path in (folder / "out").iterdir()] == ["essai-5-fr.html"]


def test_no_two_scenarios_of_one_run_share_a_name(folder: Path) -> None:
    for name in ("a", "b"):
        path = folder / "sub" / name / "deep" / "essai.feature"
        path.parent.mkdir(parents=True)
        path.write_text(feature(folder).read_text(encoding="utf-8"), encoding="utf-8")
    found = meant([str(folder / "sub")], library(), SAY)
    assert [each.name for each in found] == ["sub-a-deep-essai-5", "sub-b-deep-essai-5"]
    with pytest.raises(BadInputError):
        meant([str(folder / "empty")], library(), SAY)


def test_a_path_that_was_found_is_a_storyboard_too() -> None:
    begun = at(datetime(2021, 1, 4, 10))
    run = Run("jean", begun, (Act("begin", begun, "procuration"), Act("event", begun, "procuration", "start")))
    titles: dict[Lang, str] = {"fr": "Un exemple", "en": "An example"}
    for lang, title in titles.items():
        board = of_path(library(), run, lang, title=title)
        assert board.title.text == title
        assert board.frames[-1].page is not None
        assert board.frames[-1].standing is not None
        assert board.frames[-1].standing.leaf == "draft.mandatary"
