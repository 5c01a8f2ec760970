"""States of affairs as a sign, a word and a colour: the colour never says it alone."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from harness.site.facts import Proved, Tested
from harness.site.proofs import Judgement
from simulator.spec.text import Lang, Prose


class Mark(NamedTuple):
    """What is shown of a state of affairs; ``css`` is its class in the style sheet."""

    sign: str
    css: str
    text: str


_Told = tuple[str, str, Prose]

_YES, _NO, _PARTLY, _QUIET = ("✓", "yes"), ("✗", "no"), ("?", "partly"), ("–", "quiet")

SCENARIOS: Final[Mapping[str, _Told]] = {
    "passed": (*_YES, Prose("réussi", "passed")),
    "failed": (*_NO, Prose("échoué", "failed")),
    "error": (*_NO, Prose("en erreur", "in error")),
    "undefined": (*_NO, Prose("inconnu", "undefined")),
    "skipped": (*_QUIET, Prose("ignoré", "skipped")),
    "untested": (*_QUIET, Prose("non joué", "not played")),
}

TESTED: Final[Mapping[Tested, _Told]] = {
    "passed": (*_YES, Prose("testé, tout réussit", "tested, all pass")),
    "failed": (*_NO, Prose("testé, en échec", "tested, failing")),
    "untested": (*_PARTLY, Prose("pas entièrement joué", "not wholly played")),
    "none": (*_QUIET, Prose("sans scénario", "no scenario")),
}

PROVED: Final[Mapping[Proved, _Told]] = {
    "proved": (*_YES, Prose("prouvé", "proved")),
    "refuted": (*_NO, Prose("réfuté", "refuted")),
    "open": (*_PARTLY, Prose("indécis", "undecided")),
    "unproved": (*_QUIET, Prose("non prouvé lors de cette édition", "not proved in this edition")),
    "none": (*_QUIET, Prose("aucune propriété ne le cite", "no property cites it")),
}

JUDGED: Final[Mapping[Judgement, _Told]] = {
    "proved": (*_YES, Prose("prouvée", "proved")),
    "refuted": (*_NO, Prose("réfutée", "refuted")),
    "open": (*_PARTLY, Prose("indécise : tout n'a pas été visité", "undecided: not all was visited")),
    "unproved": (*_QUIET, Prose("non prouvée lors de cette édition", "not proved in this edition")),
}

WRITTEN: Final[Mapping[bool, _Told]] = {
    True: (*_YES, Prose("écrit", "written")),
    False: (*_NO, Prose("cité nulle part", "cited nowhere")),
}

LEGEND: Final[Mapping[str, Mapping[Any, _Told]]] = {"written": WRITTEN, "tested": TESTED, "proved": PROVED}


def mark(told: _Told, lang: Lang) -> Mark:
    """The mark in a language."""
    sign, css, text = told
    return Mark(sign, css, text.of(lang))
