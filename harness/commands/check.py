"""``parcours check``: every problem of the flows, each with its place."""

import json
from pathlib import Path

import click

from harness.files import UnloadableError, flows_folder, read, sources
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.load import load
from simulator.spec.problems import Problem


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Relit les flux d'un dossier (flows/ par défaut), ou des fichiers avec ceux qui les entourent, et dit tous "
            "les problèmes : fichier:ligne:colonne, code, message, suggestion.",
            "Read the flows of a folder (flows/ by default), or files with those around them, and tell every problem: "
            "file:line:column, code, message, suggestion.",
        ),
        epilog=say(
            "Par exemple : parcours check flows/procuration.yaml", "For example: parcours check flows/procuration.yaml"
        ),
    )
    @click.argument("paths", nargs=-1, metavar=say("[CHEMIN]...", "[PATH]..."), type=click.Path(path_type=Path))
    @click.option(
        "--json", "as_json", is_flag=True, help=say("écrit les problèmes en JSON", "write the problems as JSON")
    )
    def check(paths: tuple[Path, ...], as_json: bool) -> int:
        found = gather(paths, say)
        library, problems = load(found)
        if as_json:
            click.echo(json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=2))
        if problems:
            if as_json:
                return 2
            raise UnloadableError(problems)
        count = len(library.flows) if library else 0
        named = ", ".join(str(path) for path in paths if path.is_file())
        if named and not as_json:
            click.echo(
                say(f"{named} : aucun problème ({count} flux relus)", f"{named}: no problem ({count} flows read)")
            )
        elif not as_json:
            click.echo(say(f"{count} flux, aucun problème", f"{count} flows, no problem"))
        return 0

    return check


def gather(paths: tuple[Path, ...], say: Say) -> dict[str, bytes]:
    """The sources of folders and files; around a file, the portal, dossiers, guides and flows beside it."""
    found: dict[str, bytes] = {}
    for path in paths or (flows_folder(),):
        if not path.exists():
            raise BadInputError(say(f"{path} : ce fichier n'existe pas", f"{path}: no such file"))
        if not path.is_dir() and not path.is_file():
            raise BadInputError(say(f"{path} n'est pas un fichier", f"{path} is not a file"))
        folder = path if path.is_dir() else path.parent
        if not path.is_dir() and not (folder / "portal.yaml").is_file():
            found |= sources(flows_folder()) | {path.as_posix(): read(path)}
            continue
        found |= sources(folder)
        if not path.is_dir() and path.as_posix() not in found:
            raise BadInputError(say(f"{path} : un flux est un fichier .yaml", f"{path}: a flow is a .yaml file"))
    return found


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.kind.code,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "fr": problem.message("fr"),
        "en": problem.message("en"),
        "suggestion_fr": problem.suggestion("fr"),
        "suggestion_en": problem.suggestion("en"),
    }
