"""The lint of features: each code on a little feature that has the slip, and on one that has not."""

import json
from pathlib import Path

import pytest

from harness.lint import contradictions, labels
from harness.lint.codes import CODES, Finding
from harness.lint.linting import library_for, lint
from harness.phrases import PHRASES, load
from simulator.spec.load import Library
from tests.harness.playground import ROOT, parcours

Captured = pytest.CaptureFixture[str]

FRENCH = """# language: fr
Fonctionnalité: Essai

  Contexte:
    Étant donné que nous sommes le 04/01/2021
    Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »

"""
ENGLISH = """Feature: Trial

  Background:
    Given it is 04/01/2021
    And Jean Dupont has a journey "Online proxy" "entering the mandatary"

"""


class Lint:
    """Reads a feature written under the head of its language; findings are shown without the file."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder, self._library = folder, library

    def findings(self, text: str, lang: str = "fr", head: bool = True) -> tuple[Finding, ...]:
        path = self._folder / "essai.feature"
        start = (FRENCH if lang == "fr" else ENGLISH) if head else ""
        path.write_text(start + text, encoding="utf-8")
        return lint([path], ROOT / "flows", self._library)

    def __call__(self, text: str, lang: str = "fr", head: bool = True) -> list[str]:
        told = (each.told("en" if lang == "en" else "fr") for each in self.findings(text, lang, head))
        return [line.partition("essai.feature:")[2] or line for line in told]


@pytest.fixture
def check(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Lint:
    monkeypatch.chdir(ROOT)
    return Lint(tmp_path, library)


# --- the features of the project


def test_the_features_of_the_project_and_of_the_tutorial_have_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for folder in (Path("features"), Path("docs/tutorial/features")):
        found = lint([folder], Path("flows"), library_for(folder, Path("flows")))
        assert [each.told("fr") for each in found if each.kind.severity == "error"] == []


def test_a_feature_may_speak_of_the_flows_beside_its_folder() -> None:
    for path in ("docs/tutorial", "docs/tutorial/features", "docs/tutorial/features/carte_europeenne.feature"):
        assert "carte_europeenne" in library_for(ROOT / path, ROOT / "flows").flows
    assert "carte_europeenne" not in library_for(ROOT / "features", ROOT / "flows").flows


# --- L001


def test_a_label_that_no_screen_bears_is_told_with_the_closest(check: Lint) -> None:
    assert check(
        """
  Scénario: Un bouton mal écrit
    Quand il clique sur « Retuor »
    Alors le bouton « Suivnt » est absent
    Et la page s'intitule « Le mandataire »
"""
    ) == [
        "10: L001 inconnu : le bouton ou le lien « Retuor » ; vouliez-vous « Retour » ?",
        "11: L001 inconnu : le bouton « Suivnt » ; vouliez-vous « Suivant » ?",
        "12: L001 inconnu : le titre « Le mandataire » ; vouliez-vous « 1. Le mandataire » ?",
    ]


def test_the_same_is_told_in_english_of_english_labels(check: Lint) -> None:
    assert check(
        """
  Scenario: A button misspelt
    When he clicks "Bakc"
    Then the button "Suivant" is absent
    And the button "Next" is absent
""",
        "en",
    ) == [
        "9: L001 unknown: the button or link “Bakc”; did you mean “Back”?",
        "10: L001 unknown: the button “Suivant”",
    ]


def test_a_state_is_looked_for_in_its_journey_and_an_option_in_its_field(check: Lint) -> None:
    assert check(
        """
  Scénario: Ailleurs
    Quand il choisit « passeport » dans « Civilité »
    Et qu'il choisit « Madame » dans « Civilité »
    Alors la démarche « Procuration en ligne » de Jean Dupont est « refusée »
    Et la démarche « Procuration en ligne » de Jean Dupont est « brouillon »
    Et la démarche « Procuration » de Jean Dupont n'est pas « brouillon »
"""
    ) == [
        "10: L001 inconnu : l'option « passeport »",
        "12: L001 inconnu : l'état « refusée » ; vouliez-vous « révoquée » ?",
        "14: L001 inconnu : la démarche « Procuration » ; vouliez-vous « Procuration en ligne » ?",
    ]


def test_people_events_devices_and_the_dossier_are_known(check: Lint) -> None:
    assert check(
        """
  Scénario: Tout ce que l'on peut nommer
    Étant donné que le dossier de Jean Dupon ne contient pas « Adresse »
    Quand l'assuré se connecte sur « BSM »
    Et que le mendataire clique sur « Retour »
    Et que l'événement « reprise de service de l'attestation » se produit
    Et qu'il ouvre l'onglet « Mes démarche »
    Alors le mandataire n'a reçu aucune communication
    Et le document « Attestation » a été remis 1 fois
    Et la rubrique « TELECHARGER » propose « Attestation de droit »
    Et la case « Nom » est cochée
"""
    ) == [
        "10: L001 inconnu : la personne « Jean Dupon » ; vouliez-vous « Jean Dupont » ?",
        "10: L001 inconnu : le champ du dossier « Adresse » ; vouliez-vous « Adresse postale » ?",
        "11: L001 inconnu : l'appareil « BSM » ; vouliez-vous « BMS » ?",
        "12: L001 inconnu : la personne « le mendataire » ; vouliez-vous « le mandataire » ?",
        (
            "13: L001 inconnu : l'événement « reprise de service de l'attestation » ; vouliez-vous "
            "« reprise du service de l'attestation » ?"
        ),
        "14: L001 inconnu : l'onglet « Mes démarche » ; vouliez-vous « Mes démarches » ?",
        "16: L001 inconnu : le document « Attestation » ; vouliez-vous « Attestation de droits » ?",
        "17: L001 inconnu : la rubrique « TELECHARGER » ; vouliez-vous « TÉLÉCHARGER » ?",
        "17: L001 inconnu : le lien « Attestation de droit » ; vouliez-vous « Attestation de droits » ?",
        "18: L001 inconnu : la case « Nom »",
    ]


def test_messages_and_texts_are_read_by_their_sentences_and_their_placeholders(check: Lint) -> None:
    assert check(
        """
  Scénario: Ce qui se lit
    Alors le message « Merci de vérifier votre saisie. » s'affiche
    Et le message « Merci de vérifier la saisie. » s'affiche
    Et il lit « Elle est valable jusqu'au 04/02/2021. »
    Et il lit « Elle est valide jusqu'au 04/02/2021. »
    Et il lit « Nom : M. Jean DUPONT »
    Et il lit « Vous avez actuellement une procuration en cours. Elle est valable jusqu'au 04/02/2021. »
    Et il ne lit pas « n'importe quoi »
"""
    ) == [
        "11: L001 inconnu : le message « Merci de vérifier la saisie. »",
        (
            "13: L001 inconnu : le texte « Elle est valide jusqu'au 04/02/2021. » ; vouliez-vous « Elle est valable "
            "jusqu'au <valid_until>. » ?"
        ),
    ]


def test_tables_name_labels_too_and_examples_are_told_on_their_row(check: Lint) -> None:
    assert check(
        """
  Plan du scénario: Un tableau
    Quand il remplit le formulaire :
      | champ    | valeur  |
      | Civilite | Madame  |
      | Civilité | Reine   |
      | <champ>  | Martin  |
      | Prénom   |         |
    Alors les boutons sont :
      | bouton  |
      | Suivan  |

    Exemples:
      | champ  |
      | Nom    |
      | Prenon |
"""
    ) == [
        "12: L001 inconnu : le champ « Civilite » ; vouliez-vous « Civilité » ?",
        "13: L001 inconnu : l'option « Reine »",
        "18: L001 inconnu : le bouton « Suivan » ; vouliez-vous « Suivant » ?",
        "23: L001 inconnu : le champ « Prenon » ; vouliez-vous « Prénom » ?",
    ]


# --- L002, L003


def test_a_tag_that_looks_like_a_statement_and_is_none_is_told(check: Lint) -> None:
    assert check(
        """
  @P-999 @p-029 @D5 @wip @lot-2 @P-029
  Scénario: Des étiquettes
    Alors le bouton « Suivant » est inactif
"""
    ) == [
        "9: L002 @D5 ne nomme aucun énoncé ; vouliez-vous @D-05 ?",
        "9: L002 @P-999 ne nomme aucun énoncé ; vouliez-vous @P-099 ?",
        "9: L002 @p-029 ne nomme aucun énoncé ; vouliez-vous @P-029 ?",
    ]


def test_a_statement_without_scenario_is_told_where_it_is_written(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "features").mkdir()
    for path in (ROOT / "features").rglob("*.feature"):
        text = path.read_text(encoding="utf-8").replace("@P-029 ", "").replace("@P-029\n", "\n")
        (tmp_path / "features" / f"{path.parent.name}-{path.name}").write_text(text, encoding="utf-8")
    found = [each for each in lint([Path("features")], ROOT / "flows", library) if each.code == "L003"]
    guide = ROOT / "flows" / "guides" / "procuration.yaml"
    line = guide.read_text(encoding="utf-8").splitlines().index("  P-029:") + 1
    assert [(each.values["tag"], each.line) for each in found] == [("P-029", line)]
    (tmp_path / "features" / "broken.feature").write_text("Scénario: rien\n", encoding="utf-8")
    assert {each.code for each in lint([Path("features")], ROOT / "flows", library)} == {"L011"}
    assert list(lint([Path("features/en-certificate.feature")], ROOT / "flows", library)) == []


# --- L004


def test_a_scenario_that_asserts_nothing_is_told_even_if_it_is_long(check: Lint) -> None:
    assert check(
        """
  Scénario: Des gestes seulement
    Quand il clique sur « Retour »
    Et qu'il clique sur « Je démarre ma demande »

  Scénario: Les mêmes
    Quand il clique sur « Retour »
    Et qu'il clique sur « Je démarre ma demande »

  Scénario: Un regard
    Alors le bouton « Suivant » est inactif

  Scénario: Ce que personne ne sait dire
    Alors la lune est pleine
"""
    ) == [
        "9: L004 « Des gestes seulement » n'a pas d'« Alors » ; dites ce que l'on doit voir",
        "13: L004 « Les mêmes » n'a pas d'« Alors » ; dites ce que l'on doit voir",
        "21: L009 aucune phrase ne dit « la lune est pleine »",
    ]


# --- L005, L006

TWICE = """
  Scénario: Le premier
    Quand il remplit « Nom » avec « Martin »
    Alors le bouton « Suivant » est inactif
    Et aucun message ne s'affiche

  Scénario: Le second
    Quand Jean Dupont remplit « Nom » avec « Martin »
    Alors aucun message ne s'affiche
    Et le bouton « Suivant » est inactif
"""


def test_the_same_steps_are_a_duplicate_whoever_he_is_and_in_whatever_order_it_is_checked(check: Lint) -> None:
    (line,) = check(TWICE)
    assert line.startswith("14: L005 « Le second » a les mêmes étapes que /")
    assert line.endswith("essai.feature:9 ; gardez-en un, avec les étiquettes des deux")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jean Dupont remplit", "Jean Dupont vide"),
        ("avec « Martin »\n    Alors aucun", "avec « Durand »\n    Alors aucun"),
    ],
)
def test_other_steps_or_other_values_are_no_duplicate(check: Lint, old: str, new: str) -> None:
    changed = TWICE.replace(old, new).replace("vide « Nom » avec « Martin »", "vide « Nom »")
    assert changed != TWICE
    assert check(changed) == []


def test_a_scenario_whose_all_is_in_a_longer_one_is_an_information(check: Lint) -> None:
    found = check.findings(
        """
  Scénario: Le court
    Quand il remplit « Nom » avec « Martin »
    Alors le bouton « Suivant » est inactif

  Scénario: Le long
    Quand il remplit « Nom » avec « Martin »
    Alors aucun message ne s'affiche
    Et le bouton « Suivant » est inactif
    Quand il clique sur « Retour »
    Alors la page s'intitule « Faire ou révoquer une procuration en ligne »
"""
    )
    assert [(each.code, each.line, each.kind.severity) for each in found] == [("L006", 9, "information")]


# --- L007


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("la démarche « Procuration en ligne » de Jean Dupont est « brouillon »",
         "la démarche « Procuration en ligne » de Jean Dupont est « récapitulatif »"),
        ("la démarche « Procuration en ligne » de Jean Dupont n'est pas « brouillon »",
         "la démarche « Procuration en ligne » de Jean Dupont est « brouillon »"),
        ("il lit « *Champs obligatoires »", "il ne lit pas « *Champs obligatoires »"),
        ("le bouton « Suivant » est actif", "le bouton « Suivant » est inactif parce que « Nom manque »"),
        ("la page s'intitule « 1. Le mandataire »",
         "la page s'intitule « 2. Récapitulatif des éléments déclarés »"),
        ("Jean Dupont a 1 démarche « Procuration en ligne »",
         "Jean Dupont n'a aucune démarche « Procuration en ligne »"),
        ("le champ « Nom » contient « Martin »", "le champ « Nom » est vide"),
        ("aucune communication n'a été envoyée", "le mandataire a reçu 1 communication"),
        ("l'écran indique l'étape 1 sur 2", "l'écran indique l'étape 2 sur 2"),
    ],
)  # fmt: skip
def test_two_outcomes_that_exclude_each_other_after_the_same_steps_are_told(check: Lint, one: str, other: str) -> None:
    text = "\n  Scénario: {}\n    Quand il remplit « Nom » avec « Martin »\n    Alors {}\n"
    (line,) = check(text.format("A", one) + text.format("B", other))
    assert line.startswith(f"15: L007 « Alors {other} » contredit ")
    assert line.endswith(f"essai.feature:11 : « Alors {one} »")
    (line,) = check(text.format("B", other) + text.format("A", one))
    assert line.startswith(f"15: L007 « Alors {one} » contredit ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("la démarche « Procuration en ligne » de Jean Dupont est « brouillon »",
         "la démarche « Procuration en ligne » de Jean Dupont est « saisie du mandataire »"),
        ("le bouton « Suivant » est inactif parce que « Nom manque »",
         "le bouton « Suivant » est inactif parce que « Prénom manque »"),
        ("le bouton « Suivant » est actif", "le bouton « Retour » est inactif"),
        ("le mandataire a reçu 0 communication", "aucune communication n'a été envoyée"),
        ("Jean Dupont a 0 démarche « Visite à l'accueil »", "Jean Dupont n'a aucune démarche « Visite à l'accueil »"),
        ("le champ « Nom » contient « Martin »", "le champ « Prénom » est vide"),
    ],
)  # fmt: skip
def test_outcomes_that_can_hold_together_are_no_contradiction(check: Lint, one: str, other: str) -> None:
    text = "\n  Scénario: {}\n    Quand il remplit « Nom » avec « Martin »\n    Alors {}\n"
    assert check(text.format("A", one) + text.format("B", other)) == []


LOOKS = """
  Scénario: {}
    Quand il remplit « Nom » avec « Martin »
    Alors {}
    Et {}
"""


def test_what_two_people_see_may_differ_and_is_not_the_same(check: Lint) -> None:
    agent, mandatary = (f"{who} lit « *Champs obligatoires »" for who in ("l'agent d'accueil", "le mandataire"))
    active, inactive = "le bouton « Suivant » est actif", "le bouton « Suivant » est inactif"
    assert check(LOOKS.format("A", agent, active) + LOOKS.format("B", mandatary, inactive)) == []
    assert check(LOOKS.format("A", agent, active) + LOOKS.format("B", active, agent)) == []
    (line,) = check(LOOKS.format("A", agent, active) + LOOKS.format("B", agent, inactive))
    assert line.startswith("17: L007 ")


def test_to_look_everywhere_is_to_move(check: Lint) -> None:
    everywhere, home = "il ne voit nulle part « zut »", "l'onglet ouvert est « Accueil »"
    last = "l'onglet ouvert est « Mes informations »"
    assert check(LOOKS.format("A", everywhere, last) + LOOKS.format("B", home, "aucun message ne s'affiche")) == []


def test_features_in_two_languages_are_not_compared(tmp_path: Path, library: Library) -> None:
    text = "\nFeature: E\n\n  Scenario: Un\n    Then aucun message ne s'affiche\n"
    (tmp_path / "en.feature").write_text(text, encoding="utf-8")
    for english, french in (("Feature", "Fonctionnalité"), ("Scenario", "Scénario"), ("Then", "Alors")):
        text = text.replace(english, french)
    (tmp_path / "fr.feature").write_text("# language: fr" + text, encoding="utf-8")
    assert lint([tmp_path], ROOT / "flows", library) == ()


def test_after_other_steps_everything_may_be_otherwise(check: Lint) -> None:
    text = "\n  Scénario: {}\n    Quand il remplit « Nom » avec « {} »\n    Alors le bouton « Suivant » est {}\n"
    assert check(text.format("A", "Martin", "actif") + text.format("B", "Durand", "inactif")) == []


def test_a_scenario_can_contradict_itself(check: Lint) -> None:
    (line,) = check(
        """
  Scenario: Both
    When he clears "Last name"
    Then the button "Next" is active
    And the button "Next" is inactive
""",
        "en",
    )
    assert line.startswith('11: L007 “And the button "Next" is inactive” contradicts ')


# --- L008


def test_phrases_nobody_uses_are_an_information_where_all_features_are_read(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "features").mkdir()
    text = FRENCH + "\n  Scénario: Un\n    Alors aucune fenêtre n'est ouverte\n"
    (tmp_path / "features" / "un.feature").write_text(text, encoding="utf-8")
    found = [each for each in lint([Path("features")], ROOT / "flows", library) if each.code == "L008"]
    unused = {each.values["phrase_fr"] for each in found}
    assert "aucune fenêtre n'est ouverte" not in unused
    assert "aucun message ne s'affiche" in unused
    assert {each.kind.severity for each in found} == {"information"}
    place = next(each for each in found if each.values["phrase_fr"] == "aucun message ne s'affiche")
    line = Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert (Path(place.file).name, line.startswith("@outcome(")) == ("screen.py", True)


# --- L009 to L013


def test_steps_keywords_values_and_tables_that_are_wrong_are_told(check: Lint) -> None:
    assert check(
        """
  Scénario: Des fautes
    Quan il clique sur « Retour »
    Quand il clic sur « Retour »
    Et que vient le 31/02/2021
    Alors les boutons sont
    Et l'écran dit exactement :
"""
    ) == [
        "10: L010 « Quan il clique sur « Retour » » ne commence pas par un mot clé",
        "11: L009 aucune phrase ne dit « il clic sur « Retour » » ; vouliez-vous : <qui agit> clique sur « libellé »",
        "12: L012 le 31/02/2021 n'est pas une date",
        "13: L013 colonnes attendues : bouton",
        '14: L013 il manque un texte entre """ sous la phrase',
    ]


def test_a_file_that_cannot_be_read_is_told_and_nothing_else(check: Lint) -> None:
    assert check("Fonctionalité: Essai\n", head=False)[0].startswith("1: L011 ")


def test_a_file_without_a_feature_is_told(check: Lint) -> None:
    assert check("", head=False) == ["1: L011 ce fichier ne contient aucune fonctionnalité"]
    assert check("# rien\n", head=False) == ["1: L011 ce fichier ne contient aucune fonctionnalité"]


# --- the table, the command


def test_every_code_says_what_it_is_and_why_in_both_languages() -> None:
    assert list(CODES) == [f"L{number:03}" for number in range(1, len(CODES) + 1)]
    for code in CODES.values():
        for prose in (code.title, code.explanation, code.said):
            assert prose.fr
            assert prose.en
            assert prose.fr != prose.en or prose is code.said
        assert code.explanation.fr.endswith(".")


def test_the_tables_name_phrases_and_parameters_that_exist() -> None:
    load(ROOT / "steps")

    def names(phrase: str) -> set[str]:
        return {parameter.name for parameter in PHRASES[phrase].wordings["fr"][0].parameters}

    for phrase, parameters in contradictions.EXCLUSIVE.items():
        assert set(parameters) <= names(phrase)
    for one, other, parameters in contradictions.OPPOSITE:
        assert set(parameters) <= names(one) & names(other)
    for phrase, parameter in labels.TEXTS:
        assert parameter in names(phrase)


def test_check_reads_flows_features_or_both(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PARCOURS_LANG", "fr")
    assert parcours(capsys, "check") == (0, "4 flux, aucun problème\n", "")
    code, out, err = parcours(capsys, "check", "flows", "features/en")
    assert (code, out.splitlines()[0], out.splitlines()[-1], err) == (
        0, "4 flux, aucun problème", "3 fonctionnalités, aucun problème", "",
    )  # fmt: skip


def test_check_leaves_with_1_for_a_finding_and_tells_it_as_data(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PARCOURS_LANG", "fr")
    path = tmp_path / "essai.feature"
    path.write_text(FRENCH + "\n  Scénario: Un\n    Alors le bouton « Suivnt » est absent\n", encoding="utf-8")
    code, out, _ = parcours(capsys, "check", str(path))
    assert (code, out) == (
        1,
        f"{path}:10: L001 inconnu : le bouton « Suivnt » ; vouliez-vous « Suivant » ?\n1 fonctionnalité, 1 problème\n",
    )
    code, out, _ = parcours(capsys, "check", str(path), "--json")
    assert (code, json.loads(out)) == (
        1,
        [
            {
                "code": "L001", "severity": "error", "file": str(path), "line": 10,
                "fr": "inconnu : le bouton « Suivnt »", "en": "unknown: the button “Suivnt”",
                "suggestion_fr": "vouliez-vous « Suivant » ?", "suggestion_en": "did you mean “Suivant”?",
            }
        ],
    )  # fmt: skip


def test_a_feature_that_is_not_there_is_2_with_the_closest(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PARCOURS_LANG", "fr")
    code, out, err = parcours(capsys, "check", "features/procuration/demnde.feature")
    assert (code, out, err) == (
        2, "", ("features/procuration/demnde.feature : ce fichier n'existe pas ; "
        "vouliez-vous « features/procuration/demande.feature » ?\n"),
    )  # fmt: skip
