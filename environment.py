"""behave's hooks: the flows read once, then a fresh portal for each scenario, on a driver and in a language."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from harness.stage import Stage  # behave runs this file without its directory on the path


def before_all(context: Any) -> None:
    """Read the flows once: where they cannot be understood, every reason is told and nothing is played."""
    from harness.covering import Covering
    from harness.files import UnloadableError, library

    context.config.setup_logging()
    try:
        library()
    except UnloadableError as error:
        raise ValueError("\n".join(["", *(problem.line("fr") for problem in error.problems)])) from None
    context.covering = Covering()
    if context.config.summary:
        context.config.reporters.append(context.covering)


def before_scenario(context: Any, scenario: Any) -> None:
    """Open a portal on which nothing has happened yet."""
    from harness.drivers import make

    name = str(context.config.userdata.get("driver", "process"))
    context.stage = Stage(make(name, context.feature.language or "fr"))


def after_scenario(context: Any, scenario: Any) -> None:
    """A scenario does not end on an action that was refused; one that passed tells what it covered."""
    if scenario.status == "passed":
        context.stage.end()
        context.covering.note(scenario, context.stage.driver)
