"""What the words of ``parcours cases`` share. The store itself is loaded only when one of them runs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from harness.language import Say
from harness.play.safe import safe

if TYPE_CHECKING:
    from harness.cases.telling import Telling
    from harness.store.store import Store

named = click.argument("id", metavar="ID")
"""The beginning of a sitting's name."""


def opened(where: str) -> "Store":
    """The store that is there.

    Raises:
        UnusableError: where there is none.
    """
    from harness.store.store import Store

    return Store.at(where, make=False)


def echo(lines: Iterable[str]) -> None:
    """Lines on screen, none of which can give orders to the terminal."""
    for line in lines:
        click.echo(safe(line))


def warn(store: "Store", say: Say) -> None:
    """Say that a file is no longer the one that was closed."""
    if store.warning is not None:
        click.echo(safe(store.warning.of(say.lang)), err=True)


def telling(say: Say) -> "Telling":
    """Words by the labels of the flows one works on."""
    from harness.cases.telling import Telling
    from harness.files import library

    return Telling(library(), say)
