"""``parcours draw``: the pictures of the flows."""

from itertools import product
from pathlib import Path

import click

from diagrams.draw import Format, View
from harness.choosing import flows_meant
from harness.completing import flows_beginning
from harness.files import library
from harness.language import LANGS, Say
from harness.mistakes import BadInputError
from harness.pictures import Marked
from simulator.spec.flow import Flow
from simulator.spec.load import Library

VIEWS: tuple[View, ...] = ("lifecycle", "detail")
FORMATS: tuple[Format, ...] = ("svg", "png", "pdf", "dot")


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Dessine les flux nommés (tous par défaut) : le cycle de vie, comme un formateur le montrerait, et le "
            "détail avec les écrans, les règles et les messages.",
            "Draw the flows named (all by default): the lifecycle, as a trainer would show it, and the detail with "
            "screens, rules and messages.",
        ),
        epilog=say(
            "Par exemple : parcours draw procuration --view lifecycle --scenario "
            "features/procuration/revocation.feature:53",
            "For example: parcours draw procuration --view lifecycle --scenario "
            "features/procuration/revocation.feature:53",
        ),
    )
    @click.argument("flows", nargs=-1, metavar=say("[FLUX]...", "[FLOW]..."), shell_complete=flows_beginning)
    @click.option(
        "--view",
        "views",
        type=click.Choice(VIEWS),
        multiple=True,
        help=say("la vue (les deux par défaut)", "the view (both by default)"),
    )
    @click.option(
        "--format",
        "formats",
        type=click.Choice(FORMATS),
        multiple=True,
        help=say("le format (svg par défaut)", "the format (svg by default)"),
    )
    @click.option("--both", is_flag=True, help=say("dans les deux langues", "in both languages"))
    @click.option(
        "--path",
        "path",
        metavar=say("ÉVÉNEMENT,…", "EVENT,…"),
        help=say("événements à marquer, depuis le début", "events to mark, from the start"),
    )
    @click.option(
        "--scenario", metavar=say("FICHIER:LIGNE", "FILE:LINE"), help=say("scénario à marquer", "scenario to mark")
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("build/pictures"),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("dossier où écrire (build/pictures)", "folder to write to (build/pictures)"),
    )
    def draw(
        flows: tuple[str, ...],
        views: tuple[View, ...],
        formats: tuple[Format, ...],
        both: bool,
        path: str | None,
        scenario: str | None,
        out: Path,
    ) -> int:
        from harness.pictures import write

        found = library()
        chosen, steps = _chosen(found, flows, path, scenario, say)
        wanted = product(chosen, LANGS if both else (say.lang,), views or VIEWS, formats or FORMATS[:1])
        for flow, lang, view, format_ in wanted:
            for written in write(found, flow, view, lang, format_, steps.get(flow.id, ()), out):
                click.echo(written.as_posix())
        return 0

    return draw


def _chosen(
    found: Library, names: tuple[str, ...], path: str | None, scenario: str | None, say: Say
) -> tuple[list[Flow], Marked]:
    """The flows to draw, and what to mark on each: a scenario alone draws the flows that it goes through."""
    from harness.pictures import marked

    chosen = list(flows_meant(found, names, say))
    steps = marked(found, chosen, path, scenario, say)
    if scenario is None:
        return chosen, steps
    elsewhere = ", ".join(flow.id for flow in chosen if flow.id not in steps)
    if names and elsewhere:
        raise BadInputError(
            say(f"ce scénario ne passe pas par {elsewhere}", f"this scenario does not go through {elsewhere}")
        )
    return [flow for flow in chosen if flow.id in steps], steps
