"""``parcours conform``: replay an event log against a flow and tell where they differ."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from harness.choosing import flow_meant
from harness.completing import flows_beginning
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.problems import closest

if TYPE_CHECKING:
    from harness.conform.run import Asked, Read
    from simulator.spec.flow import Flow
    from simulator.spec.load import Library

FOUND = 1


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Rejoue le journal d'un système réel (CSV, JSON lines ou XES) sur un flux : événements qui n'étaient pas "
            "permis, échéances passées, étapes sautées. Les lignes illisibles sont dites avec leur numéro, le reste "
            "est lu. Ce que le journal ne dit pas est tenu pour possible, sauf avec --exact.",
            "Replay the log of a real system (CSV, JSON lines or XES) against a flow: events that were not allowed, "
            "deadlines gone by, steps skipped. Rows that cannot be read are told with their line, the rest is read. "
            "What the log does not tell is taken to be possible, unless --exact.",
        ),
        epilog=say("Par exemple : ", "For example: ")
        + "parcours conform journal.csv --flow procuration --map case=N°,event=Acte,time=Le",
    )
    @click.argument("log", metavar=say("JOURNAL", "LOG"), type=click.Path(path_type=Path))
    @click.option(
        "--flow",
        "name",
        metavar=say("FLUX", "FLOW"),
        shell_complete=flows_beginning,
        help=say("le flux (inutile s'il n'y en a qu'un)", "the flow (not needed where there is but one)"),
    )
    @click.option(
        "--map",
        "mapping",
        metavar=say("RÔLE=COLONNE,…", "ROLE=COLUMN,…"),
        help=say(
            "ce que disent les colonnes : case, event, time, actor, insured, lifecycle ou un champ écran.champ",
            "what the columns say: case, event, time, actor, insured, lifecycle or a field screen.field",
        ),
    )
    @click.option(
        "--exact",
        is_flag=True,
        help=say(
            "le journal dit toutes les saisies et tous les clics : un champ qu'il ne remplit pas est vide",
            "the log tells all that was typed and clicked: a field that it does not fill is empty",
        ),
    )
    @click.option(
        "--unlogged",
        metavar=say("ÉVÉNEMENT,…", "EVENT,…"),
        help=say("événements que le journal n'enregistre pas", "events that the log does not record"),
    )
    @click.option("--encoding", default="utf-8", metavar=say("CODAGE", "ENCODING"), help="utf-8, cp1252 …")
    @click.option(
        "--json",
        "as_json",
        metavar=say("FICHIER", "FILE"),
        help=say("écrit tout en JSON (« - » : à l'écran)", "write all of it as JSON (“-”: on screen)"),
    )
    @click.option(
        "--write",
        "features",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y écrit chaque écart en scénario", "write each deviation there as a scenario"),
    )
    @click.option(
        "--draw",
        "pictures",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y dessine le flux et ses écarts", "draw the flow and its deviations there"),
    )
    def conform(**given: Any) -> int:
        return _conform(_Given(**given), say)

    return conform


class _Given(NamedTuple):
    """What was asked for, as it was typed."""

    log: Path
    name: str | None
    mapping: str | None
    exact: bool
    unlogged: str | None
    encoding: str
    as_json: str | None
    features: Path | None
    pictures: Path | None


def _conform(given: _Given, say: Say) -> int:
    from harness.conform.run import read
    from harness.files import library

    known = library()
    flow = _flow(known, given.name, say)
    found = read(given.log, known, flow, _asked(flow, given, say), say)
    _tell(found, known, given.as_json, say)
    quiet = given.as_json == "-"
    if given.features is not None:
        _write(found, known, given.features, quiet, say)
    if given.pictures is not None:
        _draw(found, known, given.pictures, quiet, say)
    return 0 if found.clean else FOUND


def _flow(known: "Library", name: str | None, say: Say) -> "Flow":
    if name is None:
        if len(known.flows) == 1:
            return next(iter(known.flows.values()))
        choices = ", ".join(known.flows)
        raise BadInputError(say(f"de quel flux ? ajoutez --flow : {choices}", f"which flow? add --flow: {choices}"))
    return flow_meant(known, name, say)


def _asked(flow: "Flow", given: _Given, say: Say) -> "Asked":
    from harness.conform.run import Asked
    from harness.logs.columns import mapping
    from harness.logs.lines import encoding
    from simulator.analysis.conformance.conformance import Reading

    reading = Reading(given.exact, _events(flow, given.unlogged or "", say))
    columns = mapping(given.mapping or "", flow, say)
    return Asked(reading, columns, encoding(given.encoding, say), keep_all=given.as_json is not None)


def _events(flow: "Flow", text: str, say: Say) -> frozenset[str]:
    from harness.logs.meaning import event_named, labels

    found: set[str] = set()
    for word in filter(None, (part.strip() for part in text.split(","))):
        events = event_named(flow, word)
        if not events:
            hint = say.meant(closest(word, labels(flow)))
            raise BadInputError(
                say(f"--unlogged : événement inconnu « {word} »{hint}", f"--unlogged: unknown event “{word}”{hint}")
            )
        found.update(events)
    return frozenset(found)


def _tell(found: "Read", known: "Library", as_json: str | None, say: Say) -> None:
    from harness.conform import account

    actors = known.portal.actors
    if as_json is not None:
        text = json.dumps(account.as_json(found, actors), ensure_ascii=False, indent=2)
        if as_json == "-":
            click.echo(text)
            return
        path = Path(as_json)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    click.echo("\n".join(account.lines(found, actors, say)))


def _write(found: "Read", known: "Library", folder: Path, quiet: bool, say: Say) -> None:
    from harness.conform.written import feature

    made = feature(found, known, say.lang)
    if made.text:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{found.flow.id}-conformance.feature"
        path.write_text(made.text, encoding="utf-8", newline="\n")
        click.echo(path.as_posix(), err=quiet)
    if made.untold:
        count = len(made.untold)
        click.echo(
            say(
                f"{count} sorte(s) d'écart sans scénario : aucune suite d'actes du flux n'y mène",
                f"{count} kind(s) of deviation without a scenario: no run of acts of the flow leads there",
            ),
            err=quiet,
        )


def _draw(found: "Read", known: "Library", folder: Path, quiet: bool, say: Say) -> None:
    from harness.conform.written import draw

    for path in draw(found, known, say.lang, folder):
        click.echo(path.as_posix(), err=quiet)
