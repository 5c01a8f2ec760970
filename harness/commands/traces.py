"""``parcours traces``: how many statements of the guides and decisions have a scenario, and which lack one."""

import json
import textwrap
from collections.abc import Iterator

import click

from harness import features
from harness.files import library
from harness.language import Say
from harness.traces import Line, Traces, traces

FOUND = 1
_KINDS = {
    "rule": ("règles [N]", "rules [N]"),
    "screen": ("écrans [E]", "screens [E]"),
    "decor": ("décor [D]", "decor [D]"),
    "decision": ("décisions", "decisions"),
}


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        name="traces",
        help=say(
            "Compte les énoncés des guides et les décisions qui ont un scénario, d'après les étiquettes, et nomme ceux "
            "qui n'en ont pas.",
            "Count the statements of the guides and the decisions that have a scenario, by the tags, and name those "
            "that have none.",
        ),
        epilog=say("Par exemple : parcours traces --json", "For example: parcours traces --json"),
    )
    @click.argument("paths", nargs=-1, metavar=say("[CHEMIN]...", "[PATH]..."))
    @click.option("--json", "as_json", is_flag=True, help=say("écrit le compte en JSON", "write the count as JSON"))
    def command(paths: tuple[str, ...], as_json: bool) -> int:
        found = traces(library().guides, features.find(paths, say))
        if as_json:
            click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join(_lines(found, say)))
        return 0 if found.complete else FOUND

    return command


def _lines(found: Traces, say: Say) -> Iterator[str]:
    named = [(line, line.guide.of(say.lang), say(*_KINDS[line.kind])) for line in found.lines]
    guide_width = max((len(guide) for _, guide, _ in named), default=0)
    kind_width = max((len(kind) for _, _, kind in named), default=0)
    count, covered, lacking = say("nombre", "number"), say("avec scénario", "with scenario"), say("manque", "lacking")
    yield click.style(f"{'':{guide_width}}  {'':{kind_width}}  {count}  {covered}  {lacking}", bold=True)
    for line, guide, kind in named:
        missing = str(len(line.lacking)) if line.owed else "–"
        yield (
            f"{guide:{guide_width}}  {kind:{kind_width}}  {len(line.statements):>{len(count)}}"
            f"  {len(line.traced):>{len(covered)}}  {missing:>{len(lacking)}}"
        )
    for line, _, _ in named:
        yield from (_lack(line, say))
    for tag, keys in found.unknown.items():
        file, number = keys[0]
        yield say(f"{file}:{number}: @{tag} ne nomme aucun énoncé", f"{file}:{number}: @{tag} names no statement")


def _lack(line: Line, say: Say) -> Iterator[str]:
    for statement in line.lacking:
        text = textwrap.shorten(statement.shows.of(say.lang) or statement.quote, 80, placeholder=" …")
        yield say(f"{statement.id} n'a pas de scénario : {text}", f"{statement.id} has no scenario: {text}")


def _as_json(found: Traces) -> dict[str, object]:
    return {
        "complete": found.complete,
        "guides": [
            {
                "guide": line.guide._asdict(),
                "kind": line.kind,
                "number": len(line.statements),
                "with_scenario": len(line.traced),
                "lacking": [statement.id for statement in line.lacking],
                "scenarios": {
                    item.id: [f"{file}:{number}" for file, number in line.scenarios.get(item.id, ())]
                    for item in line.statements
                },
            }
            for line in found.lines
        ],
        "unknown_tags": {tag: [f"{file}:{line}" for file, line in keys] for tag, keys in found.unknown.items()},
    }
