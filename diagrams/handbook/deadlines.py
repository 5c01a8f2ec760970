"""« Dates et délais »: each deadline on a dated line, then from the beginnings that matter, a sentence each."""

from collections.abc import Iterator
from datetime import date

from diagrams.dates import moment
from diagrams.handbook.blocks import Block, Figure, Grid, Rich, Run, Title, Together, Words, rich
from diagrams.handbook.dated import AUTUMN, SPRING, Dated, Deadline, deadlines, named
from diagrams.handbook.deadline_line import Span, timeline
from diagrams.handbook.deeds import deeds, joined
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import capital
from diagrams.words import tied
from simulator.spec.calendar import french_date, local
from simulator.spec.expressions.words import describe


def dates(plan: Plan) -> Iterator[Block]:
    """The deadlines of a flow; nothing for one without."""
    for deadline in deadlines(plan):
        if deadline.rows:
            yield from _deadline(plan, deadline)


def _deadline(plan: Plan, deadline: Deadline) -> Iterator[Block]:
    voice, first = plan.voice, deadline.rows[0]
    title = Title(_title(plan, deadline), 1, f"{plan.flow.id}-date-{deadline.name.replace(':', '-')}")
    span = _span(plan, deadline, first)
    yield Together((title, Words(_sentence(plan, deadline)), Figure(timeline(span, voice.lang, title.text), 200)))
    remarks = [(row, _remark(plan, row, number)) for number, row in enumerate(deadline.rows)]
    yield _table(plan, deadline, remarks)


def _title(plan: Plan, deadline: Deadline) -> str:
    voice = plan.voice
    state = voice.state(deadline.state)
    if deadline.timer is None:
        return voice.say("deadline", voice.name, voice.say("named_date", state))
    word = "ends_timer" if deadline.timer.branch.to else "acts_timer"
    return voice.say("deadline", voice.name, voice.say(word, state))


def _sentence(plan: Plan, deadline: Deadline) -> Rich:
    voice, timer = plan.voice, deadline.timer
    if timer is None:
        assert deadline.value is not None  # a deadline is one or the other
        said = capital(tied(describe(deadline.value.expression, voice.lang), voice.lang))
        return rich(said, ".", voice.cited(deadline.value.guide))
    leaves = [leaf for leaf in plan.flow.leaves.values() if timer in leaf.timers]
    told = joined((deed.told for deed in deeds(plan, timer.id, leaves)), voice.say("then"))
    known = plan.flow.values
    values = [known[name].guide for name in sorted(named(timer.past)) if name in known] if timer.past else []
    told = voice.woven("timer", capital(voice.deadline(timer)), "", told)
    return rich(told, voice.cited(timer.branch.guide, *values))


def _span(plan: Plan, deadline: Deadline, row: Dated) -> Span:
    voice = plan.voice
    state = voice.text(plan.flow.states[deadline.state].label)
    then = voice.text(plan.flow.leaves[row.after].path[0].label)
    last = voice.say("axis_last", french_date(row.last)) if row.last else ""
    if deadline.timer is None:
        return Span(
            row.begun,
            row.changed,
            state,
            "",
            moment(row.begun, voice.lang),
            "",
            french_date(row.last or local(row.changed).date()),
        )
    return Span(
        row.begun, row.changed, state, then, moment(row.begun, voice.lang), last, moment(row.changed, voice.lang)
    )


def _table(plan: Plan, deadline: Deadline, remarks: list[tuple[Dated, str]]) -> Grid:
    voice = plan.voice

    def texts(row: Dated, remark: str) -> tuple[Rich, ...]:
        begun = rich(moment(row.begun, voice.lang))
        last = rich(Run(french_date(row.last), face="strong")) if row.last else ()
        changed = rich(moment(row.changed, voice.lang))
        if deadline.timer is None:
            return begun, last, rich(remark)
        return (begun, last, changed, rich(remark)) if row.last else (begun, changed, rich(remark))

    rows = tuple(texts(row, capital(remark)) for row, remark in remarks)
    begun, end = voice.say("begun_on"), voice.say("remark")
    if deadline.timer is None:
        return Grid((begun, voice.say("announced"), end), rows, (0.27, 0.23, 0.5))
    if remarks[0][0].last:
        return Grid((begun, voice.say("last_day"), voice.say("changes"), end), rows, (0.23, 0.17, 0.23, 0.37))
    return Grid((begun, voice.say("changes"), end), rows, (0.27, 0.27, 0.46))


def _remark(plan: Plan, row: Dated, number: int) -> str:
    """Why this beginning is there, in a sentence."""
    voice, begun = plan.voice, local(row.begun).date()
    last = row.last or local(row.changed).date()
    if number == 0:
        return voice.say("ordinary")
    said = []
    if last.day < begun.day and begun.day > 28 and _is_last(last):
        said.append(voice.say("shorter", str(begun.day)))
    if (last.month, last.day) == (2, 29) or (begun.month, begun.day) == (2, 29):
        said.append(voice.say("leap"))
    if last == SPRING:
        said.append(voice.say("short_day"))
    elif last == AUTUMN:
        said.append(voice.say("long_day"))
    elif last.weekday() == 6:
        said.append(voice.say("weekend"))
    return voice.say("then").join(said or [voice.say("same_day")])


def _is_last(day: date) -> bool:
    return day.day in (28, 29, 30) and date.fromordinal(day.toordinal() + 1).day == 1
