"""``parcours handbook``: what a trainer hands out, a PDF for each journey."""

from itertools import product
from pathlib import Path

import click

from harness import options
from harness.completing import flows_beginning
from harness.language import LANGS, Say


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Écrit le pas-à-pas de chaque démarche en PDF : ses écrans dessinés, ses règles, ses délais, ses questions "
            "fréquentes. Les flux qui vont ensemble font un seul pas-à-pas ; un flux nommé en donne le titre.",
            "Write the handbook of each journey as a PDF: its screens drawn, its rules, its deadlines, its frequent "
            "questions. Flows that go together make a single handbook; a flow that is named gives it its title.",
        ),
        epilog=say(
            "Par exemple : parcours handbook procuration --both", "For example: parcours handbook procuration --both"
        ),
    )
    @click.argument("flows", nargs=-1, metavar=say("[FLUX]...", "[FLOW]..."), shell_complete=flows_beginning)
    @options.both(say)
    @options.out(say, "build/handbooks")
    def handbook(flows: tuple[str, ...], both: bool, out: Path) -> int:
        from harness.files import library, refuse_folders
        from harness.handbooks import file_of, journeys, write

        known = library()
        wanted = list(product(journeys(known, flows, say), LANGS if both else (say.lang,)))
        refuse_folders(file_of(journey, lang, out) for journey, lang in wanted)
        for journey, lang in wanted:
            click.echo(write(known, journey, lang, out).as_posix())
        return 0

    return handbook
