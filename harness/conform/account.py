"""What a log comes to, in words and as data."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import Any

from harness.conform.run import SHOWN, Read
from harness.language import Say
from harness.play.safe import safe, short
from simulator.analysis.conformance.deviation import Group
from simulator.analysis.conformance.words import detail, event_label, general, moment
from simulator.engine.snapshot import Reason
from simulator.spec.text import Prose

Actors = Mapping[str, Prose]


def lines(read: Read, actors: Actors, say: Say) -> Iterator[str]:
    """The account, as it is printed."""
    yield from _counts(read, say)
    if read.result.groups:
        yield ""
        yield say("Écarts :", "Deviations:")
    for group in read.result.groups:
        yield from _group(read, group, actors, say)
    yield from _assumptions(read, say)
    yield from _aside(read, say)


def _counts(read: Read, say: Say) -> Iterator[str]:
    result = read.result
    name = read.flow.name.of(say.lang).source
    cases, events = _many(result.cases, "démarche", "case", say), _many(result.events, "événement", "event", say)
    yield say(f"{name} : {cases}, {events}", f"{name}: {cases}, {events}")
    rows = [
        (say("démarches conformes", "cases that conform"), result.conforming, result.cases),
        (say("démarches avec écart", "cases that deviate"), result.deviating, result.cases),
        (
            say("démarches indécises (lignes écartées)", "cases undecided (rows set aside)"),
            result.undecided,
            result.cases,
        ),
        (say("événements permis là où ils sont", "events allowed where they are"), result.allowed, result.events),
    ]
    shown = [row for row in rows if row[1] or row[0] != rows[2][0]]
    missing, fitness = say("étapes manquantes", "steps missing"), say("adéquation", "fitness")
    width = max(len(label) for label in (*(row[0] for row in shown), missing, fitness))
    digits = max(len(str(count)) for _, count, _ in shown)
    for label, count, total in shown:
        yield f"  {label:{width}}  {count:>{digits}}  {percent(count, total, say):>8}"
    if result.skipped:
        yield f"  {missing:{width}}  {result.skipped:>{digits}}"
    yield f"  {fitness:{width}}  {_share(Fraction(result.fitness), 1, 3, say)}"


def _group(read: Read, group: Group, actors: Actors, say: Say) -> Iterator[str]:
    place, example = group.place, group.example
    said = general(read.flow, place, say.lang, actors)
    count = _many(group.count, "fois", "time", say)
    cases = _many(group.cases, "démarche", "case", say)
    yield f"  {said} — {count}, {cases}"
    where = say(f"ligne {example.logged.line}, ", f"line {example.logged.line}, ") if example.logged.line else ""
    at = moment(example.logged.at, say.lang) if place.kind != "unfired" else ""
    more = detail(read.flow, example, say.lang)
    tail = say(f" ; {more}", f"; {more}") if more else ""
    yield say(
        f"    par exemple {where}démarche {short(example.case)}{f', le {at}' if at else ''}{tail}",
        f"    for example {where}case {short(example.case)}{f', on {at}' if at else ''}{tail}",
    )


def _assumptions(read: Read, say: Say) -> Iterator[str]:
    result = read.result
    if result.assumed:
        yield ""
        yield say(
            "Règles que le journal ne permet pas de vérifier, tenues pour respectées :",
            "Rules that the log does not let one check, taken to be kept:",
        )
    for guard, count in sorted(result.assumed.items(), key=lambda item: (-item[1], item[0])):
        rule = read.flow.guards[guard].text.of(say.lang).source
        events = _many(count, "événement", "event", say)
        yield say(f"  {rule} : {events}", f"  {rule}: {events}")
    never = sorted(never_told(read))
    if never:
        labels = ", ".join(event_label(read.flow, event, say.lang) for event in never)
        yield ""
        yield say(
            f"Le journal ne dit jamais {labels} : s'il ne l'enregistre pas, ajoutez --unlogged {','.join(never)}",
            f"The log never tells {labels}: if it does not record that, add --unlogged {','.join(never)}",
        )


def never_told(read: Read) -> frozenset[str]:
    """The steps found missing that no row of the log ever tells."""
    if read.set_aside:  # what was set aside may have told them
        return frozenset()
    steps = {step for g in read.result.groups if g.place.kind == "skipped" and isinstance(g.place.about, tuple)
             for step in g.place.about}  # fmt: skip
    return frozenset(steps - read.result.seen)


def _aside(read: Read, say: Say) -> Iterator[str]:
    if read.begun:
        yield ""
        count = _many(read.begun, "ligne", "row", say)
        yield say(
            f"{count} d'activités seulement commencées, laissées de côté",
            f"{count} of activities that had only begun, left aside",
        )
    if not read.set_aside:
        return
    yield ""
    yield say(f"Lignes écartées : {read.set_aside}", f"Rows set aside: {read.set_aside}")
    for bad in read.bad[:SHOWN]:
        case = say(f" (démarche {short(bad.case)})", f" (case {short(bad.case)})") if bad.case else ""
        yield f"  {safe(read.log)}:{bad.line}{say(' :', ':')} {bad.why.of(say.lang)}{case}"
    if read.set_aside > SHOWN:
        rest = read.set_aside - SHOWN
        yield say(f"  … et {rest} autres (toutes avec --json)", f"  … and {rest} more (all with --json)")
    if 2 * read.backwards > read.rows:
        yield say(
            "  Ce journal semble trié du plus récent au plus ancien : triez-le par date.",
            "  This log seems sorted with the newest first: sort it by date.",
        )
    if read.result.excused:
        count = _many(read.result.excused, "événement", "event", say)
        yield say(
            f"  {count} hors du flux qu'une ligne écartée explique peut-être : pas compté comme écart",
            f"  {count} not allowed that a row set aside may explain: not counted as a deviation",
        )


def _many(count: int, fr: str, en: str, say: Say) -> str:
    if say.lang == "fr":
        plural = "s" if count >= 2 and not fr.endswith("s") else ""
        return f"{count:,}".replace(",", "\u202f") + f" {fr}{plural}"
    return f"{count:,} {en}{'' if count == 1 else 's'}"


def percent(count: int, total: int, say: Say) -> str:
    """A count as a share of a total, in per cent; all of nothing is the whole."""
    return _share(Fraction(count, total) if total else Fraction(1), 100, 1, say) + say(" %", "%")


def _share(share: Fraction, whole: int, digits: int, say: Say) -> str:
    """A share rounded to the nearest, the half up; but what is not whole never reads as whole."""
    power = 10**digits
    parts = floor(share * whole * power + Fraction(1, 2))
    parts = parts if share == 1 else min(parts, whole * power - 1)
    text = f"{parts // power}.{parts % power:0{digits}}"
    return text.replace(".", ",") if say.lang == "fr" else text


def as_json(read: Read, actors: Actors) -> dict[str, Any]:
    """All of it as data."""
    result = read.result
    return {
        "log": read.log,
        "flow": read.flow.id,
        "reading": {"exact": read.reading.exact, "unlogged": sorted(read.reading.unlogged)},
        "rows": {"read": read.rows, "set_aside": read.set_aside, "begun": read.begun},
        "cases": {
            "all": result.cases,
            "conforming": result.conforming,
            "deviating": result.deviating,
            "undecided": result.undecided,
            "over": result.over,
        },
        "events": {"all": result.events, "allowed": result.allowed, "excused": result.excused},
        "steps_missing": result.skipped,
        "fitness": round(result.fitness, 6),
        "deviations": [_group_json(read, group, actors) for group in result.groups],
        "assumed": dict(result.assumed),
        "never_told": sorted(never_told(read)),
        "bad_rows": [{"line": bad.line, "case": bad.case, "fr": bad.why.fr, "en": bad.why.en} for bad in read.bad],
    }


def _group_json(read: Read, group: Group, actors: Actors) -> dict[str, Any]:
    place, example = group.place, group.example
    about = place.about
    return {
        "kind": place.kind,
        "event": place.event,
        "state": read.flow.leaves[place.leaf].state.id,
        "about": about._asdict() if isinstance(about, Reason) else list(about) if isinstance(about, tuple) else about,
        "fr": general(read.flow, place, "fr", actors),
        "en": general(read.flow, place, "en", actors),
        "count": group.count,
        "cases": group.cases,
        "example": {
            "line": example.logged.line,
            "case": example.case,
            "at": example.logged.at.isoformat(),
            "fr": detail(read.flow, example, "fr"),
            "en": detail(read.flow, example, "en"),
        },
    }
