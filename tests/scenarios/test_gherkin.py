"""The text of a feature file, as the project's own are written."""

import pytest
from behave.parser import parse_feature

from harness.gherkin import feature_text
from harness.rehearsal import rehearsed
from simulator.analysis.path import Act
from simulator.scenarios.scenario import CannotTell, Scenario, Sentence
from simulator.scenarios.telling import told
from tests.scenarios.playing import library
from tests.scenarios.test_telling import BEGUN, FORM, T, act, path

FRENCH = """# language: fr
# écrit pour essai
@procuration
Fonctionnalité: Essai
  Ce qui suit est un essai.

  Règle: Le mandataire est majeur

    @P-030 @D-05 @P-026 @P-027 @P-028 @P-029
    Scénario: Un mineur
      Étant donné que nous sommes le 04/01/2021 à 10:00
      Et qu'Eva Dupont est connectée
      Quand elle ouvre l'onglet « Mes démarches »
      Et qu'elle clique sur « Faire ou révoquer une procuration en ligne »
      Et qu'elle clique sur « Je démarre ma demande »
      Et qu'elle remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 05/01/2003 |
      Et qu'elle clique sur « Suivant »
      Alors l'action est refusée parce que « faux : le mandataire a 18 ans révolus (17 ans ; vrai dès le 05/01/2021) »
      Et les messages affichés disent exactement :
        \"\"\"
        Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie.
        Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter
        \"\"\"
      Et le formulaire contient :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 05/01/2003 |
      Et la démarche « Procuration en ligne » d'Eva Dupont est « saisie du mandataire »
"""
ENGLISH = """# language: en
Feature: Trial

  Scenario: “I start my request”: entering the mandatary
    Given it is 04/01/2021 at 10:00
    And Jean Dupont is logged in
    When he opens the tab "My procedures"
    And he clicks "Grant or revoke an online proxy"
    And he clicks "I start my request"
    Then the journey "Online proxy" of Jean Dupont is "entering the mandatary"
"""
MINOR = Act("fill", T, "procuration", inputs={**FORM, "mandatary.birth_date": "05/01/2003"})


def test_a_feature_in_french_reads_as_those_of_the_project() -> None:
    scenario = told(library(), path(*BEGUN, MINOR, act("next"), insured="eva"), "fr", title="Un mineur")
    ruled = scenario._replace(rule="Le mandataire est majeur")
    text = feature_text(
        [ruled],
        "Essai",
        "fr",
        tags=("procuration",),
        comments=("écrit pour essai",),
        description=("Ce qui suit est un essai.",),
    )
    assert text == FRENCH


def test_a_feature_in_english() -> None:
    scenario = told(library(), path(*BEGUN), "en")
    assert feature_text([scenario._replace(tags=())], "Trial", "en") == ENGLISH


def test_what_the_scenarios_of_a_rule_lay_out_alike_stands_above_them_once() -> None:
    scenario = told(library(), path(*BEGUN), "fr")
    named = [scenario._replace(title=title, rule="R", tags=()) for title in ("a", "b")]
    lines = [line.strip() for line in feature_text(named, "Essai", "fr").splitlines()]
    assert lines[3:9] == [
        "Règle: R",
        "",
        "Contexte:",
        "Étant donné que nous sommes le 04/01/2021 à 10:00",
        "Et que Jean Dupont est connecté",
        "",
    ]
    assert lines[9:11] == ["Scénario: a", "Quand il ouvre l'onglet « Mes démarches »"]
    assert list(rehearsed(library(), feature_text(named, "Essai", "fr"), "fr")) == []


def test_behave_reads_the_rules_and_the_scenarios() -> None:
    scenario = told(library(), path(*BEGUN), "fr")
    named = [scenario._replace(title=title, rule=rule) for title, rule in (("a", "R"), ("b", "R"), ("c", "S"))]
    feature = parse_feature(feature_text(named, "Essai", "fr"))
    assert [[one.name for one in rule.scenarios] for rule in feature.rules] == [["a", "b"], ["c"]]


def test_what_no_line_can_hold_is_told() -> None:
    odd = Scenario("Essai", (Sentence("action", "click", {"actor": "il", "label": "deux\nlignes"}),))
    with pytest.raises(CannotTell):
        feature_text([odd], "Essai", "fr")
