"""What following a row does: states entered, timers set, data written, documents, communications."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from simulator.engine.rows import Row
from simulator.engine.snapshot import NO_EFFECTS, Communication, Content, Effects, Entry, Lines, Snapshot, Write
from simulator.spec.calendar import day_after, later, start_of
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.tree import Record, Type, Value
from simulator.spec.expressions.words import show
from simulator.spec.flow import Assign, Branch, Document, Each, Flow, Line, Timer
from simulator.spec.text import Lang, Prose


def move(snapshot: Snapshot, row: Row, facts: Facts) -> Snapshot:
    """The case in the row's target: instants of entry noted, timers ended and begun, messages gone."""
    since, due = snapshot.since, snapshot.due
    if row.entered:
        since = {**since, **dict.fromkeys(row.entered, snapshot.now)}
    if row.stopped:
        due = {name: at for name, at in due.items() if name not in row.stopped}
    moved_ = snapshot._replace(state=row.to, since=since, due=due, messages=())
    return moved_._replace(due=begun(moved_, row.begun, facts, due)) if row.begun else moved_


def follow(flow: Flow, snapshot: Snapshot, row: Row, facts: Facts) -> tuple[Snapshot, Effects]:
    """The case after a row, and what that does outside it. Expressions read the case as it was before."""
    branch = row.arc.branch
    if row.arc.opens:
        return move(snapshot, row, facts), NO_EFFECTS
    data, writes = _assigned(flow, branch.set, snapshot, facts)
    after = move(snapshot._replace(data=data), row, facts)
    if branch.set:
        after = after._replace(due=moved(after, flow.leaves[row.to].timers, facts))
    return _handed(after, branch, writes, facts)


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
    return Effects(
        first.sent + second.sent,
        first.issued + second.issued,
        first.given + second.given,
        first.writes + second.writes,
        second.go or first.go,
    )


def begun(snapshot: Snapshot, timers: Iterable[Timer], facts: Facts, due: Mapping[str, datetime]) -> dict[str, datetime]:
    """The due instants with those of timers that begin now; a date that is missing sets none."""
    found = dict(due)
    for timer in timers:
        instant = _due(timer, snapshot, facts)
        if instant is not None:
            found[timer.id] = instant
    return found


def moved(snapshot: Snapshot, timers: Iterable[Timer], facts: Facts) -> Mapping[str, datetime]:
    """The due instants after data changed: a timer that waits for a typed date follows it."""
    dated = [timer for timer in timers if timer.past is not None]
    if not dated:
        return snapshot.due
    names = {timer.id for timer in dated}
    kept = {name: at for name, at in snapshot.due.items() if name not in names}
    return begun(snapshot, (timer for timer in dated if timer.state in snapshot.since), facts, kept)


def _due(timer: Timer, snapshot: Snapshot, facts: Facts) -> datetime | None:
    try:
        if timer.after is not None:
            return later(snapshot.since[timer.state], timer.after)
        day = compiled(timer.past)(snapshot, facts, None) if timer.past is not None else None
        return start_of(day_after(day)) if isinstance(day, date) else None
    except OverflowError:
        return None


def _assigned(
    flow: Flow, assigns: tuple[Assign, ...], snapshot: Snapshot, facts: Facts
) -> tuple[Mapping[str, Entry], tuple[Write, ...]]:
    if not assigns:
        return snapshot.data, ()
    data, writes = dict(snapshot.data), []
    for assign in assigns:
        value: Value = compiled(assign.expression)(snapshot, facts, None) if assign.expression else None
        if assign.kind == "dossier":
            writes.append(Write(assign.target.partition(".")[2], value))
        elif assign.kind == "screen":
            data = {key: entry for key, entry in data.items() if not key.startswith(assign.target + ".")}
        else:
            data.pop(assign.target, None)
            if value is not None:
                data[assign.target] = Entry(_typed(value, flow.fields[assign.target].type), value)
    return data, tuple(writes)


def _typed(value: Value, kind: Type) -> str:
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
        records = compiled(line.over)(snapshot, facts, it)
        for record in (records,) if isinstance(records, Mapping) else records or ():  # type: ignore[union-attr]  # the reader lets only lists and records through
            found.append(_lines(line.lines, snapshot, facts, record, lang))  # type: ignore[arg-type]  # likewise
    return tuple(found)
