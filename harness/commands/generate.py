"""``parcours generate``: write the scenarios that are missing, by criterion."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness import options
from harness.choosing import flows_meant
from harness.completing import flows_beginning
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.problems import closest

if TYPE_CHECKING:
    from harness.generating import Generated

FAILED = 1


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Écrit les scénarios des flux nommés (tous par défaut) : les moins nombreux qui montrent chaque "
            "transition, chaque clause, chaque date limite, chaque suite de deux transitions, chaque propriété et "
            "chaque écran. "
            "Ils sont joués avant d'être écrits ; ce que personne ne peut atteindre est dit à la fin.",
            "Write the scenarios of the flows named (all by default): the fewest that show every transition, every "
            "clause, every boundary date, every two transitions in a row, every property and every screen. They are "
            "played before they are written; what nobody can reach is told at the end.",
        ),
        epilog=say(
            "Par exemple : parcours generate procuration --criterion boundaries",
            "For example: parcours generate procuration --criterion boundaries",
        ),
    )
    @click.argument("flows", nargs=-1, metavar=say("[FLUX]...", "[FLOW]..."), shell_complete=flows_beginning)
    @click.option(
        "--criterion",
        "criteria",
        multiple=True,
        metavar=say("CRITÈRE", "CRITERION"),
        help=say(
            "transitions, clauses, boundaries, pairs, properties ou screens (répétable ; tous par défaut)",
            "transitions, clauses, boundaries, pairs, properties or screens (may be repeated; all by default)",
        ),
    )
    @options.out(say, "features/generated")
    @click.option(
        "--json",
        "json_path",
        type=click.Path(path_type=Path, allow_dash=True),
        metavar=say("FICHIER", "FILE"),
        help=say("y écrit le compte en JSON (- : la sortie)", "write the account there as JSON (-: the output)"),
    )
    def generate(flows: tuple[str, ...], criteria: tuple[str, ...], out: Path, json_path: Path | None) -> int:
        from harness.files import library
        from harness.generating import generated, write

        known = library()
        names = [flow.id for flow in flows_meant(known, flows, say)]
        chosen = _criteria(criteria, say)
        found = [generated(known, name, chosen, out, say) for name in names]
        for each in found:
            write(each)
        _tell(found, json_path, say)
        return FAILED if any(each.faults for each in found) else 0

    return generate


def _criteria(given: Sequence[str], say: Say) -> tuple[str, ...]:
    """The criteria named, in their own order; all of them without any."""
    from simulator.scenarios.suite import CRITERIA

    for name in given:
        if name not in CRITERIA:
            near = closest(name, CRITERIA)
            hint = say.meant(near) if near else f" ({', '.join(CRITERIA)})"
            raise BadInputError(
                say(f"--criterion : critère inconnu « {name} »{hint}", f"--criterion: unknown criterion “{name}”{hint}")
            )
    return tuple(name for name in CRITERIA if not given or name in given)


def _tell(found: Sequence["Generated"], json_path: Path | None, say: Say) -> None:
    from harness.generating import as_json

    if json_path is not None:
        text = json.dumps([as_json(each) for each in found], ensure_ascii=False, indent=2)
        if str(json_path) == "-":
            click.echo(text)
            return
        json_path.parent.mkdir(parents=True, exist_ok=True)
        json_path.write_text(text + "\n", encoding="utf-8")
    click.echo("\n\n".join("\n".join(_lines(each, say)) for each in found))


def _lines(found: "Generated", say: Say) -> Iterator[str]:
    """A flow: what was written for each criterion, then what no scenario shows, and what failed."""
    yield click.style(found.flow.name.of(say.lang).source, bold=True)
    yield from _table(found, say)
    if not found.explored.complete:
        yield say(
            "L'exploration s'est arrêtée à sa borne : il peut manquer des scénarios.",
            "The exploration stopped at its bound: scenarios may be missing.",
        )
    if found.suite.missed:
        yield say("Aucun scénario ne montre :", "No scenario shows:")
    for miss in found.suite.missed:
        yield (
            f"  {miss.target.text.of(say.lang)} : {miss.why.of(say.lang)}"
            if say.lang == "fr"
            else (f"  {miss.target.text.of(say.lang)}: {miss.why.of(say.lang)}")
        )
    for fault in found.faults:
        yield say(f"ÉCHEC {fault.title} : {fault.why}", f"FAILED {fault.title}: {fault.why}")


def _table(found: "Generated", say: Say) -> Iterator[str]:
    from simulator.scenarios.suite import NAMES

    asked, shown = say("à montrer", "to show"), say("montré", "shown")
    scenarios = say("scénarios", "scenarios")
    width = max(len(NAMES[feature.criterion].of(say.lang)) for feature in found.features)
    yield f"  {'':{width}}  {asked}  {shown}  {scenarios}"
    for feature in found.features:
        name, count = feature.criterion, found.suite.asked[feature.criterion]
        there = count - found.suite.missing(name)
        where = feature.path.as_posix() if feature.text is not None else "–"
        yield (
            f"  {NAMES[name].of(say.lang):{width}}  {count:>{len(asked)}}  {there:>{len(shown)}}"
            f"  {len(found.suite.of(name)):>{len(scenarios)}}  {where}"
        )
