"""The words in which parts are named and told: labels, texts with their blanks described, expressions."""

from string import Formatter
from typing import Final

from simulator.spec.expressions.tree import Expression, Shift
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Text
from simulator.spec.template import Template
from simulator.spec.text import LANGS, Lang, Prose

_LONGEST: Final = 72
_CONTRACTED: Final = {"de": "du", "à": "au"}
_MARKS: Final = "«»“” \u00a0"


def tied(text: str, lang: Lang) -> str:
    """A text whose French punctuation no line end can part from its word."""
    if lang != "fr":
        return text
    for sign in ":;?!»":
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0")


def prose(fr: str, en: str) -> Prose:
    """The same thing in both languages, its French punctuation tied."""
    return Prose(tied(fr, "fr"), tied(en, "en"))


def plain(text: Text) -> Prose:
    """A text of the flow, each blank as what fills it, between square brackets."""
    return Prose(_spoken(text.fr), _spoken(text.en))


def _spoken(template: Template) -> str:
    return "".join(
        part if isinstance(part, str) else f"[{describe(part.expression, template.lang).strip(_MARKS)}]"
        for part in template.parts
    )


def quoted(text: Prose) -> Prose:
    """A text between each language's own marks."""
    return Prose(f"«\u00a0{text.fr}\u00a0»", f"“{text.en}”")


def short(text: Prose) -> Prose:
    """A text no longer than a name should be, cut between words."""
    return Prose(*(_cut(text.of(lang)) for lang in LANGS))


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return (text[:_LONGEST].rpartition(" ")[0] or text[:_LONGEST]).rstrip(" ,;:") + " …"


def named(text: Text) -> Prose:
    """A text as the name of a part: quoted, and short."""
    return quoted(short(plain(text)))


def said(expression: Expression) -> Prose:
    """An expression in words; what is taken from a date with a real minus."""
    if isinstance(expression, Shift):
        sign, by, base = "+" if expression.sign > 0 else "−", expression.duration, said(expression.day)
        return Prose(f"{base.fr} {sign} {by.words('fr')}", f"{base.en} {sign} {by.words('en')}")
    return prose(describe(expression, "fr"), describe(expression, "en"))


def joined(pattern: Prose, *arguments: Prose) -> Prose:
    """A pattern of both languages with its blanks filled; in French « de le » becomes « du », « à le » « au »."""
    return prose(
        _filled(pattern.fr, tuple(argument.fr for argument in arguments)),
        _filled(pattern.en, tuple(argument.en for argument in arguments)),
    )


def _filled(pattern: str, arguments: tuple[str, ...]) -> str:
    said, rank = "", 0
    for literal, field, _, _ in Formatter().parse(pattern):
        said += literal
        if field is None:
            continue
        argument = arguments[int(field) if field else rank]
        rank += 1
        for whole, short_ in _CONTRACTED.items():
            if f" {said}".endswith(f" {whole} ") and argument.startswith("le "):
                said, argument = f"{said[: -len(whole) - 1]}{short_} ", argument[3:]
        said += argument
    return said


def listed(items: tuple[Prose, ...]) -> Prose:
    """Several in a row."""
    return Prose(", ".join(item.fr for item in items), ", ".join(item.en for item in items))
