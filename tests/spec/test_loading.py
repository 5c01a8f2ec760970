"""Loading: whatever is written, the answer is a library or located problems, soon, and never a traceback."""

import re
from collections.abc import Mapping
from functools import cache
from random import Random
from time import perf_counter
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.spec import shapes
from simulator.spec.load import load
from simulator.spec.problems import Problem
from simulator.spec.shapes import Shape
from simulator.spec.vocabulary import Record, keys_of, rest_of
from tests.spec.golden import ROOT, around, files_in, good

GOOD_FLOW = good()["carte.yaml"].decode()


@cache
def shipped() -> Mapping[str, bytes]:
    """The files of the project itself."""
    return {f"flows/{name}": text for name, text in files_in(ROOT / "flows").items()}


def told(sources: Mapping[str, bytes]) -> list[Problem]:
    """What is found in the files, after checking what must hold of any answer."""
    library, found = load(sources)
    assert (library is None) == bool(found)
    for problem in found:
        text = sources.get(problem.place.file, b"").decode("utf-8", "replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= problem.place.line <= len(lines), str(problem)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, str(problem)
        assert " ".join((problem.line("fr") + problem.line("en")).split()).isprintable()
        assert "\n" not in problem.line("fr")
    return found


def codes(text: str, name: str = "carte.yaml") -> list[str]:
    return [problem.kind.code for problem in told(around() | {name: text.encode()})]


def changed(*pairs: tuple[str, str]) -> str:
    """The good flow with other words in it."""
    text = GOOD_FLOW
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


# What an attacker, or a hurried author, may write

GUARDS = "guards:\n"
INSIDE = "\n        fr: dedans\n        en: inside"


def guards(*conditions: str) -> str:
    """The good flow with guards g0, g1, … the last of which is used."""
    written = "".join(f"  g{n}:\n    if: {said}\n    fr: règle\n    en: rule\n" for n, said in enumerate(conditions))
    use = ("            - if: form.copies >= 2\n", f"            - if: g{len(conditions) - 1}\n")
    return changed((GUARDS, GUARDS + written), use)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (guards("adult", *(f"g{n}" for n in range(15))), []),
        (guards("adult", *(f"g{n}" for n in range(200))), ["G011"]),
        (guards(*(f"g{n}" for n in range(1, 25)), "adult"), ["F050", "G011"]),
        (guards("adult", *(f"g{n} and g{n}" for n in range(40))), ["G011"]),
        (guards("g1", "g2", "g0"), ["G008"]),
        (guards("g0"), ["G008"]),
        (changed(("if: form.speed == 'fast'", "if: form.signature == yes")), ["G008"]),
        (changed(("is: since.active + P2Y", "is: valid_until + P2Y")), ["G008"]),
        (changed(("post: active", "post: form/sure")), ["F008"]),
        (changed(("post: active", "post: sure")), ["F025"]),
        (changed(("post: active", "post: request.draft.form")), ["F025"]),
        (changed(("post: active", "post: active.")), ["F008"]),
        (changed(("to: closed\n        go", "to: nowhere_at_all\n        go")), ["F025"]),
        (changed(("    final: yes", f"    final: yes\n    states:\n      in:{INSIDE}")), ["F009", "S003"]),
        (changed(("    final: yes", "    final: yes\n    events:\n      open: active")), ["S003"]),
        (changed(("      draft:", "      state:"), ("open: draft", "open: state")), []),
        (changed(("      draft:", "      class:"), ("open: draft", "open: class")), ["F009"]),
        (changed(("      draft:", "      Waiting:"), ("open: draft", "open: Waiting")), ["F008", "F008"]),
        (changed(("    submit: yes\n", "    submit: yes\n    submit: no\n")), ["Y014"]),
        (changed(("            days: 1", "            is: 1")), ["F009"]),
        (changed(("past: valid_until", "past: form.departure")), []),
        (changed(("past: valid_until", "past: insured.birth_date")), ["T006"]),
        (changed(("past: valid_until", "past: carte.valid_until")), ["T006"]),
        (changed(("after: P14D", "after: P9999Y")), []),
        (changed(("is: since.active + P2Y", "is: since.active + P9999Y")), []),
        (changed(("edition: 2019-11-01", "edition: 9999-12-31")), []),
        (changed(("access:\n", "access: []\nvalues:\n  unused:\n    is: today\n# \n#")), None),
        (changed(("screens:\n", "screens: {}\n_:\n")), None),
        (changed(("buttons: [order, cancel]", "buttons: []")), None),
        (changed(("            needs: [adult, departure_ahead]", "            needs: []")), None),
        (GOOD_FLOW.partition("states:\n")[0] + "states: {}\n", None),
        (GOOD_FLOW.partition("states:\n")[0] + "states:\n", ["F003"]),
        (GOOD_FLOW.partition("states:\n")[0], ["F002"]),
        ("une phrase\n", ["F003"]),
        ("- une\n- liste\n", ["F003"]),
        ("'': {}\n", ["F002"] * 3 + ["M001", "M002", "Y016"]),
        ("fr: " + "x" * 200_000 + "\n", None),
        ("fr: " + "<" * 50_000 + "\n", None),
        ("fr: " + "<a>" * 10_000 + "\n", None),
        ("k: 1\n" * 300, None),
        ("".join(f"k{n}: 1\n" for n in range(5000)), None),
        ("states:\n" + "".join(f"  s{n}:\n    screen: nowhere{n}\n" for n in range(2000)), None),
        ("fr: \"\\0\\u202e<form.country>\\e\"\n", None),
    ],
)  # fmt: skip
def test_a_strange_flow_is_told_and_nothing_else(text: str, expected: list[str] | None) -> None:
    start = perf_counter()
    found = codes(text)
    assert perf_counter() - start < 3
    assert sorted(found) == (sorted(found) if expected is None else sorted(expected))
    assert found or expected == []


def test_no_more_than_two_hundred_problems_of_a_file_are_told() -> None:
    found = told(around() | {"carte.yaml": "".join(f"k{n}: 1\n" for n in range(5000)).encode()})
    assert ([problem.kind.code for problem in found].count("Y018"), len(found)) == (1, 201)


def test_a_flow_that_cannot_be_read_hides_nothing_and_is_not_held_against_the_others() -> None:
    other = b"fr: : \n"
    reader = GOOD_FLOW.replace("if: age(insured.birth_date) >= 18", "if: autre.state.fini and autre.form.x == 'a'")
    found = told(around() | {"autre.yaml": other, "carte.yaml": reader.encode()})
    assert [problem.place.file for problem in found] == ["autre.yaml"]


@pytest.mark.parametrize("lost", ["portal.yaml", "dossiers.yaml", "guides/guide.yaml"])
def test_a_file_that_cannot_be_read_does_not_hide_the_problems_of_the_others(lost: str) -> None:
    slip = changed(("to: closed\n        go", "to: closde\n        go"))
    found = told({**good(), lost: b"a: [", "carte.yaml": slip.encode()})
    assert [(problem.place.file, problem.kind.code) for problem in found] == [("carte.yaml", "F025"), (lost, "Y032")]


def test_without_any_file_what_is_needed_is_asked_for() -> None:
    _, found = load({})
    assert [str(problem.place) for problem in found] == ["dossiers.yaml:1:1", "portal.yaml:1:1"]


# What chance may write

WORDS = sorted({*re.sub(r"[:\[\]]", " ", GOOD_FLOW).split(), "none", "P1M", "-P1M", "31/02/2021"})
SIGNS = ["", "'", '"', "[", "{", "&a", "*a", ">", "é", "\u202f", "\U0001f600"]


def written(shape: Shape, chance: Random, depth: int = 6) -> Any:
    """A value of a shape, more or less."""

    def some(inner: Shape) -> list[Any]:
        return [written(inner, chance, depth - 1) for _ in range(chance.randint(0, 3))]

    if depth == 0 or chance.random() < 0.05:
        return chance.choice([*WORDS, *SIGNS])
    match shape:
        case Record():
            keys = [key for key in keys_of(shape.cls).values() if chance.random() < (0.9 if key.required else 0.4)]
            found = {key.name: written(key.shape, chance, depth - 1) for key in keys}
            rest = rest_of(shape.cls)
            return found | (dict(zip(WORDS, some(rest.shape), strict=False)) if rest else {})
        case shapes.Many(item=item):
            return some(item)
        case shapes.Table(item=item) | shapes.Pair(table=shapes.Table(item=item)):
            return {chance.choice(WORDS): value for value in some(item)}
        case shapes.Either(short=short, long=long):
            return written(chance.choice([short, long]), chance, depth)
        case shapes.Switch(records=records):
            return written(chance.choice(records), chance, depth)
        case shapes.OneOf(words=words):
            return chance.choice(words)
    return chance.choice(WORDS)


FILES = {"carte.yaml": "FlowDocument", "portal.yaml": "PortalDocument", "dossiers.yaml": "DossiersDocument"}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sets(st.sampled_from(sorted(FILES)), min_size=1))
@example(0, {"dossiers.yaml"})
def test_whatever_is_made_of_the_words_of_the_language_is_read_or_told(seed: int, files: set[str]) -> None:
    chance = Random(seed)
    values = {name: written(Record(FILES[name], "", ""), chance) for name in sorted(files)}
    told({**good()} | {name: yaml.safe_dump(value, allow_unicode=True).encode() for name, value in values.items()})


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A shipped file, with one to three slips of an editor."""
    name = draw(st.sampled_from(sorted(shipped())))
    lines = shipped()[name].decode().splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "double", "swap", "cut", "word", "letter", "indent"])):
            case "delete":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "cut":
                lines = [*lines[:at], lines[at][: draw(st.integers(0, 40))]]
            case "word":
                head, space, last = lines[at].rpartition(" ")
                lines[at] = (
                    head + space + draw(st.sampled_from([*WORDS, last.upper(), "", "'", '"', "[", "{", "&a", "*a"]))
                )
            case "letter":
                where = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:where] + draw(st.characters()) + lines[at][where + 1 :]
            case "indent":
                lines[at] = " " * draw(st.integers(1, 3)) + lines[at]
        lines = lines or [""]
    return name, "\n".join(lines)


@settings(max_examples=80, deadline=None)
@given(slips())
def test_a_slip_in_a_shipped_file_is_told_in_its_place(slip: tuple[str, str]) -> None:
    name, text = slip
    told({**shipped(), name: text.encode("utf-8", "surrogatepass")})


def test_the_shipped_flows_have_no_problem() -> None:
    assert [str(problem) for problem in told(shipped())] == []
