"""Heat: how many scenarios pass by each place and way, by number, by width, in words."""

from itertools import pairwise

from diagrams.draw import picture, written
from diagrams.heat import Passes, heated
from diagrams.palette import HEAT, INK, level, look
from diagrams.picture import Edge, Mark, Node, Picture, Step
from diagrams.tint import UNCOVERED
from diagrams.words import marked
from simulator.spec.load import Library
from simulator.spec.text import Lang
from tests.diagrams.drawn import texts, titles
from tests.diagrams.test_palette import contrast

VALIDATE = Step("certified", "validate", "active.confirmed")
TWELVE = frozenset(map(str, range(12)))
PASSES: Passes = {
    VALIDATE: TWELVE,
    Step("recap", "back", "draft.mandatary"): frozenset(),
    "certified": TWELVE,
    "draft.principles": frozenset({"a", "b"}),
    "draft.mandatary": frozenset({"b", "c"}),
    "expired": frozenset(),
    "revoked": frozenset({"a"}),
}


def drawn(library: Library, lang: Lang = "fr") -> Picture:
    flow = library.flows["procuration"]
    return heated(picture(flow, "lifecycle", lang, (), library.portal), flow, PASSES)


def part(found: Picture, name: str) -> Node | Edge:
    parts: tuple[Node | Edge, ...] = (*found.nodes, *found.edges)
    return next(each for each in parts if each.id == name)


def test_a_part_that_stands_for_several_counts_each_scenario_once(library: Library) -> None:
    assert part(drawn(library), "draft").tint == Mark("passed", 3)
    assert part(drawn(library), "certified--active").tint == Mark("passed", 12)


def test_what_none_passes_by_stands_out_and_what_is_not_counted_has_no_mark(library: Library) -> None:
    found = drawn(library)
    assert (part(found, "expired").tint, part(found, "recap--draft").tint) == (UNCOVERED, UNCOVERED)
    assert part(found, "recap").tint is None
    assert look(UNCOVERED).sign == "0"
    assert look(UNCOVERED).stroke.dashes == "dotted"


def test_the_number_is_drawn_and_said_in_words(library: Library) -> None:
    expected: dict[Lang, str] = {"fr": "12 scénarios", "en": "12 scenarios"}
    for lang, words in expected.items():
        svg = written(drawn(library, lang), "svg")
        assert texts(svg).count("12") == 2
        assert any(words in title for title in titles(svg, "edge"))
        assert f"({words})" in drawn(library, lang).description
    assert (marked(Mark("passed", 1), "fr"), marked(Mark("passed", 1), "en")) == ("1 scénario", "1 scenario")


def test_the_more_scenarios_the_thicker_the_line_and_its_level_is_in_the_legend(library: Library) -> None:
    widths = [drawn_.stroke.width for _, _, drawn_ in HEAT]
    assert all(more - less >= 1 for more, less in pairwise(widths))
    assert [level(count) for count in (1, 2, 9, 10, 49, 50, 5000)] == ["1", "2", "2", "3", "3", "4", "4"]
    assert [key.kind for key in drawn(library).legend if key.sort == "heat"] == ["1", "2", "3"]


def test_words_can_be_read_on_every_level() -> None:
    assert [name for _, name, tint in HEAT if contrast(INK, tint.ground) < 4.5] == []
