"""``parcours cases``: the sittings that were kept: list, show, export, import, verify, erase, resume, migrate."""

import click

from harness.cases import changing, crossing, looking
from harness.language import Say
from harness.spoken import Spoken


def build(say: Say) -> click.Command:
    """The command in a language."""
    group = Spoken(
        say,
        name="cases",
        help=say(
            "Les séances gardées par « parcours play » et « parcours run », et leurs démarches. ID : le début "
            "du nom d'une séance suffit.",
            "The sittings that “parcours play” and “parcours run” keep, and the cases in them. ID: the beginning of "
            "a sitting's name will do.",
        ),
        epilog=say("Par exemple : ", "For example: ")
        + "parcours cases list · parcours cases show 3f2a · parcours cases verify",
    )
    for made in (
        looking.listing,
        looking.showing,
        crossing.exporting,
        crossing.importing,
        looking.verifying,
        changing.erasing,
        changing.resuming,
        changing.migrating,
    ):
        group.add_command(made(say))
    return group
