"""Phrases of fields: which there are, what they ask, what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.phrases import Rows, outcome
from harness.sight import fields, shown, ticked
from harness.stage import Stage
from harness.wordings import plain

if TYPE_CHECKING:
    from simulator.portal.page import FieldView

MARKS = {"fr": ("oui", "non"), "en": ("yes", "no")}


@outcome(
    fr="les champs sont",
    en="the fields are",
    table={"fr": ("champ", "obligatoire", "indication"), "en": ("field", "mandatory", "hint")},
    doc_fr="Ces champs exactement, dans cet ordre ; lesquels sont obligatoires, ce qu'on y lit à vide.",
)
def fields_are(stage: Stage, table: Rows) -> None:
    """Exactly these fields, in this order; which are mandatory, and what is written in them while empty."""
    width = max((len(row) for row in table), default=1)
    yes, no = MARKS[stage.lang]
    found = tuple(
        (plain(field.label), yes if field.mandatory else no, plain(field.hint))[:width]
        for field in fields(stage.page())
    )
    expected = tuple(tuple(plain(cell) for cell in row) for row in table)
    stage.equal(("les champs", "the fields"), expected, found)


@outcome(fr="aucun champ n'est à remplir", en="there is no field to fill", doc_fr="Aucun champ à portée.")
def no_field(stage: Stage) -> None:
    """No field at all within reach."""
    found = tuple(field.label for field in fields(stage.page()))
    stage.equal(("les champs", "the fields"), (), found)


@outcome(fr="le champ {field} est proposé", en="the field {field} is offered", doc_fr="Le champ est là.")
def field_present(stage: Stage, field: str) -> None:
    """The field is there."""
    stage.field(field)


@outcome(fr="le champ {field} est absent", en="the field {field} is absent", doc_fr="Aucun champ de ce nom.")
def field_absent(stage: Stage, field: str) -> None:
    """There is no such field."""
    labels = [plain(item.label) for item in fields(stage.page())]
    stage.check(plain(field) not in labels, f"« {field} » est là", f'"{field}" is there')


@outcome(
    fr="le champ {field} est obligatoire", en="the field {field} is mandatory", doc_fr="Le champ doit être rempli."
)
def field_mandatory(stage: Stage, field: str) -> None:
    """The field must be filled."""
    stage.check(stage.field(field).mandatory, f"« {field} » est facultatif", f'"{field}" is optional')


@outcome(fr="le champ {field} est facultatif", en="the field {field} is optional", doc_fr="Le champ peut rester vide.")
def field_optional(stage: Stage, field: str) -> None:
    """The field may be left empty."""
    stage.check(not stage.field(field).mandatory, f"« {field} » est obligatoire", f'"{field}" is mandatory')


@outcome(
    fr="le champ {field} contient {text}",
    en="the field {field} contains {text}",
    doc_fr="Ce que montre le champ : la saisie telle quelle, ou l'option choisie.",
)
def field_contains(stage: Stage, field: str, text: str) -> None:
    """What the field shows: as typed, or the option chosen."""
    stage.equal((f"« {field} »", f'"{field}"'), text, shown(stage.field(field)))


@outcome(
    fr="le formulaire contient",
    en="the form contains",
    table={"fr": ("champ", "valeur"), "en": ("field", "value")},
    doc_fr="Ce que montrent ces champs ; une cellule vide veut dire un champ vide.",
)
def form_contains(stage: Stage, table: Rows) -> None:
    """What these fields show; an empty cell stands for an empty field."""
    for label, value in table:
        stage.equal((f"« {label} »", f'"{label}"'), value, shown(stage.field(label)))


@outcome(fr="le champ {field} est vide", en="the field {field} is empty", doc_fr="Rien n'est saisi ni choisi.")
def field_empty(stage: Stage, field: str) -> None:
    """Nothing is typed or chosen."""
    stage.equal((f"« {field} »", f'"{field}"'), "", shown(stage.field(field)))


@outcome(
    fr="le champ {field} propose",
    en="the field {field} offers",
    table={"fr": ("option",), "en": ("option",)},
    doc_fr="Ces options exactement, dans cet ordre.",
)
def options_are(stage: Stage, field: str, table: Rows) -> None:
    """Exactly these options, in this order."""
    expected = tuple(plain(row[0]) for row in table)
    found = tuple(plain(option.label) for option in stage.field(field).options)
    stage.equal((f"les options de « {field} »", f'the options of "{field}"'), expected, found)


@outcome(
    fr="le champ {field} est placé sous {text}",
    en="the field {field} stands under {text}",
    doc_fr="Les mots qui surmontent le champ.",
)
def field_under(stage: Stage, field: str, text: str) -> None:
    """The words above the field."""
    stage.equal((f"au-dessus de « {field} »", f'above "{field}"'), plain(text), plain(stage.field(field).under))


@outcome(fr="la case {box} est cochée", en="the box {box} is ticked", doc_fr="La case est cochée.")
def box_ticked(stage: Stage, box: str) -> None:
    """The box is ticked."""
    stage.check(ticked(_box(stage, box)), f"« {box} » n'est pas cochée", f'"{box}" is not ticked')


@outcome(
    fr="la case {box} n'est pas cochée", en="the box {box} is not ticked", doc_fr="La case est là, et n'est pas cochée."
)
def box_not_ticked(stage: Stage, box: str) -> None:
    """The box is there, not ticked."""
    stage.check(not ticked(_box(stage, box)), f"« {box} » est cochée", f'"{box}" is ticked')


def _box(stage: Stage, label: str) -> FieldView:
    field = stage.field(label)
    stage.equal((f"« {label} »", f'"{label}"'), "tick", field.type)
    return field
