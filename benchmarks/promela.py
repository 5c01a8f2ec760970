"""A space of one flow as a Promela model: its leaves are labels, its days and data variables, its conditions C tables.

What is explored is the same: one byte for the class of each field, the day, those of entries and timers; filling one
field is a step, an event is another, waiting for an instant a third. What automatic branches do is part of the step.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.c_tables import Tables
from benchmarks.spots import NEVER, Spot, Spots, due_name, word
from simulator.analysis.explore.ops import Free, Hide, Keep, Ops, Put, backwards
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.space import Edge, Space
from simulator.spec.flow import Arc


class _Kind(NamedTuple):
    """What the edges that one option of the model stands for have in common."""

    trigger: str
    arcs: tuple[Arc, ...]
    to: str
    puts: tuple[Put, ...]


def promela(space: Space) -> str:
    """The model, which has the states of the space.

    Raises:
        ValueError: the flow has something that is not written here.
    """
    return _Writer(space).text()


class _Writer:
    def __init__(self, space: Space) -> None:
        self._space, self._sets, self._spots = space, space.sets, Spots(space)
        self._names = self._spots.names
        self._data = [word(f"{axis.flow or 'insured'}_{axis.key}") for axis in space.axes]
        days = [day for spot in self._spots.all for day in (spot.day, *spot.days)]
        self._tables = Tables(self._sets, self._data, days)

    def text(self) -> str:
        body = [line for leaf in dict.fromkeys(spot.leaf for spot in self._spots.all) for line in self._leaf(leaf)]
        chosen = self._sets.pick(self._space.initial, [range(size) for size in self._sets.sizes])
        data = [f"byte {name} = {index};" for name, index in zip(self._data, chosen, strict=True)]
        days = ["short day = 0;", *(f"short {name} = {NEVER};" for name in self._names)]
        tables = ["c_decl {", *self._tables.lines(), "}"]
        return "\n".join([*tables, *days, *data, "active proctype flow() {", *body, "}", ""])

    def _leaf(self, leaf: str) -> Iterator[str]:
        options = [*self._done(leaf), *self._waited(leaf)]
        yield f"end_{word(leaf)}:"
        yield from ("  if", *(f"  :: {option}" for option in options), "  fi;") if options else ("  false;",)

    # --- what is done: fields filled, and events

    def _done(self, leaf: str) -> Iterator[str]:
        found: dict[_Kind, dict[int, tuple[Edge, Ops]]] = {}
        for number, _ in self._spots.of(leaf):
            for edge in self._space.edges[number]:
                for ops in self._single(edge.move.ops) if edge.move.kind != "wait" else ():
                    puts = tuple(op for op in ops if isinstance(op, Put))
                    kind = _Kind(edge.move.trigger, edge.move.arcs, self._spots.all[edge.target].leaf, puts)
                    found.setdefault(kind, {})[number] = edge, ops
        for kind, edges in found.items():
            kept = self._kept(leaf, kind, edges)
            if set(kept.values()) != {EMPTY}:
                moves = [edge for edge, _ in edges.values()]
                writes = [*self._puts(kind), *self._written(moves), *self._back(moves)]
                yield _step([self._tables.holds(kept), *self._news(leaf, kind)], writes, kind.to)

    def _kept(self, leaf: str, kind: _Kind, edges: Mapping[int, tuple[Edge, Ops]]) -> dict[int, int]:
        """The data for which it can be done, by the day."""
        kept: dict[int, int] = {}
        for number, spot in self._spots.of(leaf):
            data = backwards(self._sets, edges[number][1], ALL) if number in edges else EMPTY
            if kept.setdefault(spot.day, data) != data:
                raise ValueError(f"{kind.trigger} in {leaf} depends on more than the day and the data")
        return kept

    def _puts(self, kind: _Kind) -> list[str]:
        return [f"{self._data[put.axis]} = {put.index}" for put in kind.puts]

    def _news(self, leaf: str, kind: _Kind) -> list[str]:
        """Typing what is there already is no step."""
        same = kind.trigger == "fill" and kind.to == leaf
        return [f"now.{self._data[put.axis]} != {put.index}" for put in kind.puts if same]

    def _written(self, edges: Sequence[Edge]) -> Iterator[str]:
        """What is done to the days of the case."""
        pairs = [(self._spots.all[edge.source], self._spots.after(edge)) for edge in edges]
        for rank, name in enumerate(self._names):
            if any(before.days[rank] != after.days[rank] for before, after in pairs):
                yield f"{name} = {self._day_written(rank, pairs)}"

    def _day_written(self, rank: int, pairs: Sequence[tuple[Spot, Spot]]) -> str:
        written = {(before.day, after.days[rank]) for before, after in pairs}
        if all(day == value for day, value in written):
            return "day"
        if {value for _, value in written} == {NEVER}:
            return str(NEVER)
        if len(dict(written)) < len(written):
            raise ValueError(f"{self._names[rank]} depends on more than the day")
        return f"c_expr {{ {self._tables.day(dict(written))} }}"

    def _single(self, ops: Ops) -> Iterator[Ops]:
        """A form that is typed whole as each of its fields typed alone; anything else as it is."""
        if any(isinstance(op, Hide) for op in ops):
            raise ValueError("fields that hide are not written")
        free = next((op for op in ops if isinstance(op, Free)), None)
        if free is None:
            yield ops
            return
        for axis in sorted(free.axes):
            for index in range(self._sets.sizes[axis]):
                yield tuple(Put(axis, index) if op is free else op for op in ops)

    # --- what is waited for

    def _waited(self, leaf: str) -> Iterator[str]:
        """The eve of the next day on which something changes, and that day itself, on which a timer may fire."""
        waits = [edge for number, _ in self._spots.of(leaf) for edge in self._space.edges[number]]
        waits = [edge for edge in waits if edge.move.kind == "wait"]
        if not waits:
            return
        if any(isinstance(op, Keep) for edge in waits for op in edge.move.ops):
            raise ValueError(f"in {leaf} time goes on in another way for other data")
        soon, back = self._soon(leaf, waits), [*self._back([edge for edge in waits if not edge.move.arcs])]
        fired: dict[tuple[Arc, ...], list[Edge]] = {}
        for edge in waits:
            if edge.move.arcs:
                fired.setdefault(edge.move.arcs, []).append(edge)
        timers = [due_name(arcs[0].trigger) for arcs in fired]
        yield _step([f"{soon} > now.day + 1"], [f"day = c_expr {{ {soon} - 1 }}", *back], leaf)
        calm = [f"{soon} != now.{timer}" for timer in timers]
        yield _step([soon, *calm], [f"day = c_expr {{ {soon} }}", *back], leaf)
        for timer, edges in zip(timers, fired.values(), strict=True):
            to = self._spots.all[edges[0].target].leaf
            writes = [f"day = c_expr {{ {soon} }}", *self._fired(edges), *self._back(edges)]
            yield _step([soon, f"{soon} == now.{timer}"], writes, to)

    def _soon(self, leaf: str, waits: Sequence[Edge]) -> str:
        """The next day on which something changes: by the day, and at most one other."""
        found: dict[Spot, int] = {}
        for edge in waits:
            spot = self._spots.all[edge.source]
            found[spot] = max(found.get(spot, 0), self._spots.after(edge).day)
        spots = [spot for _, spot in self._spots.of(leaf)]
        if len({(spot.day, found.get(spot, 0)) for spot in spots}) == len({spot.day for spot in spots}):
            return self._tables.day({spot.day: soon for spot, soon in found.items()})
        for rank, name in enumerate(self._names):
            known = {(spot.day, spot.days[rank], found.get(spot, 0)) for spot in spots}
            if len({each[:2] for each in known}) == len(known):
                return self._tables.days({(day, then): soon for day, then, soon in known if soon}, name)
        raise ValueError(f"what happens next in {leaf} depends on more than two days")

    def _fired(self, edges: Sequence[Edge]) -> Iterator[str]:
        """What a timer that fires does to the days of the case."""
        for rank, name in enumerate(self._names):
            pairs = [(self._spots.all[edge.source], self._spots.after(edge)) for edge in edges]
            if all(after.days[rank] == after.day for _, after in pairs):
                yield f"{name} = day"
            elif all(after.days[rank] == NEVER for _, after in pairs):
                yield f"{name} = {NEVER}"

    def _back(self, edges: Sequence[Edge]) -> Iterator[str]:
        """Where the calendar no longer matters from some day on, all days are moved back (or on) then."""
        still = self._spots.still
        settled = [self._spots.after(edge).day for edge in edges if self._spots.all[edge.target].day == still]
        if not settled or set(settled) == {still}:
            return
        used = [n for rank, n in enumerate(self._names) if any(self._spots.after(e).days[rank] != NEVER for e in edges)]
        moves = [f"if :: {n} != {NEVER} -> {n} = {n} - (day - {still}) :: else fi" for n in used]
        yield f"if :: day >= {min(settled)} -> {'; '.join([*moves, f'day = {still}'])} :: else fi"


def _step(conditions: Sequence[str], writes: Sequence[str], to: str) -> str:
    test = " && ".join(filter(None, conditions))
    statements = [f"c_expr {{ {test} }}" if test else "true", *writes]
    return f"d_step {{ {'; '.join(statements)} }}; goto end_{word(to)}"
