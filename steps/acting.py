"""Phrases of what people do on a page."""

from __future__ import annotations

from harness.driver import Outcome
from harness.phrases import Rows, action
from harness.stage import Stage

YES = {"fr": "oui", "en": "yes"}


@action(fr="{actor} ouvre l'onglet {tab}", en="{actor} opens the tab {tab}", doc_fr="Ouvre un onglet du portail.")
def open_tab(stage: Stage, actor: str, tab: str) -> None:
    """Open a tab of the portal."""
    label = stage.known(("l'onglet", "the tab"), tab, stage.page().tabs)
    stage.acted(stage.driver.open_tab(actor, label))


@action(
    fr="{actor} clique sur {label}",
    en="{actor} clicks {label}",
    doc_fr="Clique sur un bouton, un lien ou un onglet qui est à l'écran ; une fenêtre ouverte passe d'abord.",
)
def click(stage: Stage, actor: str, label: str) -> None:
    """Click a button, a link or a tab that is on screen; an open dialog comes first."""
    stage.acted(stage.driver.click(actor, stage.clickable(label)))


@action(
    fr="{actor} clique deux fois de suite sur {label}",
    en="{actor} clicks {label} twice in a row",
    doc_fr="Clique deux fois, la seconde avant que la page ait changé : c'est le second clic que l'on juge.",
)
def click_twice(stage: Stage, actor: str, label: str) -> None:
    """Click twice, the second time before the page has changed: the outcome is that of the second click."""
    exact = stage.clickable(label)
    stage.arranged(stage.driver.click(actor, exact))
    stage.acted(stage.driver.click(actor, exact))


@action(
    fr="{actor} essaie de cliquer sur {label}",
    en="{actor} tries to click {label}",
    doc_fr="Clique là où il n'y a peut-être rien à cliquer.",
)
def try_click(stage: Stage, actor: str, label: str) -> None:
    """Click where there may be nothing to click."""
    stage.acted(stage.driver.click(actor, label))


@action(
    fr="{actor} remplit {field} avec {text}",
    en="{actor} fills {field} with {text}",
    doc_fr="Saisit un texte, une date ou un nombre.",
)
def fill(stage: Stage, actor: str, field: str, text: str) -> None:
    """Type a text, a date or a number."""
    stage.acted(stage.driver.fill(actor, stage.field(field).label, text))


@action(
    fr="{actor} remplit {field} avec",
    en="{actor} fills {field} with",
    text=True,
    doc_fr="Saisit un texte de plusieurs lignes, ou dont les guillemets se confondraient avec ceux de la phrase.",
)
def fill_lines(stage: Stage, actor: str, field: str, text: str) -> None:
    """Type a text of several lines, or one whose quotation marks would clash with those of the phrase."""
    stage.acted(stage.driver.fill(actor, stage.field(field).label, text))


@action(
    fr="{actor} remplit le formulaire",
    en="{actor} fills in the form",
    table={"fr": ("champ", "valeur"), "en": ("field", "value")},
    doc_fr="Remplit, choisit ou coche champ après champ, selon leur type ; une valeur vide laisse le champ tel quel.",
)
def fill_form(stage: Stage, actor: str, table: Rows) -> None:
    """Fill, choose or tick field after field, as its type wants; an empty value leaves the field alone."""
    for label, value in table:
        if value:
            _fill_one(stage, actor, label, value)


@action(
    fr="{actor} choisit {option} dans {field}",
    en="{actor} chooses {option} in {field}",
    doc_fr="Choisit une option d'une liste.",
)
def choose(stage: Stage, actor: str, option: str, field: str) -> None:
    """Choose an option of a list."""
    stage.acted(_choose(stage, actor, field, option))


@action(fr="{actor} coche {box}", en="{actor} ticks {box}", doc_fr="Coche une case.")
def tick(stage: Stage, actor: str, box: str) -> None:
    """Tick a box."""
    stage.acted(stage.driver.tick(actor, stage.field(box).label, True))


@action(fr="{actor} décoche {box}", en="{actor} unticks {box}", doc_fr="Décoche une case.")
def untick(stage: Stage, actor: str, box: str) -> None:
    """Untick a box."""
    stage.acted(stage.driver.tick(actor, stage.field(box).label, False))


@action(fr="{actor} vide {field}", en="{actor} clears {field}", doc_fr="Vide un champ.")
def clear(stage: Stage, actor: str, field: str) -> None:
    """Empty a field."""
    stage.acted(stage.driver.fill(actor, stage.field(field).label, ""))


def _fill_one(stage: Stage, actor: str, label: str, value: str) -> None:
    field = stage.field(label)
    if field.type == "choice":
        done = _choose(stage, actor, label, value)
    elif field.type == "tick":
        done = stage.driver.tick(actor, field.label, value.casefold() == YES[stage.lang])
    else:
        done = stage.driver.fill(actor, field.label, value)
    stage.arranged(done)


def _choose(stage: Stage, actor: str, label: str, option: str) -> Outcome:
    field = stage.field(label)
    options = (item.label for item in field.options)
    return stage.driver.choose(actor, field.label, stage.known(("l'option", "the option"), option, options))
