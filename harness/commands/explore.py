"""``parcours explore``: visit all that can happen, and prove the properties of the flows or refute them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harness.completing import flows_beginning
from harness.language import Say

if TYPE_CHECKING:
    from harness.exploring import Proof
    from simulator.analysis.explore.idle import Never
    from simulator.analysis.explore.properties import Verdict

REFUTED = 1
MOST = 100_000


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Parcourt tout ce qui peut arriver dans les flux nommés (tous par défaut), avec ceux dont ils dépendent : "
            "chaque état, chaque classe de saisies, chaque instant où quelque chose change. Les propriétés écrites "
            "dans le flux en sortent prouvées, ou réfutées par le plus court contre-exemple.",
            "Visit all that can happen in the flows named (all by default), with those they depend on: every state, "
            "every class of data, every instant at which something changes. The properties written in the flow come "
            "out proved, or refuted by the shortest counterexample.",
        ),
        epilog=say(
            "Par exemple : parcours explore procuration --write build/contre-exemples",
            "For example: parcours explore procuration --write build/counterexamples",
        ),
    )
    @click.argument("flows", nargs=-1, metavar=say("[FLUX]...", "[FLOW]..."), shell_complete=flows_beginning)
    @click.option(
        "--most",
        type=click.IntRange(min=1),
        default=MOST,
        metavar=say("NOMBRE", "NUMBER"),
        help=say(
            "situations au-delà desquelles on s'arrête, et le dit (100 000)",
            "situations beyond which it stops, and says so (100,000)",
        ),
    )
    @click.option(
        "--write",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y écrit les contre-exemples (.feature)", "write the counterexamples there (.feature)"),
    )
    @click.option(
        "--draw",
        "pictures",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=say("DOSSIER", "FOLDER"),
        help=say("y dessine les contre-exemples", "draw the counterexamples there"),
    )
    @click.option(
        "--json",
        "json_path",
        type=click.Path(path_type=Path, allow_dash=True),
        metavar=say("FICHIER", "FILE"),
        help=say("y écrit le compte en JSON (- : la sortie)", "write the account there as JSON (-: the output)"),
    )
    def explore(
        flows: tuple[str, ...], most: int, folder: Path | None, pictures: Path | None, json_path: Path | None
    ) -> int:
        from harness import exploring

        proofs = list(_proofs(flows, most, say))
        files = [
            *(exploring.write_features(proofs, folder, say.lang) if folder else ()),
            *(exploring.draw(proofs, pictures, say.lang) if pictures else ()),
        ]
        if json_path is not None:
            files += _write_json(proofs, json_path, say)
        if str(json_path) != "-":
            click.echo("\n\n".join("\n".join(_lines(each, say)) for each in proofs))
            click.echo("".join(f"\n{file.as_posix()}" for file in files), nl=bool(files))
        return REFUTED if any(each.refuted for each in proofs) else 0

    return explore


def _proofs(names: Sequence[str], most: int, say: Say) -> Iterator["Proof"]:
    from harness.choosing import flows_meant
    from harness.exploring import proof, spaces
    from harness.files import library
    from harness.progress import bar

    known = library()
    for flow in flows_meant(known, names, say):
        with bar(f"{say('exploration', 'exploration')} · {flow.id}", spaces(known, flow.id)) as advance:
            yield proof(known, flow.id, most, say, advance)


# --- for a person


def _lines(found: "Proof", say: Say) -> Iterator[str]:
    yield click.style(found.flow.name.of(say.lang).source, bold=True)
    yield f"  {_size(found, say)}"
    if not found.explored.complete:
        yield "  " + say(
            "La limite --most est atteinte : tout n'a pas été vu, ce qui est dit ne vaut que pour ce qui l'a été.",
            "The bound --most was hit: not all was seen, what is told holds of what was.",
        )
    yield ""
    for verdict in found.verdicts:
        yield from _verdict(found, verdict, say)
    yield from _findings(found, say)


def _size(found: "Proof", say: Say) -> str:
    spaces = found.explored.spaces
    others = [flow.name.of(say.lang).source for flow in spaces[0].flows[1:]]
    people, days = len({space.person for space in spaces}), len({space.start for space in spaces})
    states = _number(found.explored.states, say)
    jointly = say(f", avec {', '.join(others)}", f", with {', '.join(others)}") if others else ""
    seconds, many = f"{found.seconds:.1f} s", "s" if people > 1 else ""
    return say(
        f"{states} états{jointly} ; {len(spaces)} départs ({people} assuré{many}, {days} jours) ; "
        f"{seconds.replace('.', ',')}",
        f"{states} states{jointly}; {len(spaces)} departures ({people} insured, {days} days); {seconds}",
    )


def _number(count: int, say: Say) -> str:
    return f"{count:,}".replace(",", "\u202f" if say.lang == "fr" else ",")


def _verdict(found: "Proof", verdict: "Verdict", say: Say) -> Iterator[str]:
    text = verdict.property.text
    guide = f"  [{', '.join(text.guide)}]" if text.guide else ""
    if not verdict.refuted():
        sign = "?" if verdict.open() else click.style("✓", fg="green")
        yield f"  {sign} {text.of(say.lang).source}{guide}"
        return
    yield f"  {click.style('✗', fg='red')} {text.of(say.lang).source}{guide}"
    if verdict.path is None:
        yield "    " + say("rien n'y mène jamais", "nothing ever leads there")
        return
    yield from (f"      {line}".rstrip() for line in _counterexample(found, verdict, say))


def _counterexample(found: "Proof", verdict: "Verdict", say: Say) -> Iterator[str]:
    from harness.exploring import scenario
    from harness.gherkin import feature_text
    from simulator.scenarios.scenario import CannotTell

    try:
        text = feature_text(
            [scenario(found.library, found.flow, verdict, say.lang)._replace(rule="", tags=())], "-", say.lang
        )
    except CannotTell as error:
        yield say(f"(ne se dit pas en Gherkin : {error.why.fr})", f"(cannot be told in Gherkin: {error.why.en})")
        return
    lines = text.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("  S"))
    yield from (line[2:] for line in lines[start:])


def _shown(found: "Proof", verdict: "Verdict", say: Say) -> list[str]:
    """The counterexample of what is refuted, by lines."""
    return list(_counterexample(found, verdict, say)) if verdict.refuted() and verdict.path else []


def _findings(found: "Proof", say: Say) -> Iterator[str]:
    if found.never or found.stuck:
        yield ""
    for each in found.never:
        yield f"  ! {_never(found, each, say)}"
    for state in found.stuck:
        label = state.label.of(say.lang).source
        yield "  ! " + say(
            f"de « {label} », une démarche peut ne plus jamais finir",
            f"from “{label}”, a journey may never end any more",
        )


def _never(found: "Proof", each: "Never", say: Say) -> str:
    flow = found.flow
    state = flow.leaves[each.leaf].state.label.of(say.lang).source
    event = _named(found, each, say)
    place = f"{each.branch.place}: " if each.branch.place.file else ""
    if each.guard is not None:
        rule = each.guard.text.of(say.lang).source
        return place + say(
            f"{event}, dans « {state} » : la règle « {rule} » ne refuse jamais",
            f"{event}, in “{state}”: the rule “{rule}” never refuses",
        )
    return place + say(f"{event}, dans « {state} », n'arrive jamais", f"{event}, in “{state}”, never happens")


def _named(found: "Proof", each: "Never", say: Say) -> str:
    """What would have happened, as a person knows it."""
    from simulator.spec.flow import AUTO, LOGOUT, OPEN

    declared = found.flow.events.get(each.trigger)
    if declared is not None:
        label = declared.label.of(say.lang).source
        return say(f"« {label} »", f"“{label}”")
    known = {
        LOGOUT: ("la déconnexion", "logging out"),
        OPEN: ("rouvrir la démarche", "opening the journey again"),
        AUTO: ("la suite automatique", "what follows by itself"),
    }
    return say(*known.get(each.trigger, ("l'échéance", "the deadline")))


# --- for a program


def _write_json(proofs: Sequence["Proof"], path: Path, say: Say) -> list[Path]:
    """The file that was written, if it was one."""
    from harness.edition import of_flows
    from harness.files import flows_folder, sources

    whole = {"edition": of_flows(sources(flows_folder())), "flows": [as_json(each, say) for each in proofs]}
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    if str(path) == "-":
        click.echo(text)
        return []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    return [path]


def as_json(found: "Proof", say: Say) -> dict[str, Any]:
    """What was found of a flow, as plain data."""
    spaces = found.explored.spaces
    return {
        "flow": found.flow.id,
        "with": [flow.id for flow in spaces[0].flows[1:]],
        "states": found.explored.states,
        "situations": sum(len(space.situations) for space in spaces),
        "people": list(dict.fromkeys(space.person for space in spaces)),
        "days": [day.isoformat() for day in dict.fromkeys(space.start.date() for space in spaces)],
        "complete": found.explored.complete,
        "properties": [
            {
                "kind": verdict.property.kind,
                "text": verdict.property.text.of(say.lang).source,
                "guide": list(verdict.property.text.guide),
                "holds": None if verdict.open() else verdict.holds,
                "counterexample": list(_counterexample(found, verdict, say))
                if verdict.refuted() and verdict.path
                else [],
            }
            for verdict in found.verdicts
        ],
        "never": [_never(found, each, say) for each in found.never],
        "stuck": [state.label.of(say.lang).source for state in found.stuck],
    }
