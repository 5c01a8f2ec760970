"""``parcours diff``: what changed from one edition of the flows to another, and what it touches."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.language import Say

if TYPE_CHECKING:
    from harness.diff.scenarios import Touched
    from simulator.analysis.difference.change import Difference

FOUND = 1


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Dit ce qui change d'une édition des flux à une autre : fichiers, dossiers de flux ou révisions git ; sans "
            "la seconde, les fichiers de travail. Dit aussi quels énoncés et quels scénarios sont touchés, et si les "
            "démarches en cours peuvent continuer.",
            "Tell what changes from one edition of the flows to another: files, folders of flows or git revisions; "
            "without the second, the working files. Tell as well which statements and scenarios are touched, and "
            "whether open cases can go on.",
        ),
        epilog=say("Par exemple : ", "For example: ")
        + "parcours diff HEAD · parcours diff HEAD~3 HEAD · parcours diff HEAD flows/procuration.yaml --draw build",
    )
    @click.argument("old", metavar=say("ANCIEN", "OLD"))
    @click.argument("new", metavar=say("[NOUVEAU]", "[NEW]"), required=False)
    @click.option(
        "--draw",
        "pictures",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y dessine les deux éditions en une", "draw both editions as one there"),
    )
    @click.option(
        "--features",
        "paths",
        multiple=True,
        metavar=say("CHEMIN", "PATH"),
        help=say("scénarios à jouer (features/ par défaut)", "scenarios to play (features/ by default)"),
    )
    @click.option("--no-play", is_flag=True, help=say("ne joue aucun scénario", "play no scenario"))
    @click.option(
        "--json",
        "as_json",
        metavar=say("FICHIER", "FILE"),
        help=say("écrit tout en JSON (« - » : à l'écran)", "write all of it as JSON (“-”: on screen)"),
    )
    def diff(
        old: str, new: str | None, pictures: Path | None, paths: tuple[str, ...], no_play: bool, as_json: str | None
    ) -> int:
        from harness.diff import report
        from harness.diff.drawing import draw
        from harness.diff.editions import compared
        from simulator.analysis.difference.comparing import difference
        from simulator.analysis.difference.opened import fates

        editions = compared(old, new, say)
        found = difference(editions.old.library, editions.new.library, editions.flows)
        touched = None if no_play else _touched(found, paths, say)
        cases = tuple(fates(found))
        if as_json is not None:
            text = json.dumps(report.as_json(editions, found, touched, cases), ensure_ascii=False, indent=2)
            _write(as_json, text)
        if as_json != "-":
            click.echo("\n".join(report.lines(editions, found, touched, cases, say)))
        for path in draw(found, say.lang, pictures) if pictures is not None else ():
            click.echo(path.as_posix(), err=as_json == "-")
        return FOUND if found.behaves else 0

    return diff


def _touched(found: "Difference", paths: tuple[str, ...], say: Say) -> "tuple[Touched, ...]":
    from harness import features
    from harness.diff.scenarios import scenarios
    from harness.progress import bar

    reads = features.find(paths, say)
    with bar(say("scénarios", "scenarios"), sum(len(read.places) for read in reads)) as advance:
        return scenarios(found, reads, say, advance)


def _write(path: str, text: str) -> None:
    if path == "-":
        click.echo(text)
        return
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text + "\n", encoding="utf-8")
