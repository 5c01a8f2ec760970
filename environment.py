"""behave's hooks: which driver, in which language, and a fresh portal for each scenario."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from harness.stage import Stage  # behave runs this file without its directory on the path


def before_scenario(context: Any, scenario: Any) -> None:
    """Open a portal on which nothing has happened yet."""
    from harness.drivers import make

    name = context.config.userdata.get("driver", "process")
    context.stage = Stage(make(name, context.feature.language or "fr"))
