"""Phrases of the portal around the screens: tabs, header, headings, links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from harness.phrases import Rows, outcome
from harness.sight import everything, heading, links
from harness.stage import Stage
from harness.wordings import plain

if TYPE_CHECKING:
    from simulator.portal.page import HeadingView


@outcome(
    fr="les onglets sont",
    en="the tabs are",
    table={"fr": ("onglet",), "en": ("tab",)},
    doc_fr="Ces onglets exactement, dans cet ordre.",
)
def tabs_are(stage: Stage, table: Rows) -> None:
    """Exactly these tabs, in this order."""
    stage.equal(("les onglets", "the tabs"), _column(table), _plain(stage.page().tabs))


@outcome(fr="l'onglet ouvert est {tab}", en="the open tab is {tab}", doc_fr="C'est cet onglet qui est ouvert.")
def open_tab_is(stage: Stage, tab: str) -> None:
    """That tab is the open one."""
    stage.equal(("l'onglet ouvert", "the open tab"), plain(tab), plain(stage.page().tab))


@outcome(
    fr="l'en-tête propose",
    en="the header offers",
    table={"fr": ("entrée",), "en": ("entry",)},
    doc_fr="Ces entrées de l'en-tête exactement, dans cet ordre.",
)
def header_is(stage: Stage, table: Rows) -> None:
    """Exactly these entries of the header, in this order."""
    stage.equal(("l'en-tête", "the header"), _column(table), _plain(stage.page().header))


@outcome(
    fr="les rubriques sont",
    en="the headings are",
    table={"fr": ("rubrique",), "en": ("heading",)},
    doc_fr="Ces rubriques exactement sous l'onglet ouvert, dans cet ordre.",
)
def headings_are(stage: Stage, table: Rows) -> None:
    """Exactly these headings on the open tab, in this order."""
    shown = _plain(item.label for item in stage.page().headings)
    stage.equal(("les rubriques", "the headings"), _column(table), shown)


@outcome(
    fr="la rubrique {heading} propose",
    en="the heading {heading} offers",
    table={"fr": ("lien",), "en": ("link",)},
    doc_fr="Ces liens exactement sous cette rubrique, dans cet ordre.",
)
def heading_links_are(stage: Stage, heading: str, table: Rows) -> None:
    """Exactly these links under that heading, in this order."""
    stage.equal(("les liens", "the links"), _column(table), _plain(_heading(stage, heading).links))


@outcome(
    fr="la rubrique {heading} propose {link}",
    en="the heading {heading} offers {link}",
    doc_fr="Ce lien est sous cette rubrique.",
)
def heading_offers(stage: Stage, heading: str, link: str) -> None:
    """That link is under that heading."""
    stage.known(("le lien", "the link"), link, _heading(stage, heading).links)


@outcome(
    fr="{link} est le lien n° {position:number} sur {total:number} de la rubrique {heading}",
    en="{link} is link {position:number} of {total:number} of the heading {heading}",
    doc_fr="La place d'un lien sous sa rubrique.",
)
def link_position(stage: Stage, link: str, position: int, total: int, heading: str) -> None:
    """Where a link stands under its heading."""
    shown = _heading(stage, heading).links
    exact = stage.known(("le lien", "the link"), link, shown)
    stage.equal(("la place du lien", "the place of the link"), (position, total), (shown.index(exact) + 1, len(shown)))


@outcome(
    fr="le lien {link} est absent", en="the link {link} is absent", doc_fr="Aucun lien de ce nom sous l'onglet ouvert."
)
def link_absent(stage: Stage, link: str) -> None:
    """No such link on the open tab."""
    stage.check(plain(link) not in _plain(links(stage.page())), f"le lien « {link} » est là", f'"{link}" is there')


@outcome(fr="{actor} est déconnecté[e]", en="{actor} is logged out", doc_fr="Cette personne n'a plus de session.")
def is_disconnected(stage: Stage, actor: str) -> None:
    """That person has no session."""
    stage.check(not stage.driver.page(actor).connected, f"{actor} est connecté", f"{actor} is logged in")


@outcome(
    fr="{actor} ne voit nulle part {text}",
    en="{actor} sees {text} nowhere",
    doc_fr="Sous aucun onglet du portail, rien sur la page ne contient ce texte, majuscules ou non.",
)
def sees_nowhere(stage: Stage, actor: str, text: str) -> None:
    """On no tab of the portal does anything on the page hold that text, case aside."""
    for tab in stage.page().tabs:
        stage.arranged(stage.driver.open_tab(actor, tab))
        found = [item for item in everything(stage.page()) if plain(text).casefold() in plain(item).casefold()]
        stage.check(not found, f"« {text} » se lit dans {found}", f'"{text}" can be read in {found}')


def _heading(stage: Stage, label: str) -> HeadingView:
    shown = stage.page()
    stage.known(("la rubrique", "the heading"), label, (item.label for item in shown.headings))
    found = heading(shown, label)
    assert found is not None
    return found


def _column(table: Rows) -> tuple[str, ...]:
    return _plain(row[0] for row in table)


def _plain(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain(label) for label in labels)
