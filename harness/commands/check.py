"""``parcours check``: every problem of the flows, and of the features, each with its place."""

import json
from pathlib import Path

import click

from harness.files import UnloadableError, flows_folder, read, sources
from harness.language import Say
from harness.lint.codes import Finding
from harness.mistakes import BadInputError
from simulator.spec.load import load
from simulator.spec.problems import Problem, closest

FOUND = 1
BAD = 2


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Relit les flux d'un dossier (flows/ par défaut), ou des fichiers avec ceux qui les entourent, et dit tous "
            "les problèmes : fichier:ligne:colonne, code, message, suggestion. Des fonctionnalités (.feature, ou un "
            "dossier qui en contient) sont relues de même, sans être jouées.",
            "Read the flows of a folder (flows/ by default), or files with those around them, and tell every problem: "
            "file:line:column, code, message, suggestion. Features (.feature, or a folder that holds some) are read "
            "likewise, without being played.",
        ),
        epilog=say("Par exemple : ", "For example: ")
        + "parcours check flows/procuration.yaml · parcours check features/ · parcours check flows features",
    )
    @click.argument("paths", nargs=-1, metavar=say("[CHEMIN]...", "[PATH]..."), type=click.Path(path_type=Path))
    @click.option(
        "--json", "as_json", is_flag=True, help=say("écrit les problèmes en JSON", "write the problems as JSON")
    )
    def check(paths: tuple[Path, ...], as_json: bool) -> int:
        features = tuple(path for path in paths if _holds_features(path))
        flows = tuple(path for path in paths if path not in features or _holds_flows(path))
        problems, count = _flows(flows, say) if flows or not features else ([], 0)
        findings = _features(features, say) if features and not problems else ()
        if as_json:
            told = [*map(_as_json, problems), *map(_finding_as_json, findings)]
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        elif problems:
            raise UnloadableError(problems)
        else:
            _tell(flows, count, features, findings, say)
        errors = any(found.kind.severity == "error" for found in findings)
        return BAD if problems else FOUND if errors else 0

    return check


def _holds_features(path: Path) -> bool:
    if not path.is_dir():
        return path.suffix == ".feature"
    return any(file.is_file() for file in path.rglob("*.feature"))


def _holds_flows(path: Path) -> bool:
    return path.is_dir() and next(path.glob("*.yaml"), None) is not None


def _flows(paths: tuple[Path, ...], say: Say) -> tuple[list[Problem], int]:
    library, problems = load(gather(paths, say))
    return problems, len(library.flows) if library else 0


def _features(paths: tuple[Path, ...], say: Say) -> tuple[Finding, ...]:
    from harness.lint.linting import library_for, lint

    missing = [path for path in paths if not path.exists()]
    if missing:
        hint = say.meant(closest(missing[0].as_posix(), map(str, Path("features").rglob("*.feature"))))
        raise BadInputError(say(f"{missing[0]} : ce fichier n'existe pas{hint}", f"{missing[0]}: no such file{hint}"))
    folder = flows_folder()
    libraries = {path: library_for(path, folder) for path in paths}
    groups = {id(known): known for known in libraries.values()}
    found = [lint([path for path in paths if libraries[path] is known], folder, known) for known in groups.values()]
    return tuple(each for group in found for each in group)


def _tell(
    flows: tuple[Path, ...], count: int, features: tuple[Path, ...], findings: tuple[Finding, ...], say: Say
) -> None:
    named = ", ".join(str(path) for path in flows if path.is_file())
    if named:
        click.echo(say(f"{named} : aucun problème ({count} flux relus)", f"{named}: no problem ({count} flows read)"))
    elif count:
        click.echo(say(f"{count} flux, aucun problème", f"{count} flows, no problem"))
    if not features:
        return
    for found in findings:
        note = "" if found.kind.severity == "error" else say(" (information)", " (information)")
        click.echo(found.told(say.lang) + note)
    errors = sum(found.kind.severity == "error" for found in findings)
    number = len({file for path in features for file in ([path] if path.is_file() else path.rglob("*.feature"))})
    read = say(f"{number} fonctionnalité{'s' * (number > 1)}", f"{number} feature{'s' * (number > 1)}")
    if errors:
        many = "s" * (errors > 1)
        click.echo(f"{read}, " + say(f"{errors} problème{many}", f"{errors} problem{many}"))
    else:
        click.echo(f"{read}, " + say("aucun problème", "no problem"))


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


def _finding_as_json(found: Finding) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.kind.severity,
        "file": found.file,
        "line": found.line,
        "fr": found.message("fr"),
        "en": found.message("en"),
        "suggestion_fr": found.suggestion("fr"),
        "suggestion_en": found.suggestion("en"),
    }


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
