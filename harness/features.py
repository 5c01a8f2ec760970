"""Which scenarios are meant: files, folders, ``file:line``, tags, shards. Mistakes are told before anything runs."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from behave.runner_util import FeatureLineDatabase
from behave.tag_expression import TagExpressionProtocol, make_tag_expression
from behave.tag_expression.model import And, Literal, Not, Or
from behave.tag_expression.parser import TagExpressionError

from harness.files import root
from harness.gherkin_faults import GherkinError, parsed
from harness.language import Say
from harness.mistakes import BadInputError
from harness.report.collect import Place, shown, walk
from simulator.spec.problems import closest

Key = tuple[str, int]
"""A scenario's file, as shown, and its line."""


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A feature file that was read, and which of its scenarios are meant."""

    path: Path
    shown: str
    feature: Any
    places: tuple[Place, ...]

    def scenarios(self) -> Iterator[Key]:
        """The scenarios that are meant."""
        return ((self.shown, place.scenario.line) for place in self.places)


def features_folder() -> Path:
    """The features one works on: ``features/`` where one stands, else the shipped ones."""
    here = Path("features")
    return here if here.is_dir() else root() / "features"


def home_of(paths: Sequence[Path]) -> Path:
    """The folder whose ``steps/`` and ``environment.py`` serve these features; without any, the shipped ones."""
    for path in paths[:1]:
        for folder in (path.absolute(), *path.absolute().parents):
            if (folder / "steps").is_dir() and (folder / "environment.py").is_file():
                return folder
    return root()


def find(paths: Sequence[str], say: Say) -> tuple[Read, ...]:
    """The features of files, folders and ``file:line``; the shipped ones, or those of ``features/``, without any.

    Raises:
        BadInputError: naming every path that does not exist and every file that cannot be read.
    """
    lines: dict[str, set[int]] = {}
    mistakes = []
    for text in paths or [str(features_folder())]:
        try:
            for path, line in _located(text, say):
                lines.setdefault(shown(str(path)), set()).add(line)
        except BadInputError as mistake:
            mistakes.append(str(mistake))
    found: list[Read] = []
    for name in sorted(lines):
        try:
            found += _read(name, lines[name], say)
        except (BadInputError, GherkinError) as mistake:
            mistakes.append(str(mistake))
    if mistakes:
        raise BadInputError("\n".join(mistakes))
    return tuple(found)


def _located(text: str, say: Say) -> Iterator[tuple[Path, int]]:
    if not text.strip():
        raise BadInputError(say("un chemin est vide", "a path is empty"))
    path, line = Path(text), 0
    numbered = re.fullmatch(r"(.+):(\d{1,9})", text)
    if numbered and not path.exists():
        path, line = Path(numbered[1]), int(numbered[2])
        if path.is_dir() or line == 0:
            why = say("une ligne se donne dans un fichier, à partir de 1", "a line is given in a file, from 1 on")
            raise BadInputError(f"{text}{say(' :', ':')} {why}")
    if path.is_dir():
        inside = sorted(path.rglob("*.feature"))
        if not inside:
            raise BadInputError(say(f"{path} : aucune fonctionnalité (.feature)", f"{path}: no feature (.feature)"))
        yield from ((file, 0) for file in inside)
        return
    if not path.is_file():
        near = closest(path.as_posix(), [shown(str(file)) for file in features_folder().rglob("*.feature")])
        hint = say(f" ; vouliez-vous {near} ?", f"; did you mean {near}?") if near else ""
        raise BadInputError(say(f"{path} : ce fichier n'existe pas{hint}", f"{path}: no such file{hint}"))
    if path.suffix != ".feature":
        raise BadInputError(
            say(f"{path} : une fonctionnalité est un fichier .feature", f"{path}: a feature is a .feature file")
        )
    yield path, line


def _read(name: str, lines: set[int], say: Say) -> Iterator[Read]:
    path = Path(name)
    feature = parsed(path, name, say)
    if feature is None:
        return
    places = tuple(walk(feature))
    if 0 not in lines:
        length = len(path.read_text(encoding="utf-8").splitlines())
        for line in sorted(lines):
            if not 1 <= line <= length:
                why = say(f"le fichier a {length} lignes", f"the file has {length} lines")
                raise BadInputError(f"{name}:{line}: {why}")
        database = FeatureLineDatabase.make(feature)
        meant = {id(scenario) for line in lines for scenario in database.select_scenarios_by_line(line)}
        places = tuple(place for place in places if id(place.scenario) in meant)
    yield Read(path, name, feature, places)


# --- tags and shards


def with_tags(found: Sequence[Read], expressions: Sequence[str], say: Say) -> tuple[Read, ...]:
    """Only the scenarios whose tags satisfy every expression.

    Raises:
        BadInputError: for an expression that cannot be read, or a tag that no scenario bears.
    """
    if not expressions:
        return tuple(found)
    try:
        expression = make_tag_expression(list(expressions), TagExpressionProtocol.STRICT)
    except (TagExpressionError, ValueError) as error:
        text = " ".join(expressions)
        why = say(f"--tags : « {text} » ne se lit pas", f"--tags: “{text}” cannot be read")
        example = say('par exemple : --tags "@P-029 and not @D-05"', 'for example: --tags "@P-029 and not @D-05"')
        raise BadInputError(f"{why} ; {example}") from error
    known = {str(tag) for read in found for place in read.places for tag in place.scenario.effective_tags}
    _refuse_unknown(expression, known, say)
    return _kept(found, lambda _, place: bool(expression.check(place.scenario.effective_tags)))


def _refuse_unknown(expression: Any, known: set[str], say: Say) -> None:
    for name in _names(expression):
        if name not in known:
            near = closest(name, known)
            hint = say(f" ; vouliez-vous @{near} ?", f"; did you mean @{near}?") if near else ""
            raise BadInputError(
                say(f"--tags : aucun scénario ne porte @{name}{hint}", f"--tags: no scenario bears @{name}{hint}")
            )


def _names(expression: Any) -> Iterator[str]:
    if isinstance(expression, Literal):
        yield expression.name
    elif isinstance(expression, (And, Or)):
        for term in expression.terms:
            yield from _names(term)
    elif isinstance(expression, Not):
        yield from _names(expression.term)


def with_shard(found: Sequence[Read], shard: str, say: Say) -> tuple[Read, ...]:
    """One of n parts, the same on every machine: « 2/4 » is the 2nd, 6th, 10th … scenario."""
    written = re.fullmatch(r"(\d{1,6})/(\d{1,6})", shard)
    part, parts = (int(written[1]), int(written[2])) if written else (0, 0)
    if not 1 <= part <= parts:
        raise BadInputError(
            say(f"--shard : « {shard} » ne convient pas ; par exemple 1/4", f"--shard: “{shard}” does not do; say 1/4")
        )
    keys = [key for read in found for key in read.scenarios()]
    mine = set(keys[part - 1 :: parts])
    return _kept(found, lambda key, _: key in mine)


def _kept(found: Iterable[Read], keep: Callable[[Key, Place], bool]) -> tuple[Read, ...]:
    parts = (
        replace(
            read,
            places=tuple(place for place in read.places if keep((read.shown, place.scenario.line), place)),
        )
        for read in found
    )
    return tuple(part for part in parts if part.places)
