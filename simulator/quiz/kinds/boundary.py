"""What happens on either side of a limit: one field of a form that is otherwise in order, then the click."""

from collections.abc import Iterator
from typing import Final

from simulator.analysis.owed.wording import both
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.age import aged
from simulator.quiz.kinds.misses import misses
from simulator.quiz.kinds.variant import Trial, Variant, trials, turns
from simulator.quiz.outcome import INACTIVE, SILENT, outcome
from simulator.quiz.question import Answer, Item, distinct
from simulator.quiz.words import doing, holding, moment, sentence, title
from simulator.spec.expressions.tree import FieldValue, walk
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Field
from simulator.spec.text import Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """Every value at which the answer to a click turns, for each rule, field and day; then which value is refused."""
    for trial in trials(ground):
        for variant, neighbour in turns(trial):
            yield from _items(ground, trial, variant, neighbour)


def _items(ground: Ground, trial: Trial, variant: Variant, neighbour: Variant) -> Iterator[Item]:
    """The question with the value as it is typed; where the rule looks at an age, with the age instead too."""
    near = [
        Answer(neighbour.found, _neighbour(trial, neighbour)),
        *_misses(ground, trial, variant),
        *_other_refusals(ground, trial),
        Answer(INACTIVE, _FORM),
    ]
    age = aged(trial.guard, trial.field, variant.text, trial.day)
    for name, by_age in (("typed", None), ("age", age)) if age is not None else (("typed", None),):
        yield Item(
            kind="boundary",
            id=f"{ground.flow.id}:boundary:{trial.guard.id}:{trial.field.key}:{variant.text}:{trial.day}:{name}",
            topics=(f"guard {trial.guard.id}", f"field {trial.field.key}"),
            shape=f"{name} {'kept' if variant.refusing is None else 'refused'}",
            text=_text(ground, trial, variant, by_age),
            right=Answer(variant.found, _why(trial, variant, age)),
            wrong=distinct(variant.found, near),
            guide=ground.known((*trial.guard.guide, *trial.arc.branch.guide)),
            path=variant.path,
            read=variant.read,
            asks=frozenset([f"guard {trial.guard.id}"]),
            tells=frozenset([f"arc {trial.arc.source} {trial.arc.trigger}"]),
        )


_KEPT: Final = {True: "est", False: "n'est pas"}
_FORM: Final = Prose(
    "Un bouton n'est inactif que si un champ obligatoire manque.",
    "A button is inactive only where a mandatory field is missing.",
)


def _text(ground: Ground, trial: Trial, variant: Variant, age: Prose | None) -> Prose:
    def said(lang: Lang) -> str:
        when, form = moment(variant.path.start, lang, clock=False), title(trial.screen, lang)
        click = doing(ground, variant.path, ground.flow.leaves[trial.arc.source], trial.arc.trigger, lang)
        value = holding(trial.field, variant.text, lang) if age is None else _of_age(trial, age, lang)
        value = ", ".join([value, *(holding(field, "", lang) for field in _left_empty(ground, trial, variant))])
        if lang == "fr":
            begin = f"{when.capitalize()}, dans {form}, {value} ; tout le reste est en règle."
            return f"{begin} Que se passe-t-il quand {click} ?"
        return f"{when.capitalize()}, in {form}, {value}; all else is in order. What happens when {click}?"

    return both(said)


def _left_empty(ground: Ground, trial: Trial, variant: Variant) -> list[Field]:
    """The other fields that the rule reads and in which nothing stands: « in order » does not say so."""
    data, fields = variant.happening.firing.before.data, ground.flow.fields
    keys = [part.key for part in walk(trial.guard.condition) if isinstance(part, FieldValue) and part.flow is None]
    others = [fields[key] for key in dict.fromkeys(keys) if key in fields and fields[key] is not trial.field]
    return [field for field in others if field.key not in data or not data[field.key].typed]


def _of_age(trial: Trial, age: Prose, lang: Lang) -> str:
    label = quoted(trial.field.label.of(lang).source, lang)
    if lang == "fr":
        return f"{label} est celle d'une personne qui a {age.fr} ce jour-là"
    return f"{label} is that of a person who is {age.en} old on that day"


def _why(trial: Trial, variant: Variant, age: Prose | None) -> Prose:
    """The rule, and what was found wanting if it was."""
    kept = variant.refusing is None

    def said(lang: Lang) -> str:
        rule = quoted(sentence((variant.refusing or trial.guard).text).of(lang), lang)
        why = age.of(lang) if age is not None else holding(trial.field, variant.text, lang)
        if lang == "fr":
            return f"La règle {rule} {_KEPT[kept]} respectée : {why}."
        return f"The rule {rule} is {'kept' if kept else 'not kept'}: {why}."

    return both(said)


def _neighbour(trial: Trial, other: Variant) -> Prose:
    return both(
        lambda lang: (
            f"C'est ce qui arrive quand {holding(trial.field, other.text, lang)}."
            if lang == "fr"
            else f"That is what happens when {holding(trial.field, other.text, lang)}."
        )
    )


def _misses(ground: Ground, trial: Trial, variant: Variant) -> Iterator[Answer]:
    """What the click comes to where the rule is another one; a refusal without a word is nothing one expects."""
    for answer in misses(ground, lambda place: place[:2] == ("guards", trial.guard.id), variant.read):
        if SILENT not in answer.found.claims:
            yield answer


def _other_refusals(ground: Ground, trial: Trial) -> Iterator[Answer]:
    """What the other rules of the same click say when they refuse."""
    for arc in ground.flow.leaves[trial.arc.source].arcs[trial.arc.trigger]:
        refused = None if arc.guard is None or arc.guard is trial.guard else ground.refused(arc)
        if arc.guard is not None and refused is not None:
            rule = sentence(arc.guard.text)
            why = Prose(
                f"C'est le refus d'une autre règle : {quoted(rule.fr, 'fr')}.",
                f"That is the refusal of another rule: {quoted(rule.en, 'en')}.",
            )
            yield Answer(outcome(ground.flow.id, ground.library, refused), why)
