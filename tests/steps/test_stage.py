"""What a step says when it fails, and how it reads a page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import Mock

import pytest

from harness.driver import Driver, Lang, Outcome
from harness.phrases import load
from harness.sight import clickable, closest, passages, reads, says_only, shown
from harness.stage import Stage
from simulator.portal.page import Page

ROOT = Path(__file__).parents[2]


def button(label: str, *reasons: str) -> Any:
    return SimpleNamespace(event="x", label=label, active=not reasons, reasons=reasons)


def field(label: str, **values: Any) -> Any:
    usual = {"key": "x", "type": "text", "mandatory": True, "typed": None, "options": (), "hint": "", "under": ""}
    return SimpleNamespace(label=label, **(usual | values))


def screen(title: str, *texts: str, **values: Any) -> Any:
    usual = {"note": "", "fields": (), "buttons": (), "dialog": False, "step": None}
    return SimpleNamespace(title=title, texts=texts, **(usual | values))


def page(front: Any = None, **values: Any) -> Any:
    empty = Page("jean", True, "", ("Accueil",), "", (), (), None, None, (), ())
    return empty._replace(front=front, **values)


class FakeDriver:
    def __init__(self, shown_page: Any, lang: Lang = "fr") -> None:
        self.lang = lang
        self.shown = shown_page

    def page(self, actor: str) -> Any:
        return self.shown

    def explain(self, actor: str) -> str:
        return f"<écran de {actor}>"


def stage(shown_page: Any = None, lang: Lang = "fr") -> Stage:
    made = Stage(cast(Driver, FakeDriver(shown_page or page(), lang)))
    made.who("Jean Dupont")
    return made


def test_a_mistyped_label_fails_with_the_closest_one_and_the_screen() -> None:
    with pytest.raises(AssertionError) as failure:
        stage(page(screen("t", buttons=(button("Suivant"), button("Retour"))))).clickable("Suivnat")
    assert str(failure.value) == (
        "le lien ou le bouton « Suivnat » n'est pas à l'écran ; vouliez-vous « Suivant » ?\n\n"
        "À l’écran :\n<écran de Jean Dupont>"
    )


def test_the_message_is_in_the_language_of_the_feature() -> None:
    with pytest.raises(AssertionError, match='the field "Name" is not on screen; did you mean "First name"'):
        stage(page(screen("t", fields=(field("First name"),))), "en").field("Name")


def test_a_label_is_found_whatever_its_apostrophes_and_spaces() -> None:
    shown_page = page(screen("t", buttons=(button("Vérifier l’identité\u00a0!"),)))
    assert stage(shown_page).clickable("Vérifier l'identité !") == "Vérifier l’identité\u00a0!"


def test_an_open_dialog_hides_what_it_covers() -> None:
    dialog = screen("Révocation", buttons=(button("Retour"),), dialog=True)
    assert clickable(page(dialog, behind=screen("t", buttons=(button("Suivant"),)))) == ("Retour",)


def test_without_a_dialog_tabs_and_panels_can_be_clicked_too() -> None:
    panel = screen("Procuration", buttons=(button("Révoquer"),))
    assert clickable(page(screen("t", buttons=(button("Suivant"),)), panels=(panel,))) == (
        "Suivant",
        "Révoquer",
        "Accueil",
    )


def test_he_is_the_last_one_who_acted() -> None:
    made = stage()
    made.who("l'agent d'accueil")
    assert made.who("il") == "l'agent d'accueil"


def test_the_insured_is_the_insured_person_named_last() -> None:
    made = stage()
    made.who("le mandataire")
    assert made.who("l'assurée") == "Jean Dupont"


def test_he_is_nobody_before_anybody_acted() -> None:
    with pytest.raises(AssertionError, match="qui est « il »"):
        Stage(cast(Driver, FakeDriver(page()))).who("il")


def test_a_refusal_that_nothing_looked_at_stops_the_scenario() -> None:
    made = stage()
    made.acted(Outcome(False, ("Prénom manque",)))
    with pytest.raises(AssertionError, match="Prénom manque"):
        made.begin("action")


def test_a_refusal_that_was_looked_at_does_not() -> None:
    made = stage()
    made.acted(Outcome(False, ("Prénom manque",)))
    made.begin("outcome")
    made.begin("action")


def test_a_failure_says_first_why_the_last_action_was_refused() -> None:
    made = stage()
    made.outcome = Outcome(False, ("Nom manque", "Prénom manque"))
    assert str(made.failure("aucun message", "no message")) == (
        "l'action précédente a été refusée : Nom manque ; Prénom manque\naucun message"
        "\n\nÀ l’écran :\n<écran de Jean Dupont>"
    )


def test_reasons_are_separated_as_their_language_does() -> None:
    made = stage(lang="en")
    made.outcome = Outcome(False, ("Last name is missing", "First name is missing"))
    assert str(made.failure("", "no message")).splitlines()[:2] == [
        "the action before was refused: Last name is missing; First name is missing",
        "no message",
    ]


def test_a_failure_does_not_say_the_reasons_twice() -> None:
    made = stage()
    with pytest.raises(AssertionError) as failure:
        made.arranged(Outcome(False, ("Nom manque",)))
    assert str(failure.value) == "refusé : Nom manque\n\nÀ l’écran :\n<écran de Jean Dupont>"


def test_the_screen_of_nobody_is_left_out() -> None:
    driver = FakeDriver(page())
    driver.explain = Mock(side_effect=ValueError("« Jean Dupond » est inconnu"))  # type: ignore[method-assign]
    made = Stage(cast(Driver, driver))
    made.who("Jean Dupond")
    assert str(made.failure("« Jean Dupond » est inconnu", "unknown")) == "« Jean Dupond » est inconnu"


def test_time_does_not_go_back() -> None:
    driver = FakeDriver(page())
    driver.now = lambda: datetime(2021, 1, 4, 9)  # type: ignore[attr-defined]
    with pytest.raises(AssertionError, match=r"^le temps ne recule pas : il est déjà 04/01/2021 09:00$"):
        Stage(cast(Driver, driver)).moved(lambda: None, datetime(2021, 1, 3))


SENTENCES = ("Le formulaire comporte une erreur. Merci de vérifier.", "Le mandataire doit avoir 18 ans")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Merci de vérifier.", True),
        ("Le formulaire comporte une erreur. Merci de vérifier.", True),
        ("Merci de vérifier. Le mandataire doit avoir 18 ans", True),
        ("Le mandataire doit avoir 18 ans", True),
        ("Le mandataire doit avoir 18 ans.", False),
        ("Le mandataire doit avoir", False),
        ("formulaire comporte une erreur.", False),
        ("merci de vérifier.", False),
        ("", False),
    ],
)
def test_a_text_is_read_by_whole_sentences_or_passages(text: str, there: bool) -> None:
    assert there == reads(SENTENCES, text)


def test_passages_say_a_text_however_they_are_cut() -> None:
    assert says_only(("Je suis :", "Nom : Jean"), "Je suis :\nNom :  Jean")
    assert not says_only(("Je suis :", "Nom : Jean", "Né"), "Je suis :\nNom : Jean")


def test_passages_hold_messages_titles_texts_and_notes() -> None:
    front = screen("Titre", "un\ndeux", note="*légende", fields=(field("Nom", under="Identité", hint="Indiquez"),))
    assert passages(page(front, messages=("message",))) == (
        "message",
        "Titre",
        "un",
        "deux",
        "*légende",
        "Identité",
        "Indiquez",
    )


def test_a_choice_shows_the_labels_of_its_options() -> None:
    options = (SimpleNamespace(id="m", label="Monsieur"), SimpleNamespace(id="*", label="Tous"))
    assert shown(field("Civilité", typed=("m", "*"), options=options)) == "Monsieur, Tous"
    assert shown(field("Civilité", options=options)) == ""


@pytest.mark.parametrize(("label", "known"), [("prenom", "Prénom"), ("Suivnat", "Suivant"), ("xyz", None)])
def test_the_closest_label_is_suggested(label: str, known: str | None) -> None:
    assert known == closest(label, ["Prénom", "Suivant"])


def test_the_note_is_read_word_for_word_and_nothing_else() -> None:
    steps = load(ROOT / "steps")
    seen = stage(page(screen("t", note="La loi punit. Vraiment.")))
    steps["note_is"].function(seen, text="La loi punit. Vraiment.")
    for other in ("La loi punit.", "La loi punit. Vraiment. Toujours.", ""):
        with pytest.raises(AssertionError, match="la note"):
            steps["note_is"].function(seen, text=other)
