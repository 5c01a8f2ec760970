"""click's own words in French: what it says of usage, options and help."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import click

from harness.language import Say

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


class Spoken(click.Group):
    """Commands of which a mistyped one is answered with the one that it looks like."""

    def __init__(self, say: Say, **settings: Any) -> None:
        super().__init__(**settings)
        self.say = say

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command, or a message with the one that looks most like it."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            near = get_close_matches(name, known, n=1)
            hint = self.say.meant(*near)
            raise click.UsageError(
                self.say(f"commande inconnue « {name} »{hint}", f"unknown command “{name}”{hint}"), ctx
            )
        return super().resolve_command(ctx, args)
