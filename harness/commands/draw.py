"""``parcours draw``: the pictures of the flows, and the flows in the formats of other tools."""

from itertools import product
from pathlib import Path

import click

from diagrams.draw import View
from harness import options
from harness.choosing import flows_meant
from harness.completing import flows_beginning
from harness.exporting import FORMATS
from harness.files import library
from harness.language import LANGS, Say
from harness.mistakes import BadInputError
from harness.pictures import Marked
from simulator.spec.flow import Flow
from simulator.spec.load import Library

VIEWS: tuple[View, ...] = ("lifecycle", "detail")
SIGHTS = ("region", "lanes", "timeline")


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Dessine les flux nommés (tous par défaut) : le cycle de vie, comme un formateur le montrerait, et le "
            "détail avec les écrans, les règles et les messages. Mermaid, PlantUML, SCXML et XState disent le flux "
            "entier à d'autres outils et listent ce qu'ils n'en disent pas.",
            "Draw the flows named (all by default): the lifecycle, as a trainer would show it, and the detail with "
            "screens, rules and messages. Mermaid, PlantUML, SCXML and XState tell the whole flow to other tools and "
            "list what they do not say of it.",
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
        type=click.Choice((*VIEWS, *SIGHTS)),
        multiple=True,
        help=say(
            "la vue : cycle de vie et détail (par défaut), ce qui entoure un état (--at), couloirs par acteur, ligne "
            "de temps ; les deux dernières aussi d'un scénario",
            "the view: lifecycle and detail (by default), what surrounds a state (--at), swim lanes by actor, time "
            "line; the last two of a scenario too",
        ),
    )
    @click.option(
        "--format",
        "formats",
        type=click.Choice(FORMATS),
        multiple=True,
        help=say("le format (svg par défaut)", "the format (svg by default)"),
    )
    @options.both(say)
    @click.option(
        "--path",
        "path",
        metavar=say("ÉVÉNEMENT,…", "EVENT,…"),
        help=say("événements à marquer, depuis le début", "events to mark, from the start"),
    )
    @click.option(
        "--at",
        metavar=say("ÉTAT", "STATE"),
        help=say("l'état que --view region entoure", "the state that --view region surrounds"),
    )
    @click.option(
        "--scenario", metavar=say("FICHIER:LIGNE", "FILE:LINE"), help=say("scénario à marquer", "scenario to mark")
    )
    @options.out(say, "build/pictures")
    def draw(
        flows: tuple[str, ...],
        views: tuple[str, ...],
        formats: tuple[str, ...],
        both: bool,
        path: str | None,
        at: str | None,
        scenario: str | None,
        out: Path,
    ) -> int:
        from harness import exporting, sights
        from harness.pictures import write

        shown = {"--view": views, "--at": at, "--path": path, "--scenario": scenario}
        pictures, exchanges = exporting.wanted(formats, shown, say)
        sights.check(views, at, path, scenario, say)
        found = library()
        chosen, steps = _chosen(found, flows, path, scenario, say)
        langs = LANGS if both else (say.lang,)
        plain = [view for view in VIEWS if view in views or not views]
        for flow, lang, view, format_ in product(chosen, langs, plain, pictures):
            for written in write(found, flow, view, lang, format_, steps.get(flow.id, ()), out):
                click.echo(written.as_posix())
        asked = sights.Asked(found, chosen, bool(flows), say, at, scenario, steps)
        for sight in sights.SIGHTS:
            for written in sights.write(sight, asked, langs, pictures, out) if sight in views else ():
                click.echo(written.as_posix())
        for written in exporting.write(found, chosen, langs, exchanges, out):
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
