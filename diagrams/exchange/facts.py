"""The names of a chart's facts: made of the author's own, the same from run to run, each used once."""

from collections.abc import Iterator

from diagrams.exchange.chart import Fact
from simulator.engine.rows import Forms
from simulator.spec.flow import AUTO, Arc, Branch, Flow, Guard, Leaf


class Facts:
    """Names conditions as they are met: ``rule_…``, ``if_…``, ``auto_…``, ``missing_…``, ``unreadable_…``."""

    def __init__(self, flow: Flow) -> None:
        self._written = {id(branch): name for branch, name in _names(flow)}
        self._known: dict[tuple[str, int], Fact] = {}
        self._taken: set[str] = set()

    def all(self) -> tuple[Fact, ...]:
        """Every fact met so far, in order."""
        return tuple(self._known.values())

    def rule(self, guard: Guard) -> Fact:
        """That a rule is met."""
        known = self._known.get(("rule", id(guard)))
        return known or self._new("rule", id(guard), Fact(self._free(f"rule_{guard.id}"), guard=guard))

    def condition(self, arc: Arc) -> Fact:
        """That the condition of a row's branch is true."""
        known = self._known.get(("if", id(arc.branch)))
        if known is not None:
            return known
        name = self._free(self._written[id(arc.branch)])
        return self._new("if", id(arc.branch), Fact(name, condition=arc.when, late=arc.trigger == AUTO))

    def form(self, leaf: Leaf, arc: Arc) -> Fact:
        """That the form which a row's event submits lacks something, or cannot be read."""
        screen = Forms(leaf, arc.trigger).screen
        assert screen is not None  # a row refuses only for a form
        word = "missing" if arc.refusal == "missing" else "unreadable"
        known = self._known.get((word, id(screen)))
        if known is not None:
            return known
        fact = Fact(self._free(f"{word}_{screen.id}"), form=screen, malformed=arc.refusal == "malformed")
        return self._new(word, id(screen), fact)

    def _new(self, word: str, of: int, fact: Fact) -> Fact:
        self._known[word, of] = fact
        return fact

    def _free(self, name: str) -> str:
        """The name, or the first one like it that no other fact has: « a_b » and « a.b » are alike here."""
        free, count = name, 1
        while free in self._taken:
            count += 1
            free = f"{name}_{count}"
        self._taken.add(free)
        return free


def _names(flow: Flow) -> Iterator[tuple[Branch, str]]:
    """Each branch that an event or nothing triggers, by the state and the trigger, numbered among several."""
    for state in flow.states.values():
        place = state.id.replace(".", "_")
        for trigger, branches in (*state.events.items(), (AUTO, state.auto)):
            name = f"auto_{place}" if trigger == AUTO else f"if_{place}_{trigger}"
            for rank, branch in enumerate(branches, 1):
                yield branch, f"{name}_{rank}" if len(branches) > 1 else name
