"""The scenarios: all of them, one of them with its steps, and a sitting that begins after one of its steps."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from diagrams.words import tied
from harness.mistakes import BadInputError
from harness.play.safe import short
from harness.player import names
from harness.player.asked import Answer, Asked
from harness.player.rehearsed import rehearsed, spoken
from harness.player.shelf import SHELF, Entry
from harness.player.typeset import Typeset
from harness.scenarios import StepFailedError
from harness.web import page

LONGEST = 200
"""Characters that are looked for."""


class StepView(NamedTuple):
    """A step: its sentence, its table (headings first) and the text under it; ``own`` where it is not translated."""

    number: int
    sentence: str
    table: tuple[tuple[str, ...], ...]
    block: str
    own: bool


def show_all(asked: Asked) -> Answer:
    """Every scenario, or those that speak of some words."""
    words = asked.query.get("q", [""])[0].strip()[:LONGEST]
    try:
        entries = SHELF.entries(asked.say).values()
    except BadInputError as error:
        return _undecipherable(asked, error)
    found = [entry for entry in entries if entry.speaks_of(words)]
    return Answer(
        page(
            "player/scenarios.html",
            Typeset(asked.lang),
            asked=asked,
            folders=_shelved(found),
            words=words,
            count=len(found),
            query=urlencode({"q": words}) if words else "",
        )
    )


def _shelved(entries: Sequence[Entry]) -> list[tuple[str, list[tuple[Entry, list[Entry]]]]]:
    """Folders, in each the features, in each the scenarios; a feature is told by its first scenario."""
    folders = []
    for folder, inside in groupby(entries, key=lambda entry: entry.folder):
        features = [list(found) for _, found in groupby(inside, key=lambda entry: entry.file)]
        folders.append((folder, [(found[0], found) for found in features]))
    return folders


def show(asked: Asked) -> Answer:
    """A scenario and its steps."""
    try:
        entry = SHELF.entries(asked.say).get(asked.path["key"])
    except BadInputError as error:
        return _undecipherable(asked, error)
    return Answer(status=404) if entry is None else _shown(asked, entry)


def _shown(asked: Asked, entry: Entry, mistake: str = "", at: int = 0) -> Answer:
    return Answer(
        page(
            "player/scenario.html",
            Typeset(asked.lang),
            asked=asked,
            entry=entry,
            steps=_steps(asked, entry),
            mistake=tied(mistake, asked.lang),
            at=at,
        ),
        status=409 if mistake else 200,
    )


def _steps(asked: Asked, entry: Entry) -> list[StepView]:
    written = [
        StepView(number, step.sentence, step.table, step.docstring or "", True)
        for number, step in enumerate(entry.written.steps, 1)
    ]
    if entry.lang == asked.lang:
        return written
    said = spoken(entry, asked.setting.flows.now().library, asked.say)
    return [
        own if step is None else StepView(
            own.number,
            step.sentence,
            tuple(tuple(cell.text for cell in row) for row in step.table),
            "\n".join(line.text for line in step.docstring or ()),
            False,
        )
        for own, step in zip(written, said, strict=True)
    ]  # fmt: skip


def open_sitting(asked: Asked) -> Answer:
    """A sitting that begins after a step of a scenario, with all that was done up to there as its past."""
    try:
        entry = SHELF.entries(asked.say).get(asked.path["key"])
    except BadInputError as error:
        return _undecipherable(asked, error)
    if entry is None:
        return Answer(status=404)
    number, most = _number(asked), len(entry.written.steps)
    if not 1 <= number <= most:
        given = short(asked.form.get("step", [""])[0])
        fr, en = f"« {given} » : ce scénario a {most} étapes", f"“{given}”: this scenario has {most} steps"
        return _shown(asked, entry, asked.say(fr, en))
    reading = asked.setting.flows.now()
    try:
        there = rehearsed(entry, number, reading.library, asked.say)
    except BadInputError as error:
        failed = _failed(entry, error) or number
        return _shown(asked, entry, str(error).partition("\n")[0], failed)
    table = asked.setting.tables.open(asked.visitor, reading, there.sitting)
    people = dict.fromkeys((*there.people, *table.sitting.now.sessions))
    seated = [each for each in people if names.is_somebody(reading.library, each)]
    query = urlencode({"who": seated}, doseq=True)
    return Answer(to=f"/{asked.lang}/s/{table.id}" + (f"?{query}" if query else ""))


def _failed(entry: Entry, error: BadInputError) -> int:
    """The number of the step that did not hold; 0 where it is none of them."""
    place = error.place if isinstance(error, StepFailedError) else ""
    lines = (step.line for step in entry.written.steps)
    return next((number for number, line in enumerate(lines, 1) if place.endswith(f":{line}")), 0)


def _number(asked: Asked) -> int:
    text = asked.form.get("step", [""])[0]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _undecipherable(asked: Asked, error: BadInputError) -> Answer:
    """The features cannot be read: where, and why."""
    lines = str(error).splitlines()
    return Answer(page("player/unread.html", Typeset(asked.lang), asked=asked, lines=lines), status=409)
