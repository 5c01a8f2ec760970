"""From a Flow to its Chart: each row is declared where the author wrote it, and lower only where it must be."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diagrams.exchange.chart import CASE_OPENED, CASE_START, Chart, Claim, Node, Way, WayKind
from diagrams.exchange.facts import Facts
from simulator.spec.flatten import ancestry
from simulator.spec.flow import AUTO, FILL, LOGOUT, OUTSIDE, Arc, Branch, Flow, Leaf, State


def chart(flow: Flow) -> Chart:
    """The statechart of a flow: in every leaf, dialogs included, it offers the rows of the flat table, in order."""
    built = _Builder(flow)
    roots = tuple(
        sorted(map(built.node, flow.lifecycle()), key=lambda root: root.id != flow.leaves[flow.initial].path[0].id)
    )
    if any(arc.to is not None for arc in flow.leaves[flow.initial].arcs.get(AUTO, ())):
        roots = (_start(roots[0].id), *roots)
    return Chart(flow, roots, built.facts.all())


def _start(first: str) -> Node:
    way = Way("event", CASE_START, CASE_OPENED, (), first, Branch(first))
    return Node(CASE_START, "start", None, None, False, None, (), (way,), ())


def page_id(leaf: str) -> str:
    """The node of a leaf that dialogs can cover, while none does."""
    return f"{leaf}.page"


def node_id(leaf: Leaf) -> str:
    """The node of a leaf that no dialog can cover, or of a dialog."""
    return leaf.id if leaf.covers is None else leaf.covers + ".dialog-" + leaf.id.rpartition("/")[2]


@dataclass(slots=True)
class _Builder:
    flow: Flow
    facts: Facts = field(init=False)
    _owners: dict[int, State] = field(init=False)
    """The state that declares each branch, by the branch's identity."""
    _dialogs: dict[str, list[Leaf]] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = Facts(self.flow)
        self._owners = {}
        for state in self.flow.states.values():
            for branches in (*state.events.values(), state.auto, tuple(timer.branch for timer in state.timers)):
                self._owners |= {id(branch): state for branch in branches}
        self._dialogs = {}
        for leaf in self.flow.leaves.values():
            if leaf.covers is not None:
                self._dialogs.setdefault(leaf.covers, []).append(leaf)

    def node(self, state: State) -> Node:
        """A state with all that is in it."""
        if state.children:
            inside = tuple(self.node(self.flow.states[child]) for child in state.children)
            ways = tuple(self._lent(state))
            return Node(state.id, "state", state, state.screen, False, None, inside, ways, state.timers)
        leaf = self.flow.leaves[state.id]
        dialogs = self._dialogs.get(state.id, [])
        inside = tuple(self._dialog(leaf, dialog) for dialog in dialogs)
        if inside:
            page = Node(page_id(state.id), "page", state, leaf.screen, False, leaf.id, (), (), ())
            inside = (page, *inside)
        ways = tuple(self._own(leaf))
        final = leaf.final and not inside
        return Node(
            state.id, "state", state, state.screen, final, None if inside else leaf.id, inside, ways, state.timers
        )

    def _lent(self, state: State) -> Iterator[Way]:
        """What a state that holds others declares for all of them, as any of its leaves has it."""
        leaf = next(leaf for leaf in self.flow.leaves.values() if leaf.covers is None and state in leaf.path)
        for trigger, arcs in leaf.arcs.items():
            if not self._lowered(state, trigger):
                yield from (self._way(arc, state.id, leaf) for arc in arcs if self._owner(arc) is state)

    def _own(self, leaf: Leaf) -> Iterator[Way]:
        """What a leaf answers itself: its forms, its own rows, and those lent to it that are other in each leaf."""
        for trigger, arcs in leaf.arcs.items():
            for arc in arcs:
                owner = self._owner(arc)
                if owner is None or owner is leaf.state or self._lowered(owner, trigger):
                    yield self._way(arc, leaf.id, leaf)

    def _dialog(self, leaf: Leaf, dialog: Leaf) -> Node:
        name = node_id(dialog)
        ways = tuple(self._modal(leaf, dialog, name))
        return Node(name, "dialog", None, dialog.screen, False, dialog.id, (), ways, ())

    def _modal(self, leaf: Leaf, dialog: Leaf, name: str) -> Iterator[Way]:
        """The dialog's own buttons, then a bar before each button under it; all else passes to the page's state."""
        own = {FILL, *(button.event.id for button in dialog.screen.buttons)} if dialog.screen else {FILL}
        for trigger in dict.fromkeys((*dialog.arcs, *leaf.arcs)):
            arcs = dialog.arcs.get(trigger, ())
            if arcs and trigger not in own:
                continue
            ways = [self._way(arc, name, dialog) for arc in arcs]
            yield from ways
            if trigger in leaf.arcs and all(way.claims for way in ways):
                yield Way("blocked", name, trigger, (), None, Branch(None))

    def _owner(self, arc: Arc) -> State | None:
        """The state that declares a row; None for what comes of a form."""
        return self._owners.get(id(arc.branch))

    def _lowered(self, state: State, trigger: str) -> bool:
        """Whether the rows of a state on a trigger must be declared in each leaf, to keep their order and their reach.

        So it is where one around or in them opens a dialog, which is another in each leaf, or leads two states in:
        declared outside, the state between would be left and entered again.
        """
        return any(
            branch.confirm is not None or any(_deep(owner, to) for to in (branch.to, branch.otherwise))
            for owner in ancestry(state.id)
            for branch in _branches(self.flow.states[owner], trigger)
        )

    def _way(self, arc: Arc, source: str, leaf: Leaf) -> Way:
        return Way(self._kind(arc, leaf), source, arc.trigger, self._claims(arc, leaf), self._target(arc), arc.branch)

    def _claims(self, arc: Arc, leaf: Leaf) -> tuple[Claim, ...]:
        if arc.refusal in ("missing", "malformed"):
            return (Claim(self.facts.form(leaf, arc), True),)
        when = () if arc.when is None else (Claim(self.facts.condition(arc), True),)
        return when if arc.guard is None else (*when, Claim(self.facts.rule(arc.guard), False))

    def _target(self, arc: Arc) -> str | None:
        if arc.refusal is not None:
            return arc.branch.otherwise if arc.refusal == "guard" else None
        if arc.opens and arc.to is not None:
            return node_id(self.flow.leaves[arc.to])
        if arc.branch.to is not None:
            return arc.branch.to
        return None if arc.to is None else page_id(arc.to)

    def _kind(self, arc: Arc, leaf: Leaf) -> WayKind:
        if arc.refusal is not None:
            return "refusal"
        if arc.opens:
            return "opens"
        if arc.trigger.startswith("timer:"):
            return "timer"
        if leaf.covers is not None and self._owner(arc) is None and arc.to == leaf.covers:
            return "closes"
        named: dict[str, WayKind] = {AUTO: "auto", FILL: "fill", LOGOUT: "logout"}
        event = self.flow.events.get(arc.trigger)
        return named.get(arc.trigger) or ("outside" if event and event.by == OUTSIDE else "event")


def _branches(state: State, trigger: str) -> tuple[Branch, ...]:
    if trigger == AUTO:
        return state.auto
    timed = tuple(timer.branch for timer in state.timers if timer.id == trigger)
    return timed or state.events.get(trigger, ())


def _deep(owner: str, target: str | None) -> bool:
    return target is not None and target.startswith(f"{owner}.") and "." in target.removeprefix(f"{owner}.")
