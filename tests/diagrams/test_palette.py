"""The palette: nothing is told by colour alone, and every text can be read on its ground."""

from itertools import combinations
from typing import get_args

from diagrams.palette import CLUSTER, EDGES, GROUND, INK, NODES, PAPER, PATH, SOFT, WIDTHS
from diagrams.picture import EdgeKind, LineKind, NodeKind
from diagrams.words import MEANINGS, WORDS


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_kind_has_its_place_in_the_palette() -> None:
    assert (set(EDGES), set(NODES), set(WIDTHS)) == tuple(
        set(get_args(kinds)) for kinds in (EdgeKind, NodeKind, LineKind)
    )


def test_every_kind_but_the_start_has_its_meaning_in_the_legend() -> None:
    kinds = {("node", kind) for kind in NODES} | {("edge", kind) for kind in EDGES}
    assert kinds - set(MEANINGS) == {("node", "initial"), ("edge", "start")}


def test_no_two_kinds_of_ways_look_alike_without_their_colours() -> None:
    lines = {kind: (s.dashes, s.double, s.width) for kind, s in EDGES.items() if kind != "start"}
    alike = [
        (a, b)
        for a, b in combinations(lines, 2)
        if lines[a][:2] == lines[b][:2] and not abs(lines[a][2] - lines[b][2]) >= 0.5
    ]
    assert alike == []


def test_no_two_kinds_of_places_look_alike_without_their_colours() -> None:
    looks = {kind: (b.corners, b.stroke.dashes, b.stroke.double, b.stroke.width > 2) for kind, b in NODES.items()}
    assert [(a, b) for a, b in combinations(looks, 2) if looks[a] == looks[b]] == []


def test_every_text_can_be_read_on_its_ground() -> None:
    pairs = [(box.text, box.ground) for kind, box in NODES.items() if kind != "initial"]
    pairs += [(INK, PAPER), (INK, GROUND), (SOFT, PAPER), (SOFT, GROUND), (PAPER, PATH), (CLUSTER.text, GROUND)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_every_phrase_has_as_many_blanks_in_both_languages() -> None:
    assert [word for word, prose in WORDS.items() if prose.fr.count("{") != prose.en.count("{")] == []
