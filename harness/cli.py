"""The command ``parcours``: finds the command asked for and loads only that one.

Exit codes: 0 done, 1 something was found (a failing scenario, a violation), 2 bad input.
"""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NoReturn

import click

from harness.language import Say, chosen
from harness.spoken import FrenchContext

BAD_INPUT = 2
COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("relit les flux et dit tout ce qui n'y va pas", "read the flows and tell all that is wrong in them"),
    "run": ("joue une démarche, écran par écran", "play a journey, screen by screen"),
    "test": ("joue les scénarios et en rend compte", "play the scenarios and report"),
    "draw": ("dessine les flux", "draw the flows"),
    "phrases": ("liste les phrases des scénarios", "list the phrases of scenarios"),
    "traces": ("dit quels énoncés des guides ont un scénario", "tell which statements of the guides have a scenario"),
    "new": ("prépare un nouveau téléservice", "lay out a new service"),
    "demo": ("vérifie, joue, teste et dessine tout", "check, play, test and draw everything"),
    "completion": ("complète les commandes dans le terminal", "complete commands in the terminal"),
}
"""What each command does; its module is ``harness.commands.<name>``."""


class Parcours(click.Group):
    """Commands are imported when they are run, so that help comes at once."""

    def __init__(self, say: Say) -> None:
        examples = "parcours check · parcours run procuration · parcours draw --view lifecycle"
        super().__init__(
            name="parcours",
            params=[_lang_option(say)],
            help=say("Les démarches d'un portail, comme données : spécifiées, jouées, testées, dessinées.",
                     "A portal's journeys as data: specified, played, tested, drawn."),
            epilog=say(f"Par exemple : {examples}", f"For example: {examples}"),
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )  # fmt: skip
        self.say = say
        if say.lang == "fr":
            self.context_class = FrenchContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"harness.commands.{cmd_name}").build(self.say)
        command.params.append(_lang_option(self.say))
        command.context_class = self.context_class
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing them."""
        with formatter.section(self.say("Commandes", "Commands")):
            formatter.write_dl([(name, self.say(*texts)) for name, texts in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command, or a message with the one that looks most like it."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, COMMANDS, n=1)
            hint = self.say(f" ; vouliez-vous « {near[0]} » ?", f"; did you mean “{near[0]}”?") if near else ""
            raise click.UsageError(
                self.say(f"commande inconnue « {name} »{hint}", f"unknown command “{name}”{hint}"), ctx
            )
        return super().resolve_command(ctx, args)


def _lang_option(say: Say) -> click.Option:
    return click.Option(["--lang"], type=click.Choice(["fr", "en"]), help=say("langue", "language"), expose_value=False)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code; a person never sees a traceback of a mistake of theirs."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    say = Say(chosen(given))
    group = Parcours(say)
    if os.environ.get("_PARCOURS_COMPLETE"):
        group.main(given, prog_name="parcours", complete_var="_PARCOURS_COMPLETE")
    sys.exit(_run(group, given, say))


def _run(group: Parcours, given: list[str], say: Say) -> int:
    try:
        code = group.main(given, prog_name="parcours", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help())
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("interrompu", "interrupted"), err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from harness.mistakes import told

        message = told(error, say)
        if message is None:
            raise
        click.echo(message, err=True)
        return BAD_INPUT
    return code if isinstance(code, int) else 0
