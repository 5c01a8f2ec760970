"""``parcours cover``: what the scenarios cover of the flows, what they do not, and the scenarios that would."""

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harness.completing import flows_beginning
from harness.language import LANGS, Lang, Say
from harness.mistakes import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harness.cover.wanted import Ready
    from harness.report.results import Results
    from simulator.analysis.coverage import Coverage
    from simulator.spec.load import Library

FOUND = 1


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be done with the coverage."""

    json_file: str | None
    html: Path | None
    draw: Path | None
    heat: bool
    write: Path | None
    fail_under: Fraction | None
    quick: bool


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        name="cover",
        help=say(
            "Joue les scénarios (ceux de features/ par défaut), ou reprend les résultats de runs déjà joués, et dit "
            "ce qu'ils couvrent des flux : états, transitions, règles vraies et fausses, refus, échéances, champs, "
            "messages, énoncés ; et ce qu'aucun ne montre.",
            "Play the scenarios (those of features/ by default), or take the results of runs already played, and tell "
            "what they cover of the flows: states, transitions, rules true and false, refusals, deadlines, fields, "
            "messages, statements; and what none shows.",
        ),
        epilog=say("Par exemple : ", "For example: ")
        + "parcours cover --flow procuration --html build/cover.html --fail-under 95",
    )
    @click.argument("paths", nargs=-1, metavar=say("[CHEMIN|FICHIER:LIGNE]...", "[PATH|FILE:LINE]..."))
    @click.option(
        "--flow",
        "flows",
        multiple=True,
        metavar=say("FLUX", "FLOW"),
        shell_complete=flows_beginning,
        help=say("ce flux seul (répétable)", "this flow alone (repeatable)"),
    )
    @click.option(
        "--from",
        "stored",
        multiple=True,
        metavar="RESULTS.JSON",
        type=click.Path(path_type=Path),
        help=say("résultats déjà joués, réunis (répétable)", "results already played, put together (repeatable)"),
    )
    @click.option(
        "--json", "json_file", metavar=say("FICHIER|-", "FILE|-"), help=say("écrit tout en JSON", "write all as JSON")
    )
    @click.option(
        "--html",
        type=click.Path(path_type=Path),
        metavar=say("FICHIER|DOSSIER", "FILE|FOLDER"),
        help=say("écrit une page (un dossier : une par langue)", "write a page (a folder: one in each language)"),
    )
    @click.option(
        "--draw",
        type=click.Path(path_type=Path),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y dessine les flux, couverts ou non", "draw the flows there, covered or not"),
    )
    @click.option(
        "--heat",
        is_flag=True,
        help=say(
            "avec --draw : combien de scénarios passent, et où", "with --draw: how many scenarios pass, and where"
        ),
    )
    @click.option(
        "--write",
        type=click.Path(path_type=Path),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y écrit les scénarios qui manquent", "write the scenarios that are missing there"),
    )
    @click.option(
        "--quick",
        is_flag=True,
        help=say("ne cherche pas les scénarios qui manquent", "do not look for the scenarios that are missing"),
    )
    @click.option(
        "--fail-under",
        metavar="N",
        help=say("échoue (1) sous N % couverts", "fail (1) under N % covered"),
    )
    @click.option(
        "--jobs",
        default="auto",
        metavar="N|auto",
        help=say("processus (auto : les cœurs)", "processes (auto: the cores)"),
    )
    def cover(paths: tuple[str, ...], flows: tuple[str, ...], stored: tuple[Path, ...], jobs: str, **asked: Any) -> int:
        wanted = _Wanted(**{**asked, "fail_under": _threshold(asked["fail_under"], say)})
        _check(paths, stored, wanted, say)
        return _cover(flows, _results(paths, stored, jobs, say), wanted, say)

    return cover


def _check(paths: tuple[str, ...], stored: tuple[Path, ...], wanted: _Wanted, say: Say) -> None:
    """What is asked for must go together, and have room."""
    if stored and paths:
        raise BadInputError(say("des chemins ou --from, pas les deux", "paths or --from, not both"))
    if wanted.heat and wanted.draw is None:
        raise BadInputError(say("--heat va avec --draw DOSSIER", "--heat goes with --draw FOLDER"))
    if wanted.quick and wanted.write:
        raise BadInputError(say("--write ou --quick, pas les deux", "--write or --quick, not both"))
    for folder in (wanted.draw, wanted.write):
        if folder is not None and folder.exists() and not folder.is_dir():
            raise BadInputError(say(f"{folder} : ce n'est pas un dossier", f"{folder}: not a folder"))


def _threshold(text: str | None, say: Say) -> Fraction | None:
    if text is None:
        return None
    plain = text.replace(",", ".").removesuffix("%").strip()
    digits = plain.replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9 and Fraction(plain) <= 100):
        raise BadInputError(
            say(f"--fail-under : « {text} » ; un nombre de 0 à 100", f"--fail-under: “{text}”; a number from 0 to 100")
        )
    return Fraction(plain) / 100


def _results(paths: tuple[str, ...], stored: tuple[Path, ...], jobs: str, say: Say) -> "Results":
    from harness.report.results import merged

    if stored:
        return merged([_read(path, say) for path in stored])
    from harness import features
    from harness.parallel import asked
    from harness.playing import played
    from harness.progress import bar

    found = features.find(paths, say)
    count = sum(len(read.places) for read in found)
    if not count:
        raise BadInputError(say("aucun scénario à jouer", "no scenario to play"))
    with bar(say("scénarios", "scenarios"), count) as advance:
        return played(found, "process", asked(jobs, say), say, advance)


def _read(path: Path, say: Say) -> "Results":
    from harness.report.stored import NotResultsError, read

    try:
        return read(path)
    except NotResultsError:
        why = say("ce ne sont pas des résultats de « parcours test »", "these are no results of “parcours test”")
        raise BadInputError(f"{path}{say(' :', ':')} {why}") from None


def _cover(flows: tuple[str, ...], results: "Results", wanted: _Wanted, say: Say) -> int:
    from harness.cover import told
    from harness.covering import of_results, strangers
    from harness.files import library
    from harness.report.summary import summary

    known = library()
    whole = of_results(known, results)
    if unknown := strangers(whole):
        click.echo(_stale(len(unknown), say), err=True)
    found = _chosen(whole, flows, known, say)
    ready: tuple[Ready, ...] = ()
    if wanted.quick and not results.broken:
        found = _proved(found, known, say)
    elif not results.broken:
        both = wanted.html is not None and not _is_page(wanted.html)
        found, ready = _searched(found, known, (say.lang, *(LANGS if both else ())), say)
    if wanted.json_file != "-":
        click.echo("\n".join(told.all_of(found, ready, known, say)))
    _write(found, ready, known, wanted, say)
    if results.broken:
        click.echo("\n" + summary(results, say), err=True)
        return FOUND
    return _judged(found, wanted.fail_under, say)


def _searched(
    found: "Coverage", known: "Library", langs: tuple[Lang, ...], say: Say
) -> "tuple[Coverage, tuple[Ready, ...]]":
    """The coverage without what is proved out of reach, and the scenarios that would show the rest."""
    from dataclasses import replace

    from harness.cover.wanted import ready, sought
    from harness.progress import bar

    langs = tuple(dict.fromkeys(langs))
    with bar(say("scénarios cherchés", "scenarios sought"), sought(found) * len(langs)) as advance:
        written = tuple(ready(found, known, langs, advance))
    return replace(found, impossible=frozenset(name for one in written for name in one.impossible)), written


def _proved(found: "Coverage", known: "Library", say: Say) -> "Coverage":
    """The coverage without what is proved out of reach: the total is the same whether scenarios are sought or not."""
    from dataclasses import replace

    from harness.cover.wanted import proved
    from harness.progress import bar

    lacking = {obligation.flow for obligation in found.lacking if obligation.kind != "statement"}
    with bar(say("démarches explorées", "journeys explored"), len(lacking)) as advance:
        return replace(found, impossible=frozenset(proved(found, known, advance)))


def _judged(found: "Coverage", threshold: Fraction | None, say: Say) -> int:
    from harness.covering import counted

    if threshold is None or found.count.share >= threshold:
        return 0
    under = f"{float(threshold * 100):g}".replace(".", say(",", "."))
    counts = counted(found.count, say)
    click.echo(
        say(f"couverture sous le seuil de {under} % : {counts}", f"coverage under the threshold of {under}%: {counts}"),
        err=True,
    )
    return FOUND


def _stale(count: int, say: Say) -> str:
    return say(
        f"{count} choses couvertes n'existent plus : les flux ont changé depuis ces résultats",
        f"{count} things covered are no more: the flows have changed since these results",
    )


def _chosen(found: "Coverage", names: tuple[str, ...], known: "Library", say: Say) -> "Coverage":
    """The coverage of the flows that are named; a guide can be named too."""
    from dataclasses import replace

    from simulator.spec.problems import closest

    chosen = set()
    for name in names:
        flow = known.flow_named(name)
        key = flow.id if flow else name
        if key not in found.flows:
            hint = say.meant(closest(name, found.flows))
            raise BadInputError(say(f"flux inconnu « {name} »{hint}", f"unknown flow “{name}”{hint}"))
        chosen.add(key)
    return found if not names else replace(found, obligations=tuple(o for o in found.obligations if o.flow in chosen))


def _write(found: "Coverage", ready: "tuple[Ready, ...]", known: "Library", wanted: _Wanted, say: Say) -> None:
    if wanted.json_file is not None:
        from harness.cover.data import as_data

        text = json.dumps(as_data(found, ready, known, say), ensure_ascii=False, indent=1)
        if wanted.json_file == "-":
            click.echo(text)
        else:
            click.echo(_put(Path(wanted.json_file), text + "\n").as_posix())
    for path in _files(found, ready, known, wanted, say):
        click.echo(path.as_posix(), err=wanted.json_file == "-")


def _files(
    found: "Coverage", ready: "tuple[Ready, ...]", known: "Library", wanted: _Wanted, say: Say
) -> "Iterator[Path]":
    """The pages, the pictures and the features that are asked for; each is written as it is told."""
    if wanted.html is not None:
        yield from _pages(found, ready, known, wanted.html, say)
    if wanted.draw is not None:
        from harness.cover.drawn import draw

        yield from draw(found, known, say.lang, wanted.draw, heat=wanted.heat)
    if wanted.write is not None:
        from harness.cover.wanted import write

        yield from write(ready, known, wanted.write, say)


def _pages(found: "Coverage", ready: "tuple[Ready, ...]", known: "Library", html: Path, say: Say) -> "Iterator[Path]":
    """One page in the person's language; a folder takes one in each language, linked to each other."""
    from harness.cover.page import page

    if _is_page(html):
        yield _put(html, page(found, ready, known, say))
        return
    for lang, other in zip(LANGS, reversed(LANGS), strict=True):
        yield _put(html / f"coverage-{lang}.html", page(found, ready, known, Say(lang), f"coverage-{other}.html"))


def _is_page(html: Path) -> bool:
    """Whether a path is one page's, and not a folder's."""
    return html.suffix.lower() in {".html", ".htm"} and not html.is_dir()


def _put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
