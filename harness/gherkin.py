"""Scenarios put into words: the text of a feature file, in French or in English, as the project's own are written."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from harness.features import home_of
from harness.language import Lang
from harness.phrases import PHRASES, STEP_TYPES, load, registry, render, sentence
from harness.wordings import UnwritableError, plain
from simulator.scenarios.scenario import CannotTell, Scenario, Sentence
from simulator.spec.text import Prose


class _Words(NamedTuple):
    """The keywords of a language."""

    feature: str
    rule: str
    background: str
    scenario: str


_WORDS: Mapping[Lang, _Words] = {
    "fr": _Words("Fonctionnalité", "Règle", "Contexte", "Scénario"),
    "en": _Words("Feature", "Rule", "Background", "Scenario"),
}


def feature_text(
    scenarios: Sequence[Scenario],
    title: str,
    lang: Lang,
    *,
    tags: Sequence[str] = (),
    comments: Sequence[str] = (),
    description: Sequence[str] = (),
) -> str:
    """The text of a feature file; scenarios that follow each other under the same rule stand together.

    Raises:
        CannotTell: for a scenario with a value that no line of Gherkin can hold.
    """
    _phrases()
    lines = [f"# language: {lang}", *(f"# {comment}" for comment in comments)]
    lines += [" ".join(f"@{tag}" for tag in tags)] if tags else []
    lines += [f"{_WORDS[lang].feature}: {title}", *(f"  {line}" for line in description)]
    for rule, group in groupby(scenarios, key=lambda scenario: scenario.rule):
        depth = 4 if rule else 2
        lines += ["", f"  {_WORDS[lang].rule}: {rule}"] if rule else []
        for block in _blocks(tuple(group), lang):
            lines += ["", *(f"{' ' * depth}{line}".rstrip() for line in block)]
    return "\n".join([*lines, ""])


def _blocks(scenarios: tuple[Scenario, ...], lang: Lang) -> Iterator[list[str]]:
    """The scenarios of a rule; what all of them lay out alike stands above them, once."""
    shared = _shared(scenarios) if scenarios[0].rule else 0
    if shared:
        background = Scenario("", scenarios[0].sentences[:shared])
        yield [f"{_WORDS[lang].background}:", *(f"  {line}" for line in steps(background, lang))]
    for scenario in scenarios:
        own = scenario._replace(sentences=scenario.sentences[shared:])
        tagged = [" ".join(f"@{tag}" for tag in scenario.tags)] if scenario.tags else []
        yield [
            *tagged,
            f"{_WORDS[lang].scenario}: {scenario.title}",
            *(f"  {line}" for line in steps(own, lang)),
        ]


def _shared(scenarios: tuple[Scenario, ...]) -> int:
    """How many sentences all of them begin with that lay the scene; none for one alone."""
    count = 0
    if len(scenarios) > 1:
        for alike in zip(*(scenario.sentences for scenario in scenarios), strict=False):
            if alike[0].role != "given" or any(sentence != alike[0] for sentence in alike):
                break
            count += 1
    return count


def steps(scenario: Scenario, lang: Lang) -> Iterator[str]:
    """The lines of a scenario's steps, tables and texts included.

    Raises:
        CannotTell: for a value that no line of Gherkin can hold.
    """
    _phrases()
    before = ""
    for one in scenario.sentences:
        yield from _line(one, lang, again=one.role == before).split("\n")
        before = one.role


def _line(one: Sentence, lang: Lang, *, again: bool) -> str:
    try:
        step = _step(one, lang)
    except UnwritableError as error:
        why = Prose(f"cela ne s'écrit pas : {error.why.fr}", f"this cannot be written: {error.why.en}")
        raise CannotTell(why) from error
    # « Quand il clique …, et qu'il coche … »: the second « quand » is « que »
    return sentence("given" if again and one.role == "action" else one.role, lang, step, again=again)


def check(one: Sentence, lang: Lang) -> None:
    """See that a sentence can be written, and is read back as it was meant.

    Raises:
        CannotTell: where it is not.
    """
    _phrases()
    line = next(iter(_line(one, lang, again=False).split("\n")))
    step = SimpleNamespace(step_type=STEP_TYPES[one.role][-1], name=_step(one, lang).partition("\n")[0])
    found = registry.find_match(step)
    read = {} if found is None else {argument.name: argument.value for argument in found.arguments}
    values = {name: value for name, value in one.values.items() if name not in ("table", "text") or name in read}
    meant = found is not None and found.func.__name__ == one.phrase and read.keys() == values.keys()
    if not meant or any(read[name] not in (value, plain(str(value))) for name, value in values.items()):
        raise CannotTell(Prose(f"aucune phrase ne se relit ainsi : {line}", f"no phrase is read back so: {line}"))


def _step(one: Sentence, lang: Lang) -> str:
    """The step; a scene is laid with what holds (« est connecté ») where a phrase says it both ways."""
    wordings = PHRASES[one.phrase].wordings[lang]
    if one.role == "given" and len(wordings) > 1:
        return wordings[-1].write(one.values, feminine=one.feminine)
    return render(one.phrase, lang, **one.values)


def _phrases() -> None:
    """Read the phrases, once: those of the project one works in, else the shipped ones."""
    load(home_of([Path("features")]) / "steps")
