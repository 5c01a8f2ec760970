"""What is wrong in the syntax of a feature file, in the reader's language: behave's parser only speaks English."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from behave import i18n
from behave.model import Scenario, ScenarioOutline
from behave.parser import ParserError, parse_feature

from harness.files import LARGEST, read
from harness.language import Say
from simulator.spec.problems import closest


class GherkinError(Exception):
    """A feature file that cannot be read; the message is ``file:line: why``, in the person's language."""


def parsed(path: Path, shown: str, say: Say) -> Any | None:
    """The feature of a file, as behave's model; None where there is nothing but comments.

    Raises:
        GherkinError: where it cannot be understood.
        OSError: where it cannot be read.
    """
    content = read(path)
    if len(content) >= LARGEST:
        raise GherkinError(f"{shown}:1: {say('fichier trop grand', 'file too large')}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        why = say("ce n'est pas de l'UTF-8", "this is not UTF-8")
        raise GherkinError(f"{shown}:{line}: {why}") from None
    _known_language(text, shown, say)
    _closed_texts(text, shown, say)
    try:
        feature = parse_feature(text, filename=str(path.absolute()))
    except ParserError as error:
        raise GherkinError(f"{shown}:{error.line or 1}: {_why(error, text, say)}") from None
    except (AssertionError, LookupError, AttributeError, TypeError, ValueError) as error:
        why = say("ce Gherkin ne se lit pas", "this Gherkin cannot be read")
        raise GherkinError(f"{shown}:1: {why} ({type(error).__name__}: {error})") from error
    if feature is not None:
        _nothing_swallowed(feature, text, shown, say)
    return feature


def _known_language(text: str, shown: str, say: Say) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = re.match(r"\s*#\s*language:\s*(.*?)\s*$", line, re.IGNORECASE)
        if found and found[1] not in i18n.languages:
            why = say(
                f"langue inconnue « {found[1]} » (fr, en, …)",
                f"unknown language “{found[1]}” (fr, en, …)",
            )
            raise GherkinError(f"{shown}:{number}: {why}")
        if not line.lstrip().startswith("#"):
            return


def _closed_texts(text: str, shown: str, say: Say) -> None:
    """behave drops all that follows a text that is not closed, without a word."""
    opened: tuple[int, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        mark = line.strip()[:3]
        if mark in ('"""', "'''") and (opened is None or opened[1] == mark):
            opened = None if opened else (number, mark)
    if opened:
        why = say(f"ce texte n'est pas fermé par {opened[1]}", f"this text is not closed by {opened[1]}")
        raise GherkinError(f"{shown}:{opened[0]}: {why}")


_REASONS: Mapping[str, tuple[str, str]] = {
    "No feature found": (
        "le fichier doit commencer par « Fonctionnalité: »",
        "the file must begin with “Feature:”",
    ),
    "Multiple features in one file": ("une seule fonctionnalité par fichier", "only one feature in a file"),
    "Background supports no tags": ("un contexte ne porte pas d'étiquette", "a background bears no tags"),
    "Second Background": ("un seul contexte ici", "only one background here"),
    "Background may not occur after Scenario": (
        "le contexte vient avant les scénarios",
        "the background comes before the scenarios",
    ),
    "Background should not be used here": ("un contexte ne se met pas ici", "no background can stand here"),
    "Scenario may not occur before Feature": (
        "le fichier doit commencer par « Fonctionnalité: »",
        "the file must begin with “Feature:”",
    ),
    "Rule may not occur before Feature": (
        "le fichier doit commencer par « Fonctionnalité: »",
        "the file must begin with “Feature:”",
    ),
    "Examples must only appear": (
        "des exemples ne se mettent que sous un plan du scénario",
        "examples only stand under a scenario outline",
    ),
    "Multi-line text before any step": ("un texte se met sous une étape", "a text stands under a step"),
    "TABLE-START without step": ("un tableau se met sous une étape", "a table stands under a step"),
    "BAD-INDENT in multiline text": (
        'le texte est moins en retrait que ses """',
        'the text is indented less than its """',
    ),
    "Malformed table": (
        "ce tableau n'a pas autant de cellules à chaque ligne",
        "this table has not the same number of cells on each line",
    ),
    "tag:": ("mauvaise étiquette : chaque mot commence par @", "bad tag: each word begins with @"),
    "BAD_TAG-LINE": ("mauvaise étiquette : chaque mot commence par @", "bad tag: each word begins with @"),
    "STEP REQUIRES": (
        "« Et » et « Mais » suivent une autre étape",
        "“And” and “But” follow another step",
    ),
}


def _why(error: ParserError, text: str, say: Say) -> str:
    message = str(error.args[0])
    for sign, reason in _REASONS.items():
        if sign in message:
            return say(*reason)
    lines = text.splitlines()
    line = (error.line_text or lines[(error.line or 1) - 1] if lines else "").strip()
    near = _near(line, text)
    hint = say.meant(near)
    return say(f"ligne inattendue « {line} »{hint}", f"unexpected line “{line}”{hint}")


def _near(line: str, text: str) -> str | None:
    """The keyword of the file's language that a line seems to begin with."""
    found = re.search(r"^\s*#\s*language:\s*(\S+)", text, re.MULTILINE)
    words = _words(found[1] if found else "en", _BLOCKS + _STEPS)
    start = line.partition(":")[0] if ":" in line else line.partition(" ")[0]
    near = closest(start, words)
    return near if near and near != start else None


_BLOCKS = ("feature", "rule", "background", "scenario", "scenario_outline", "examples")
_STEPS = ("given", "when", "then", "and", "but")


def _words(lang: str, keys: tuple[str, ...]) -> list[str]:
    words = i18n.languages.get(lang, i18n.languages["en"])
    return [word.strip() for key in keys for word in words[key] if word.strip() != "*"]


# --- what is valid, and yet not what was meant


def _nothing_swallowed(feature: Any, text: str, shown: str, say: Say) -> None:
    """A mistyped title is taken for a description, and a scenario without steps passes: neither was meant."""
    titles = set(_words(feature.language or "en", ("feature", "rule", "scenario", "scenario_outline"))) - {"Exemple"}
    for element in elements(feature):
        for line in element.description:
            start = line.partition(":")[0].strip() if ":" in line else ""
            near = start and closest(start, titles)
            if near:
                place = f"{shown}:{line_of(line, element.line, text)}"
                why = say(f"« {line} » n'ouvre rien ; écrivez « {near}: »", f"“{line}” opens nothing; write “{near}:”")
                if line.startswith(f"{near}:"):
                    why = say(*_REASONS["Multiple features in one file"])
                raise GherkinError(f"{place}: {why}")
        if isinstance(element, ScenarioOutline) and not element.scenarios:
            why = say("ce plan du scénario n'a pas d'exemples", "this scenario outline has no examples")
            raise GherkinError(f"{shown}:{element.line}: {why}")
        if isinstance(element, Scenario) and not element.steps:
            why = say("ce scénario n'a aucune étape", "this scenario has no step")
            raise GherkinError(f"{shown}:{element.line}: {why}")


def elements(feature: Any) -> Iterator[Any]:
    """A feature, its rules, its scenarios and outlines as they are written."""
    yield feature
    for item in feature.run_items:
        yield item
        yield from getattr(item, "run_items", ())


def line_of(line: str, above: int, text: str) -> int:
    """Where a line of a description stands, under the title at ``above``."""
    lines = text.splitlines()
    return next((number for number in range(above + 1, len(lines) + 1) if lines[number - 1].strip() == line), above)
