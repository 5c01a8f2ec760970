"""``parcours mutate``: change one rule at a time, and see whether a scenario notices."""

import json
from collections.abc import Sequence
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from harness.completing import flows_beginning
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.problems import closest

if TYPE_CHECKING:
    from harness.mutating.account import Account

FOUND = 1


class _Listing(click.Command):
    """A command whose help ends with the names of the operators, looked up when it is asked for."""

    def __init__(self, *args: Any, say: Say, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._say = say

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """After the example, a line for each operator."""
        from simulator.analysis.mutation.operators import OPERATORS

        super().format_epilog(ctx, formatter)
        with formatter.section(self._say("Opérateurs", "Operators")):
            formatter.write_dl([(operator.name, self._say(*operator.title)) for operator in OPERATORS])


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        cls=_Listing,
        say=say,
        help=say(
            "Change les flux nommés (tous par défaut) une règle à la fois, et joue les scénarios : un changement que "
            "personne ne remarque est une question pour l'analyste. Ce qui est interrompu reprend où il en était.",
            "Change the flows named (all by default) one rule at a time, and play the scenarios: a change that nobody "
            "notices is a question for the analyst. What is interrupted goes on where it stopped.",
        ),
        epilog=say(
            "Par exemple : parcours mutate procuration --operator timer-moved",
            "For example: parcours mutate procuration --operator timer-moved",
        ),
    )
    @click.argument("flows", nargs=-1, metavar=say("[FLUX]...", "[FLOW]..."), shell_complete=flows_beginning)
    @click.option(
        "--operator",
        "operators",
        multiple=True,
        metavar=say("NOM", "NAME"),
        help=say("seulement cet opérateur (répétable)", "this operator only (may be repeated)"),
    )
    @click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        default=None,
        metavar="N",
        help=say("processus (les cœurs par défaut)", "processes (the cores by default)"),
    )
    @click.option(
        "--json",
        "json_path",
        type=click.Path(path_type=Path, allow_dash=True),
        metavar=say("FICHIER", "FILE"),
        help=say("y écrit tout en JSON (- : la sortie)", "write it all there as JSON (-: the output)"),
    )
    @click.option("--fresh", is_flag=True, help=say("recommence tout", "begin anew"))
    @click.option(
        "--fail-under",
        type=click.FloatRange(0, 100),
        default=None,
        metavar=say("SCORE", "SCORE"),
        help=say("échoue sous ce score, en pour cent", "fail under this score, in per cent"),
    )
    def mutate(json_path: Path | None, fail_under: float | None, **asked: Any) -> int:
        if fail_under is not None and isnan(fail_under):
            raise BadInputError(say("--fail-under : un nombre de 0 à 100", "--fail-under: a number from 0 to 100"))
        account = _tried(Asked(**asked), say)
        _show(account, json_path, say)
        score = account.total.score
        return FOUND if fail_under is not None and score is not None and score < fail_under else 0

    return mutate


class Asked(NamedTuple):
    """Which mutants are asked for, and how they are to be tried."""

    flows: tuple[str, ...]
    operators: tuple[str, ...]
    jobs: int | None
    fresh: bool


def _tried(asked: Asked, say: Say) -> "Account":
    from harness import features
    from harness.files import flows_folder
    from harness.mutating.account import Account
    from harness.mutating.campaign import Setting, tried
    from harness.mutating.journal import journal
    from harness.parallel import cores
    from harness.progress import bar
    from simulator.analysis.mutation.operators import OPERATORS

    names = _known(asked.operators, [operator.name for operator in OPERATORS], "--operator", say)
    setting = Setting(flows_folder().resolve(), (str(features.features_folder().resolve()),), say.lang)
    there = setting.open()
    flows = _known(asked.flows, list(there.library.flows), say("flux", "flow"), say)
    ids = [mutant.id for mutant in there.mutants.values() if mutant.flow in flows and mutant.operator in names]
    found = [read.path for read in features.find(setting.paths, say)]
    kept = journal(setting.folder, found, features.home_of(found))
    if asked.fresh:
        kept.forget()
    known = kept.read()
    with bar("mutants", sum(identity not in known for identity in ids)) as advance:
        try:
            verdicts = tried(setting, ids, kept, asked.jobs or cores(), say, advance)
        except KeyboardInterrupt:
            count = sum(identity in kept.read() for identity in ids)
            done = say(f"{count} mutants sur {len(ids)} sont jugés", f"{count} mutants of {len(ids)} are tried")
            again = say("la même commande reprendra là", "the same command will go on from there")
            click.echo(f"{done}{say(' ; ', '; ')}{again}", err=True)
            raise
    chosen = tuple(operator for operator in OPERATORS if operator.name in names)
    return Account(chosen, there.mutants, verdicts)


def _known(given: Sequence[str], known: Sequence[str], what: str, say: Say) -> tuple[str, ...]:
    """What was named, or everything.

    Raises:
        BadInputError: for a name that does not exist.
    """
    for name in given:
        if name not in known:
            near = closest(name, known)
            hint = say.meant(near) if near else f" ({', '.join(known)})"
            raise BadInputError(say(f"{what} : « {name} » est inconnu{hint}", f"{what}: “{name}” is unknown{hint}"))
    return tuple(given) or tuple(known)


def _show(account: "Account", json_path: Path | None, say: Say) -> None:
    from harness.edition import at_hand
    from harness.mutating.account import as_json, equivalents, nothing, questions, table, total

    if json_path is not None:
        text = json.dumps({"edition": at_hand(say).name, **as_json(account)}, ensure_ascii=False, indent=2)
        if str(json_path) == "-":
            click.echo(text)
            return
        json_path.parent.mkdir(parents=True, exist_ok=True)
        json_path.write_text(text + "\n", encoding="utf-8")
    if not account.verdicts:
        click.echo(nothing(account, say))
        return
    for lines in (table(account, say), questions(account, say), equivalents(account, say)):
        block = "\n".join(lines)
        if block:
            click.echo(block + "\n")
    click.echo(total(account, say))
