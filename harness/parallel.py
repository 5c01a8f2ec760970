"""Work spread over processes: messages come back as they are told, and a process that dies is a message too."""

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, Generic, NamedTuple, TypeVar

from harness.language import Say
from harness.mistakes import BadInputError

Part = TypeVar("Part")
Piece = TypeVar("Piece")
Tell = Callable[[Piece], None]


class Told(NamedTuple, Generic[Piece]):
    """What the process that works on a part told."""

    part: int
    piece: Piece


class Lost(NamedTuple):
    """The process that worked on a part died: its exit code, or minus the number of a signal."""

    part: int
    code: int


class WorkError(RuntimeError):
    """An error raised by the work itself; the message is its traceback."""


def cores() -> int:
    """How many processes can really run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def asked(text: str, say: Say) -> int:
    """How many processes a person wants: ``--jobs``; 0 (auto) leaves it to the number of cores.

    Raises:
        BadInputError: for anything else.
    """
    if text == "auto":
        return 0
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 256):
        raise BadInputError(say(f"--jobs : « {text} » ; un nombre ou auto", f"--jobs: “{text}”; a number or auto"))
    return int(text)


def shared_out(weights: Sequence[float], shares: int) -> tuple[tuple[int, ...], ...]:
    """Indexes dealt into shares of about equal weight, the same way every time; each share in order.

    The heaviest goes first, to the lightest share; no share is empty.
    """
    dealt: list[list[int]] = [[] for _ in range(max(1, shares))]
    loads = [0.0] * len(dealt)
    for index in sorted(range(len(weights)), key=lambda index: (-weights[index], index)):
        lightest = loads.index(min(loads))
        dealt[lightest].append(index)
        loads[lightest] += max(weights[index], 1e-9)
    return tuple(tuple(sorted(share)) for share in dealt if share)


def spread(work: Callable[[Part, Tell[Piece]], None], parts: Sequence[Part]) -> Iterator[Told[Piece] | Lost]:
    """Work on every part, each in a process of its own.

    Args:
        work: called with a part and with what it tells its pieces to; where processes are not forked, it must pickle.

    Raises:
        WorkError: as soon as the work raises, in any process.
    """
    context = _context()
    running: dict[Any, tuple[int, Any]] = {}  # by connection: the part, and its process
    try:
        for index, part in enumerate(parts):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_worker, args=(work, part, theirs), daemon=True)  # type: ignore[attr-defined]  # typeshed leaves Process out of BaseContext
            process.start()
            theirs.close()
            running[ours] = (index, process)
        while running:
            for heard in wait(list(running)):
                yield from _heard(heard, running)
    finally:
        for ours, (_, process) in running.items():
            process.terminate()
            process.join()
            ours.close()


def _heard(ours: Any, running: dict[Any, tuple[int, Any]]) -> Iterator[Any]:
    index, process = running[ours]
    try:
        kind, content = ours.recv()
    except (EOFError, OSError):
        del running[ours]
        ours.close()
        process.join()
        if process.exitcode != 0:
            yield Lost(index, process.exitcode or 0)
        return
    if kind == "error":
        raise WorkError(content)
    yield Told(index, content)


def _worker(work: Callable[[Any, Tell[Any]], None], part: Any, pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends its children
    try:
        work(part, lambda piece: pipe.send(("piece", piece)))
    except Exception:  # noqa: BLE001  # it is raised again, in the parent
        pipe.send(("error", traceback.format_exc()))
    finally:
        pipe.close()


def _context() -> BaseContext:
    """Forked where that is safe: children then have at once what the parent has read."""
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    return multiprocessing.get_context(method)
