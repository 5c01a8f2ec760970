"""Reports of a run of features: results as values, as JSON, as JUnit XML, as a summary.

``behave -f harness.report:Json -o build/results.json`` finds its formatter here.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.report.formatter import Json as Json
    from harness.report.formatter import JUnit as JUnit


def __getattr__(name: str) -> Any:
    """The formatters, imported when behave asks for them: who reads results need not load behave."""
    if name in {"Json", "JUnit"}:
        from harness.report import formatter

        return getattr(formatter, name)
    raise AttributeError(name)
