"""Expressions in words: labels instead of names, and the verbs and signs of each language."""

import pytest

from simulator.spec.expressions import syntax
from simulator.spec.expressions.words import describe
from simulator.spec.load import Library
from simulator.spec.problems import Place, Word
from simulator.spec.report import Report
from tests.spec.cases import carte


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        (
            "any(insured.children, it.pupil == yes)",
            "l'un de « Enfants »\u00a0: « Scolarisé » de la fiche est oui",
            "one of “Children”: “At school” of the record is yes",
        ),
        (
            "count(insured.children, it.birth_date <= today) >= 1",
            "nombre dans « Enfants »\u00a0: « Date de naissance » de la fiche est au plus tard aujourd'hui ≥ 1",
            "number in “Children”: “Date of birth” of the record is no later than today ≥ 1",
        ),
        ("today < date('2022-02-01')", "aujourd'hui est avant 01/02/2022", "today is before 01/02/2022"),
        ("today > date('2022-02-01')", "aujourd'hui est après 01/02/2022", "today is after 01/02/2022"),
        (
            "today >= date('2022-02-01')",
            "aujourd'hui est au plus tôt 01/02/2022",
            "today is no earlier than 01/02/2022",
        ),
        (
            "not (today == date('2022-02-01') and today > date('2022-02-01'))",
            "pas\u00a0: (aujourd'hui est 01/02/2022 et aujourd'hui est après 01/02/2022)",
            "not: (today is 01/02/2022 and today is after 01/02/2022)",
        ),
        (
            "not today == date('2022-02-01') or today > date('2022-02-01')",
            "si aujourd'hui est 01/02/2022, alors aujourd'hui est après 01/02/2022",
            "if today is 01/02/2022, then today is after 01/02/2022",
        ),
        (
            "today == date('2022-02-01') and not today > date('2022-02-01')",
            "aujourd'hui est 01/02/2022 et (pas\u00a0: aujourd'hui est après 01/02/2022)",
            "today is 01/02/2022 and (not: today is after 01/02/2022)",
        ),
    ],
)
def test_an_expression_is_said_in_words(text: str, french: str, english: str) -> None:
    report = Report()
    found = syntax.read(Word(text, Place("carte.yaml", 1, 1)), carte(), report)
    assert found is not None, [str(problem) for problem in report.problems]
    assert (describe(found, "fr"), describe(found, "en")) == (french, english)


def test_of_two_things_with_one_label_the_insured_person_s_own_is_told(library: Library) -> None:
    oath = next(each for each in library.flows["procuration"].properties if each.text.fr.source.startswith("personne"))
    assert "« Nom » et « Nom » de l'assuré sont identiques" in describe(oath.expression, "fr")
    assert "“Last name” and “Last name” of the insured are the same" in describe(oath.expression, "en")
