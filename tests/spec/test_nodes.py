"""YAML to located nodes."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.spec.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence, parse
from simulator.spec.problems import Place
from simulator.spec.scan import MAX_BYTES, Page
from simulator.spec.yaml_faults import Fault, Spot, explain

YAMLISH = st.lists(
    st.sampled_from(
        [*" \n\t\r:-?&*!%@`#'\"[]{},|>\\<~aé1", "\n  ", ": ", "- ", "fr: ", "--- ", "...\n", "\u2028", "\x00"]
    )
).map("".join)


def plain(node: Node) -> object:
    """What a YAML loader that keeps every scalar as text makes of the same file."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for key, value in node.entries:
                yield key
                yield from scalars(value)


def read(text: str) -> Node:
    node, problems = parse(text, "f.yaml")
    assert problems == []
    assert node is not None
    return node


def codes(text: str | bytes) -> list[str]:
    return [found.kind.code for found in parse(text, "f.yaml")[1]]


def test_a_file_becomes_mappings_lists_and_texts_with_their_places() -> None:
    root = read("fr: Procuration\nstates:\n  - « été »: [a, 'b']\n  - non\n")
    assert isinstance(root, Mapping)
    (fr, title), (states, items) = root.entries
    assert isinstance(title, Scalar)
    assert isinstance(items, Sequence)
    assert (root.place, fr.place, title.place) == (("f.yaml", 1, 1), ("f.yaml", 1, 1), ("f.yaml", 1, 5))
    assert (states.place, items.place) == (("f.yaml", 2, 1), ("f.yaml", 3, 3))
    first, second = items.items
    assert isinstance(first, Mapping)
    assert (first.flow, second.place) == (False, ("f.yaml", 4, 5))
    key, flow = first.entries[0]
    assert isinstance(flow, Sequence)
    assert (key.text, key.place, flow.flow, flow.place) == ("« été »", ("f.yaml", 3, 5), True, ("f.yaml", 3, 14))
    assert [(item.place.column, item.quoted) for item in flow.items if isinstance(item, Scalar)] == [
        (15, False),
        (18, True),
    ]


@pytest.mark.parametrize(
    "text", ["yes", "on", "NO", "null", "~", "22:30", "01", "1.10", "2026-02-30", "0x1F", "=", ".nan"]
)
def test_every_scalar_is_the_text_that_was_written(text: str) -> None:
    assert plain(read(f"a: {text}")) == {"a": text}


def test_a_key_followed_by_nothing_has_the_bare_empty_text() -> None:
    root = read("a:\nb: ''\n")
    assert isinstance(root, Mapping)
    values = [value for _, value in root.entries if isinstance(value, Scalar)]
    assert [(value.text, value.quoted, value.place) for value in values] == [
        ("", False, ("f.yaml", 1, 3)),
        ("", True, ("f.yaml", 2, 4)),
    ]


def test_a_text_on_several_lines_is_quoted_text() -> None:
    root = read("a: |\n  un\n  deux\nb: >\n  un\n  deux\n")
    assert plain(root) == {"a": "un\ndeux\n", "b": "un deux\n"}
    assert [scalar.quoted for scalar in scalars(root)] == [False, True, False, True]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(line_break: str) -> None:
    root = read(line_break.join(["# note", "a:", "  b: c", "d: e", ""]))
    assert [(scalar.place.line, scalar.place.column) for scalar in scalars(root)] == [
        (2, 1),
        (3, 3),
        (3, 6),
        (4, 1),
        (4, 4),
    ]


def test_columns_count_characters_and_not_bytes() -> None:
    found = parse("{é€𝄞: a, b: *c}", "f.yaml")[1]
    assert [problem.place for problem in found] == [Place("f.yaml", 1, 13)]


def test_bytes_and_text_give_the_same_nodes() -> None:
    text = "fr: « déjà »\nen: [a, {b: c}]\n"
    assert repr(parse(text.encode(), "f")) == repr(parse(text, "f"))


def test_a_byte_order_mark_does_not_hide_the_rest() -> None:
    node, problems = parse(b"\xef\xbb\xbfa: 1\na: 2\n", "f")
    assert [str(found.place) for found in problems] == ["f:1:1", "f:2:1"]
    assert node is not None
    assert plain(node) == {"a": "1"}


def test_a_key_written_again_is_left_out() -> None:
    node, problems = parse("a: 1\nb: {c: 1, c: 2}\na: 3\n", "f")
    assert node is not None
    assert plain(node) == {"a": "1", "b": {"c": "1"}}
    assert [(found.kind.code, found.place.line, found.values["line"]) for found in problems] == [
        ("Y014", 2, "2"),
        ("Y014", 3, "1"),
    ]


def test_every_problem_is_told_in_the_order_of_the_file() -> None:
    text = "a: *x\na: &y\n  b: 2\n[c]: !t\n? \n: <<\n<<: n°1 #2\n"
    assert codes(text) == [
        "Y010",
        "Y014",
        "Y011",
        "Y015",
        "Y012",
        "Y016",
        "Y013",
        "Y025",
    ]


def test_what_is_wrong_before_a_syntax_error_is_told_with_it() -> None:
    assert codes("a: 1\na: 2\nb: {c: 1, c: *x}\nd: e #1\nf: g : h") == ["Y014", "Y014", "Y010", "Y025", "Y020"]


def test_what_is_wrong_before_too_deep_a_level_is_told_with_it() -> None:
    assert codes("a: 1\na: " + "[" * 30) == ["Y014", "Y006"]


def test_a_tab_is_told_once_and_only_in_an_indentation() -> None:
    assert codes("a:\n\tb: 1\n\tc: 2\n \t\nd:\t3\n") == ["Y007", "Y007"]


def test_twenty_levels_are_read_and_not_one_more() -> None:
    assert codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["Y006"]


def test_a_file_of_the_largest_size_is_read_and_not_one_byte_more() -> None:
    text = b"a: 1 # " + b"x" * (MAX_BYTES - 7)
    assert (codes(text), codes(text + b"x")) == ([], ["Y004"])


@pytest.mark.parametrize("text", ["", " \n\n", "# rien", "---\n", "---\n...\n", b""])
def test_a_file_that_says_nothing_is_empty(text: str | bytes) -> None:
    assert codes(text) == ["Y003"]


def test_one_document_may_be_announced() -> None:
    assert plain(read("---\na: 1\n...\n")) == {"a": "1"}


@pytest.mark.parametrize(
    ("value", "code", "column"),
    [
        ("Attention : délai", "Y020", 15),
        ("« a : b »", "Y020", 9),
        ("Attention: délai", "Y020", 14),
        ("12:30 : fin", "Y020", 11),
        ("? vraiment", "Y021", 5),
        ("* champs obligatoires", "Y021", 5),
        ("*Champs obligatoires", "Y010", 5),
        ("*important* délai", "Y021", 5),
        ("& associés", "Y021", 5),
        ("&associés", "Y021", 5),
        ("&co associés", "Y011", 5),
        ("! attention", "Y012", 5),
        ("!attention au délai", "Y012", 5),
        ("% de prise en charge", "Y021", 5),
        ("@ l'adresse", "Y021", 5),
        ("`code`", "Y021", 5),
        ("- oui", "Y021", 5),
        ("> 18 ans", "Y035", 5),
        ("| suite", "Y035", 5),
        ("[sic] rend possible", "Y022", 5),
        ("[sic] suite : fin", "Y022", 5),
        ("{note} rend possible", "Y022", 5),
        ("] fin", "Y034", 5),
        (", fin", "Y034", 5),
        ("'l'assuré'", "Y023", 7),
        ("'l'assuré : suite'", "Y023", 7),
        ('"il dit "oui" là"', "Y023", 13),
        ("'l''assuré", "Y024", 5),
        ("n°1 #2", "Y025", 9),
        ('"c:\\dossier"', "Y026", 8),
    ],
)
def test_the_traps_of_french_prose_get_the_advice_at_the_place(value: str, code: str, column: int) -> None:
    found = parse(f"fr: {value}\n", "f")[1][0]
    assert (found.kind.code, found.place) == (code, ("f", 1, column))
    assert "guillemets" in found.line("fr") or code == "Y024"


@pytest.mark.parametrize(
    "value",
    [
        "Oui ?",
        "l'assuré",
        "« déjà »",
        "abc [sic]",
        "1 * 2 & 3",
        "?quoi",
        "-5",
        "<path:upper>",
        "a  # note",
        "12:30",
        "C#",
        "fin.",
    ],
)
def test_french_prose_that_yaml_reads_right_is_left_alone(value: str) -> None:
    assert codes(f"fr: {value}\n") == []


def test_a_quote_left_open_is_told_where_it_opens_even_if_another_closes_it() -> None:
    found = parse("a:\n  fr: 'le début\n  en: 'the start'\n", "f")[1]
    assert [(problem.kind.code, problem.place) for problem in found] == [("Y024", ("f", 2, 7))]


@pytest.mark.parametrize(("at", "place"), [(Spot(0, 1), "f:1:2"), (Spot(7, 3), "f:1:4")])
def test_an_unknown_fault_of_libyaml_is_told_at_a_place_of_the_file(at: Spot, place: str) -> None:
    fault = Fault("", Spot(0, 0), "something new", at, "", Spot(0, 0))
    assert str(explain(fault, Page("abc", "f"))).startswith(f"{place}: Y039 ")


@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00:\x00")
@example(b"\xed\xa0\x80")
def test_no_bytes_raise(data: bytes) -> None:
    node, problems = parse(data, "f")
    assert problems or node is not None


@settings(max_examples=1000)
@given(YAMLISH)
def test_no_text_raises_and_every_problem_has_a_place_in_the_file(text: str) -> None:
    lines = Page(text, "f").lines
    node, problems = parse(text, "f")
    assert node is not None or problems
    for found in problems:
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1
        assert (found.line("fr") + found.line("en")).isprintable()


@settings(max_examples=1000)
@given(YAMLISH)
def test_what_is_accepted_is_what_yaml_reads_at_the_places_told(text: str) -> None:
    node, problems = parse(text, "f")
    if problems or node is None:
        return
    assert plain(node) == yaml.load(text, Loader=yaml.CBaseLoader)
    lines = Page(text, "f").lines
    for scalar in filter(lambda scalar: scalar.text, scalars(node)):
        written = lines[scalar.place.line - 1][scalar.place.column - 1 :]
        assert scalar.quoted or written.startswith(scalar.text.split(" ")[0].split("\n")[0])


SEEN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=8)
VALUES = st.recursive(
    SEEN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SEEN, inner, max_size=3), max_leaves=6
)


@given(st.dictionaries(SEEN, VALUES, min_size=1, max_size=3))
def test_any_texts_written_in_double_quotes_come_back(value: object) -> None:
    assert plain(read(yaml.safe_dump(value, allow_unicode=True, default_style='"'))) == value


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "{",
        "- ",
        "? ",
        "'",
        '"',
        "a: ",
        "!",
        "&a ",
        "*a ",
        "#",
        " ",
        "\t",
        "\n",
        "a",
        ": ",
        "|\n",
        "%",
        "é",
        "[],",
        "\x00",
        "\\",
    ],
)
def test_a_file_that_repeats_one_sign_is_read_within_bounds(unit: str) -> None:
    assert len(codes(unit * (MAX_BYTES // len(unit.encode()) // 8))) <= 201
