"""L001: labels that nothing bears, in phrases and in the tables under them."""

from collections.abc import Iterator, Mapping
from typing import Final

from harness.lint.codes import Finding
from harness.lint.desk import Desk
from harness.lint.known import GROUPS
from harness.lint.sheet import Scenario, Step

WHAT: Final[Mapping[str, tuple[str, str]]] = {
    "button": ("le bouton", "the button"),
    "label": ("le bouton ou le lien", "the button or link"),
    "tab": ("l'onglet", "the tab"),
    "heading": ("la rubrique", "the heading"),
    "link": ("le lien", "the link"),
    "header": ("l'entrée de l'en-tête", "the entry of the header"),
    "field": ("le champ", "the field"),
    "box": ("la case", "the box"),
    "option": ("l'option", "the option"),
    "title": ("le titre", "the title"),
    "message": ("le message", "the message"),
    "flow": ("la démarche", "the journey"),
    "state": ("l'état", "the state"),
    "event": ("l'événement", "the event"),
    "device": ("l'appareil", "the device"),
    "document": ("le document", "the document"),
    "dossier_field": ("le champ du dossier", "the field of the file"),
    "passage": ("le texte", "the text"),
    "communication": ("la communication", "the communication"),
    "person": ("la personne", "the person"),
    "of_person": ("la personne", "the person"),
    "actor": ("la personne", "the person"),
}
TEXTS: Final = {("reads_text", "text"): "passage", ("received", "text"): "communication"}
"""Free texts that must stand somewhere, by phrase and parameter."""
COLUMNS: Final[Mapping[str, str]] = {
    "champ": "field", "field": "field", "bouton": "button", "button": "button", "onglet": "tab", "tab": "tab",
    "rubrique": "heading", "heading": "heading", "lien": "link", "link": "link", "entrée": "header", "entry": "header",
    "option": "option",
}  # fmt: skip
"""What the first column of a table names."""

CONTENTS: Final = (("valeur",), ("value",))
"""The other columns of a table that gives contents of fields."""


def check(desk: Desk) -> Iterator[Finding]:
    """Every label that nothing bears in the language of its feature."""
    for scenario in desk.scenarios:
        for step in scenario.steps:
            yield from _step(desk, scenario, step)


def _step(desk: Desk, scenario: Scenario, step: Step) -> Iterator[Finding]:
    if step.phrase is None:
        return
    texts = {value.kind.id: str(value.value) for value in step.values.values()}
    flow, field = texts.get("flow"), texts.get("field")
    for name, value in step.values.items():
        kind = TEXTS.get((step.phrase.id, name), value.kind.id)
        yield from _label(desk, scenario, step, kind, str(value.value), flow, field)
    if step.table is not None:
        yield from _table(desk, scenario, step, field)


def _table(desk: Desk, scenario: Scenario, step: Step, field: str | None) -> Iterator[Finding]:
    heads, *rows = step.table or ((),)
    kind = COLUMNS.get(heads[0]) if heads else None
    if kind is None:
        return
    known = desk.known[scenario.lang]
    for row in rows:
        yield from _label(desk, scenario, step, kind, row[0], None, field)
        if heads[1:] in CONTENTS and row[1] and known.chooses(row[0]):
            yield from _label(desk, scenario, step, "option", row[1], None, row[0])


def _label(
    desk: Desk, scenario: Scenario, step: Step, kind: str, text: str, flow: str | None, field: str | None
) -> Iterator[Finding]:
    if kind not in GROUPS and kind not in ("person", "of_person", "actor"):
        return
    known = desk.known[scenario.lang]
    if not known.has(kind, text, flow, field):
        near = known.like(kind, text, flow, field)
        fr, en = WHAT[kind]
        yield desk.at("L001", scenario, step, text, what_fr=fr, what_en=en, label=text, close=near)
