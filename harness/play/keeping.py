"""A journey kept in a file: who and where everybody is, then the journal, then a seal over every byte before it.

One JSON value a line. It is taken up by doing again what the journal says, each line checked against what it comes to.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.play.journey import Journey
from harness.play.safe import short
from simulator.engine.journal import Record, from_line, records, to_line
from simulator.engine.session import Session
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import instant_from_json, instant_to_json
from simulator.spec.load import Library

FORMAT: Final = 1
LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a kept journey that are read."""


class _DamagedError(ValueError):
    """A line that cannot be what was kept; ``why`` in French and in English."""

    def __init__(self, line: int, fr: str, en: str) -> None:
        super().__init__(en)
        self.line, self.why = line, (fr, en)


# --- writing


def save(journey: Journey, name: str, say: Say) -> str:
    """Keep a journey; the file is whole or not written at all. Says what was done.

    Raises:
        BadInputError: for no name, or a file that is something else.
        OSError: where it cannot be written.
    """
    path = _path(name, say)
    if path.exists() and not _is_ours(path):
        raise BadInputError(
            say(f"{short(name)} existe et n'est pas un parcours : rien n'est écrit",
                f"{short(name)} exists and is not a journey: nothing is written")
        )  # fmt: skip
    if not path.parent.is_dir():
        raise BadInputError(say(f"{short(name)} : ce dossier n'existe pas", f"{short(name)}: no such folder"))
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content(journey))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return say(f"gardé dans {short(name)}", f"kept in {short(name)}")


def content(journey: Journey) -> bytes:
    """A journey as the bytes of its file."""
    simulation = journey.simulation
    lines = [_head(journey), *(to_line(record) for record in records(simulation))]
    body = "".join(f"{line}\n" for line in lines).encode()
    return body + f"{json.dumps({'lines': len(lines), 'seal': sha256(body).hexdigest()})}\n".encode()


def _head(journey: Journey) -> str:
    simulation = journey.simulation
    first = simulation.history[0].at if simulation.history else simulation.now
    return json.dumps(
        {
            "parcours": FORMAT,
            "began": instant_to_json(first),
            "now": instant_to_json(simulation.now),
            "who": journey.who,
            "insured": journey.insured,
            "lang": journey.lang,
            "sessions": {person: session._asdict() for person, session in simulation.sessions.items()},
        },
        ensure_ascii=False,
    )


def _path(name: str, say: Say) -> Path:
    if not name:
        raise BadInputError(say("quel fichier ?", "which file?"))
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(12) in (b'{"parcours":', b"")


# --- reading


def load(name: str, library: Library, say: Say) -> Journey:
    """The journey that a file keeps, in the language one speaks now.

    Raises:
        BadInputError: with the line, for a file that is damaged, foreign, or of flows that have changed since.
        OSError: where it cannot be read.
    """
    path = _path(name, say)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise BadInputError(say(f"{short(name)} n'est pas un fichier", f"{short(name)} is not a file"))
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    try:
        return taken_up(data, library, say.lang)
    except _DamagedError as error:
        why = say(*error.why)
        raise BadInputError(
            say(f"{short(name)}:{error.line}: {why} ; rien n'est perdu de ce qui était en cours",
                f"{short(name)}:{error.line}: {why}; nothing of what was under way is lost")
        ) from None  # fmt: skip


def taken_up(data: bytes, library: Library, lang: Lang) -> Journey:
    """The journey that bytes hold.

    Raises:
        ValueError: with the line, where they do not hold one.
    """
    head, kept = _read(data)
    simulation = _again(library, head, kept)
    for number, (was, now) in enumerate(zip(kept, records(simulation), strict=False), 2):
        if was != now:
            raise _differs(number)
    if len(simulation.history) != len(kept):
        raise _differs(min(len(simulation.history), len(kept)) + 2)
    return _placed(simulation, head, lang)


def _differs(line: int) -> _DamagedError:
    return _DamagedError(
        line,
        "cette ligne ne mène pas à ce qu'elle dit (fichier modifié, ou démarche qui a changé depuis)",
        "this line does not come to what it says (edited file, or a journey changed since)",
    )


def _read(data: bytes) -> tuple[Mapping[str, Any], list[Record]]:
    """The head and the journal of a file whose seal holds; the first bad line is told."""
    if not data.startswith(b'{"parcours":'):
        raise _DamagedError(1, "ce fichier n'est pas un parcours gardé", "this file is not a kept journey")
    if len(data) > LARGEST:
        raise _DamagedError(1, "fichier trop grand", "file too large")
    lines = data.split(b"\n")
    head = _json(lines[0], 1)
    if head.get("parcours") != FORMAT:
        raise _DamagedError(1, "gardé par une autre version", "kept by another version")
    if len(lines) < 3 or lines[-1] != b"" or not lines[-2].startswith(b'{"lines":'):
        raise _DamagedError(len(lines), "la fin manque", "the end is missing")
    kept = [_record(line, number) for number, line in enumerate(lines[1:-2], 2)]
    seal = _json(lines[-2], len(lines) - 1)
    body = b"".join(line + b"\n" for line in lines[:-2])
    if seal != {"lines": len(lines) - 2, "seal": sha256(body).hexdigest()}:
        raise _DamagedError(
            len(lines) - 1,
            "le sceau ne correspond pas : le fichier a changé",
            "the seal does not match: the file was changed",
        )
    return head, kept


def _json(line: bytes, number: int) -> dict[str, Any]:
    try:
        read = json.loads(line.decode())
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise _DamagedError(number, "ligne illisible", "unreadable line")
    return read


def _record(line: bytes, number: int) -> Record:
    try:
        return from_line(line.decode())
    except (ValueError, RecursionError):
        raise _DamagedError(number, "ligne de journal illisible", "unreadable line of the journal") from None


def _again(library: Library, head: Mapping[str, Any], kept: list[Record]) -> Simulation:
    """What the journal says, done again; nothing is looked at but the orders given."""
    try:
        simulation = Simulation.begin(library, instant_from_json(head["began"]))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise _DamagedError(1, "ligne illisible", "unreadable line") from None
    for number, record in enumerate(kept, 2):
        if record.flow not in library.flows:
            raise _DamagedError(
                number,
                f"démarche inconnue « {short(str(record.flow))} »",
                f"unknown journey “{short(str(record.flow))}”",
            )
        try:
            simulation = _step(simulation, record, len(kept))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            raise _differs(number) from None
    try:
        now = instant_from_json(head["now"])
        return simulation.advanced(now) if now > simulation.now else simulation
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise _DamagedError(1, "ligne illisible", "unreadable line") from None


def _step(simulation: Simulation, record: Record, most: int) -> Simulation:
    if record.kind == "timer":
        done = len(simulation.history) >= record.number
        return simulation if done else simulation.advanced(record.at)
    if record.at > simulation.now:
        simulation = simulation.advanced(record.at)
    if len(simulation.history) > most:
        raise ValueError("more than was kept")
    if record.kind == "start":
        return simulation.started(record.flow, record.insured, record.by)[0]
    return simulation.fired(record.case, record.event, record.inputs, record.by)[0]


def _placed(simulation: Simulation, head: Mapping[str, Any], lang: Lang) -> Journey:
    """Everybody where they were."""
    portal, people = simulation.library.portal, simulation.library.dossiers.people
    known = {*people, *portal.actors}
    tabs = {"", *(tab.label.text.fr for edition in portal.editions for tab in edition.tabs)}
    try:
        sessions = {person: Session(**session) for person, session in head["sessions"].items()}
        who, insured = head["who"], head["insured"]
        fits = who in known and insured in people and all(
            person in known and session.device in portal.devices and session.tab in tabs
            and {session.front, session.dialog} <= {None, *simulation.cases}
            for person, session in sessions.items()
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError):
        fits, sessions, who, insured = False, {}, "", ""
    if not fits:
        raise _DamagedError(1, "quelqu'un ou quelque chose d'inconnu", "somebody or something unknown")
    for person, session in sessions.items():
        simulation = simulation.with_session(person, session)
    return Journey(simulation, who, insured, lang)
