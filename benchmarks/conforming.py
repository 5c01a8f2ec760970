"""Reading a log and replaying it against a flow."""

import csv
import importlib.util
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib import import_module
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.contest import Absent, Contest, row
from benchmarks.shipped import library
from harness.conform.run import Asked, read
from harness.language import Say

RUNS = (
    ("start", "next", "validate", "details", "revoke", "revoke"),
    ("start", "next", "back", "next", "validate"),
    ("start", "back", "start", "next", "logout"),
    ("start", "validate"),
)
"""What cases go through; the last one skips a step."""

_KEPT: list[TemporaryDirectory[str]] = []
"""The logs last as long as the run."""


def log(events: int) -> Path:
    """A log of so many events, its cases mixed."""
    rows = sorted(_rows(events), key=lambda each: each[2])
    folder = TemporaryDirectory()
    _KEPT.append(folder)
    path = Path(folder.name) / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow(("case", "event", "time"))
        written.writerows(rows[:events])
    return path


def xes(events: int) -> Path:
    """The same in XES, a trace a case."""
    path = log(events).with_suffix(".xes")
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xmlns="http://www.xes-standard.org/">\n')
        for case, told in groupby(_rows(events), key=itemgetter(0)):
            file.write(f'<trace><string key="concept:name" value="{case}"/>\n')
            for _, event, at in told:
                file.write(f'<event><string key="concept:name" value="{event}"/>')
                file.write(f'<date key="time:timestamp" value="{at}+01:00"/></event>\n')
            file.write("</trace>\n")
        file.write("</log>\n")
    return path


def _rows(events: int) -> Iterator[tuple[str, str, str]]:
    chance = random.Random(1)
    told = case = 0
    while told < events:
        case += 1
        at = datetime(2021, 1, 4, 9) + timedelta(seconds=chance.randrange(200 * 86400))
        for event in chance.choices(RUNS, weights=(40, 30, 29, 1))[0]:
            at += timedelta(seconds=chance.randrange(5, 600))
            told += 1
            yield f"D-{case:06}", event, at.isoformat()


@row("replaying a log against the proxy, cases mixed", against="csv.DictReader over the same file", goal="<= 30")
def replaying(quick: bool) -> Contest:
    path = log(2_000 if quick else 10_000)
    found = library()
    flow, asked, say = found.flows["procuration"], Asked(), Say("fr")

    def rows() -> int:
        with path.open(encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))

    return Contest(lambda: read(path, found, flow, asked, say), rows)


@row(
    "reading XES and replaying it against the proxy",
    against="pm4py.read_xes alone, where it is installed",
    faster=False,
)
def replaying_xes(quick: bool) -> Contest:
    if importlib.util.find_spec("pm4py") is None:
        raise Absent("pm4py is not installed")
    path = xes(2_000 if quick else 10_000)
    found = library()
    flow, asked, say = found.flows["procuration"], Asked(), Say("fr")
    read_xes = import_module("pm4py").read_xes
    return Contest(lambda: read(path, found, flow, asked, say), lambda: read_xes(str(path)))
