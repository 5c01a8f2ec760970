"""Phrases of people: who is there, on what device, with which dossier and which cases."""

from __future__ import annotations

from harness.phrases import action, given
from harness.stage import Stage


@action(
    fr=("{actor} se connecte", "{actor} est connecté[e]"),
    en=("{actor} logs in", "{actor} is logged in"),
    doc_fr="Se connecte, sur le premier appareil du portail.",
)
def connect(stage: Stage, actor: str) -> None:
    """Log in, on the portal's first device."""
    stage.acted(stage.driver.connect(actor))


@action(
    fr=("{actor} se connecte sur {device}", "{actor} est connecté[e] sur {device}"),
    en=("{actor} logs in on {device}", "{actor} is logged in on {device}"),
    doc_fr="Se connecte sur cet appareil.",
)
def connect_on(stage: Stage, actor: str, device: str) -> None:
    """Log in on that device."""
    stage.acted(stage.driver.connect(actor, device))


@action(fr="{actor} se déconnecte", en="{actor} logs out", doc_fr="Se déconnecte.")
def disconnect(stage: Stage, actor: str) -> None:
    """Log out."""
    stage.acted(stage.driver.disconnect(actor))


@action(fr="{actor} recharge la page", en="{actor} reloads the page", doc_fr="Recharge la page.")
def reload_page(stage: Stage, actor: str) -> None:
    """Load the page anew."""
    stage.driver.reload(actor)


@given(
    fr="le dossier {person:of_person} indique {text} comme {dossier_field}",
    en="the file {person:of_person} gives {text} as {dossier_field}",
    doc_fr="Écrit un champ du dossier.",
)
def dossier_says(stage: Stage, person: str, text: str, dossier_field: str) -> None:
    """Write a field of the dossier."""
    stage.driver.set_dossier(person, dossier_field, text)


@given(
    fr="le dossier {person:of_person} ne contient pas {dossier_field}",
    en="the file {person:of_person} does not contain {dossier_field}",
    doc_fr="Vide un champ du dossier.",
)
def dossier_lacks(stage: Stage, person: str, dossier_field: str) -> None:
    """Empty a field of the dossier."""
    stage.driver.set_dossier(person, dossier_field, None)


@given(
    fr="{person} a une démarche {flow} {state}",
    en="{person} has a journey {flow} {state}",
    doc_fr="Amène une démarche à cet état, par le plus court chemin, avec les exemples des champs.",
)
def has_case(stage: Stage, person: str, flow: str, state: str) -> None:
    """Bring a case to that state, by the shortest path over the fields' examples."""
    stage.about(person)
    stage.driver.has_case(person, flow, state)


@action(
    fr="{actor} ouvre la démarche {flow}",
    en="{actor} opens the journey {flow}",
    doc_fr="Ouvre une démarche sans passer par les menus, sur l'appareil où l'on est.",
)
def start(stage: Stage, actor: str, flow: str) -> None:
    """Open a flow without going through the menus, on the device one is on."""
    stage.acted(stage.driver.start(actor, flow))


@action(
    fr="{actor} ouvre la démarche {flow} pour {person}",
    en="{actor} opens the journey {flow} for {person}",
    doc_fr="Ouvre une démarche au nom d'un assuré : une visite à l'accueil.",
)
def start_for(stage: Stage, actor: str, flow: str, person: str) -> None:
    """Open a flow on behalf of an insured person: a visit at the counter."""
    stage.about(person)
    stage.acted(stage.driver.start(actor, flow, on_behalf_of=person))


@action(
    fr="{actor} ouvre la démarche {flow} sur {device}",
    en="{actor} opens the journey {flow} on {device}",
    doc_fr="Ouvre une démarche sans passer par les menus, sur cet appareil.",
)
def start_on(stage: Stage, actor: str, flow: str, device: str) -> None:
    """Open a flow without going through the menus, on that device."""
    stage.acted(stage.driver.start(actor, flow, device=device))


@action(
    fr="{actor} ouvre la démarche {flow} pour {person} sur {device}",
    en="{actor} opens the journey {flow} for {person} on {device}",
    doc_fr="Ouvre une démarche au nom d'un assuré, sur cet appareil.",
)
def start_for_on(stage: Stage, actor: str, flow: str, person: str, device: str) -> None:
    """Open a flow on behalf of an insured person, on that device."""
    stage.about(person)
    stage.acted(stage.driver.start(actor, flow, on_behalf_of=person, device=device))


@action(
    fr="l'événement {event} se produit", en="the event {event} happens", doc_fr="Un événement extérieur se produit."
)
def happens(stage: Stage, event: str) -> None:
    """Let an outside event happen."""
    stage.acted(stage.driver.happens(event))


@action(
    fr="l'événement {event} se produit pour {person}",
    en="the event {event} happens to {person}",
    doc_fr="Un événement extérieur se produit pour les démarches d'une seule personne.",
)
def happens_to(stage: Stage, event: str, person: str) -> None:
    """Let an outside event happen to one person's cases."""
    stage.acted(stage.driver.happens(event, stage.about(person)))
