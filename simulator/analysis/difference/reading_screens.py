"""The screens of a flow as parts: their texts, fields with their choices, and buttons."""

from collections.abc import Iterator, Mapping
from typing import Final

from simulator.analysis.difference.part import Part, Trait
from simulator.analysis.difference.reading import Reading
from simulator.analysis.difference.words import joined, named, prose, quoted
from simulator.spec.expressions.tree import Value
from simulator.spec.expressions.words import show
from simulator.spec.flow import Field, Option, Screen
from simulator.spec.text import LANGS, Lang, Prose

KINDS: Final[dict[str, Prose]] = {
    "text": Prose("un texte", "a text"),
    "date": Prose("une date", "a date"),
    "choice": Prose("un choix", "a choice"),
    "tick": Prose("une case à cocher", "a box to tick"),
    "number": Prose("un nombre", "a number"),
}


def screens(reading: Reading) -> Iterator[Part]:
    """Every screen, dialog and panel, each followed by what is on it."""
    for screen in reading.flow.screens.values():
        whole = _screen(reading, screen)
        yield whole
        yield from _lines(reading, screen, whole)
        for field in screen.fields:
            yield from _field(reading, field, whole)
        yield from _buttons(reading, screen, whole)
        for message in screen.invalid:
            shown = joined(prose("le message {} dans {}", "the message {} in {}"), named(message.text), whole.name)
            yield Part("invalid", reading.id("message", message.id), shown, (), screen, whole.key,
                       place=screen.title.place, guide=message.text.guide)  # fmt: skip


def _screen(reading: Reading, screen: Screen) -> Part:
    kind = prose("la fenêtre {}", "the dialog {}") if screen.dialog else prose("l'écran {}", "the screen {}")
    if screen.at:
        kind = prose("l'encart {}", "the panel {}")
    step = "/".join(map(str, screen.step or ()))
    tab = " › ".join(screen.at)
    traits = (
        reading.text("label", screen.title),
        Trait("step", step, Prose(step, step), "wording"),
        reading.text("note", screen.note),
        Trait("dialog", "yes" if screen.dialog else ""),
        Trait("tab", tab, Prose(tab, tab)),
        reading.traced(screen.title.guide),
    )
    return Part("screen", reading.id("screen", screen.id), joined(kind, named(screen.title)), traits, screen,
                place=screen.title.place, guide=screen.title.guide, bears="wording")  # fmt: skip


def _lines(reading: Reading, screen: Screen, whole: Part) -> Iterator[Part]:
    for index, line in enumerate(screen.lines):
        traits = (
            reading.text("says", line.text),
            reading.condition("shown", line.when),
            reading.traced(line.text.guide),
        )
        name = joined(prose("la ligne {} de {}", "the line {} of {}"), named(line.text), whole.name)
        yield Part("line", str(index), name, traits, screen, whole.key, True, line.text.place, line.text.guide,
                   "wording", brief=joined(prose("une ligne de {}", "a line of {}"), whole.name))  # fmt: skip


def _buttons(reading: Reading, screen: Screen, whole: Part) -> Iterator[Part]:
    for button in screen.buttons:
        name = joined(prose("le bouton {} de {}", "the button {} of {}"), named(button.label), whole.name)
        own = button.label is not button.event.label
        traits = (
            reading.text("label", button.label if own else None),
            reading.traced(button.label.guide if own else ()),
        )
        yield Part("button", reading.id("event", button.event.id), name, traits, (screen, button.event), whole.key,
                   place=button.place, guide=button.label.guide)  # fmt: skip


def _field(reading: Reading, field: Field, whole: Part) -> Iterator[Part]:
    name = joined(prose("le champ {} de {}", "the field {} of {}"), named(field.label), whole.name)
    example = ", ".join(field.example)
    traits = (
        reading.text("label", field.label),
        Trait("type", field.kind, KINDS[field.kind]),
        Trait("optional", "yes" if field.optional else ""),
        reading.condition("shown", field.shown),
        reading.text("hint", field.hint),
        reading.text("under", field.under),
        Trait("example", example, quoted(Prose(example, example)), "trace"),
        reading.condition("from", field.source),
        reading.text("record", field.record),
        Trait("many", "yes" if field.many else ""),
        reading.text("everything", field.everything.text if field.everything else None),
        reading.condition("everything_if", field.everything.when if field.everything else None),
        reading.traced(field.label.guide),
    )
    key = reading.renames.key(reading.flow.id, field.key)
    one = Part("field", key, name, traits, field, whole.key, place=field.label.place, guide=field.label.guide)
    yield one
    for option in field.options:
        yield _option(reading, field, option, one)


def _option(reading: Reading, field: Field, option: Option, one: Part) -> Part:
    chosen = joined(prose("le choix {}", "the choice {}"), named(option.label))
    attributes = {name: table.get(option.id) for name, table in field.type.tables.items()}
    said = Prose(*(_shown(field, attributes, lang) for lang in LANGS))
    traits = (
        reading.text("label", option.label),
        Trait("attributes", repr(sorted(attributes.items(), key=str)) if attributes else "", said),
        reading.traced(option.label.guide),
    )
    place, guide = option.label.place, option.label.guide
    return Part("option", option.id, chosen, traits, field, one.key, place=place, guide=guide)


def _shown(field: Field, attributes: Mapping[str, Value], lang: Lang) -> str:
    return ", ".join(show(value, field.type.attributes[name], lang) for name, value in attributes.items())
