"""A difference told: in the terminal, for a person; as JSON, for a program."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, Final

import click

from harness.diff.editions import Compared, Edition
from harness.diff.scenarios import Touched
from harness.language import Say
from simulator.analysis.difference.change import Action, Change, Difference
from simulator.analysis.difference.opened import Fate, Verdict
from simulator.analysis.difference.part import Kind
from simulator.spec.text import Prose

_WIDTH: Final = 96
_KINDS: Final[dict[Kind, Prose]] = {
    "behaviour": Prose("Ce qui se passe", "What happens"),
    "wording": Prose("Ce qui se lit", "What is read"),
    "trace": Prose("Traces, exemples et propriétés", "Traces, examples and properties"),
}
_SIGNS: Final[dict[Action, str]] = {"added": "+", "removed": "−", "changed": "≠"}
_VERDICTS: Final[dict[Verdict, Prose]] = {
    "continues": Prose("peut continuer", "can go on"),
    "resumed": Prose("à reprendre", "to be seen to"),
    "lost": Prose("ne peut pas continuer", "cannot go on"),
}


def lines(
    compared: Compared, found: Difference, touched: Sequence[Touched] | None, cases: Sequence[Fate], say: Say
) -> Iterator[str]:
    """The whole account; ``touched`` is None where no scenario was played."""
    old, new = compared.old, compared.new
    yield click.style(f"{old.called} → {new.called}", bold=True)
    if not found.changes:
        yield say("aucune différence", "no difference")
        return
    for flow in dict.fromkeys(change.flow for change in found.changes):
        yield ""
        yield click.style(_title(found, flow, say), bold=True)
        yield from _changes(found.of(flow), old, new, say)
    yield from _statements(found, say)
    if touched is not None:
        yield from _scenarios(touched, say)
    yield from _cases(cases, found, say)
    yield ""
    yield _summary(found, say)


def _title(found: Difference, flow: str, say: Say) -> str:
    if not flow:
        return say("Autour des démarches", "Around the journeys")
    known = found.new.flows.get(flow) or found.old.flows[flow]
    return known.name.of(say.lang).source


def _changes(changes: Sequence[Change], old: Edition, new: Edition, say: Say) -> Iterator[str]:
    for kind, title in _KINDS.items():
        some = [change for change in changes if change.kind == kind]
        if some:
            yield f"  {title.of(say.lang)}"
        for change in some:
            text = f"{_SIGNS[change.action]} {change.told.of(say.lang)}"
            yield from _wrapped(text, "    ", "      ")
            where = _where(change, old, new)
            if where:
                yield click.style(f"      {where}", dim=True)


def _where(change: Change, old: Edition, new: Edition) -> str:
    """Where it was and where it is written: one place where they are the same."""
    places = [side.place(place) for place, side in ((change.old, old), (change.new, new)) if place is not None]
    return " → ".join(dict.fromkeys(places))


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _statements(found: Difference, say: Say) -> Iterator[str]:
    if not found.statements:
        return
    yield ""
    yield click.style(say("Énoncés touchés", "Statements touched"), bold=True)
    known = {name: text for guide in found.new.guides for name, text in guide.statements.items()}
    known = {**{name: text for guide in found.old.guides for name, text in guide.statements.items()}, **known}
    for name in found.statements:
        said = known[name].shows.of(say.lang) or known[name].quote if name in known else ""
        yield f"  {name}  {textwrap.shorten(said, _WIDTH - 10, placeholder=' …')}".rstrip()


def _scenarios(touched: Sequence[Touched], say: Say) -> Iterator[str]:
    yield ""
    broken = [each for each in touched if each.breaks]
    count, failing = len(touched), len(broken)
    many = "s" if count > 1 else ""
    yield click.style(
        say(
            f"{count} scénario{many} touché{many}, dont {failing} qui échoue{'nt' if failing > 1 else ''} désormais",
            f"{count} scenario{many} touched, {failing} of which now fail{'s' if failing == 1 else ''}",
        ),
        bold=True,
    )
    for each in touched:
        if each.after or each.before:
            yield f"  {'×' if each.after else '✓'} {each.file}:{each.line}  {each.name}"
            yield f"      {_why(each, say)}"
            if each.after:
                yield from (f"      {line}" for line in each.after.brief())
    still = [each for each in touched if not each.after and not each.before]
    if still:
        yield say("  Réussissent toujours :", "  Still pass:")
    for file in dict.fromkeys(each.file for each in still):
        numbers = ", ".join(str(each.line) for each in still if each.file == file)
        yield from _wrapped(f"✓ {file}:{numbers}", "    ", "      ")


def _why(each: Touched, say: Say) -> str:
    reasons = []
    if each.statements:
        reasons.append(say("porte ", "bears ") + ", ".join(f"@{name}" for name in each.statements))
    if each.passes:
        reasons.append(say("passe par ce qui change", "passes through what changes"))
    if each.breaks:
        reasons.append(say("échoue désormais :", "now fails:"))
    elif each.after:
        reasons.append(say("échouait déjà :", "failed already:"))
    elif each.before:
        reasons.append(say("échouait, réussit désormais", "failed, now passes"))
    return say(" ; ", "; ").join(reasons)


def _cases(cases: Sequence[Fate], found: Difference, say: Say) -> Iterator[str]:
    for flow in dict.fromkeys(fate.flow for fate in cases):
        some = [fate for fate in cases if fate.flow == flow]
        name = _title(found, flow, say)
        yield ""
        yield click.style(say(f"Démarches en cours : {name}", f"Open cases: {name}"), bold=True)
        width = max(len(fate.state.of(say.lang)) for fate in some)
        for fate in some:
            said = _VERDICTS[fate.verdict].of(say.lang)
            reasons = say(" ; ", "; ").join(reason.of(say.lang) for reason in fate.reasons)
            told = f"{said}{say(' : ', ': ')}{reasons}" if reasons else said
            yield f"  {fate.state.of(say.lang):{width}}  {told}"


def _summary(found: Difference, say: Say) -> str:
    counts = {kind: sum(change.kind == kind for change in found.changes) for kind in _KINDS}
    return say(
        f"comportement : {counts['behaviour']} · textes : {counts['wording']} · traces : {counts['trace']}",
        f"behaviour: {counts['behaviour']} · wording: {counts['wording']} · traces: {counts['trace']}",
    )


# --- for programs


def as_json(
    compared: Compared, found: Difference, touched: Sequence[Touched] | None, cases: Sequence[Fate]
) -> dict[str, Any]:
    """The same, every text in both languages."""
    old, new = compared.old, compared.new
    return {
        "old": old.called,
        "new": new.called,
        "behaviour": found.behaves,
        "changes": [
            {
                "flow": change.flow,
                "kind": change.kind,
                "action": change.action,
                "part": change.part,
                **change.told._asdict(),
                "old": None if change.old is None else old.place(change.old),
                "new": None if change.new is None else new.place(change.new),
                "statements": list(change.guide),
                "ways": [list(way) for way in dict.fromkeys((*change.before.ways, *change.after.ways))],
            }
            for change in found.changes
        ],
        "statements": list(found.statements),
        "scenarios": None if touched is None else [_scenario(each) for each in touched],
        "cases": [
            {
                "flow": fate.flow,
                "state": fate.leaf,
                "label": fate.state._asdict(),
                "verdict": fate.verdict,
                "reasons": [reason._asdict() for reason in fate.reasons],
            }
            for fate in cases
        ],
    }


def _scenario(each: Touched) -> dict[str, Any]:
    return {
        "scenario": f"{each.file}:{each.line}",
        "name": each.name,
        "statements": list(each.statements),
        "passes_through": each.passes,
        "before": str(each.before or "passed"),
        "after": str(each.after or "passed"),
        "breaks": each.breaks,
    }
