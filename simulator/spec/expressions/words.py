"""An expression, and a value, in the words of a person."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from simulator.spec.calendar import Duration, french_date
from simulator.spec.expressions.tree import (
    Age,
    And,
    Attribute,
    Compare,
    Dossier,
    Expression,
    FieldValue,
    Filled,
    ForeignValue,
    Given,
    It,
    Literal,
    Named,
    Not,
    Or,
    Quantified,
    Same,
    Sent,
    Shift,
    Since,
    Today,
    Type,
    Value,
    Within,
)
from simulator.spec.text import Lang, Prose

NBSP: Final = "\N{NO-BREAK SPACE}"

_SAID: Final[dict[str, Prose]] = {
    "==": Prose("est", "is"),
    "!=": Prose("n'est pas", "is not"),
    "<": Prose("est avant", "is before"),
    "<=": Prose("est au plus tard", "is no later than"),
    ">": Prose("est après", "is after"),
    ">=": Prose("est au plus tôt", "is no earlier than"),
}
_SIGNS: Final = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}


def quoted(label: str, lang: Lang) -> str:
    """A label between the language's own marks."""
    return f"« {label} »" if lang == "fr" else f"“{label}”"


def show(value: Value, kind: Type, lang: Lang) -> str:
    """A value as a screen writes it; a missing value is an empty text."""
    match value:
        case None:
            return ""
        case bool():
            return {"fr": ("non", "oui"), "en": ("no", "yes")}[lang][value]
        case Prose():
            return value.of(lang)
        case date():
            return french_date(value)
        case Duration():
            return value.words(lang)
        case Decimal() | int():
            return f"{value:f}".replace(".", ",") if lang == "fr" and isinstance(value, Decimal) else str(value)
        case str():
            label = kind.labels.get(value)
            return label.of(lang) if label else value
        case Mapping():
            return " ".join(show(item, Type("text"), lang) for item in value.values())
    return ", ".join(show(item, kind, lang) for item in value)


def describe(expression: Expression, lang: Lang) -> str:
    """What an expression says, in words."""
    match expression:
        case Named(says=Prose() as says):
            return says.of(lang)
        case Named(inner=inner):
            return describe(inner, lang)
        case And(items=items):
            return (" et " if lang == "fr" else " and ").join(_inside(item, lang) for item in items)
        case Or(items=(Not(item=item), *others)) if others:
            then = (" ou " if lang == "fr" else " or ").join(_inside(other, lang) for other in others)
            return (
                f"si {describe(item, lang)}, alors {then}"
                if lang == "fr"
                else f"if {describe(item, lang)}, then {then}"
            )
        case Or(items=items):
            return (" ou " if lang == "fr" else " or ").join(_inside(item, lang) for item in items)
        case Not(item=item):
            return (f"pas{NBSP}: " if lang == "fr" else "not: ") + _inside(item, lang)
        case Compare():
            return _compare(expression, lang)
        case Within(label=label, flow=flow):
            of = "" if flow is None else f" ({flow})"
            return ("l'état est " if lang == "fr" else "the state is ") + quoted(label.of(lang), lang) + of
    return _value(expression, lang)


def _inside(expression: Expression, lang: Lang) -> str:
    text = describe(expression, lang)
    return f"({text})" if isinstance(expression, And | Or | Not) else text


def _compare(expression: Compare, lang: Lang) -> str:
    left, right = _two(expression.left, expression.right, lang)
    if isinstance(expression.right, Literal) and expression.left.type.labels:
        right = quoted(show(expression.right.value, expression.left.type, lang), lang)
    if expression.left.type.name == "number":
        return f"{left} {_SIGNS[expression.op]} {right}"
    return f"{left} {_SAID[expression.op].of(lang)} {right}"


def _value(expression: Expression, lang: Lang) -> str:  # noqa: C901, PLR0912 - a case for each kind of expression
    french = lang == "fr"
    match expression:
        case Literal(value=value, type=kind):
            return show(value, kind, lang) if not isinstance(value, str) else quoted(value, lang)
        case Today():
            return "aujourd'hui" if french else "today"
        case FieldValue(label=label) | Dossier(label=label):
            return quoted(label.of(lang), lang)
        case It():
            return "la fiche" if french else "the record"
        case Attribute(base=base, name=name, label=attribute):
            return f"{describe(base, lang)} ({name})" if attribute is None else _of(attribute, base, lang)
        case Since(label=label):
            return ("l'entrée dans " if french else "the entry into ") + quoted(label.of(lang), lang)
        case ForeignValue(inner=inner):
            return describe(inner, lang)
        case Shift(day=day, duration=duration, sign=sign):
            return f"{describe(day, lang)} {'+' if sign > 0 else '-'} {duration.words(lang)}"
        case Age(of=of):
            return (f"âge ({describe(of, lang)})") if french else f"age ({describe(of, lang)})"
        case Filled(of=of):
            return describe(of, lang) + (" est renseigné" if french else " is filled in")
        case Same(left=left, right=right):
            same = "{} et {} sont identiques" if french else "{} and {} are the same"
            return same.format(*_two(left, right, lang))
        case Quantified():
            return _quantified(expression, lang)
        case Sent(label=label):
            return f"communication {_to(label.fr)}" if french else f"communication to {label.en}"
        case Given(label=label):
            return quoted(label.of(lang), lang) + (" remis" if french else " handed over")
    return expression.source


def _two(left: Expression, right: Expression, lang: Lang) -> tuple[str, str]:
    """Two things compared; where they have one label, it is said whose is the insured person's own."""
    one, other = describe(left, lang), describe(right, lang)
    if one != other:
        return one, other
    own = " de l'assuré" if lang == "fr" else " of the insured"
    return one + own * isinstance(left, Dossier), other + own * isinstance(right, Dossier)


def _of(label: Prose, base: Expression, lang: Lang) -> str:
    """« CMU » de la fiche."""
    return f"{quoted(label.of(lang), lang)} {'de' if lang == 'fr' else 'of'} {describe(base, lang)}"


def _to(actor: str) -> str:
    """« à » before an actor, run together with the article where French does so."""
    return f"au {actor[3:]}" if actor.startswith("le ") else f"à {actor}"


def _quantified(expression: Quantified, lang: Lang) -> str:
    over = describe(expression.over, lang)
    names = {
        "any": Prose("l'un de", "one of"),
        "all": Prose("chacun de", "each of"),
        "count": Prose("nombre dans", "number in"),
    }
    text = f"{names[expression.kind].of(lang)} {over}"
    colon = f"{NBSP}: " if lang == "fr" else ": "
    return text if expression.condition is None else f"{text}{colon}{describe(expression.condition, lang)}"
