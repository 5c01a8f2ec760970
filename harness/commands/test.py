"""``parcours test``: play the features and report."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.language import Say
from harness.mistakes import BadInputError

if TYPE_CHECKING:
    from harness.report.results import Results

FAILED = 1


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Joue les scénarios (ceux de features/ par défaut) sur les cœurs de la machine et en rend compte : ce qui "
            "a échoué, où, ce qui était attendu et ce qui était à l'écran.",
            "Play the scenarios (those of features/ by default) over the cores of the machine and report: what failed, "
            "where, what was expected and what was on screen.",
        ),
        epilog=say("Par exemple", "For example")
        + say(" : ", ": ")
        + "parcours test features/procuration --tags @P-029 · parcours test features/accueil/visite.feature:18",
    )
    @click.argument("paths", nargs=-1, metavar=say("[CHEMIN|FICHIER:LIGNE]...", "[PATH|FILE:LINE]..."))
    @click.option(
        "--tags",
        multiple=True,
        metavar="EXPR",
        help=say('étiquettes : "@P-029 and not @D-05"', 'tags: "@P-029 and not @D-05"'),
    )
    @click.option(
        "--jobs",
        default="auto",
        metavar="N|auto",
        help=say("processus (auto : les cœurs)", "processes (auto: the cores)"),
    )
    @click.option(
        "--report",
        type=click.Path(path_type=Path),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y écrit results.json et junit.xml", "write results.json and junit.xml there"),
    )
    @click.option("--shard", metavar="1/4", help=say("une part sur tant", "one part of so many"))
    @click.option(
        "--driver", default="process", metavar=say("NOM", "NAME"), help=say("portail joué", "portal that is played on")
    )
    def test(
        paths: tuple[str, ...], tags: tuple[str, ...], jobs: str, report: Path | None, shard: str | None, driver: str
    ) -> int:
        from harness.parallel import asked

        return _test(paths, tags, asked(jobs, say), report, shard, _driver(driver, say), say)

    return test


def _driver(name: str, say: Say) -> str:
    from harness.drivers import ready

    try:
        ready(name, say)
    except BadInputError as error:
        raise BadInputError(say(f"--driver : {error}", f"--driver: {error}")) from error
    return name


def _test(
    paths: tuple[str, ...],
    tags: tuple[str, ...],
    jobs: int,
    report: Path | None,
    shard: str | None,
    driver: str,
    say: Say,
) -> int:
    from harness import features
    from harness.playing import played, processes
    from harness.progress import bar
    from harness.report import write
    from harness.report.summary import summary

    found = features.with_tags(features.find(paths, say), tags, say)
    if shard:
        found = features.with_shard(found, shard, say)
    count = sum(len(read.places) for read in found)
    if not count:
        raise BadInputError(say("aucun scénario à jouer", "no scenario to play"))
    if report is not None:
        if report.exists() and not report.is_dir():
            raise BadInputError(say(f"{report} : ce n'est pas un dossier", f"{report}: not a folder"))
        report.mkdir(parents=True, exist_ok=True)
    with bar(say("scénarios", "scenarios"), count) as advance:
        results = played(found, driver, jobs, say, advance)
    if report is not None:
        write(report, results)
    click.echo(_coloured(summary(results, say, processes(count, jobs)), results.broken))
    if results.broken:
        return FAILED
    _tell_coverage(results, say)
    return 0


def _tell_coverage(results: "Results", say: Say) -> None:
    """A few lines, where the portal that was played on could be looked into."""
    from harness.covering import of_results, summary
    from harness.files import library

    if any(scenario.covered for _, _, scenario in results.scenarios()):
        click.echo("\n".join(summary(of_results(library(), results), say)))


def _coloured(text: str, broken: bool) -> str:
    if "NO_COLOR" in os.environ:
        return text
    *above, last = text.split("\n")
    return "\n".join([*above, click.style(last, fg="red" if broken else "green")])
