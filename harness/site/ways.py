"""What can happen in a state, told as values: what is clicked, what must hold, where it leads, what it does."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from diagrams.sentences import Sentences
from harness.covering import ledger
from harness.site import links
from harness.site.documents import Ref
from harness.site.view import Link, View
from simulator.spec.flow import AUTO, LOGOUT, OUTSIDE, Branch, Flow, Leaf, State, Timer

Kind = Literal["event", "outside", "auto", "timer", "logout"]


class Rule(NamedTuple):
    """A rule that is checked, and what is shown when it refuses."""

    link: Link
    messages: tuple[Link, ...]


class Way(NamedTuple):
    """One way: ``said`` is what happens, ``when`` who does it and under which conditions."""

    kind: Kind
    said: str
    when: tuple[str, ...]
    rules: tuple[Rule, ...]
    unreadable: str
    to: Link | None
    otherwise: Link | None
    confirm: Link | None
    effects: tuple[str, ...]
    guide: tuple[str, ...]
    scenarios: tuple[Ref, ...]


def ways(view: View, flow: Flow, state: State) -> tuple[Way, ...]:
    """The ways that a state itself declares, in the order in which they are written."""
    return tuple(_Ways(view, flow, state).all())


def arrivals(flow: Flow, state: State) -> tuple[str, ...]:
    """The states from which a way leads to this one, in the order of the flow."""
    return tuple(
        other.id for other in flow.states.values() if any(state.id in (b.to, b.otherwise) for b in _branches(other))
    )


def _branches(state: State) -> Iterator[Branch]:
    for branches in (*state.events.values(), state.auto):
        yield from branches
    yield from (timer.branch for timer in state.timers)


class _Ways:
    def __init__(self, view: View, flow: Flow, state: State) -> None:
        self._view, self._flow, self._state = view, flow, state
        self._sentences: Sentences = view.sentences(flow)
        self._leaves: tuple[Leaf, ...] = tuple(leaf for leaf in flow.leaves.values() if state in leaf.path)

    def all(self) -> Iterator[Way]:
        for event, branches in self._state.events.items():
            for branch in branches:
                yield self._event(event, branch)
        for branch in self._state.auto:
            when = branch.when
            words = self._sentences
            said = words.say("as_soon_as", words.condition(when)) if when else words.say("at_once")
            yield self._way("auto", said, AUTO, branch)
        for timer in self._state.timers:
            yield self._timer(timer)

    def _event(self, event: str, branch: Branch) -> Way:
        words = self._sentences
        declared = self._flow.events.get(event)
        kind: Kind = "event"
        if event == LOGOUT:
            kind = "logout"
        elif declared is not None and declared.by == OUTSIDE:
            kind = "outside"
        notes = [who] if (who := words.who(event)) else []
        if branch.when is not None:
            notes.append(words.say("if", words.condition(branch.when)))
        guide = (*(declared.label.guide if declared else ()), *branch.guide)
        way = self._way(kind, words.event(event, self._leaves), event, branch, tuple(notes))
        return way._replace(unreadable=words.unreadable(event, self._leaves) or "", guide=tuple(dict.fromkeys(guide)))

    def _timer(self, timer: Timer) -> Way:
        return self._way("timer", " ".join(self._sentences.deadline(timer)), timer.id, timer.branch)

    def _way(self, kind: Kind, said: str, trigger: str, branch: Branch, when: tuple[str, ...] = ()) -> Way:
        view, flow = self._view, self._flow
        confirm = branch.confirm
        return Way(
            kind=kind,
            said=said[:1].upper() + said[1:],
            when=when,
            rules=tuple(
                Rule(
                    Link(self._sentences.text(guard.text), links.part(flow.id, "guards", guard.id)),
                    tuple(
                        Link(self._sentences.message(message), links.part(flow.id, "messages", message.id))
                        for message in guard.messages
                    ),
                )
                for guard in branch.needs
            ),
            unreadable="",
            to=view.state(flow, branch.to) if branch.to else None,
            otherwise=view.state(flow, branch.otherwise) if branch.otherwise else None,
            confirm=Link(self._sentences.quoted(confirm.title), links.screen(flow.id, confirm.id)) if confirm else None,
            effects=tuple(line.text for line in self._sentences.effects(branch)),
            guide=branch.guide,
            scenarios=view.showing(tuple(self._shown(trigger, branch))),
        )

    def _shown(self, trigger: str, branch: Branch) -> Iterator[str]:
        """The obligations that this way alone discharges."""
        for each in ledger(self._view.facts.library).obligations:
            if each.flow == self._flow.id and each.kind in ("transition", "refusal"):
                rows = (goal.arc for goal in each.goals if goal.arc is not None)
                if any(row.branch is branch and row.trigger == trigger for row in rows):
                    yield each.id


def passing(view: View, flow: Flow, names: Iterable[str]) -> tuple[Ref, ...]:
    """The scenarios that passed and go through any of these states."""
    return view.showing([f"{flow.id}:state:{name}" for name in names])
