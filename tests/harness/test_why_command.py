"""``parcours why``: at a step of a scenario, or on a journey brought to a state; in plain sentences, or as JSON."""

import json
from pathlib import Path

import pytest

from tests.harness.playground import ROOT, parcours

Captured = pytest.CaptureFixture[str]

FEATURE = """# language: fr
Fonctionnalité: Essai

  Contexte:
    Étant donné que nous sommes le 04/01/2021
    Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »

  Scénario: Trop jeune
    Quand il remplit le formulaire :
      | champ             | valeur     |
      | Civilité          | Monsieur   |
      | Nom               | Martin     |
      | Prénom            | Léo        |
      | Date de naissance | 05/01/2003 |
    Et qu'il clique sur « Suivant »
    Alors la page s'intitule « 2. Récapitulatif des éléments déclarés »
    Et le bouton « Je valide ma demande » est actif

  Scénario: Rien de commencé
    Quand il clique sur « Retour »
"""
AGE = [
    "« Suivant » : refusé",
    "  ✗ faux : le mandataire a 18 ans révolus (17 ans ; vrai dès le 05/01/2021)",
    "  → Date de naissance : une date au plus tard le 04/01/2003",
    "  → possible à partir du 05/01/2021",
]


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PARCOURS_LANG", "fr")


@pytest.fixture
def feature(tmp_path: Path) -> str:
    path = tmp_path / "essai.feature"
    path.write_text(FEATURE, encoding="utf-8")
    return str(path)


def said(capsys: Captured, *arguments: str) -> list[str]:
    code, out, _ = parcours(capsys, "why", *arguments)
    assert code == 0
    return out.splitlines()


def complained(capsys: Captured, *arguments: str) -> str:
    code, out, err = parcours(capsys, "why", *arguments)
    assert (code, out) == (2, "")
    return err.strip()


# --- at a step of a scenario


def test_a_click_that_was_refused_says_why_and_what_would_help(capsys: Captured, feature: str) -> None:
    assert said(capsys, f"{feature}:15", "Suivant") == [
        "Procuration en ligne · brouillon › saisie du mandataire · Jean Dupont · 04/01/2021 09:00",
        *AGE,
    ]


def test_without_a_button_all_that_is_refused_on_screen_is_told(capsys: Captured, feature: str) -> None:
    assert said(capsys, f"{feature}:15")[1:] == AGE


def test_the_table_under_a_step_belongs_to_it(capsys: Captured, feature: str) -> None:
    assert said(capsys, f"{feature}:12")[1:] == AGE


def test_a_step_of_the_background_stops_there(capsys: Captured, feature: str) -> None:
    assert said(capsys, f"{feature}:6", "Suivant")[2:6] == [
        "  ✗ Civilité manque",
        "  ✗ Nom manque",
        "  ✗ Prénom manque",
        "  ✗ Date de naissance manque",
    ]


def test_a_step_that_fails_is_answered_all_the_same(capsys: Captured, feature: str) -> None:
    code, out, err = parcours(capsys, "why", f"{feature}:16", "Je valide ma demande")
    assert (code, out.splitlines()[1:3]) == (
        0,
        ["« Je valide ma demande » : refusé", "  ✗ « Je valide ma demande » n'est pas proposé ici"],
    )
    assert "cette étape échoue : l'action précédente a été refusée : faux : le mandataire a 18 ans révolus" in err


def test_a_step_after_one_that_fails_has_no_answer(capsys: Captured, feature: str) -> None:
    assert complained(capsys, f"{feature}:17", "Suivant").startswith(f"{feature}:16: ")


def test_the_line_of_a_title_means_the_whole_scenario(capsys: Captured, feature: str) -> None:
    assert said(capsys, f"{feature}:19") == [
        "Procuration en ligne · brouillon › principes · Jean Dupont · 04/01/2021 09:00",
        "rien n'est inactif, absent ni refusé",
    ]


def test_a_journey_that_was_never_opened_is_asked_about_as_if_it_were(capsys: Captured, feature: str) -> None:
    lines = said(capsys, f"{feature}:20", "Traiter le dossier")
    assert lines[:2] == [
        "Visite à l'accueil · arrivée · Jean Dupont · 04/01/2021 09:00",
        "aucune démarche n'est ouverte ; une fois ouverte :",
    ]


def test_a_line_beyond_the_file_is_2(capsys: Captured, feature: str) -> None:
    assert complained(capsys, f"{feature}:99") == f"{feature}:99: le fichier a 20 lignes"


# --- on a journey


def test_a_journey_is_brought_to_a_state_with_these_contents(capsys: Captured) -> None:
    state, birth = ("--state", "saisie du mandataire"), ("--with", "Date de naissance=05/01/2003")
    assert said(capsys, "procuration", "Suivant", *state, *birth)[1:] == AGE
    later = said(capsys, "procuration", "Suivant", *state, *birth, "--on", "05/01/2021")
    assert later[1:] == ["« Suivant » : rien ne l'empêche"]


def test_contents_of_an_earlier_screen_are_typed_on_the_way(capsys: Captured) -> None:
    lines = said(
        capsys, "accueil", "Vérifier l'identité du mandataire", "--state", "papiers présentés",
        "--with", "Objet de la visite=une convocation du Service Médical",
    )  # fmt: skip
    assert lines[1:3] == ["« Vérifier l'identité du mandataire » : refusé", "  ✗ faux : une procuration est en cours"]


def test_the_same_is_told_in_english(capsys: Captured) -> None:
    lines = said(
        capsys, "--lang", "en", "Online proxy", "Next", "--state", "entering the mandatary",
        "--with", "Date of birth=05/01/2003",
    )  # fmt: skip
    assert lines == [
        "Online proxy · draft › entering the mandatary · Jean Dupont · 04/01/2021 09:00",
        "“Next”: refused",
        "  ✗ false: the mandatary is 18 or older (17 years old; true from 05/01/2021)",
        "  → Date of birth: a date no later than 04/01/2003",
        "  → possible from 05/01/2021",
    ]


def test_an_answer_is_data_too(capsys: Captured, tmp_path: Path) -> None:
    asked = ("procuration", "Suivant", "--state", "saisie du mandataire", "--with", "Date de naissance=05/01/2003")
    answer = json.loads("\n".join(said(capsys, *asked, "--json", "-")))
    assert answer["refusals"] == [{"kind": "guard", "subject": "adult", "said": AGE[1].removeprefix("  ✗ ")}]
    assert [(each["kind"], each["said"]) for each in answer["unblockers"]] == [
        ("fill", AGE[2].removeprefix("  → ")),
        ("date", AGE[3].removeprefix("  → ")),
    ]
    assert answer["unblockers"][1]["acts"] == [
        {"kind": "wait", "at": "05/01/2021 00:00", "flow": "", "event": "", "by": "insured", "inputs": {}}
    ]
    assert said(capsys, *asked, "--json", str(tmp_path / "a.json")) == []
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == answer


# --- mistakes


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("procurtion",), "démarche inconnue « procurtion » ; vouliez-vous « procuration » ?"),
        (("features",), "features : un scénario se donne par FICHIER:LIGNE"),
        (("procuration", "Suivnt"), "« Suivnt » : aucun bouton de ce nom ; vouliez-vous « Suivant » ?"),
        (
            ("adresse", "--state", "xyzzy"),
            "état inconnu « xyzzy » ; connus : saisie, enregistrée, terminée",
        ),
        (("procuration", "--state", "en curs"), "état inconnu « en curs » ; vouliez-vous « en cours » ?"),
        (("procuration", "--with", "Date"), "--with : « Date » ; on attend « Champ=valeur »"),
        (("procuration", "--with", "Prenon=x"), "champ inconnu « Prenon » ; vouliez-vous « Prénom » ?"),
        (("procuration", "--with", "Civilité=Reine"), "« Civilité » n'offre pas « Reine » (Monsieur / Madame)"),
        (("procuration", "--on", "31/02/2021"), "« 31/02/2021 » n'est pas une date : on attend 04/02/2021 23:59"),
        (("accueil", "--state", "identité vérifiée"), "aucun chemin ne mène à « identité vérifiée » ainsi"),
        (("procuration", "--state", "expirée"), "aucun bouton n'est à l'écran : nommez-en un"),
        (
            ("features/procuration/majorite.feature:24", "--on", "04/01/2021"),
            "--state, --on, --with et --person vont avec une démarche, pas avec un scénario",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_2_with_the_closest(capsys: Captured, arguments: tuple[str, ...], message: str) -> None:
    assert complained(capsys, *arguments) == message
