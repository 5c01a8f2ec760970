"""A bar for what takes more than a second, where somebody is looking."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def bar(label: str, total: int) -> Iterator[Callable[[], None]]:
    """Gives what to call for each thing done. Nothing is shown unless standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    shown = _Bar(label, total)
    try:
        yield shown.advance
    finally:
        shown.close()


class _Bar:
    def __init__(self, label: str, total: int) -> None:
        self._label, self._total, self._done = label, total, 0
        self._file = sys.stderr  # what is played may print: it is sent elsewhere meanwhile
        self._since = time.monotonic()
        self._progress: Any = None

    def advance(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress.update(self._task, completed=self._done)
        elif time.monotonic() - self._since > PATIENCE:
            self._show()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        console = Console(file=self._file)
        self._progress = Progress(
            *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._task = self._progress.add_task(self._label, total=self._total, completed=self._done)
        self._progress.start()

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()
