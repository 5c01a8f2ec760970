"""What following a row does: states entered, timers set, data written, documents, communications."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import cast

from simulator.engine.rows import Due, Row
from simulator.engine.snapshot import NEW, NO_EFFECTS, Communication, Content, Effects, Entry, Lines, Snapshot, Write
from simulator.spec.calendar import day_after, later, start_of
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.tree import Record, Type, Value
from simulator.spec.expressions.words import show
from simulator.spec.flow import Branch, Document, Each, Flow, Line
from simulator.spec.text import Lang, Prose


def entries(snapshot: Snapshot, row: Row) -> Mapping[str, datetime]:
    """The instants of entry once the row is followed."""
    if not row.entered:
        return snapshot.since
    if row.fresh:
        return dict.fromkeys(row.entered, snapshot.now)
    now, since = snapshot.now, dict(snapshot.since)
    for name in row.forgotten:
        since.pop(name, None)
    for name in row.entered:
        since[name] = now
    return since


def move(before: Snapshot, row: Row, facts: Facts, data: Mapping[str, Entry]) -> Snapshot:
    """The case in the row's target: instants of entry noted, timers ended, begun and followed, messages gone."""
    flow, edition, _, now, _, due, _, _, documents, sent, given = before
    since = entries(before, row)
    if not (row.stopped or row.begun or row.followed):
        return NEW(Snapshot, (flow, edition, row.to, now, since, due, data, (), documents, sent, given))
    waiting = {name: at for name, at in due.items() if name not in row.stopped}
    after = Snapshot(flow, edition, row.to, now, since, waiting, data, (), documents, sent, given)
    begin(waiting, row.begun, after, facts)
    pursue(waiting, row.followed, before, after, facts)
    return after


def begin(waiting: dict[str, datetime], dues: Iterable[Due], snapshot: Snapshot, facts: Facts) -> None:
    """Set the timers that begin now; a date that is missing sets none."""
    for due in dues:
        instant = _instant(due, snapshot, facts)
        if instant is not None:
            waiting[due.timer] = instant


def pursue(waiting: dict[str, datetime], dues: Iterable[Due], before: Snapshot, after: Snapshot, facts: Facts) -> None:
    """Reset the timers whose date has changed; one that has fired waits again only for another date."""
    for due in dues:
        instant = _instant(due, after, facts)
        if instant == _instant(due, before, facts):
            continue
        waiting.pop(due.timer, None)
        if instant is not None:
            waiting[due.timer] = instant


def _instant(due: Due, snapshot: Snapshot, facts: Facts) -> datetime | None:
    try:
        if due.after is not None:
            return later(snapshot.since[due.state], due.after)
        day = due.date(snapshot, facts, None) if due.date is not None else None
        return _end_of(day) if isinstance(day, date) else None
    except OverflowError:
        return None


@lru_cache(maxsize=4096)
def _end_of(day: date) -> datetime | None:
    """The instant at which a day is over; never for the last day of the calendar."""
    return None if day == date.max else start_of(day_after(day))


def follow(flow: Flow, snapshot: Snapshot, row: Row, facts: Facts) -> tuple[Snapshot, Effects]:
    """The case after a row, and what that does outside it. Expressions read the case as it was before."""
    if not row.writes:
        return move(snapshot, row, facts, snapshot.data), row.outcome.effects
    data, writes = _assigned(flow, row, snapshot, facts) if row.sets else (snapshot.data, ())
    after = move(snapshot, row, facts, data)
    branch = row.arc.branch
    if branch.send or branch.issue or branch.give:
        return _handed(after, branch, writes, facts)
    return after, Effects((), (), (), writes, branch.go) if writes else row.outcome.effects


def _handed(after: Snapshot, branch: Branch, writes: tuple[Write, ...], facts: Facts) -> tuple[Snapshot, Effects]:
    sent = tuple(
        Communication(send.to, Prose(send.text.fr.fill(after, facts), send.text.en.fill(after, facts)), after.now)
        for send in branch.send
    )
    documents = after.documents
    if branch.issue is not None:
        documents = {**documents, branch.issue.id: draw_up(branch.issue, after, facts)}
    if branch.give is not None and branch.give.id not in documents:
        documents = {**documents, branch.give.id: draw_up(branch.give, after, facts)}
    given = () if branch.give is None else (branch.give.id,)
    after = after._replace(
        documents=documents, communications=after.communications + sent, given=after.given | frozenset(given)
    )
    issued = () if branch.issue is None else (branch.issue.id,)
    return after, Effects(sent, issued, given, writes, branch.go)


def joined(first: Effects, second: Effects) -> Effects:
    """Both, in order."""
    if second is NO_EFFECTS:
        return first
    return Effects(
        first.sent + second.sent,
        first.issued + second.issued,
        first.given + second.given,
        first.writes + second.writes,
        second.go or first.go,
    )


def _assigned(flow: Flow, row: Row, snapshot: Snapshot, facts: Facts) -> tuple[Mapping[str, Entry], tuple[Write, ...]]:
    data, writes = dict(snapshot.data), []
    for assign, run in row.sets:
        value: Value = None if run is None else run(snapshot, facts, None)
        if assign.kind == "dossier":
            writes.append(Write(assign.target.partition(".")[2], value))
        elif assign.kind == "screen":
            data = {key: entry for key, entry in data.items() if not key.startswith(assign.target + ".")}
        elif value is None or value is False:
            data.pop(assign.target, None)
        else:
            data[assign.target] = Entry(as_typed(value, flow.fields[assign.target].type), value)
    return data, tuple(writes)


def as_typed(value: Value, kind: Type) -> str:
    """What a person would have typed to give a field this value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else show(value, kind, "fr")


def draw_up(document: Document, snapshot: Snapshot, facts: Facts) -> Content:
    """A document's content, frozen in both languages."""
    watermark = document.watermark
    return Content(
        document.id,
        Prose(document.title.fr.fill(snapshot, facts), document.title.en.fill(snapshot, facts)),
        None if watermark is None else Prose(watermark.fr.fill(snapshot, facts), watermark.en.fill(snapshot, facts)),
        _lines(document.lines, snapshot, facts, None, "fr"),
        _lines(document.lines, snapshot, facts, None, "en"),
        snapshot.now,
    )


def _lines(
    lines: tuple[Line | Each, ...], snapshot: Snapshot, facts: Facts, it: Record | None, lang: Lang
) -> Lines:  # fmt: skip
    found: list[str | Lines] = []
    for line in lines:
        if isinstance(line, Line):
            if line.when is None or compiled(line.when)(snapshot, facts, it):
                found.append(line.text.of(lang).fill(snapshot, facts, it))
            continue
        over = compiled(line.over)(snapshot, facts, it)
        records = (over,) if isinstance(over, Mapping) else cast("tuple[Record, ...]", over or ())
        found += [_lines(line.lines, snapshot, facts, record, lang) for record in records]
    return tuple(found)
