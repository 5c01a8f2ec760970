"""Options that several commands have, worded once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from harness.language import Say

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def out(say: Say, folder: str) -> Option:
    """``--out``: the folder to write to."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(folder),
        metavar=say("DOSSIER", "FOLDER"),
        help=say(f"dossier où écrire ({folder})", f"folder to write to ({folder})"),
    )


def both(say: Say) -> Option:
    """``--both``: French and English."""
    return click.option("--both", is_flag=True, help=say("dans les deux langues", "in both languages"))
