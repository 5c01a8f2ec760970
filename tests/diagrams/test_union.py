"""Two editions of a picture as one: what both have once, what one has marked, what went where it stood."""

from diagrams.draw import VIEWS, picture, written
from diagrams.picture import Cluster, Edge, Line, Node, Picture
from diagrams.tint import ADDED, CHANGED, REMOVED, tinted
from diagrams.union import united
from simulator.spec.load import Library


def same(name: str) -> str:
    return name


def drawn(*parts: Node | Cluster | Edge) -> Picture:
    return Picture(
        "p", "fr", "t", "s", "d",
        tuple(part for part in parts if isinstance(part, Node)),
        tuple(part for part in parts if isinstance(part, Cluster)),
        tuple(part for part in parts if isinstance(part, Edge)),
        (),
    )  # fmt: skip


def node(name: str, *texts: str, within: str | None = None) -> Node:
    return Node(name, "state", tuple(Line("title", text) for text in (texts or (name,))), within, leaves=(name,))


def way(source: str, target: str, *texts: str) -> Edge:
    return Edge(f"{source}--{target}", "event", source, target, tuple(Line("event", text) for text in texts))


def test_a_picture_with_itself_is_itself(library: Library) -> None:
    for flow in library.flows.values():
        for view in VIEWS:
            one = picture(flow, view, "fr", (), library.portal)
            assert united(one, one, same) == one


def test_what_only_one_edition_has_is_marked() -> None:
    old = drawn(node("a"), node("b"), way("a", "b", "Aller"))
    new = drawn(node("a"), node("c"), way("a", "c", "Aller"))
    found = united(old, new, same)
    assert [(part.id, part.tint) for part in found.parts] == [
        ("a", None), ("c", ADDED), ("b", REMOVED), ("a--c", ADDED), ("a--b", REMOVED),
    ]  # fmt: skip


def test_a_line_that_went_stands_where_it_stood_and_its_part_is_changed() -> None:
    found = united(drawn(node("a", "un", "deux", "trois")), drawn(node("a", "un", "trois", "quatre")), same)
    (only,) = found.nodes
    assert (only.tint, [(line.text, line.tint) for line in only.lines]) == (
        CHANGED,
        [("un", None), ("deux", REMOVED), ("trois", None), ("quatre", ADDED)],
    )


def test_a_renamed_place_is_one_place_with_its_ways() -> None:
    old = drawn(node("a"), node("b", "Fin"), way("a", "b", "Aller"))
    new = drawn(node("a"), node("c", "Fin"), way("a", "c", "Aller"))
    found = united(old, new, lambda name: "c" if name == "b" else name)
    assert [part.id for part in found.parts if part.tint] == []


def test_a_place_that_now_holds_others_is_drawn_once() -> None:
    old = drawn(node("a"), node("b"), way("a", "b"))
    new = drawn(node("a"), Cluster("b", (Line("title", "b"),)), node("b.in", within="b"), way("a", "b"))
    for found in (united(old, new, same), united(new, old, same)):
        assert len({part.id for part in found.parts}) == len(found.parts)
        assert written(found, "svg")


def test_marks_of_an_analysis_leave_what_is_marked_already(library: Library) -> None:
    flow = library.flows["procuration"]
    whole = picture(flow, "lifecycle", "fr", (), library.portal)
    less = drawn(*(part for part in whole.parts if part.id not in ("expired", "active--expired")))
    found = tinted(united(less, whole, same), flow, {"expired": CHANGED, "draft": CHANGED})
    assert {part.id: part.tint for part in found.parts if part.tint} == {
        "draft": CHANGED,
        "expired": ADDED,
        "active--expired": ADDED,
    }
