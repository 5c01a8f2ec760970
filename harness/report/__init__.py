"""Reports of a run of features: results as values, as JSON, as JUnit XML, as a summary.

``behave -f harness.report:Json -o build/results.json`` finds its formatter here.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.report import junit, stored
from harness.report.results import Results

if TYPE_CHECKING:
    from harness.report.formatter import Json as Json
    from harness.report.formatter import JUnit as JUnit


def write(folder: Path, results: Results) -> None:
    """Write ``results.json`` and ``junit.xml`` into a folder, each whole or not at all.

    Raises:
        OSError: where that cannot be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("results.json", stored.text_of(results)), ("junit.xml", junit.text_of(results))):
        draft = folder / f".{name}.{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(folder / name)


def __getattr__(name: str) -> Any:
    """The formatters, imported when behave asks for them: who reads results need not load behave."""
    if name in {"Json", "JUnit"}:
        from harness.report import formatter

        return getattr(formatter, name)
    raise AttributeError(name)
