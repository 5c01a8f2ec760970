"""Phrases of what is read on a screen: title, step, texts, messages, dialogs, buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.phrases import Rows, outcome
from harness.sight import buttons, everything, passages, reads, says_only
from harness.stage import Stage, quoted
from harness.wordings import plain

if TYPE_CHECKING:
    from simulator.portal.page import ButtonView


@outcome(fr="la page s'intitule {title}", en="the page is titled {title}", doc_fr="Le titre de l'écran affiché.")
def title_is(stage: Stage, title: str) -> None:
    """The title of the screen in front."""
    front = stage.page().front
    stage.equal(("le titre", "the title"), plain(title), plain(front.title) if front else None)


@outcome(
    fr="aucune démarche n'est à l'écran",
    en="no journey is on screen",
    doc_fr="La personne est dans le portail, sans aucun écran de démarche.",
)
def nothing_in_front(stage: Stage) -> None:
    """The person is in the portal, with no flow's screen in front."""
    front = stage.page().front
    stage.check(front is None, f"« {front and front.title} » est à l'écran", f'"{front and front.title}" is on screen')


@outcome(
    fr="l'écran indique l'étape {number} sur {total:number}",
    en="the screen shows step {number} of {total:number}",
    doc_fr="L'étape qu'indique l'écran affiché.",
)
def step_is(stage: Stage, number: int, total: int) -> None:
    """The step of the screen in front."""
    front = stage.page().front
    stage.equal(("l'étape", "the step"), (number, total), front.step if front else None)


@outcome(
    fr="l'écran dit exactement",
    en="the screen says exactly",
    text=True,
    doc_fr="Les paragraphes de l'écran affiché, sans titre ni note : ceux-là et aucun autre, mot pour mot.",
)
def says_exactly(stage: Stage, text: str) -> None:
    """The paragraphs of the screen in front, title and note aside: these and no other, word for word."""
    front = stage.page().front
    shown = front.texts if front else ()
    stage.check(says_only(shown, text), _differs_fr(text, shown), _differs_en(text, shown))


@outcome(
    fr="{actor} lit {text}", en="{actor} reads {text}", doc_fr="Un passage ou une phrase de la page, mot pour mot."
)
def reads_text(stage: Stage, actor: str, text: str) -> None:
    """A passage or a sentence of it is on the page, word for word."""
    _reads(stage, text)


@outcome(
    fr="{actor} lit", en="{actor} reads", text=True, doc_fr="Des passages qui se suivent sur la page, mot pour mot."
)
def reads_long_text(stage: Stage, actor: str, text: str) -> None:
    """Passages that follow each other are on the page, word for word."""
    _reads(stage, text)


@outcome(
    fr="{actor} ne lit pas {text}", en="{actor} does not read {text}", doc_fr="Rien sur la page ne contient ce texte."
)
def does_not_read(stage: Stage, actor: str, text: str) -> None:
    """Nothing on the page holds that text."""
    found = [item for item in everything(stage.page()) if plain(text) in plain(item)]
    stage.check(not found, f"« {text} » se lit dans {quoted(found)}", f'"{text}" can be read in {quoted(found)}')


@outcome(
    fr="la note dit exactement",
    en="the note says exactly",
    text=True,
    doc_fr="La note en petits caractères de l'écran, mot pour mot et rien d'autre.",
)
def note_is(stage: Stage, text: str) -> None:
    """The small print of the screen, word for word and nothing else."""
    front = stage.page().front
    note = front.note if front is not None else ""
    stage.check(says_only([note], text), f"la note : {quoted([note])}", f"the note: {quoted([note])}")


@outcome(
    fr="le message {message} s'affiche",
    en="the message {message} is shown",
    doc_fr="Ce message, ou une phrase d'un message, s'affiche mot pour mot.",
)
def message_shown(stage: Stage, message: str) -> None:
    """That message, or a sentence of one, is shown word for word."""
    shown = stage.page().messages
    stage.check(reads(shown, message), f"messages affichés : {quoted(shown)}", f"messages shown: {quoted(shown)}")


@outcome(
    fr="les messages affichés disent exactement",
    en="the messages shown say exactly",
    text=True,
    doc_fr="Ces messages et aucun autre, mot pour mot.",
)
def messages_are(stage: Stage, text: str) -> None:
    """These messages and no other, word for word."""
    shown = stage.page().messages
    stage.check(says_only(shown, text), _differs_fr(text, shown), _differs_en(text, shown))


@outcome(fr="aucun message ne s'affiche", en="no message is shown", doc_fr="Aucun message.")
def no_message(stage: Stage) -> None:
    """No message at all."""
    stage.equal(("les messages", "the messages"), (), stage.page().messages)


@outcome(
    fr="la fenêtre {title} est ouverte",
    en="the dialog {title} is open",
    doc_fr="Une fenêtre de ce titre couvre la page.",
)
def dialog_open(stage: Stage, title: str) -> None:
    """A dialog of that title covers the page."""
    front = stage.page().front
    stage.check(front is not None and front.dialog, "aucune fenêtre n'est ouverte", "no dialog is open")
    stage.equal(("la fenêtre", "the dialog"), plain(title), plain(front.title) if front else None)


@outcome(fr="aucune fenêtre n'est ouverte", en="no dialog is open", doc_fr="Aucune fenêtre ne couvre la page.")
def dialog_closed(stage: Stage) -> None:
    """No dialog covers the page."""
    front = stage.page().front
    stage.check(front is None or not front.dialog, "une fenêtre est ouverte", "a dialog is open")


@outcome(
    fr="les boutons sont",
    en="the buttons are",
    table={"fr": ("bouton",), "en": ("button",)},
    doc_fr="Ces boutons exactement, dans cet ordre, sur l'écran affiché (ou sur les encarts s'il n'y en a pas).",
)
def buttons_are(stage: Stage, table: Rows) -> None:
    """Exactly these buttons on the screen in front (or on the panels when none is), in this order."""
    page = stage.page()
    shown = page.front.buttons if page.front else buttons(page)
    expected = tuple(plain(row[0]) for row in table)
    stage.equal(("les boutons", "the buttons"), expected, tuple(plain(button.label) for button in shown))


@outcome(fr="le bouton {button} est actif", en="the button {button} is active", doc_fr="Le bouton est là et se clique.")
def button_active(stage: Stage, button: str) -> None:
    """The button is there and can be clicked."""
    found = _button(stage, button)
    why = stage.joined(found.reasons)
    stage.check(found.active, f"« {button} » est inactif : {why}", f'"{button}" is inactive: {why}')


@outcome(
    fr="le bouton {button} est inactif",
    en="the button {button} is inactive",
    doc_fr="Le bouton est dessiné, mais cliquer dessus ne fait rien.",
)
def button_inactive(stage: Stage, button: str) -> None:
    """The button is drawn, and clicking it does nothing."""
    stage.check(not _button(stage, button).active, f"« {button} » est actif", f'"{button}" is active')


@outcome(
    fr="le bouton {button} est inactif parce que {reason:text}",
    en="the button {button} is inactive because {reason:text}",
    doc_fr="Le bouton est inactif, et c'est l'une des raisons données.",
)
def button_inactive_because(stage: Stage, button: str, reason: str) -> None:
    """The button is inactive and this is one of the reasons given."""
    found = _button(stage, button)
    stage.check(not found.active, f"« {button} » est actif", f'"{button}" is active')
    shown = list(found.reasons)
    stage.check(
        plain(reason) in map(plain, shown), f"raisons données : {quoted(shown)}", f"reasons given: {quoted(shown)}"
    )


@outcome(
    fr="le bouton {button} est absent", en="the button {button} is absent", doc_fr="Aucun bouton de ce nom à portée."
)
def button_absent(stage: Stage, button: str) -> None:
    """No such button within reach."""
    labels = [plain(item.label) for screen in stage.page().within_reach for item in screen.buttons]
    stage.check(plain(button) not in labels, f"« {button} » est là", f'"{button}" is there')


@outcome(fr="l'action est refusée", en="the action is refused", doc_fr="La dernière action a été refusée.")
def refused(stage: Stage) -> None:
    """The last action was refused."""
    _refused(stage)


@outcome(
    fr="l'action est refusée parce que {reason:text}",
    en="the action is refused because {reason:text}",
    doc_fr="La dernière action a été refusée, et c'est l'une des raisons données.",
)
def refused_because(stage: Stage, reason: str) -> None:
    """The last action was refused, and this is one of the reasons given."""
    shown = _refused(stage)
    stage.check(
        plain(reason) in map(plain, shown), f"raisons données : {quoted(shown)}", f"reasons given: {quoted(shown)}"
    )


def _refused(stage: Stage) -> list[str]:
    last = stage.outcome
    assert last is not None, stage.say("rien n'a encore été fait", "nothing was done yet")
    stage.check(not last.done, "l'action a été acceptée", "the action was accepted")
    return list(last.reasons)


def _reads(stage: Stage, text: str) -> None:
    shown = passages(stage.page())
    stage.check(
        reads(shown, text), f"on ne lit pas mot pour mot :\n{text}", f"this cannot be read word for word:\n{text}"
    )


def _button(stage: Stage, label: str) -> ButtonView:
    shown = buttons(stage.page())
    exact = stage.known(("le bouton", "the button"), label, (button.label for button in shown))
    return next(button for button in shown if button.label == exact)


def _differs_fr(expected: str, shown: tuple[str, ...]) -> str:
    return "attendu :\n" + expected + "\nobtenu :\n" + "\n".join(shown)


def _differs_en(expected: str, shown: tuple[str, ...]) -> str:
    return "expected:\n" + expected + "\ngot:\n" + "\n".join(shown)
