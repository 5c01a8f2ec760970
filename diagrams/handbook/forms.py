"""The fields of a screen as a table: what is mandatory, what is accepted, an example."""

from collections.abc import Iterator

from diagrams.handbook.blocks import Block, Grid, Rich, Run, Title, lines, rich
from diagrams.handbook.plan import Plan, Sight
from diagrams.handbook.voice import Voice, capital
from simulator.portal.page import FieldView
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Field, Screen


def form(plan: Plan, screen: Screen, sight: Sight | None) -> Iterator[Block]:
    """What can be filled in on a screen; nothing for a screen without fields."""
    if not screen.fields:
        return
    voice = plan.voice
    typed = {view.key: view for view in sight.view.fields} if sight else {}
    yield Title(voice.say("fields"), 2, f"{plan.anchor(screen)}-fields")
    yield Grid(
        (voice.say("field"), voice.say("mandatory"), voice.say("accepted"), voice.say("example")),
        tuple(_row(voice, field, typed.get(field.key)) for field in screen.fields),
        (0.28, 0.14, 0.38, 0.2),
    )


def _row(voice: Voice, field: Field, view: FieldView | None) -> tuple[Rich, ...]:
    name = rich(Run(voice.text(field.label), face="strong"))
    if field.under is not None:
        name = rich(name, "\n", Run(voice.say("under", voice.quoted(field.under)), face="small"))
    name = rich(name, voice.cited(field.label.guide, *_guides(field)))
    accepted = [rich(each) for each in _accepted(voice, field)]
    return name, rich(voice.say("no" if field.optional else "yes")), lines(accepted), rich(_example(voice, view))


def _guides(field: Field) -> Iterator[tuple[str, ...]]:
    for text in (field.hint, field.under, field.record, field.everything.text if field.everything else None):
        yield text.guide if text else ()
    yield from (option.label.guide for option in field.options)


def _accepted(voice: Voice, field: Field) -> Iterator[str]:
    yield capital(_content(voice, field))
    if field.everything is not None:
        word = voice.say("everything", voice.quoted(field.everything.text))
        when = field.everything.when
        yield f"{word}, {voice.say('when', voice.sentences.condition(when))}" if when is not None else word
    if field.hint is not None:
        yield capital(voice.say("hint", voice.quoted(field.hint)))
    if field.shown is not None:
        yield capital(voice.say("only_if", voice.sentences.condition(field.shown)))


def _content(voice: Voice, field: Field) -> str:
    if field.kind != "choice":
        return voice.say(f"a_{field.kind}")
    if field.source is not None:
        record = voice.text(field.record) if field.record else describe(field.source, voice.lang)
        return voice.say("many_from" if field.many else "from_dossier", record)
    options = ", ".join(voice.quoted(option.label) for option in field.options)
    return voice.say("some_of" if field.many else "one_of", options)


def _example(voice: Voice, view: FieldView | None) -> str:
    """What stands in the field on the drawing, as a person reads it."""
    if view is None or not view.typed:
        return "–"
    if view.type == "tick":
        return voice.say("ticked")
    texts = (view.typed,) if isinstance(view.typed, str) else view.typed
    labels = {option.id: option.label for option in view.options}
    return ", ".join(labels.get(text, text) for text in texts)
