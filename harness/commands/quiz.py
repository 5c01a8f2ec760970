"""``parcours quiz``: questions whose answers the flows themselves give, on paper and for a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness import options
from harness.choosing import flows_meant
from harness.completing import flows_beginning
from harness.files import library
from harness.language import LANGS, Say

if TYPE_CHECKING:
    from harness.quiz.written import Format, Written

MOST_QUESTIONS, MOST_SEED = 60, 4_294_967_295


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Écrit un questionnaire sur chaque flux nommé (tous par défaut), puis son corrigé. Les réponses, justes "
            "et fausses, viennent du simulateur. Le même numéro donne le même questionnaire partout.",
            "Write a quiz on each flow named (all by default), then its answers. The answers, right and wrong, come "
            "from the simulator. The same number gives the same quiz everywhere.",
        ),
        epilog=say(
            "Par exemple : parcours quiz procuration --count 10 --seed 3 --format pdf",
            "For example: parcours quiz procuration --count 10 --seed 3 --format pdf",
        ),
    )
    @click.argument("flows", nargs=-1, metavar=say("[FLUX]...", "[FLOW]..."), shell_complete=flows_beginning)
    @click.option(
        "--count",
        type=click.IntRange(1, MOST_QUESTIONS),
        default=12,
        metavar=say("NOMBRE", "NUMBER"),
        help=say("nombre de questions (12)", "number of questions (12)"),
    )
    @click.option(
        "--seed",
        type=click.IntRange(0, MOST_SEED),
        default=1,
        metavar=say("NUMÉRO", "NUMBER"),
        help=say("numéro du questionnaire (1)", "number of the quiz (1)"),
    )
    @click.option(
        "--format",
        "formats",
        type=click.Choice(("pdf", "html")),
        multiple=True,
        help=say("le format (les deux par défaut)", "the format (both by default)"),
    )
    @options.both(say)
    @options.out(say, "build/quiz")
    def quiz(
        flows: tuple[str, ...], count: int, seed: int, formats: "tuple[Format, ...]", both: bool, out: Path
    ) -> int:
        from harness.quiz.written import FORMATS, Wanted, written

        found = library()
        chosen = flows_meant(found, flows, say)
        wanted = Wanted(count, seed, tuple(dict.fromkeys(formats)) or FORMATS, LANGS if both else (say.lang,), out)
        for each in written(found, chosen, wanted, say):
            _tell(each, say)
        return 0

    return quiz


def _tell(each: "Written", say: Say) -> None:
    """The files of a sheet, and what it lacks."""
    for path in each.files:
        click.echo(path.as_posix())
    name, there, asked = each.sheet.flow.name.of(say.lang).source, len(each.sheet.questions), each.sheet.asked
    if not there:
        click.echo(say(f"{name} : aucune question à poser", f"{name}: no question to ask"))
    elif there < asked:
        many = "s" if there > 1 else ""
        click.echo(
            say(
                f"{name} : {there} question{many} au lieu de {asked}, ce flux n'en offre pas plus qui ne se répètent",
                f"{name}: {there} question{many} instead of {asked}, as many as this flow offers without repeating",
            )
        )
