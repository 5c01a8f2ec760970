"""The command `parcours conform`: the account, the exit codes, the scenarios and pictures of what deviates."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from diagrams.picture import Step
from harness.cli import main
from harness.conform.account import percent
from harness.conform.run import Asked, read
from harness.conform.written import feature, marks
from harness.language import Say
from harness.rehearsal import rehearsed
from simulator.spec.load import Library

LOGS = Path(__file__).parents[1] / "logs"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def conform(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in French: exit code, output, complaints."""
    monkeypatch.setenv("PARCOURS_LANG", "fr")

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["conform", *arguments])
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


@pytest.mark.parametrize(
    ("name", "flow", "code"),
    [("conforme.csv", "procuration", 0), ("conforme.jsonl", "accueil", 0), ("conforme.xes", "attestation", 0),
     ("ecarts.csv", "procuration", 1), ("ecarts.jsonl", "accueil", 1), ("ecarts.xes", "attestation", 1),
     ("sale.csv", "procuration", 1), ("sale.jsonl", "accueil", 1), ("sale.xes", "attestation", 1)],
)  # fmt: skip
def test_a_log_that_conforms_leaves_with_0_and_any_other_with_1(conform: Run, name: str, flow: str, code: int) -> None:
    assert conform(str(LOGS / name), "--flow", flow)[0] == code


def test_the_account_counts_cases_events_and_fitness(conform: Run) -> None:
    _, out, _ = conform(str(LOGS / "ecarts.csv"), "--flow", "procuration")
    assert out.splitlines()[:6] == [
        "Procuration en ligne : 5 démarches, 21 événements",
        "  démarches conformes                0     0,0 %",
        "  démarches avec écart               5   100,0 %",
        "  événements permis là où ils sont  15    71,4 %",
        "  étapes manquantes                  2",
        "  adéquation                        0,652",
    ]


def test_shares_are_rounded_to_the_nearest_so_that_they_add_up(conform: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    rows = ["A,start,04/01/2021 09:00", *(f"{case},revoke,04/01/2021 09:00" for case in "BC")]
    log.write_text("\n".join(["case,event,time", *rows]), encoding="utf-8")
    _, out, _ = conform(str(log), "--flow", "procuration", "--exact")
    assert [line.split()[-2:] for line in out.splitlines()[1:3]] == [["33,3", "%"], ["66,7", "%"]]


@pytest.mark.parametrize(
    ("count", "total", "told"),
    [(1, 3, "33,3"), (2, 3, "66,7"), (1, 8, "12,5"), (1, 16, "6,3"), (9999, 10000, "99,9"), (1, 1, "100,0"),
     (0, 5, "0,0"), (0, 0, "100,0")],
)  # fmt: skip
def test_a_share_that_is_not_whole_never_reads_as_whole(count: int, total: int, told: str) -> None:
    assert percent(count, total, Say("fr")) == f"{told} %"


def test_a_case_is_a_journey_in_french_never_a_dossier(conform: Run) -> None:
    said = [conform(str(LOGS / name), "--flow", "procuration")[1] for name in ("ecarts.csv", "sale.csv")]
    assert "dossier" not in "".join(said).replace(str(LOGS), "")
    assert "  démarches indécises (lignes écartées)" in said[1]


def test_a_deviation_is_told_with_an_example_at_its_line(conform: Run) -> None:
    _, out, _ = conform(str(LOGS / "ecarts.csv"), "--flow", "procuration")
    assert (
        "  « Révoquer » après l'échéance, la démarche devant être « expirée » — 1 fois, 1 démarche\n"
        "    par exemple ligne 11, démarche P-3, le 10/02/2021 à 09:00 ; échéance : 06/02/2021 à 00:00\n"
    ) in out


def test_the_account_is_in_english_too(conform: Run) -> None:
    _, out, _ = conform(str(LOGS / "ecarts.xes"), "--flow", "Attestation de droits", "--lang", "en")
    assert "  “VALIDATE” is not possible in “issued” — 1 time, 1 case\n" in out
    assert "taken to be kept:\n" in out


def test_rows_set_aside_are_told_with_their_line_and_counted(conform: Run) -> None:
    _, out, _ = conform(str(LOGS / "sale.csv"), "--flow", "procuration")
    place = LOGS / "sale.csv"
    assert "Lignes écartées : 6\n" in out
    assert f"  {place}:3 : événement inconnu « Suivan » ; vouliez-vous « Suivant » ? (démarche C-1)\n" in out
    assert f"  {place}:10 : le temps recule : 04/01/2021 à 09:07, après 04/01/2021 à 09:08 (démarche C-4)\n" in out


def test_twenty_bad_rows_are_shown_and_all_are_in_the_json(conform: Run, tmp_path: Path) -> None:
    log, data = tmp_path / "log.csv", tmp_path / "made" / "found.json"
    log.write_text("case,event,time\n1,start,2021-01-04\n" + "1,start,hier\n" * 30, encoding="utf-8")
    _, out, _ = conform(str(log), "--flow", "procuration", "--json", str(data))
    assert out.count("n'est pas une date") == 20
    assert "… et 10 autres" in out
    found = json.loads(data.read_text(encoding="utf-8"))
    assert [bad["line"] for bad in found["bad_rows"]] == list(range(3, 33))


def test_all_of_it_is_there_as_json(conform: Run) -> None:
    code, out, _ = conform(str(LOGS / "ecarts.csv"), "--flow", "procuration", "--json", "-")
    found = json.loads(out)
    assert (code, found["cases"]) == (1, {"all": 5, "conforming": 0, "deviating": 5, "undecided": 0, "over": 5})
    kinds = [each["kind"] for each in found["deviations"]]
    assert kinds == ["refused", "skipped", "ended", "deadline", "early", "unfired", "reserved"]
    refused = found["deviations"][0]
    assert (refused["about"], refused["count"]) == ({"kind": "guard", "subject": "adult"}, 1)
    assert found["assumed"] == {"other_person": 3}


def test_deviations_are_written_as_scenarios_that_are_green(conform: Run, library: Library, tmp_path: Path) -> None:
    _, out, _ = conform(str(LOGS / "ecarts.csv"), "--flow", "procuration", "--write", str(tmp_path))
    path = tmp_path / "procuration-conformance.feature"
    assert path.as_posix() in out
    text = path.read_text(encoding="utf-8")
    assert text.count("Scénario: ") == 6
    assert "      | Date de naissance | 16/04/2004 |" in text
    assert list(rehearsed(library, text, "fr")) == []
    assert "1 sorte(s) d'écart sans scénario" in out


def test_deviations_are_marked_on_the_pictures(conform: Run, library: Library, tmp_path: Path) -> None:
    _, out, _ = conform(str(LOGS / "ecarts.csv"), "--flow", "procuration", "--draw", str(tmp_path))
    path = tmp_path / "procuration-conformance-lifecycle-fr.svg"
    assert path.as_posix() in out
    svg = path.read_text(encoding="utf-8")
    assert ("écart" in svg, "#8c1d2f" in svg) == (True, True)
    found = read(LOGS / "ecarts.csv", library, library.flows["procuration"], Asked(), Say("fr"))
    counts = {spot: mark.count for spot, mark in marks(found).items()}
    assert counts[Step("draft.mandatary", "next", "recap")] == 1
    assert counts[Step("active.confirmed", "timer:active:0", "expired")] == 3
    assert counts["draft.mandatary"] == 1


def test_a_log_of_another_flow_has_scenarios_in_english(library: Library) -> None:
    found = read(LOGS / "ecarts.xes", library, library.flows["attestation"], Asked(), Say("en"))
    made = feature(found, library, "en")
    assert "Scenario: “VALIDATE” is not possible in “issued”" in made.text
    assert made.untold == ()


def test_events_that_the_log_never_records_can_be_named(conform: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("case,event,time\n1,Je valide ma demande,2021-01-04\n", encoding="utf-8")
    code, out, _ = conform(str(log), "--flow", "procuration")
    assert (code, "ajoutez --unlogged next,start" in out) == (1, True)
    assert conform(str(log), "--flow", "procuration", "--unlogged", "Suivant, start")[0] == 0


def test_an_exact_reading_wants_every_field(conform: Run) -> None:
    code, out, _ = conform(str(LOGS / "conforme.csv"), "--flow", "procuration", "--exact")
    assert (code, "« Suivant » dans « saisie du mandataire » alors que « Civilité » manque" in out) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["conforme.csv"], "de quel flux ? ajoutez --flow"), (["conforme.csv", "--flow", "procuratoin"], "vouliez-vous"),
     (["conforme.csw", "--flow", "procuration"], "vouliez-vous « conforme.csv » ?"),
     ([".", "--flow", "procuration"], "c'est un dossier"),
     (["conforme.csv", "--flow", "procuration", "--unlogged", "Suivan"], "vouliez-vous « Suivant » ?"),
     (["conforme.csv", "--flow", "procuration", "--map", "cas=x"], "rôle inconnu « cas »"),
     (["conforme.csv", "--flow", "procuration", "--encoding", "utf8000"], "codage inconnu"),
     (["conforme.jsonl", "--flow", "procuration"], "aucune ligne ne dit un événement de cette démarche")],
)  # fmt: skip
def test_what_cannot_be_used_leaves_with_2_and_says_why(conform: Run, arguments: list[str], said: str) -> None:
    name, *others = arguments
    code, _, err = conform(str(LOGS / name), *others)
    assert (code, said in err) == (2, True), err


def test_what_a_log_holds_never_reaches_the_terminal_as_an_order(conform: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    rows = [{"case": "\x1b[2J\ud800", "event": "start", "time": "2021-01-04"},
            {"case": "1", "event": "\x1b[0m", "time": "x"},
            {"case": "\x1b[2J\ud800", "event": "\x07\u202e", "time": "2021-01-05"},
            {"case": "2", "event": "Je valide ma demande", "time": "2021-01-05"},
            {"case": "\x1b[2J", "event": "Je valide ma demande", "time": "2021-01-05"}]  # fmt: skip
    log.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    code, out, err = conform(str(log), "--flow", "procuration")
    assert code == 1
    assert [c for c in out + err if not c.isprintable() and c != "\n"] == []


def changed(folder: Path, change: Callable[[bytes], bytes]) -> str:
    """The log that conforms, its bytes changed."""
    path = folder / "journal.csv"
    path.write_bytes(change(Path("tests/logs/conforme.csv").read_bytes()))
    return path.as_posix()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda log: log.replace(b"\n", b"\r"), "ses lignes finissent par CR seul"),
        (lambda log: log.decode().encode("utf-16"), "ce fichier est en UTF-16"),
        (lambda log: b"\x00\xff\x7f" + log, "son en-tête n'est pas du texte en utf-8"),
    ],
    ids=["old line ends", "UTF-16", "no text"],
)
def test_a_file_that_cannot_be_read_as_text_is_told(
    conform: Run, tmp_path: Path, change: Callable[[bytes], bytes], told: str
) -> None:
    code, _, said = conform(changed(tmp_path, change), "--flow", "procuration")
    assert (code, told in said) == (2, True)


def test_a_log_with_the_newest_first_is_told_so_and_nothing_is_advised(conform: Run, tmp_path: Path) -> None:
    def reverse(log: bytes) -> bytes:
        head, *rows = log.splitlines(keepends=True)
        return b"".join([head, *reversed(rows)])

    _, out, _ = conform(changed(tmp_path, reverse), "--flow", "procuration")
    assert "Ce journal semble trié du plus récent au plus ancien : triez-le par date." in out
    assert "--unlogged" not in out
