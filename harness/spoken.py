"""click's own words in French: what it says of usage, options and help."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

_WORDS = {
    "Options": "Options",
    "Commands": "Commandes",
    "Usage: ": "Emploi : ",
    "[OPTIONS]": "[OPTIONS]",
    "COMMAND [ARGS]...": "COMMANDE [ARGUMENTS]...",
    "Show this message and exit.": "montre cette aide",
}


class FrenchFormatter(click.HelpFormatter):
    """Writes a help page in French."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, args.replace("COMMAND [ARGS]...", _WORDS["COMMAND [ARGS]..."]), _WORDS["Usage: "])

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A titled part."""
        with super().section(f"{_WORDS.get(name, name)} "):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A table of two columns."""
        super().write_dl([(name, _WORDS.get(text, text)) for name, text in rows], col_max, col_spacing)


class FrenchContext(click.Context):
    """A context whose help is in French."""

    formatter_class = FrenchFormatter
