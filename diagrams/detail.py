"""A flow in full: states nested with their screens, buttons, rules and refusals, dialogs, deadlines, effects."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diagrams.gates import Gate, gate
from diagrams.picture import Cluster, EdgeKind, Line, Node, NodeKind, Picture, Step
from diagrams.sentences import Sentences
from diagrams.sketch import Sketch, faint_finals, kind_of
from simulator.spec.flatten import initial_leaf
from simulator.spec.flow import AUTO, Arc, Branch, Flow, Leaf, Screen, State
from simulator.spec.portal import Portal
from simulator.spec.text import Lang

SHOWN = "#shown"
"""What stands behind the id of a state that holds others, for the node that says what all of them show."""


def detail(flow: Flow, lang: Lang, portal: Portal | None = None, at: str = "") -> Picture:
    """Every state and branch as written: what a state lends to those inside leaves from its border.

    A screen's fields are listed where it is first met, and in the state ``at`` (a leaf) and those around it.
    """
    drawn = _Detail(flow, Sentences(flow, lang, portal), at)
    for state in flow.states.values():
        drawn.place(state)
    for state in flow.states.values():
        drawn.branches(state)
    first = flow.leaves[flow.initial].path[0]
    drawn.sketch.start(drawn.entered(first.id) if first.children else flow.initial)
    return drawn.sketch.picture("detail")


@dataclass(slots=True)
class _Detail:
    flow: Flow
    sentences: Sentences
    at: str = ""
    sketch: Sketch = field(init=False)
    _arcs: dict[tuple[int, str], list[Arc]] = field(init=False)
    """The rows of each branch, by its identity and trigger."""
    _faint: frozenset[str] = field(init=False)
    _told: set[str] = field(default_factory=set)
    """The screens whose fields are listed already."""

    def __post_init__(self) -> None:
        self.sketch = Sketch(self.flow, self.sentences)
        self._faint = faint_finals(self.flow)
        self._arcs = {}
        for arc in self.flow.arcs():
            self._arcs.setdefault((id(arc.branch), arc.trigger), []).append(arc)

    def place(self, state: State) -> None:
        """Draw a state: a cluster where it holds others, else a node."""
        title = Line("title", self.sentences.text(state.label))
        lines = (*self._screens(state), *self._staying(state))
        tooltip = self.sentences.tooltip(state.label.guide, state.screen.title.guide if state.screen else ())
        if state.children:
            inside = tuple(leaf.id for leaf in self._leaves(state))
            self.sketch.clusters.append(Cluster(state.id, (title,), state.parent, tooltip, inside))
            if lines:
                self.sketch.nodes.append(Node(f"{state.id}{SHOWN}", "screen", lines, state.id, tooltip))
            return
        kind: NodeKind = "screen" if state.screen else "state"
        if state.final:
            kind = "faint" if state.id in self._faint else "final"
        self.sketch.nodes.append(Node(state.id, kind, (title, *lines), state.parent, tooltip, (state.id,)))

    def _screens(self, state: State) -> Iterator[Line]:
        for screen in (state.screen, *state.panels):
            if screen is not None:
                around = f"{self.at}.".replace("/", ".").startswith(f"{state.id}.")
                yield from self.sentences.screen(screen, briefly=screen.id in self._told and not around)
                self._told.add(screen.id)

    def _leaves(self, state: State) -> list[Leaf]:
        return [leaf for leaf in self.flow.leaves.values() if state in leaf.path]

    def _staying(self, state: State) -> Iterator[Line]:
        """What happens without leaving: said in the state itself."""
        for event, branches in state.events.items():
            for branch in branches:
                if branch.to is None and branch.confirm is None and not branch.needs:
                    yield from self._said(state, event, branch, tuple(self._steps(event, branch)))
        for timer in state.timers:
            if timer.branch.to is None:
                steps = tuple(self._steps(timer.id, timer.branch))
                deadline = " ".join(self.sentences.deadline(timer))
                yield Line("condition", deadline, steps)
                yield from self.sentences.effects(timer.branch)

    def _said(self, state: State, event: str, branch: Branch, steps: tuple[Step, ...] = ()) -> Iterator[Line]:
        """An event's button, who clicks it, under which condition, and what it does."""
        yield self.sentences.click(event, self._leaves(state), steps)
        if who := self.sentences.who(event):
            yield Line("note", who)
        if branch.when is not None:
            yield Line("condition", self.sentences.say("if", self.sentences.condition(branch.when)))
        if branch.confirm is None and not branch.needs:
            if unreadable := self.sentences.unreadable(event, self._leaves(state)):
                yield Line("refusal", unreadable)
            yield from self.sentences.effects(branch)

    def _steps(self, trigger: str, branch: Branch, *, refused: bool = False, opens: bool = False) -> Iterator[Step]:
        for arc in self._arcs.get((id(branch), trigger), ()):
            if (arc.refusal is not None) == refused and arc.opens == opens:
                yield Step(arc.source, trigger, arc.to or arc.source)

    def branches(self, state: State) -> None:
        """Draw the ways that a state declares."""
        for event, branches in state.events.items():
            for branch in branches:
                if branch.confirm is not None:
                    self._confirmed(state, event, branch, branch.confirm)
                elif branch.to is not None or branch.needs:
                    lines = tuple(self._said(state, event, branch))
                    self._through_rules(state, state.id, event, branch, lines)
        for branch in state.auto:
            self._automatic(state, branch)
        for timer in state.timers:
            if timer.branch.to is not None:
                lines = (*(Line("condition", text) for text in self.sentences.deadline(timer)),)
                lines += tuple(self.sentences.effects(timer.branch))
                self._leave(state, "timer", timer.branch, lines, tuple(self._steps(timer.id, timer.branch)))

    def _automatic(self, state: State, branch: Branch) -> None:
        when = branch.when
        text = (
            self.sentences.say("as_soon_as", self.sentences.condition(when)) if when else self.sentences.say("at_once")
        )
        lines = (Line("condition", text), *self.sentences.effects(branch))
        self._leave(state, "auto", branch, lines, tuple(self._steps(AUTO, branch)))

    def _leave(
        self, state: State, kind: EdgeKind, branch: Branch, lines: tuple[Line, ...], steps: tuple[Step, ...]
    ) -> None:
        if branch.to is not None:
            self._way(kind, (state.id, self._arrival(state, branch.to)), lines, steps, branch.guide)

    def _arrival(self, state: State, target: str) -> str:
        """Where a way ends: at the border of a state that holds others, unless it leaves from within."""
        nested = f"{state.id}.".startswith(f"{target}.") or target.startswith(f"{state.id}.")
        if nested or not self.flow.states[target].children:
            return initial_leaf(self.flow.states, target)
        return self.entered(target)

    def entered(self, target: str) -> str:
        """A state that holds others, with the mark of the place where one arrives in it."""
        self.sketch.start_inside(target, initial_leaf(self.flow.states, target))
        return target

    def _way(
        self,
        kind: EdgeKind,
        ends: tuple[str, str],
        lines: tuple[Line, ...],
        steps: tuple[Step, ...],
        guide: tuple[str, ...],
    ) -> None:
        """A way; one that a state lends to its own inside leaves from each of the places there."""
        source, target = ends
        state = self.flow.states.get(source)
        if state is None or not target.startswith(f"{source}."):
            self.sketch.way(kind, ends, lines, steps, guide)
            return
        for leaf in self._leaves(state):
            own = tuple(step for step in steps if step.source.split("/")[0] == leaf.id)
            if leaf.covers is None and leaf.id != target and own:
                self.sketch.way(kind, (leaf.id, target), lines, own, guide)

    def _confirmed(self, state: State, event: str, branch: Branch, screen: Screen) -> None:
        """Two clicks: the first opens a dialog, drawn beside the state it covers."""
        name = f"{state.id}/{screen.id}"
        dialogs = [leaf for leaf in self.flow.leaves.values() if leaf.screen is screen and state in leaf.path]
        if all(node.id != name for node in self.sketch.nodes):
            lines = (*self.sentences.screen(screen), *self._closing(screen, dialogs))
            tooltip = self.sentences.tooltip(screen.title.guide)
            self.sketch.nodes.append(
                Node(name, "dialog", lines, state.parent, tooltip, tuple(leaf.id for leaf in dialogs))
            )
        opening = tuple(self._steps(event, branch, opens=True))
        self.sketch.way(
            self._kind(event, branch),
            (state.id, name),
            tuple(self._said(state, event, branch)),
            opening,
            self._guide(event, branch),
        )
        lines = (self.sentences.click(event, dialogs[:1]), *self.sentences.effects(branch))
        self._through_rules(state, name, event, branch, lines)

    def _closing(self, screen: Screen, dialogs: list[Leaf]) -> Iterator[Line]:
        for button in screen.buttons:
            event = button.event.id
            steps = tuple(
                Step(leaf.id, event, arc.to)
                for leaf in dialogs
                for arc in leaf.arcs.get(event, ())
                if arc.to is not None and arc.to == leaf.covers
            )
            if steps:
                yield Line("note", self.sentences.say("closes", self.sentences.quoted(button.label)), steps)

    def _through_rules(self, state: State, source: str, event: str, branch: Branch, lines: tuple[Line, ...]) -> None:
        """The way of an event, by the rules it must pass where it has any."""
        done = tuple(self._steps(event, branch))
        guide = self._guide(event, branch)
        kind = self._kind(event, branch)
        target = self._arrival(state, branch.to) if branch.to else source
        if not branch.needs:
            if branch.to is not None:
                self._way(kind, (source, target), lines, done, guide)
            return
        refused = tuple(self._steps(event, branch, refused=True))
        name = f"{source}?{event}" + "?" * sum(node.id.startswith(f"{source}?{event}") for node in self.sketch.nodes)
        rules = Gate(name, state, event, branch, tuple(self._leaves(state)), (*done, *refused))
        self.sketch.nodes.append(gate(self.sentences, rules))
        self.sketch.way(kind, (source, name), lines, (*done, *refused), guide)
        effects = tuple(self.sentences.effects(branch))
        yes, no = Line("event", self.sentences.say("yes")), Line("refusal", self.sentences.say("no"))
        self.sketch.way("event", (name, target), (yes, *effects), done, guide)
        if branch.otherwise:
            self.sketch.way("refusal", (name, self._arrival(state, branch.otherwise)), (no,), refused, guide)

    def _kind(self, event: str, branch: Branch) -> EdgeKind:
        return kind_of(self.flow, Arc("", event, branch))

    def _guide(self, event: str, branch: Branch) -> tuple[str, ...]:
        declared = self.flow.events.get(event)
        return (*(declared.label.guide if declared else ()), *branch.guide)
