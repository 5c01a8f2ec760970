"""One log read against one flow, row by row: what cannot be read is set aside, the rest goes on."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from harness.language import Say
from harness.logs.columns import Columns
from harness.logs.entry import Bad, Entry, unusable
from harness.logs.meaning import Meaning
from harness.logs.reading import rows
from simulator.analysis.conformance.conformance import Conformance, Reading
from simulator.analysis.conformance.deviation import Logged, Result
from simulator.analysis.conformance.words import moment
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.text import Lang, Prose

_AFTER: Final[tuple[tuple[Lang, str], ...]] = (("fr", "après"), ("en", "after"))
SHOWN: Final = 20
"""Rows that cannot be used that are shown; the others are counted."""


@dataclass(slots=True)
class Read:
    """A log that was read: what it comes to, and the rows set aside.

    ``bad`` holds all of them where all are wanted, else the first; ``begun`` counts the rows of activities that had
    only begun, ``backwards`` those set aside because they come before what their case told already.
    """

    log: str
    flow: Flow
    reading: Reading
    result: Result
    bad: list[Bad] = field(default_factory=list)
    set_aside: int = 0
    begun: int = 0
    rows: int = 0
    backwards: int = 0

    @property
    def clean(self) -> bool:
        """Whether every row was read and every case conforms."""
        return not self.set_aside and not self.result.groups


@dataclass(frozen=True, slots=True)
class Asked:
    """How a log is to be read."""

    reading: Reading = field(default_factory=Reading)
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    keep_all: bool = False


def read(path: Path, library: Library, flow: Flow, asked: Asked, say: Say) -> Read:
    """The log, read.

    Raises:
        BadInputError: for a log that cannot be used at all.
        OSError: where it cannot be read.
    """
    run = _Run(library, flow, asked)
    with _seldom_collected(), rows(path, Columns(flow, asked.mapping), asked.encoding, say) as found:
        for row in found:
            run.take(row)
    if not run.events:
        raise _nothing(path.as_posix(), run, say)
    return Read(
        path.as_posix(), flow, asked.reading, run.log.finish(), run.bad, run.set_aside, run.begun,
        run.events + run.set_aside + run.begun, run.backwards,
    )  # fmt: skip


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Cases hold no circles: looking for some in hundreds of thousands of them is a fifth of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class _Run:
    """What is known in the middle of a log."""

    def __init__(self, library: Library, flow: Flow, asked: Asked) -> None:
        self.log = Conformance(flow, asked.reading)
        self._meaning = Meaning(library, flow)
        self._keep_all = asked.keep_all
        self.bad: list[Bad] = []
        self.set_aside = self.begun = self.events = self.backwards = 0

    def take(self, row: Entry | Bad) -> None:
        """The next row."""
        if isinstance(row, Entry):
            if not row.done:
                self.begun += 1
                return
            logged = self._meaning.logged(row)
            if isinstance(logged, Logged):
                self._feed(row, logged)
                return
            row = logged
        self._aside(row)

    def _feed(self, row: Entry, logged: Logged) -> None:
        last = self.log.last(row.case)
        if last is not None and logged.at < last:
            self.backwards += 1
            self._aside(Bad(row.line, row.case, _backwards(logged, last)))
            return
        self.events += 1
        if row.insured and last is None:
            insured = self._meaning.insured(row)
            self.log.feed(row.case, logged, insured, self._meaning.facts(insured))
        else:
            self.log.feed(row.case, logged)

    def _aside(self, bad: Bad) -> None:
        self.set_aside += 1
        if self._keep_all or len(self.bad) < SHOWN:
            self.bad.append(bad)
        if bad.case:
            self.log.lost(bad.case)


def _backwards(logged: Logged, last: datetime) -> Prose:
    fr, en = (f"{moment(logged.at, lang)}, {word} {moment(last, lang)}" for lang, word in _AFTER)
    return Prose(f"le temps recule : {fr}", f"time runs backwards: {en}")


def _nothing(name: str, run: _Run, say: Say) -> Exception:
    """A log of which no row tells an event of the flow."""
    first = run.bad[0] if run.bad else None
    if first is None:
        return unusable(say, name, "ce journal n'a aucun événement", "this log has no event")
    return unusable(
        say, name, f"aucune ligne ne dit un événement de cette démarche ; ligne {first.line} : {first.why.fr}",
        f"no row tells an event of this journey; line {first.line}: {first.why.en}",
    )  # fmt: skip
