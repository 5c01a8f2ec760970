"""``parcours run``: what is typed, what is done, what is shown."""

import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main
from harness.files import library
from harness.language import Say
from harness.mistakes import BadInputError
from harness.play import output
from harness.play.journey import Track
from harness.play.lines import Typed
from harness.play.loop import Playing
from harness.play.opening import START, begin
from simulator.portal.deed import Wait
from simulator.sitting.move import Move
from simulator.sitting.sitting import Sitting

ROOT = Path(__file__).resolve().parents[2]
GRANTED = """
1
Civilité = Monsieur
Nom = Dupont
Prénom = Martin
Date de naissance = 16/04/1991
Suivant
je certifie = oui
Je valide ma demande
"""
"""What is typed to grant a proxy, from the first screen on."""


class Ran:
    """A run that has ended: its exit code and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def actions(self) -> list[dict[str, Any]]:
        """Each action of a run with --json."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def last(self) -> dict[str, Any]:
        """The last action."""
        return self.actions[-1]


class Run:
    """Runs the command in this process, typing through a pipe."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *arguments: str, typed: str | bytes = "", lang: str = "fr") -> Ran:
        raw = typed.encode() if isinstance(typed, str) else typed
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["run", *arguments, "--lang", lang])
        out, err = self._capsys.readouterr()
        return Ran(int(str(ended.value.code)), out, err)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("COLUMNS", "80")
    return Run(monkeypatch, capsys)


def states(action: dict[str, Any]) -> dict[str, str]:
    return {case["flow"]: " › ".join(case["state"]) for case in action["cases"]}


# --- beginning


def test_it_begins_with_the_first_person_at_the_documented_hour(run: Run) -> None:
    first = run("--json").last
    assert (first["who"], first["clock"], first["page"]["tab"], first["cases"]) == (
        "Jean Dupont",
        "2021-01-04T09:00:00+01:00",
        "Accueil",
        [],
    )


def test_a_flow_opens_by_the_menus_that_lead_to_it(run: Run) -> None:
    first = run("procuration", "--json").last
    assert (first["said"], first["page"]["tab"], states(first)) == (
        ["Mes démarches › EFFECTUER UNE DÉMARCHE › Faire ou révoquer une procuration en ligne"],
        "Mes démarches",
        {"Procuration en ligne": "brouillon › principes"},
    )


def test_the_menus_are_those_of_the_date(run: Run) -> None:
    found = run("Attestation de droits", "--person", "Eva Dupont", "--at", "07/11/2019 10:00", "--json").last
    assert found["said"] == ["Accueil › MES DÉMARCHES EN 2 CLICS › Attestation de droits"]


def test_a_flow_that_no_menu_leads_to_yet_is_refused(run: Run) -> None:
    ran = run("procuration", "--at", "07/11/2019")
    assert (ran.code, ran.err) == (2, "aucun menu n'y mène le 07/11/2019 00:00\n")


def test_a_flow_without_menus_begins_at_the_counter(run: Run) -> None:
    first = run("accueil", "--json").last
    assert (first["who"], first["page"]["device"]) == ("le mandataire", "Accueil de la caisse")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("procuraton",), "démarche inconnue « procuraton » ; vouliez-vous « procuration » ?"),
        (("--person", "Jean Dupond"), "personne inconnue « Jean Dupond » ; vouliez-vous « Jean Dupont » ?"),
        (("--at", "demain"), "« demain » n'est pas une date : on attend 04/02/2021 23:59"),
        (("--at", "31/02/2021"), "« 31/02/2021 » n'est pas une date : on attend 04/02/2021 23:59"),
        (("--at", "01/01/9999"), "l'horloge va de 1900 à 2999"),
        (("--script", "absent.txt"), "absent.txt : ce fichier n'existe pas"),
    ],
)
def test_what_is_wrong_on_the_command_line_is_told_with_a_suggestion(
    run: Run, arguments: tuple[str, ...], expected: str
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (2, expected + "\n")


# --- doing


def test_a_proxy_is_granted_then_expires(run: Run) -> None:
    ran = run("procuration", "--json", typed=f"{GRANTED}\nplus tard P1M\nle 05/02/2021\n")
    before, after = ran.actions[-2:]
    assert [states(before), before["cases"][0]["due"], states(after), after["said"]] == [
        {"Procuration en ligne": "en cours › confirmée"},
        "2021-02-05T00:00:00+01:00",
        {"Procuration en ligne": "expirée"},
        ["05/02/2021 00:00 — Procuration en ligne : expirée"],
    ]


def test_commands_of_both_languages_work_in_either(run: Run) -> None:
    ran = run("procuration", "--json", typed="later 2 days\nplus tard 1 jour\nat 08/01/2021 à 10:30\n", lang="en")
    assert [action["clock"][:16] for action in ran.actions] == [
        "2021-01-04T09:00",
        "2021-01-06T09:00",
        "2021-01-07T09:00",
        "2021-01-08T10:30",
    ]


def test_an_inactive_button_says_why_and_nothing_moves(run: Run) -> None:
    ran = run("procuration", "--json", typed="1\nNom = Dupont\nSuivant\n")
    assert (ran.last["done"], ran.last["reasons"], states(ran.last)) == (
        False,
        ["Civilité manque", "Prénom manque", "Date de naissance manque"],
        {"Procuration en ligne": "brouillon › saisie du mandataire"},
    )


def test_why_tries_a_click_and_changes_nothing(run: Run) -> None:
    typed, address = "Bénéficiaire = Toute la famille\npourquoi valider\njournal\n", "« Changement d'adresse postale »"
    asked, journal = run("attestation", "--person", "camille", "--json", typed=typed).actions[-2:]
    assert (asked["said"], len(journal["said"])) == (
        [
            "actif, mais le clic serait refusé",
            "faux : l'adresse postale de l'assuré est connue (Adresse postale manque)",
            (
                f"→ d'abord la démarche {address} jusqu'à « enregistrée » : ouvrir {address}, puis remplir {address}, "
                "puis « Enregistrer »"
            ),
        ],
        2,
    )


def test_why_answers_for_what_somebody_else_must_do(run: Run) -> None:
    asked = run("accueil", "--json", typed="pourquoi Traiter le dossier\n").last["said"]
    assert (asked[0], asked[1][:39]) == ("réservé : l'agent d'accueil", "→ d'abord la démarche « Procuration en ")


def test_options_are_chosen_by_label_rank_or_beginning(run: Run) -> None:
    ran = run("procuration", "--json", typed="1\nCivilité = 2\ncivilite = mons\nCivilité = Madame\nCivilité =\n")
    assert [action["page"]["front"]["fields"][0]["typed"] for action in ran.actions[2:]] == ["mme", "m", "mme", None]


def test_an_option_that_is_not_offered_is_refused_with_the_closest(run: Run) -> None:
    ran = run("procuration", "--json", typed="1\nCivilité = Monsieux\n")
    assert ran.last["reasons"] == ["« Civilité » n'offre pas « Monsieux » ; vouliez-vous « Monsieur » ?"]


def test_a_box_is_ticked_by_yes_or_by_its_name_alone(run: Run) -> None:
    typed = "Carte Vitale = yes\nCarte Vitale\nCarte Vitale = oui\nCarte Vitale = non\nCarte Vitale = peut-être\n"
    ran = run("accueil", "--json", typed=typed)
    seen = [next(f for f in a["page"]["front"]["fields"] if "Vitale" in f["label"])["typed"] for a in ran.actions]
    assert (seen, ran.last["reasons"]) == (
        [None, "yes", None, "yes", None, None],
        ["« Carte Vitale de l'assuré » se coche par oui ou non"],
    )


def test_undoing_gives_back_the_same_page_and_redoing_too(run: Run) -> None:
    ran = run("procuration", "--json", typed="1\nNom = Dupont\nplus tard P1D\nrevenir\nrevenir\nrefaire\n")
    first, entered, filled, later, back, twice, again = ran.actions
    assert (back["page"], back["clock"], twice["page"], again["page"]) == (
        filled["page"],
        filled["clock"],
        entered["page"],
        filled["page"],
    )
    assert first["page"] != entered["page"] != later["page"]


def test_there_is_nothing_to_undo_at_the_beginning(run: Run) -> None:
    assert run("--json", typed="revenir\n").last["reasons"] == ["rien à défaire"]


def test_a_button_wins_over_a_command_of_the_same_name_and_a_colon_gives_the_command(run: Run) -> None:
    ran = run("procuration", "--json", typed="1\nLast name = a\nback\nundo\n:back\n", lang="en")
    assert [states(action)["Online proxy"] for action in ran.actions[2:]] == [
        "draft › entering the mandatary",
        "draft › principles",
        "draft › entering the mandatary",
        "draft › entering the mandatary",
    ]
    assert ran.last["page"]["front"]["fields"][1]["typed"] is None


def test_the_mandatary_and_the_agent_take_turns(run: Run) -> None:
    typed = """ouvrir Visite à l'accueil
Objet de la visite = 1
Pièce d'identité présentée = passeport
Pièce valable = 31/12/2030
Nom lu = Dupont
Prénom lu = Martin
Date de naissance lue = 16/04/1991
Carte Vitale
Présenter les papiers
qui l'agent d'accueil
Vérifier l'identité
who the insured
"""
    ran = run("procuration", "--json", typed=GRANTED + typed)
    shown, agent, checked, insured = ran.actions[-4:]
    assert (shown["page"]["front"]["buttons"], agent["who"], states(checked)["Visite à l'accueil"], insured["who"]) == (
        [],
        "l'agent d'accueil",
        "identité vérifiée",
        "Jean Dupont",
    )


def test_outside_events_happen_by_their_label_and_only_where_they_matter(run: Run) -> None:
    ran = run("attestation", "--json", typed="événement interruption\nevent interruption\nevent panne\n")
    happened, again, unknown = ran.actions[-3:]
    assert (states(happened), again["done"], unknown["reasons"]) == (
        {"Attestation de droits": "demande › service interrompu"},
        False,
        ["fait extérieur inconnu « panne »"],
    )


def test_event_alone_names_only_what_can_happen_now(run: Run) -> None:
    ran = run("attestation", "--json", typed="événement\névénement interruption\névénement\n")
    before, _, after = ran.actions[-3:]
    (elsewhere,) = run("procuration", "--json", typed="événement\n").actions[-1:]
    assert (before["said"], after["said"], elsewhere["said"]) == (
        ["interruption du service de l'attestation"],
        ["reprise du service de l'attestation"],
        ["aucun fait extérieur ne peut arriver maintenant"],
    )


def test_documents_are_not_written_where_a_file_stands(run: Run) -> None:
    ran = run("attestation", "--json", typed="Bénéficiaire = 1\nVALIDER\ndocuments README.md\n")
    assert ran.last["reasons"] == ["README.md : un fichier porte déjà ce nom"]


def test_logging_out_and_in_again(run: Run) -> None:
    out, back = run("procuration", "--json", typed="Déconnexion\nconnecter\n").actions[-2:]
    assert (out["page"]["connected"], states(out), back["page"]["tab"]) == (
        False,
        {"Procuration en ligne": "abandonnée"},
        "Accueil",
    )


def test_time_does_not_go_back(run: Run) -> None:
    ran = run("--json", typed="le 03/01/2021\n")
    assert ran.last["reasons"] == [
        "le temps ne recule pas : il est déjà 04/01/2021 09:00 (« revenir » défait une action)"
    ]


@pytest.mark.parametrize(
    "line", ["plus tard P9999Y", "plus tard P1.5M", "plus tard -P1M", "plus tard", "le 30/02/2022"]
)
def test_a_time_that_cannot_be_is_a_mistake_and_changes_nothing(run: Run, line: str) -> None:
    last = run("--json", typed=f"{line}\n").last
    assert (last["done"], last["clock"]) == (False, "2021-01-04T09:00:00+01:00")


def test_documents_are_written_beside_what_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "attestation-de-droits-0001.pdf").write_text("à moi")
    typed = f"Bénéficiaire = toute\nVALIDER\ndocuments {tmp_path}\ndocuments {tmp_path}\n"
    run("attestation", "--person", "Eva Dupont", typed=typed)
    found = sorted((path.name, path.read_bytes()[:5]) for path in tmp_path.iterdir())
    assert found == [
        ("attestation-de-droits-0001-2.pdf", b"%PDF-"),
        ("attestation-de-droits-0001.pdf", "à moi".encode()[:5]),
    ]


# --- what is typed wrong


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Suivnat", "« Suivnat » : inconnu ici ; vouliez-vous « Suivant » ?"),
        ("chager x", "« chager x » : inconnu ici ; vouliez-vous « charger » ?"),
        ("xyzzy", "« xyzzy » : inconnu ici ; « aide » dit ce qu'on peut taper"),
        ("99", "il n'y a pas de numéro 99 à l'écran"),
        ("Prénon = Martin", "le champ « Prénon » n'est pas à l'écran ; vouliez-vous « Prénom » ?"),
        ("Prénom", "pour remplir ce champ : Prénom = …"),
        ("qui Jean Dupond", "« Jean Dupond » : personne de ce nom ; vouliez-vous « Jean Dupont » ?"),
        ("a\x1b[31mb", "caractère de contrôle refusé : \\x1b"),
        ("a" * 10_001, "ligne trop longue (plus de 10000 caractères)"),
    ],
)
def test_what_is_not_understood_is_told_with_what_looks_like_it(run: Run, line: str, expected: str) -> None:
    assert run("procuration", "--json", typed=f"1\n{line}\n").last["reasons"] == [expected]


def test_bytes_that_are_no_text_are_refused(run: Run) -> None:
    assert run("--json", typed=b"caf\xe9\n").last["reasons"] == ["caractère de contrôle refusé : \\udce9"]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_nothing_typed_reaches_the_terminal_as_an_order(run: Run, options: tuple[str, ...]) -> None:
    typed = "1\nNom = \u202eDupont\u200f\n\x1b]0;titre\x07\n\x9b31m\nxx\u2066yy\nsauver \u202ex/y\n"
    raw = [
        c for c in run("procuration", *options, typed=typed).out if not c.isprintable() and c not in "\n\u00a0\u202f"
    ]
    assert raw == []


# --- scripts


def script(folder: Path, text: str | bytes) -> str:
    path = folder / "j.txt"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def test_a_script_is_played_to_its_end(run: Run, tmp_path: Path) -> None:
    ran = run("procuration", "--script", script(tmp_path, f"\ufeff# un commentaire\r\n{GRANTED}"), "--json")
    assert (ran.code, states(ran.last)) == (0, {"Procuration en ligne": "en cours › confirmée"})


def test_a_script_stops_at_the_first_refusal(run: Run, tmp_path: Path) -> None:
    name = script(tmp_path, "1\n\n2\nNom = Dupont\n")
    ran = run("procuration", "--script", name, "--json")
    why = "Civilité manque ; Nom manque ; Prénom manque ; Date de naissance manque"
    assert (ran.code, ran.err, len(ran.actions)) == (1, f"{name}:3: refusé : {why}\n", 3)


def test_a_refusal_that_a_question_mark_announces_does_not_stop_it(run: Run, tmp_path: Path) -> None:
    ran = run("procuration", "--script", script(tmp_path, "1\n? Suivant\n? cliquer Absent\nNom = Dupont\n"), "--json")
    assert (ran.code, [action["done"] for action in ran.actions]) == (0, [True, True, False, False, True])


def test_a_mistake_in_a_script_is_told_with_its_line_even_after_a_question_mark(run: Run, tmp_path: Path) -> None:
    name = script(tmp_path, "1\n? Suivnat\n")
    ran = run("procuration", "--script", name)
    assert (ran.code, ran.err) == (2, f"{name}:2: « Suivnat » : inconnu ici ; vouliez-vous « Suivant » ?\n")


def test_a_script_that_is_no_text_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    name = script(tmp_path, b"1\nNom = caf\xe9\n")
    ran = run("procuration", "--script", name)
    assert (ran.code, ran.err) == (2, f"{name}:2: caractère de contrôle refusé : \\udce9\n")


# --- what is shown

FORM = """> 1
3 Accueil   4 Mes paiements   [5 Mes démarches]
6 Mon espace prévention   7 Mes informations   8 Déconnexion

== 1. Le mandataire   1/2
Faire ou révoquer une procuration en ligne
Pour me représenter pour toute démarche administrative
auprès de la Caisse d'Assurance Maladie (les convocations du
Service Médical sont exclues du dispositif), je donne
procuration à :

  · Civilité* : … Sélectionner
    1 Monsieur   2 Madame
  · Nom* : … Indiquez le nom
  · Nom d'usage : … Indiquez le nom d'usage
  · Prénom* : … Indiquez le prénom
  · Date de naissance* : … JJ/MM/AAAA
*Champs obligatoires

  1 Retour
  2 Suivant — inactif : Civilité manque ; Nom manque ;
    Prénom manque ; Date de naissance manque

04/01/2021 09:00 · Jean Dupont · Compte ameli web
Procuration en ligne : brouillon › saisie du mandataire
"""


def test_the_screen_reads_well_at_sixty_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = run("procuration", typed="1\n").out
    assert out[out.index("> 1\n") :].rstrip("\n") + "\n" == FORM


def test_a_dialog_is_framed_and_nothing_under_it_bears_a_number(run: Run) -> None:
    out = run("procuration", typed=f"{GRANTED}Mes informations\nRévoquer\n").out
    assert out[out.index("> Révoquer\n") :].splitlines()[1:13] == [
        "Accueil   Mes paiements   Mes démarches   Mon espace prévention",
        "[Mes informations]   Déconnexion",
        "",
        "    Procuration",
        "    Accordée à M. DUPONT - jusqu'au 04/02/2021",
        "┌─ Révocation de procuration",
        "│ Si je révoque ma procuration, le mandaté que j'ai choisi ne pourra plus me",
        "│ représenter jusqu'à ma prochaine demande de procuration. Que faire ?",
        "│",
        "│   1 Retour",
        "│   2 Révoquer",
        "└─",
    ]


def test_the_deadline_and_the_state_are_said_in_words(run: Run) -> None:
    out = run("procuration", typed=GRANTED).out
    assert out.rstrip().splitlines()[-1] == (
        "Procuration en ligne : en cours › confirmée · échéance : 05/02/2021 00:00"
    )


def test_a_refusal_shows_the_message_of_the_portal(run: Run) -> None:
    typed = GRANTED.replace("1991", "2003").partition("je certifie")[0]
    out = run("procuration", typed=typed).out
    shown = out[out.index("> Suivant") :].split("\n! ")
    assert (shown[0].splitlines()[1][:11], [" ".join(message.split()) for message in shown[1:]]) == (
        "✗ refusé : ",
        [
            "Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie.",
            "Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter",
        ],
    )


def test_no_number_is_given_twice_on_a_whole_page(run: Run) -> None:
    out = run(typed="Mes démarches\ntout\n").out
    page = out[out.index("> tout") :]
    numbers = [
        int(word) for word in page.split("04/01/2021")[0].replace("[", "").split() if word.isdigit() and len(word) < 3
    ]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_rich_is_not_loaded_where_nobody_looks() -> None:
    code = "import sys; sys.argv = ['parcours', 'run']\ntry:\n from harness.cli import main; main()\n"
    code += "except SystemExit: pass\nloaded = {name.split('.')[0] for name in sys.modules}\n"
    code += "print(sorted(loaded & {'rich', 'reportlab', 'pygraphviz', 'behave'}))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, input="", capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_ctrl_c_during_an_action_leaves_everything_as_it_was(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("simulator.engine.simulation.Simulation.advanced", interrupted)
    later, entered = run("procuration", "--json", typed="plus tard P1M\n1\n").actions[-2:]
    assert (later["reasons"], later["clock"], states(entered)) == (
        ["interrompu : rien n'a changé"],
        "2021-01-04T09:00:00+01:00",
        {"Procuration en ligne": "brouillon › saisie du mandataire"},
    )


# --- recording


def test_what_was_done_is_shown_as_a_scenario_not_a_line_of_it_broken(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = run("procuration", typed="1\nNom = Dupont\n? Suivant\nrevenir\nenregistrer\n").out
    assert out[out.index("> enregistrer\n") :].strip().splitlines()[1:8] == [
        "# language: fr",
        "Fonctionnalité: Procuration en ligne",
        "",
        "  Scénario: Après la saisie : saisie du mandataire",
        "    Étant donné que nous sommes le 04/01/2021",
        "    Et que Jean Dupont est connecté",
        "    Quand il ouvre l'onglet « Mes démarches »",
    ]
    assert "    Et qu'il clique sur « Faire ou révoquer une procuration en ligne »\n" in out


def test_a_scenario_is_an_answer_in_json_too(run: Run) -> None:
    said = run("procuration", "--json", typed="record\n", lang="en").last["said"]
    assert said[:2] == ["# language: en", "Feature: Online proxy"]


def test_a_recorded_file_passes_and_is_written_again_until_somebody_touches_it(run: Run, tmp_path: Path) -> None:
    typed = f"{GRANTED}enregistrer {tmp_path}/parcours\nenregistrer {tmp_path}/parcours.feature\n"
    path = tmp_path / "parcours.feature"
    assert [action["done"] for action in run("procuration", "--json", typed=typed).actions[-2:]] == [True, True]
    with pytest.raises(SystemExit) as ended:
        main(["test", str(path), "--lang", "fr"])
    path.write_text(path.read_text() + "# à moi\n")
    last = run("procuration", "--json", typed=typed).last
    assert (ended.value.code, last["reasons"], path.read_text()[-9:]) == (
        0,
        [f"{path} existe, et quelqu'un l'a écrit ou modifié : rien n'est écrit"],
        "\n# à moi\n",
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "c'est un dossier"), ("/absent/x", "ce dossier n'existe pas")],
)
def test_a_record_is_not_written_where_it_cannot_be(run: Run, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "x.feature").mkdir()
    last = run("procuration", "--json", typed=f"enregistrer {tmp_path}{name or '/x'}\n").last
    assert (last["done"], last["reasons"][0].endswith(why)) == (False, True)


def test_a_script_records_as_a_person_does(run: Run, tmp_path: Path) -> None:
    ran = run("procuration", "--script", script(tmp_path, f"1\nNom = Dupont\nenregistrer {tmp_path}/s\n"))
    assert (ran.code, (tmp_path / "s.feature").read_text().splitlines()[0]) == (0, "# language: fr")


def test_undoing_gives_back_who_acted_then(run: Run) -> None:
    typed = "ouvrir accueil\nqui l'agent d'accueil\nplus tard P1D\nrevenir\nrevenir\nrefaire\n"
    assert [action["who"] for action in run("procuration", "--json", typed=typed).actions[1:]] == [
        "le mandataire",
        "l'agent d'accueil",
        "l'agent d'accueil",
        "l'agent d'accueil",
        "Jean Dupont",
        "l'agent d'accueil",
    ]


# --- a sitting kept as it goes


def test_each_move_is_kept_before_it_is_shown_and_none_that_could_not_be() -> None:
    say, kept = Say("fr"), []
    sitting = begin(library(), START, "jean", say).sitting

    def keep(move: Move, before: Sitting, after: Sitting) -> None:
        if isinstance(move, Wait):
            raise BadInputError("le disque est plein")
        kept.append((type(move).__name__, len(before.done), len(after.done)))

    playing = Playing(Track.of(sitting, "fr"), output.chosen(say, True, False), say, keep)
    playing.prompt([Typed(line) for line in ("ouvrir procuration", "plus tard P1D", "1", "revenir", "charger x")])
    assert kept == [("OpenTab", 1, 2), ("Follow", 2, 3), ("Press", 3, 4), ("Back", 4, 3)]
    assert (len(playing.track.sitting.done), playing.here.clock()) == (3, "04/01/2021 09:00")


# --- at a terminal


LEADER = (
    "import fcntl, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); sys.path.insert(0, '.')\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
)
"""Makes the terminal the one that Ctrl-C is typed at, even where the tests run in the background of a shell."""


class Terminal:
    """The command at a terminal of 80 columns."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self._master, slave = pty.openpty()
        self._unread = b""
        values = os.environ | {"TERM": "xterm", "COLUMNS": "80", "LINES": "50"} | environment
        code = f"{LEADER}from harness.cli import main; main({['run', *arguments, '--lang', 'fr']!r})"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, stdin=slave, stdout=slave, stderr=slave, env=values,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def until(self, text: str) -> str:
        """What is shown until a text is."""
        while text.encode() not in self._unread:
            ready, _, _ = select.select([self._master], [], [], 20)
            assert ready, f"{text!r} was not shown: {self._unread!r}"
            self._unread += os.read(self._master, 65536)
        shown, _, self._unread = self._unread.partition(text.encode())
        return shown.decode() + text

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._master, text.encode())

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)


def test_ctrl_c_keeps_the_journey_and_ctrl_d_leaves() -> None:
    with Terminal("procuration") as terminal:
        terminal.until("> ")
        terminal.type("1\r")
        terminal.until("saisie du mandataire")
        terminal.until("> ")
        terminal.type("Nom = Du")
        terminal.until("Nom = Du")
        time.sleep(0.5)  # a hand pauses too: readline misses a signal that comes while it still draws the last key
        terminal.type("\x03")
        terminal.until("Ctrl-D pour partir")
        terminal.until("> ")
        terminal.type("Prénom = Martin\r")
        shown = terminal.until("saisie du mandataire")
        terminal.until("> ")
        terminal.type("\x04")
        assert ("Nom* : … Indiquez" in shown, "Prénom* : Martin" in shown, terminal.process.wait(20)) == (True, True, 0)


def test_tab_completes_what_is_on_screen() -> None:
    with Terminal("procuration") as terminal:
        terminal.until("> ")
        terminal.type("je d\t\r")
        terminal.until("Je démarre ma demande")
        terminal.until("saisie du mandataire")
        terminal.until("> ")
        terminal.type(":quitter\r")
        assert terminal.process.wait(20) == 0


def test_without_colours_nothing_is_coloured() -> None:
    with Terminal("procuration", NO_COLOR="1") as terminal:
        shown = terminal.until("> ")
        assert [code for code in ("\x1b[31m", "\x1b[36m", "\x1b[32m", "\x1b[33m") if code in shown] == []


def test_with_colours_it_is() -> None:
    with Terminal("procuration", NO_COLOR="") as terminal:
        assert "\x1b[1;36m" in terminal.until("> ")
