"""behave's hooks: the flows read once, then a fresh portal for each scenario, on a driver and in a language."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).parent))

from harness.stage import Stage  # behave runs this file without its directory on the path


def before_all(context: Any) -> None:
    """Read the flows once: where they cannot be understood, every reason is told and nothing is played."""
    from harness.covering import Covering
    from harness.drivers import ready
    from harness.files import UnloadableError, library
    from harness.language import Say, chosen
    from harness.mistakes import BadInputError

    context.config.setup_logging()
    try:
        ready(_driver(context), Say(chosen(())))
    except BadInputError as error:
        _leave(str(error))
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

    context.stage = Stage(make(_driver(context), context.feature.language or "fr"))


def before_step(context: Any, step: Any) -> None:
    """A step that fails has its picture, where the driver takes pictures."""
    context.stage.album = _album(context.scenario, step.line)


def after_scenario(context: Any, scenario: Any) -> None:
    """A scenario does not end on an action that was refused; one that passed tells what it covered."""
    if scenario.status == "passed":
        context.stage.album = _album(scenario, scenario.line)
        try:
            context.stage.end()
        except AssertionError as error:
            context.stage.photograph(error)
            raise
        context.covering.note(scenario, context.stage.driver)


def after_all(context: Any) -> None:
    """All is played: whatever the driver opened is closed."""
    from harness.leaving import close

    close()


def _leave(why: str) -> NoReturn:
    """Nothing can be played: say why, and no more. behave itself would go on to count what was not played."""
    assert sys.__stderr__ is not None
    sys.__stderr__.write(f"{why}\n")
    sys.__stderr__.flush()
    os._exit(2)


def _driver(context: Any) -> str:
    """The portal that was asked for: ``-D driver=…``."""
    return str(context.config.userdata.get("driver", "process"))


def _album(scenario: Any, line: int) -> Path:
    """Where the picture of a line goes: build/screenshots/procuration-duree-12-15.png."""
    *_, folder, name = ("", *Path(scenario.filename).with_suffix("").parts)
    return Path("build", "screenshots", f"{folder}-{name}-{scenario.line}-{line}.png".lstrip("-"))
