"""What a move does to the data, as operations on sets that run forwards and backwards."""

from dataclasses import dataclass

from simulator.analysis.explore.sets import ALL, Sets


@dataclass(frozen=True, slots=True)
class Keep:
    """Only what is in a set goes on."""

    among: int


@dataclass(frozen=True, slots=True)
class Free:
    """Anything may be typed on these axes."""

    axes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Put:
    """This class is put on this axis."""

    axis: int
    index: int


@dataclass(frozen=True, slots=True)
class Hide:
    """What is off the screen loses its value: axes, each with the set in which it is shown."""

    shown: tuple[tuple[int, int], ...]


Op = Keep | Free | Put | Hide
Ops = tuple[Op, ...]


def forwards(sets: Sets, ops: Ops, a: int = ALL) -> int:
    """What becomes of a set."""
    for op in ops:
        match op:
            case Keep(among=among):
                a = sets.both(a, among)
            case Free(axes=axes):
                a = sets.free(a, axes)
            case Put(axis=axis, index=index):
                a = sets.put(a, axis, index)
            case Hide(shown=shown):
                for axis, seen in shown:
                    a = sets.either(sets.both(a, seen), sets.put(sets.minus(a, seen), axis, 0))
    return a


def backwards(sets: Sets, ops: Ops, a: int) -> int:
    """What may become something in a set."""
    for op in reversed(ops):
        match op:
            case Keep(among=among):
                a = sets.both(a, among)
            case Free(axes=axes):
                a = sets.free(a, axes)
            case Put(axis=axis, index=index):
                a = sets.fix(a, axis, index)
            case Hide(shown=shown):
                for axis, seen in reversed(shown):
                    a = sets.either(sets.both(a, seen), sets.minus(sets.fix(a, axis, 0), seen))
    return a
