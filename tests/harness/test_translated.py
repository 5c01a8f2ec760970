"""Features read in the other language: all that ships is read in both, and what is read there holds."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from behave.parser import parse_feature

from harness import features
from harness.features import Read
from harness.files import library as loaded
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.scenarios import perform
from harness.translating import Feature, gherkin, translated
from harness.translating.comments import Comments
from simulator.spec.load import Library

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "features").rglob("*.feature"))
BY_NAME: Any = {"ids": lambda path: f"{path.parent.name}-{path.stem}"}

# --- what ships


@cache
def _read(path: Path) -> Read:
    return features.find((str(path),), Say("fr"))[0]


@cache
def _in(lang: Lang, path: Path) -> Feature:
    return translated(_read(path), loaded(ROOT / "flows"), lang)


def _other(path: Path) -> Lang:
    """The language a feature is not written in."""
    return "fr" if _read(path).feature.language == "en" else "en"


def _failures(text: str, library: Library, lang: Lang) -> Iterator[str]:
    """The scenarios of a text that do not hold."""
    for scenario in parse_feature(text).walk_scenarios():
        try:
            perform(scenario, ROOT / "features" / "?", library, lang, Say(lang))
        except BadInputError as error:
            yield f"{scenario.name}: {error}"


def _titled(feature: Any) -> Iterator[Any]:
    for item in feature.run_items:
        yield from (item, *getattr(item, "run_items", ()))
    yield feature


def test_every_title_of_the_shipped_features_is_said_in_the_other_language() -> None:
    silent = []
    for path in FILES:
        comments = Comments(path.read_text(encoding="utf-8"), _other(path))
        for element in _titled(_read(path).feature):
            named = [element, *(each for each in getattr(element, "examples", ()) if each.name)]
            silent += [f"{path.name}:{each.line}" for each in named if comments.under(each.line) is None]
    assert silent == []


@pytest.mark.parametrize("path", FILES, **BY_NAME)
def test_every_text_of_the_shipped_features_is_said_in_the_other_language(path: Path) -> None:
    assert _in(_other(path), path).unknown() == ()


@pytest.mark.parametrize("path", FILES, **BY_NAME)
def test_every_scenario_of_the_shipped_features_holds_in_the_other_language(path: Path, library: Library) -> None:
    assert list(_failures(gherkin(_in(_other(path), path)), library, _other(path))) == []


def _shape(feature: Any) -> list[tuple[str, list[str], list[tuple[str, bool, bool]]]]:
    """What a feature is made of, whatever its language: kinds, tags, steps with what lies under them."""
    return [
        (
            each.type,
            [str(tag) for tag in each.tags],
            [(step.step_type, step.table is not None, step.text is not None) for step in getattr(each, "steps", ())],
        )
        for each in _titled(feature)
    ]


@pytest.mark.parametrize("path", FILES, **BY_NAME)
def test_a_translated_feature_has_the_outlines_tags_and_steps_of_its_own(path: Path) -> None:
    assert _shape(parse_feature(gherkin(_in(_other(path), path)))) == _shape(_read(path).feature)
    assert len(list(parse_feature(gherkin(_in(_other(path), path))).walk_scenarios())) == len(_read(path).places)


def _lines(feature: Any) -> list[tuple[str, str, list[list[str]], str | None]]:
    return [
        (step.keyword, step.name, [list(row.cells) for row in step.table or ()], step.text)
        for scenario in feature.walk_scenarios()
        for step in scenario.all_steps
    ]


def test_a_feature_in_its_own_language_is_as_it_is_written() -> None:
    path = ROOT / "features" / "procuration" / "majorite.feature"
    own, read = parse_feature(gherkin(_in("fr", path))), _read(path).feature
    assert _shape(own) == _shape(read)
    assert [each.name for each in own.walk_scenarios()] == [each.name for each in read.walk_scenarios()]
    assert _lines(own) == _lines(read)


def test_a_feature_is_translated_the_same_twice() -> None:
    path = ROOT / "features" / "accueil" / "refus.feature"
    again = translated(features.find((str(path),), Say("fr"))[0], loaded(ROOT / "flows"), "en")
    assert gherkin(again) == gherkin(_in("en", path))


# --- features of one's own

BEGINNING = """# language: fr
Fonctionnalité: Essai
  # en: Trial

  Contexte:
    Étant donné que nous sommes le 04/01/2021
    Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »

"""


def _trial(tmp_path: Path, scenarios: str, library: Library, lang: Lang = "en") -> Feature:
    path = tmp_path / "essai.feature"
    path.write_text(scenarios if scenarios.startswith("# language") else BEGINNING + scenarios, encoding="utf-8")
    return translated(features.find((str(path),), Say("fr"))[0], library, lang)


def _steps(feature: Feature) -> list[str]:
    return [step.sentence for scenario in feature.scenarios for step in scenario.steps]


def test_a_background_is_said_once(tmp_path: Path, library: Library) -> None:
    found = _trial(tmp_path, "  Scénario: Un\n    Alors il lit « *Champs obligatoires »\n", library)
    assert found.background is not None
    assert [step.sentence for step in found.background.steps] == [
        "Given it is 04/01/2021",
        'And Jean Dupont has a journey "Online proxy" "entering the mandatary"',
    ]


def test_a_title_without_a_comment_stands_as_it_is_written_and_says_so(tmp_path: Path, library: Library) -> None:
    found = _trial(tmp_path, "  Scénario: Un titre\n    Alors aucun message ne s'affiche\n", library)
    assert (found.scenarios[0].title, found.unknown()) == (("Un titre", False), ("Un titre",))


def test_a_description_is_what_its_comments_say_however_many_lines_they_take(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Deux lignes\n    pour le dire.\n    # en: One line to say it.\n"
    found = _trial(tmp_path, text + "    Alors aucun message ne s'affiche\n", library)
    assert [line.text for line in found.scenarios[0].description] == ["One line to say it."]


def test_a_description_without_comments_stands_as_it_is_written(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Pour le dire.\n    Alors aucun message ne s'affiche\n"
    assert _trial(tmp_path, text, library).unknown() == ("Pour le dire.",)


def test_a_reason_computed_from_what_was_typed_is_said_in_english(tmp_path: Path, library: Library) -> None:
    text = """  Scénario: Un
    # en: One
    Quand il remplit le formulaire :
      | champ             | valeur     |
      | Civilité          | Madame     |
      | Nom               | Petit      |
      | Prénom            | Zoé        |
      | Date de naissance | 05/01/2003 |
    Et qu'il clique sur « Suivant »
    Alors l'action est refusée parce que « faux : le mandataire a 18 ans révolus (17 ans ; vrai dès le 05/01/2021) »
"""
    found = _trial(tmp_path, text, library)
    assert _steps(found)[-1] == (
        'Then the action is refused because "false: the mandatary is 18 or older (17 years old; true from 05/01/2021)"'
    )
    assert [[cell.text for cell in row] for row in found.scenarios[0].steps[0].table] == [
        ["field", "value"],
        ["Title", "Madam"],
        ["Last name", "Petit"],
        ["First name", "Zoé"],
        ["Date of birth", "05/01/2003"],
    ]
    assert found.unknown() == ()


def test_part_of_a_text_with_values_is_said_even_where_it_is_not_on_screen(tmp_path: Path, library: Library) -> None:
    text = """  Scénario: Un
    # en: One
    Alors il ne lit pas « Accordée à Mme PEIGNE »
    Et il ne lit pas « Mandataire désigné »
"""
    assert _steps(_trial(tmp_path, text, library)) == [
        'Then he does not read "Granted to Ms PEIGNE"',
        'And he does not read "Mandatary named"',
    ]


def test_a_text_that_nothing_says_stands_as_it_is_written_and_says_so(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Alors il ne lit pas « zèbre »\n"
    assert _trial(tmp_path, text, library).unknown() == ('he does not read "zèbre"',)


def test_a_step_is_what_its_own_comment_says(tmp_path: Path, library: Library) -> None:
    text = '  Scénario: Un\n    # en: One\n    Alors il ne lit pas « zèbre »\n      # en: he does not read "zebra"\n'
    found = _trial(tmp_path, text, library)
    assert (_steps(found), found.unknown()) == (['Then he does not read "zebra"'], ())


def test_a_comment_that_no_phrase_says_is_not_taken_for_known(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Alors il ne lit pas « zèbre »\n      # en: no zebra\n"
    assert _trial(tmp_path, text, library).unknown() == ("no zebra",)


def test_a_comment_that_does_not_hold_is_not_taken_for_known(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Alors aucun message ne s'affiche\n      # en: the action is refused\n"
    assert _trial(tmp_path, text, library).unknown() == ("the action is refused",)


def test_a_step_that_no_phrase_says_stands_as_it_is_written(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Quand il fait le poirier\n    Et qu'il clique sur « Suivant »\n"
    found = _trial(tmp_path, text, library)
    assert (found.unknown(), _steps(found)) == (
        ("il fait le poirier",),
        ["When il fait le poirier", 'And he clicks "Next"'],
    )


def test_but_and_a_star_stay_what_they_are(tmp_path: Path, library: Library) -> None:
    text = (
        "  Scénario: Un\n    # en: One\n    * aucun message ne s'affiche\n    Alors il lit « *Champs obligatoires »\n"
    )
    found = _trial(tmp_path, text + "    Mais aucun message ne s'affiche\n", library)
    assert _steps(found)[1:] == ['Then he reads "*Mandatory fields"', "But no message is shown"]


def test_a_scenario_that_fails_is_translated_all_the_same(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Alors le bouton « Suivant » est actif\n    Et il est déconnecté\n"
    found = _trial(tmp_path, text, library)
    assert (_steps(found), found.unknown()) == (['Then the button "Next" is active', "And he is logged out"], ())


def test_none_of_something_is_many_in_english(tmp_path: Path, library: Library) -> None:
    text = "  Scénario: Un\n    # en: One\n    Alors Jean Dupont a 0 démarche « Procuration en ligne » « en cours »\n"
    assert _steps(_trial(tmp_path, text, library)) == ['Then Jean Dupont has 0 journeys "Online proxy" "in force"']


def test_who_acts_is_he_or_she_and_french_agrees(tmp_path: Path, library: Library) -> None:
    text = """# language: en
Feature: Trial
  # fr: Essai
  Scenario: One
    # fr: Un
    Given it is 15/11/2019
    And Eva Dupont is logged in
    When she clicks "Certificate of entitlement"
    And she logs out
    Then she is logged out
"""
    found = _trial(tmp_path, text, library, "fr")
    assert (_steps(found), found.unknown()) == (
        [
            "Étant donné que nous sommes le 15/11/2019",
            "Et qu'Eva Dupont est connectée",
            "Quand elle clique sur « Attestation de droits »",
            "Et qu'elle se déconnecte",
            "Alors elle est déconnectée",
        ],
        (),
    )


# --- outlines

OUTLINE = """  Plan du scénario: Sans « <champ> »
    # en: Without "<champ>"
    Quand il remplit « <champ> » avec « <texte> »
    Alors le champ « <champ> » contient « <texte> »

    Exemples: Deux
      # en: Two
      | champ  | texte  | note   |
{said}      | Nom    | Dupont | un nom |
      | Prénom | Anne   | rien   |
"""


def test_examples_are_said_by_what_their_columns_name(tmp_path: Path, library: Library) -> None:
    said = "      # en: | field | text | note |\n"
    found = _trial(tmp_path, OUTLINE.format(said=said), library)
    examples = found.scenarios[0].examples[0]
    assert found.scenarios[0].title.text == 'Without "<field>"'
    assert [heading.text for heading in examples.headings] == ["field", "text", "note"]
    assert [[cell.text for cell in row] for row in examples.rows] == [
        ["Last name", "Dupont", "un nom"],
        ["First name", "Anne", "rien"],
    ]
    assert found.unknown() == ("un nom", "rien")


def test_headings_that_nothing_says_stand_as_they_are_written(tmp_path: Path, library: Library) -> None:
    found = _trial(tmp_path, OUTLINE.format(said=""), library)
    assert found.scenarios[0].title.text == 'Without "<champ>"'
    assert found.unknown() == ("champ", "texte", "note", "un nom", "rien")


def test_an_example_that_is_half_a_step_is_said_with_it(tmp_path: Path, library: Library) -> None:
    text = """  Plan du scénario: Il <geste>
    # en: He <geste>
    Quand il <geste>
    Alors aucune démarche n'est à l'écran

    Exemples:
      | geste                      |
      # en: | action |
      | ouvre l'onglet « Accueil » |
      | se déconnecte              |
"""
    found = _trial(tmp_path, text, library)
    assert (_steps(found)[0], found.unknown()) == ("When he <action>", ())
    assert [row[0].text for row in found.scenarios[0].examples[0].rows] == ['opens the tab "Home"', "logs out"]


def test_an_outline_whose_rows_differ_by_more_is_said_row_by_row(tmp_path: Path, library: Library) -> None:
    text = """  Plan du scénario: Essai de <mot>
    # en: Trial of <mot>
    Quand il remplit « Nom » avec « <mot> »
    Alors <mot> est le titre

    Exemples:
      | mot      |
      # en: | word |
      | Monsieur |
      # en: | Mister |
      | Madame   |
      # en: | Madam |
"""
    found = _trial(tmp_path, text, library)
    assert [scenario.title.text for scenario in found.scenarios] == ["Trial of Mister", "Trial of Madam"]
    assert _steps(found)[::2] == [
        'When he fills "Last name" with "Monsieur"',
        'When he fills "Last name" with "Madame"',
    ]


def test_an_example_may_hold_the_quotation_marks_of_the_other_language(tmp_path: Path, library: Library) -> None:
    text = """  Plan du scénario: Saisir <mot>
    # en: Entering <mot>
    Quand il remplit « Nom » avec « <mot> »
    Alors le champ « Nom » contient « <mot> »

    Exemples:
      | mot      |
      # en: | word |
      | un       |
      | dit "un" |
"""
    found = _trial(tmp_path, text, library)
    assert (found.unknown(), list(_failures(gherkin(found), library, "en"))) == ((), [])
    assert [scenario.title.text for scenario in found.scenarios] == ["Entering un", 'Entering dit "un"']


def test_an_example_at_the_end_of_a_text_is_said_to_its_end(tmp_path: Path, library: Library) -> None:
    text = """  Plan du scénario: Né le <naissance>
    # en: Born on <naissance>
    Quand il remplit le formulaire :
      | champ             | valeur      |
      | Civilité          | Madame      |
      | Nom               | Petit       |
      | Prénom            | Zoé         |
      | Date de naissance | <naissance> |
    Et qu'il clique sur « Suivant »
    Alors l'action est refusée parce que « faux : <règle> »

    Exemples:
      | naissance  | règle                                                          |
      # en: | birth | rule |
      | 05/01/2003 | le mandataire a 18 ans révolus (17 ans ; vrai dès le 05/01/2021) |
      | 06/01/2003 | le mandataire a 18 ans révolus (17 ans ; vrai dès le 06/01/2021) |
"""
    found = _trial(tmp_path, text, library)
    assert found.scenarios[0].examples[0].rows[1][1].text.endswith("true from 06/01/2021)")
    assert _steps(found)[-1].endswith('<rule>"')


def test_what_a_step_of_an_outline_says_itself_takes_its_examples(tmp_path: Path, library: Library) -> None:
    text = """  Plan du scénario: Pas de <animal>
    # en: No <animal>
    Alors il ne lit pas « <animal> »
      # en: he does not read "<animal>"

    Exemples:
      | animal |
      # en: | animal |
      | zèbre  |
      # en: | zebra |
      | yack   |
      # en: | yak |
"""
    found = _trial(tmp_path, text, library)
    assert (_steps(found), found.unknown()) == (['Then he does not read "<animal>"'], ())
    assert [row[0].text for row in found.scenarios[0].examples[0].rows] == ["zebra", "yak"]


def test_a_cell_may_hold_a_bar(tmp_path: Path, library: Library) -> None:
    rows = "      | champ | valeur |\n      | Nom   | a \\| b |\n"
    text = f"  Scénario: Un\n    # en: One\n    Quand il remplit le formulaire :\n{rows}"
    said = gherkin(_trial(tmp_path, text + "    Alors le champ « Nom » contient « a | b »\n", library))
    assert (r"| Last name | a \| b |" in said, list(_failures(said, library, "en"))) == (True, [])


def test_what_is_typed_comes_out_as_it_was_typed(tmp_path: Path, library: Library) -> None:
    texts = ["<b>x</b>", "a | b", "c\\d", 'dit "oui"', "🦓", "مرحبا", "x" * 500, "javascript:alert(1)"]
    lines = "".join(
        f"    Quand il remplit « Nom » avec « {text} »\n    Alors aucun message ne s'affiche\n" for text in texts
    )
    found = _trial(tmp_path, "  Scénario: Un\n    # en: One\n" + lines, library)
    said = gherkin(found)
    assert (found.unknown(), list(_failures(said, library, "en"))) == ((), [])
    assert [text for text in texts if text not in said] == []


# --- comments


def test_cells_of_a_comment_may_hold_a_bar_and_stop_early() -> None:
    comments = Comments("| a | b | c |\n  # en: | x \\| y | |\n", "en")
    assert comments.cells(1) == ("x | y", "")


def test_a_comment_is_for_the_line_right_above_it() -> None:
    comments = Comments("Règle: Un\n\n# en: One\n# fr: Un\n", "en")
    assert (comments.under(1), comments.under(2), comments.under(3), comments.under(9)) == (None, "One", None, None)
