"""Coverage adds up, whatever the order and wherever its parts were played."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.analysis.coverage import Count, Coverage, Shown, coverage, joined
from simulator.analysis.owed.obligation import Kind, Obligation
from simulator.spec.text import Prose

KINDS: tuple[Kind, ...] = ("state", "transition", "message")
NAMES = tuple(f"{flow}:{kind}:{n}" for flow in ("card", "club") for kind in KINDS for n in range(3))
OWED = tuple(
    Obligation(name, kind, name.partition(":")[0], Prose(name, name))
    for name in NAMES
    for kind in KINDS
    if f":{kind}:" in name
)
scenarios = st.sampled_from([f"f.feature:{line}" for line in range(6)])
parts = st.dictionaries(st.sampled_from([*NAMES, "card:state:gone"]), st.frozensets(scenarios, min_size=1))
runs = st.dictionaries(scenarios, st.lists(st.sampled_from(NAMES)))


def whole(shown: Shown) -> Coverage:
    return Coverage(OWED, shown)


@given(parts, parts, parts)
def test_parts_add_up_in_any_grouping(one: Shown, two: Shown, three: Shown) -> None:
    assert joined(joined(one, two), three) == joined(one, joined(two, three)) == joined(one, two, three)


@given(parts, parts)
def test_parts_add_up_in_any_order(one: Shown, two: Shown) -> None:
    assert joined(one, two) == joined(two, one)
    assert (whole(one) | whole(two)).lacking == (whole(two) | whole(one)).lacking


@given(parts)
def test_a_part_added_to_itself_or_to_nothing_stays_as_it_is(one: Shown) -> None:
    assert joined(one, one) == joined(one) == joined({}, one) == dict(one)


@given(runs, st.integers(1, 4))
def test_shards_add_up_to_one_run(played: dict[str, list[str]], shards: int) -> None:
    keys = sorted(played)
    dealt = [coverage(OWED, {key: played[key] for key in keys[part::shards]}) for part in range(shards)]
    together = dealt[0]
    for part in dealt[1:]:
        together |= part
    assert together.shown == coverage(OWED, played).shown


@given(parts)
def test_what_lacks_and_what_is_shown_make_up_all(one: Shown) -> None:
    found = whole(one)
    assert found.count.covered + len(found.lacking) == found.count.total == len(OWED)
    assert sum(found.of(flow).count.covered for flow in found.flows) == found.count.covered
    assert [count for _, count in found.kinds()] == [found.of(kind=kind).count for kind in KINDS]


def test_what_is_shown_and_owed_by_nobody_is_left_aside() -> None:
    assert whole({"card:state:gone": frozenset({"f:1"})}).count == Count(0, len(OWED))


def test_scenarios_that_show_a_thing_are_told_in_order() -> None:
    found = coverage(OWED, {"b:2": [NAMES[0]], "a:9": [NAMES[0], NAMES[1]], "c:1": []})
    assert found.scenarios(OWED[0]) == ("a:9", "b:2")
    assert found.scenarios(OWED[2]) == ()


def test_what_nothing_can_show_counts_neither_way() -> None:
    shown = {NAMES[0]: frozenset({"f:1"})}
    found = Coverage(OWED[:4], shown, frozenset({NAMES[0], NAMES[1]}))
    assert found.count == Count(1, 3)
    assert [o.id for o in found.unreachable] == [NAMES[1]]
    assert [o.id for o in found.lacking] == [NAMES[2], NAMES[3]]


@pytest.mark.parametrize(
    ("covered", "total", "percent"), [(0, 3, 0), (1, 3, 33), (199, 200, 99), (3, 3, 100), (0, 0, 100)]
)
def test_a_hundred_percent_is_told_only_where_nothing_lacks(covered: int, total: int, percent: int) -> None:
    count = Count(covered, total)
    assert count.percent == percent
    assert count.share == (Fraction(covered, total) if total else 1)
