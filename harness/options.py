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


STORE = "cases.db"
"""Where sittings are kept unless one says otherwise."""


def store(say: Say) -> Option:
    """``--store``: where sittings are kept."""
    return click.option(
        "--store",
        "where",
        envvar="PARCOURS_STORE",
        default=STORE,
        metavar=say("FICHIER|URL", "FILE|URL"),
        help=say(
            f"où les séances sont gardées : un fichier ({STORE}), ou postgresql://… ; sinon PARCOURS_STORE",
            f"where sittings are kept: a file ({STORE}), or postgresql://…; else PARCOURS_STORE",
        ),
    )


def both(say: Say) -> Option:
    """``--both``: French and English."""
    return click.option("--both", is_flag=True, help=say("dans les deux langues", "in both languages"))
