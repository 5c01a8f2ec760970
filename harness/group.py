"""``parcours`` as a click group: its commands are imported when they are run."""

import os
import sys
from importlib import import_module

import click

from harness.commands import BAD_INPUT, COMMANDS, front_page
from harness.language import Say
from harness.spoken import FrenchContext, Spoken


class Parcours(Spoken):
    """The commands in the person's language."""

    def __init__(self, say: Say) -> None:
        settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        super().__init__(say, name="parcours", params=[_lang_option(say)], context_settings=settings)
        if say.lang == "fr":
            self.context_class = FrenchContext

    def get_help(self, ctx: click.Context) -> str:
        """The front page."""
        return front_page(self.say)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"harness.commands.{cmd_name}").build(self.say)
        below = command.commands.values() if isinstance(command, click.Group) else ()
        for each in (command, *below):
            each.params.append(_lang_option(self.say))
            each.context_class = self.context_class
        return command


def _lang_option(say: Say) -> click.Option:
    return click.Option(["--lang"], type=click.Choice(["fr", "en"]), help=say("langue", "language"), expose_value=False)


def run(given: list[str], say: Say) -> int:
    """Run a command; the exit code."""
    group = Parcours(say)
    if "_PARCOURS_COMPLETE" in os.environ:
        group.main(given, prog_name="parcours", complete_var="_PARCOURS_COMPLETE")
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
        from harness.play.safe import safe

        message = told(error, say)
        if message is None:
            raise
        click.echo("\n".join(safe(line) for line in message.split("\n")), err=True)
        return BAD_INPUT
    return code if isinstance(code, int) else 0
