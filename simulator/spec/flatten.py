"""The hierarchy of states resolved into one flat table: leaves, and the rows that lead from each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from simulator.spec.flow import AUTO, FILL, Arc, Branch, Event, Leaf, Screen, State


def flatten(states: Mapping[str, State], events: Mapping[str, Event]) -> dict[str, Leaf]:
    """Every place where a case can be, dialogs included, in the order of the states."""
    table = _Table(states, events)
    leaves: dict[str, Leaf] = {}
    for state in states.values():
        if not state.children:
            leaf = table.leaf(state)
            leaves[leaf.id] = leaf
            leaves |= {dialog.id: dialog for dialog in table.dialogs(leaf)}
    return leaves


def initial_leaf(states: Mapping[str, State], state: str) -> str:
    """The leaf one arrives in on entering a state: its first child, and so on inwards."""
    while states[state].children:
        state = states[state].children[0]
    return state


def ancestry(state: str | None) -> tuple[str, ...]:
    """A state and those it lies in, outermost first."""
    if state is None:
        return ()
    parts = state.split(".")
    return tuple(".".join(parts[: index + 1]) for index in range(len(parts)))


class _Table:
    def __init__(self, states: Mapping[str, State], events: Mapping[str, Event]) -> None:
        self._states, self._events = states, events

    def leaf(self, state: State) -> Leaf:
        path = tuple(self._states[name] for name in ancestry(state.id))
        screen = next((owner.screen for owner in reversed(path) if owner.screen), None)
        panels = tuple(panel for owner in path for panel in owner.panels)
        leaf = Leaf(
            id=state.id,
            path=path,
            screen=screen,
            panels=panels,
            final=state.final,
            timers=tuple(timer for owner in path for timer in owner.timers),
            arcs={},
        )
        return replace(leaf, arcs=self._arcs(leaf))

    def _arcs(self, leaf: Leaf) -> dict[str, tuple[Arc, ...]]:
        rows: dict[str, tuple[Arc, ...]] = {}
        for trigger in self._triggers(leaf):
            form = tuple(self._form(leaf, trigger))
            moves = tuple(arc for branch in _branches(leaf, trigger) for arc in self._rows(leaf, trigger, branch))
            rows[trigger] = form + moves
        for timer in leaf.timers:
            rows[timer.id] = (self._move(leaf, timer.id, timer.branch),)
        autos = [branch for owner in reversed(leaf.path) for branch in owner.auto]
        if autos:
            rows[AUTO] = tuple(self._move(leaf, AUTO, branch) for branch in autos)
        if any(screen.fields for screen in leaf.screens):
            rows[FILL] = (Arc(leaf.id, FILL, Branch(None)),)
        return rows

    def _triggers(self, leaf: Leaf) -> list[str]:
        """Events handled here, inner states first, then the submit buttons of the screen that nothing handles."""
        handled = dict.fromkeys(event for owner in reversed(leaf.path) for event in owner.events)
        shown = [button.event for button in (leaf.screen.buttons if leaf.screen else ())]
        return list(handled | dict.fromkeys(event.id for event in shown if event.submit))

    def _form(self, leaf: Leaf, trigger: str) -> Iterator[Arc]:
        """A submit button refuses while its screen's form is incomplete, then while it is malformed."""
        event = self._events.get(trigger)
        for screen in leaf.screens:
            if event and event.submit and screen.fields and event in {b.event for b in screen.buttons}:
                yield Arc(leaf.id, trigger, Branch(None), refusal="missing")
                yield Arc(leaf.id, trigger, Branch(None), refusal="malformed")

    def _rows(self, leaf: Leaf, trigger: str, branch: Branch) -> Iterator[Arc]:
        for guard in branch.needs:
            refused = self._move(leaf, trigger, branch, branch.otherwise)
            if branch.otherwise is None:
                refused = replace(refused, to=None, left=(), entered=())
            yield replace(refused, refusal="guard", guard=guard)
        if branch.confirm is not None and leaf.covers is None:
            yield Arc(leaf.id, trigger, branch, to=dialog_id(leaf.id, branch.confirm), when=branch.when, opens=True)
        else:
            yield self._move(leaf, trigger, branch)

    def _move(self, leaf: Leaf, trigger: str, branch: Branch, to: str | None = None) -> Arc:
        target = to or branch.to
        if target is None:
            close = leaf.covers if trigger not in (AUTO, FILL) and not trigger.startswith("timer:") else None
            return Arc(leaf.id, trigger, branch, to=close, when=branch.when)
        here = ancestry(leaf.state.id)
        there = ancestry(initial_leaf(self._states, target))
        again = target in here
        shared = len(ancestry(target)) - 1 if again else sum(1 for a, b in zip(here, there, strict=False) if a == b)
        return Arc(
            source=leaf.id,
            trigger=trigger,
            branch=branch,
            to=there[-1],
            when=branch.when,
            left=tuple(reversed(here[shared:])),
            entered=there[shared:],
        )

    def dialogs(self, leaf: Leaf) -> Iterator[Leaf]:
        """A dialog is a leaf over the one it covers: modal for buttons, transparent for time and the outside."""
        opened: dict[str, tuple[Screen, list[str]]] = {}
        for trigger, rows in leaf.arcs.items():
            for arc in rows:
                if arc.opens and arc.branch.confirm is not None and arc.to is not None:
                    triggers = opened.setdefault(arc.to, (arc.branch.confirm, []))[1]
                    triggers.extend([trigger] if trigger not in triggers else [])
        for name, (screen, confirmed) in opened.items():
            yield self._dialog(leaf, name, screen, confirmed)

    def _dialog(self, leaf: Leaf, name: str, screen: Screen, confirmed: list[str]) -> Leaf:
        dialog = replace(leaf, id=name, screen=screen, covers=leaf.id, arcs={})
        covered = {b.event.id for shown in (leaf.screen, *leaf.panels) if shown for b in shown.buttons}
        rows: dict[str, tuple[Arc, ...]] = {}
        for trigger, arcs in leaf.arcs.items():
            if trigger not in confirmed and trigger not in covered and trigger != FILL:
                rows[trigger] = tuple(replace(arc, source=name) for arc in arcs)
        for button in screen.buttons:
            event = button.event.id
            if event in confirmed:
                branches = [b for b in _branches(leaf, event) if b.confirm is screen]
                moves = tuple(arc for branch in branches for arc in self._rows(dialog, event, branch))
                rows[event] = tuple(self._form(dialog, event)) + moves
            else:
                rows[event] = (Arc(name, event, Branch(None), to=leaf.id),)
        if screen.fields:
            rows[FILL] = (Arc(name, FILL, Branch(None)),)
        return replace(dialog, arcs=rows)


def _branches(leaf: Leaf, trigger: str) -> Iterator[Branch]:
    for owner in reversed(leaf.path):
        yield from owner.events.get(trigger, ())


def dialog_id(leaf: str, screen: Screen) -> str:
    """The leaf of a dialog over another one."""
    return f"{leaf}/{screen.id}"
