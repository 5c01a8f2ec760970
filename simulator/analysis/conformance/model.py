"""Events and time moving a supposed case: the engine's semantics where not everything is known."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from simulator.analysis.conformance.doubt import judge, reads
from simulator.analysis.conformance.rows import Choices
from simulator.analysis.conformance.supposed import MOST, Belief, Supposed, at, distinct, moved
from simulator.engine import effects, forms
from simulator.engine.engine import Engine, compiled
from simulator.engine.rows import Row, visible_fields
from simulator.engine.snapshot import NEW, Content, Entry, Inputs, Reason, Snapshot
from simulator.spec.expressions.compile import Facts, facts_of
from simulator.spec.flow import AUTO, FILL, Field, Flow, Leaf, Timer
from simulator.spec.text import Prose

Typed = Mapping[str, str | tuple[str, ...]]
"""What the log says was typed, by field key."""

NONE_TYPED: Typed = {}
MOST_FIRINGS: Final = 10_000
"""Timers that are followed between two events of a case."""


class Answer(NamedTuple):
    """What an event does to a place: where the case may be then, or why it is refused."""

    ways: Belief
    refusing: tuple[Reason, ...] = ()
    assumed: tuple[str, ...] = ()


ABSENT = Answer(())


class Model:
    """A flow as a log is read against it.

    Unless ``exact``, whatever is on screen may have been typed without the log telling, and a confirmation clicked.
    """

    def __init__(self, flow: Flow, *, exact: bool) -> None:
        self.flow, self.exact = flow, exact
        self.choices = Choices(flow)
        self._engine: Engine = compiled(flow)
        self._visible: dict[str, tuple[Field, ...]] = {}
        self._dated: dict[str, tuple[Timer, ...]] = {}
        self._on_screen: dict[tuple[str, frozenset[str]], frozenset[str]] = {}

    # --- what may happen

    def born(self, now: datetime, facts: Facts, typed: Typed = NONE_TYPED) -> Belief:
        """A new case: of the facts that are not given, nothing is known."""
        flow = self.flow
        known = {key: value for key, value in facts.items() if key in flow.facts}
        snapshot = self._engine.opened(now, known).before
        place = Supposed(snapshot, frozenset(flow.facts.keys() - known.keys()), known)
        return self._settled([place], typed)

    def fire(self, place: Supposed, event: str, now: datetime, typed: Typed = NONE_TYPED) -> Answer:
        """What an event does at an instant, time having gone by."""
        ready = at(place, now)
        choice = self.choices.choice(ready, event)
        if not choice.open:
            return Answer((), choice.refusing) if choice.refusing else ABSENT
        found: list[Supposed] = []
        for row in choice.open:
            after = self._settled([self._followed(ready, row)], typed)
            found += after
            if row.arc.opens and not self.exact:
                found += [way for each in after if each.state == row.to for way in self._confirmed(each, event, typed)]
        return Answer(distinct(found), (), choice.assumed)

    def _confirmed(self, dialog: Supposed, event: str, typed: Typed) -> Belief:
        """The second of two clicks, which a log seldom tells."""
        choice = self.choices.choice(dialog, event)
        return self._settled([self._followed(dialog, row) for row in choice.open], typed)

    def forced(self, place: Supposed, event: str, now: datetime, typed: Typed = NONE_TYPED) -> Belief:
        """Where the event leads although a rule or a form refuses it; nothing where it leads nowhere."""
        ready = at(place, now)
        row = self.choices.choice(ready, event).forced
        return () if row is None else self._settled([self._followed(ready, row)], typed)

    def typed(self, belief: Belief, typed: Typed) -> Belief:
        """What the log says was typed, wherever it is on screen."""
        return self._settled(list(belief), typed)

    def filled(self, place: Supposed, inputs: Inputs) -> tuple[Belief, tuple[str, ...]]:
        """A fill as the engine does it, and the fields it names that are not on screen."""
        leaf = self.flow.leaves[place.state]
        fields = forms.Fields(leaf)
        after = fields.fill(place.snapshot, inputs, place.facts)
        strange = fields.unknown(place.snapshot, after, inputs, place.facts)
        if strange:
            inputs = {key: text for key, text in inputs.items() if key not in strange}
            after = fields.fill(place.snapshot, inputs, place.facts)
        after = fields.hide(after, place.facts)
        unread = {key for key in inputs if (source := self.flow.fields[key].source) is not None
                  and not reads(source).isdisjoint(place.unknown)}  # fmt: skip
        data = {key: entry for key, entry in after.data.items() if key not in unread}
        unknown = place.unknown.difference(inputs).union(unread)
        known = self._pursued(place, place._replace(snapshot=after._replace(data=data), unknown=unknown))
        return self._settled([known], inputs), strange

    def advanced(self, place: Supposed, to: datetime, typed: Typed = NONE_TYPED) -> Belief:
        """Where the case may be at a later instant: what falls due has fired, what is doubtful may have."""
        if not place.doubtful and (not place.snapshot.due or min(place.snapshot.due.values()) > to):
            return (place,)
        done: list[Supposed] = []
        todo = [place]
        for _ in range(MOST_FIRINGS):
            if not todo or len(done) >= MOST:
                break
            here = todo.pop(0)
            timer = self._engine.next_due(here.snapshot)
            if timer is not None and here.snapshot.due[timer] <= to:
                todo = [*self.fired(here, timer, max(here.snapshot.due[timer], here.snapshot.now), typed), *todo]
            elif here not in done:
                done.append(here)
                todo += [way for name in sorted(here.doubtful) for way in self.fired(here, name, to, typed)]
        return tuple(done) or (place,)

    def fired(self, place: Supposed, timer: str, now: datetime, typed: Typed = NONE_TYPED) -> Belief:
        """What a timer does when it fires, in silence."""
        snapshot = place.snapshot
        due = {name: when for name, when in snapshot.due.items() if name != timer}
        ready = place._replace(
            snapshot=snapshot._replace(now=now, due=due),
            doubtful=place.doubtful - {timer},
            spent=place.spent | {timer},
            untold=(*(each for each in place.untold if each[0] != timer), (timer, now)),
        )
        return self._settled([self._followed(ready, row) for row in self.choices.rows(place.state, timer)], typed)

    def forgotten(self, place: Supposed) -> Belief:
        """The place with whatever is on screen typed anew, nobody knows how."""
        keys = [field.key for field in self._fields(place.state)]
        data = {key: entry for key, entry in place.snapshot.data.items() if key not in keys}
        snapshot = place.snapshot._replace(data=data)
        known = place._replace(
            snapshot=snapshot, unknown=place.unknown.difference(keys), told=place.told.difference(keys)
        )
        return self._settled([known], NONE_TYPED)

    # --- how it happens

    def _followed(self, place: Supposed, row: Row) -> Supposed:
        snapshot = place.snapshot
        if row.plain:
            flow, edition, _, now, since, due, data, _, documents, sent, given = snapshot
            if row.entered:
                since = effects.entries(snapshot, row)
            after = NEW(Snapshot, (flow, edition, row.to, now, since, due, data, (), documents, sent, given))
            return moved(place, after)
        arc = row.arc
        if arc.opens or arc.refusal is not None or not row.writes:
            after = effects.move(snapshot, row, place.facts, snapshot.data)
        else:
            after = _light(effects.follow(self.flow, snapshot, row, place.facts)[0])
        place = moved(place, after)
        if place.doubtful or place.spent:
            begun = row.stopped.union(due.timer for due in row.begun)
            place = place._replace(doubtful=place.doubtful - row.stopped, spent=place.spent - begun)
        return self._assigned(place, snapshot, row) if row.sets else place

    def _assigned(self, place: Supposed, before: Snapshot, row: Row) -> Supposed:
        """What is known, and what is not any more, of the data that a row has written."""
        unknown, facts = set(place.unknown), dict(place.facts)
        data = dict(place.snapshot.data)
        for assign, run in row.sets:
            target = assign.target
            lost = assign.expression is not None and not reads(assign.expression).isdisjoint(place.unknown)
            if assign.kind == "screen":
                inside = {key for key in (*unknown, *place.told) if key.startswith(target + ".")}
                unknown -= inside
                place = place._replace(told=place.told - inside)
                continue
            unknown.discard(target)
            if lost:
                unknown.add(target)
                data.pop(target, None)
                facts.pop(target, None)
            elif assign.kind == "dossier" and target in self.flow.facts:
                facts[target] = None if run is None else run(before, place.facts, None)
        snapshot = place.snapshot._replace(data=data)
        told = place.told.difference(assign.target for assign, _ in row.sets)
        return place._replace(snapshot=snapshot, unknown=frozenset(unknown), facts=facts, told=told)

    # --- what is so at once

    def _settled(self, places: Iterable[Supposed], typed: Typed) -> Belief:
        """The places with what is on screen perhaps typed, and automatic branches followed or perhaps followed."""
        done: list[Supposed] = []
        passed: list[Supposed] = []
        todo = list(places)
        while todo and len(passed) < MOST:
            here = self._seen(todo.pop(0), typed)
            if here in done or here in passed:
                continue
            if AUTO not in self.flow.leaves[here.state].arcs:
                done.append(here)
                continue
            stays, on = self._automatic(here)
            (done if stays else passed).append(here)
            todo += on
        return tuple(done or passed[:1])  # branches that never come to rest are left where they began

    def _automatic(self, place: Supposed) -> tuple[bool, list[Supposed]]:
        """Whether the case may stay, and where its automatic branches may lead."""
        on: list[Supposed] = []
        for row in self.choices.rows(place.state, AUTO):
            when = row.arc.when
            truth = True if when is None else judge(when)(place.snapshot, place.facts, place.unknown)
            if truth is not False:
                on.append(self._followed(place, row))
            if truth:
                return False, on
        return True, on

    def _seen(self, place: Supposed, typed: Typed) -> Supposed:
        """What the log tells of the fields on screen is known; of the others, nothing is."""
        if self.exact:
            return self._dates(place)
        known = self._on_screen.get((place[0][2], place[1])) if not (typed or place.told or place[0][6]) else None
        if known is None:
            place = self._shown(self._known(place, typed) if typed else place)
        elif known is not place[1]:
            place = NEW(Supposed, (place[0], known, *place[2:]))
        return self._dates(place)

    def _shown(self, place: Supposed) -> Supposed:
        """The place with what nobody has told of its screen unknown; kept, where only that counts."""
        if any(field.shown for field in self._fields(place.state)):
            return self._hidden(self._without_hidden(place))
        found = self._hidden(place)
        if not (place.told or place.snapshot.data):
            self._on_screen[place.state, place.unknown] = found.unknown
        return found

    def _hidden(self, place: Supposed) -> Supposed:
        """The place with the fields on screen that the log does not tell counted among the unknown ones."""
        snapshot = place.snapshot
        new = [
            field.key
            for field in self._fields(place.state)
            if field.key not in place.told
            and field.key not in place.unknown
            and (field.shown is None or judge(field.shown)(snapshot, place.facts, place.unknown) is not False)
        ]
        if not new:
            return place
        if snapshot.data:
            snapshot = snapshot._replace(data={key: e for key, e in snapshot.data.items() if key not in new})
        found = place._replace(snapshot=snapshot, unknown=place.unknown.union(new))
        return self._hidden(found)  # a field may show another one

    def _without_hidden(self, place: Supposed) -> Supposed:
        """The place without the values of fields that are certainly not on screen."""
        snapshot = place.snapshot
        for field in self._fields(place.state):
            if field.shown is None or judge(field.shown)(snapshot, place.facts, place.unknown) is not False:
                continue
            if field.key in snapshot.data or field.key in place.unknown:
                data = {key: entry for key, entry in snapshot.data.items() if key != field.key}
                unknown = place.unknown - {field.key}
                return self._without_hidden(place._replace(snapshot=snapshot._replace(data=data), unknown=unknown))
        return place

    def _known(self, place: Supposed, typed: Typed) -> Supposed:
        data, unknown = dict(place.snapshot.data), set(place.unknown)
        for field in self._fields(place.state):
            if field.key not in typed:
                continue
            if field.source is not None and not reads(field.source).isdisjoint(place.unknown):
                unknown.add(field.key)  # a record chosen in a dossier that nobody knows
                continue
            text = typed[field.key]
            unknown.discard(field.key)
            if text in ("", ()) or (field.kind == "tick" and text == "no"):
                data.pop(field.key, None)
            else:
                data[field.key] = Entry(text, forms.read(field, text, place.snapshot, place.facts))
        snapshot = place.snapshot._replace(data=data)
        told = place.told.union(field.key for field in self._fields(place.state) if field.key in typed)
        known = place._replace(snapshot=snapshot, unknown=frozenset(unknown), told=told)
        return self._pursued(place, known)

    def _pursued(self, before: Supposed, after: Supposed) -> Supposed:
        """The place with its timers reset whose date what was typed has moved."""
        rows = self.choices.rows(before.state, FILL)
        if not rows or not rows[0].followed:
            return after
        due = dict(after.snapshot.due)
        effects.pursue(due, rows[0].followed, before.snapshot, after.snapshot, after.facts)
        return after._replace(snapshot=after.snapshot._replace(due=due))

    def _dates(self, place: Supposed) -> Supposed:
        """A timer whose date depends on something unknown is doubtful; one whose date is known is not."""
        timers = self._timers(place.state)
        if not timers:
            return place
        due = dict(place.snapshot.due)
        doubtful = set(place.doubtful)
        for timer in timers:
            assert timer.past is not None  # only those are kept
            if reads(timer.past).isdisjoint(place.unknown):
                doubtful.discard(timer.id)
            elif timer.id in due or timer.id not in place.spent:
                due.pop(timer.id, None)
                doubtful.add(timer.id)
        if due != place.snapshot.due:
            place = place._replace(snapshot=place.snapshot._replace(due=due))
        return place._replace(doubtful=frozenset(doubtful))

    def _fields(self, leaf: str) -> tuple[Field, ...]:
        if leaf not in self._visible:
            self._visible[leaf] = visible_fields(self.flow.leaves[leaf])
        return self._visible[leaf]

    def _timers(self, leaf: str) -> tuple[Timer, ...]:
        """The timers of a leaf whose date depends on what may be unknown."""
        if leaf not in self._dated:
            self._dated[leaf] = tuple(_uncertain(self.flow.leaves[leaf]))
        return self._dated[leaf]


def _uncertain(leaf: Leaf) -> Iterator[Timer]:
    for timer in leaf.timers:
        if timer.past is not None and (reads(timer.past) or any(facts_of(timer.past))):
            yield timer


_NO_TEXT = Prose("", "")


def _light(snapshot: Snapshot) -> Snapshot:
    """The case without the texts of what it has handed out: that it has is enough."""
    documents = {name: Content(name, _NO_TEXT, None, (), (), each.issued) for name, each in snapshot.documents.items()}
    told = {sent.to: sent._replace(text=_NO_TEXT) for sent in snapshot.communications}
    return snapshot._replace(documents=documents, communications=tuple(told.values()))
