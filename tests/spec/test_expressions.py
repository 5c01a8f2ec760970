"""Expressions: what is refused, what the compiled ones mean, and that nothing missing makes a rule true."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from simulator.spec.expressions import syntax
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.presence import unguarded
from simulator.spec.expressions.tree import Expression
from simulator.spec.problems import Place, Word
from simulator.spec.report import Report
from tests.spec.cases import Case, Typed, carte
from tests.spec.naive import evaluate

HERE = Place("carte.yaml", 1, 1)


def codes(text: str) -> list[str]:
    report = Report()
    found = syntax.read(Word(text, HERE), carte(), report)
    assert (found is None) == bool(report.problems)
    return [problem.kind.code for problem in report.problems]


def read(text: str) -> Expression:
    report = Report()
    found = syntax.read(Word(text, HERE), carte(), report)
    assert found is not None, (text, [str(problem) for problem in report.problems])
    return found


# What an attacker, or a hurried author, may write


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("().__class__.__bases__", "G003"),
        ("today.__class__", "G004"),
        ("form.__init__.__globals__", "G004"),
        ("insured.__dict__", "G004"),
        ("state.__class__", "G004"),
        ("__import__('os').system('true')", "G003"),
        ("exec('1')", "G007"),
        ("open('/etc/passwd')", "G007"),
        ("(lambda: yes)()", "G003"),
        ("lambda: yes", "G003"),
        ("(x := yes)", "G003"),
        ("[x for x in insured.children]", "G003"),
        ("{1: 2}", "G003"),
        ("{1, 2}", "G003"),
        ("f'{today}'", "G003"),
        ("b'octets'", "G003"),
        ("yes if yes else no", "G003"),
        ("insured.children[0]", "G003"),
        ("filled(*insured.children)", "G003"),
        ("filled(x=form.country)", "G003"),
        ("form.country is none", "G003"),
        ("form.copies ** 9 > 1", "G003"),
        ("form.copies * 2 > 1", "G003"),
        ("~form.copies > 1", "G003"),
        ("'%s' % form.country", "G003"),
        ("await form.country", "G003"),
        ("(yield)", "G003"),
        ("...", "G003"),
        ("True", "G003"),
        ("None", "G003"),
        ("form.copies > 1e999", "G003"),
        ("form.copies > 1j", "G003"),
        ("form.copies > 0x1F", "G003"),
        ("form.copies > 1_000", "G003"),
        ("form.copies > " + "9" * 1900, "G003"),
        ("9" * 3000, "G011"),
        ("(" * 150 + "yes" + ")" * 150, ""),
        ("(" * 900 + "yes" + ")" * 900, "G001"),
        ("not " * 400 + "yes", "G011"),
        ("-" * 400 + "1", "G011"),
        ("form" + ".country" * 240, "G011"),
        ("yes and " * 240 + "yes", ""),
        ("form.country == 'a\\d'", ""),
        ("1is 1", "G003"),
        ("form.country == 'a", "G001"),
        ("form.country = 'a'", "G001"),
        ("form.country ==\x00'a'", "G001"),
        ("form.country\n== 'a'", ""),
        ("état.recap", "G004"),
        ("ｆｏｒｍ.country == 'a'", ""),
        ("form.country == 'a' # fin", ""),
        ("", None),
        ("form", "G004"),
        ("state", "G004"),
        ("insured", "G004"),
        ("it", "G004"),
        ("it.pupil", "G004"),
        ("carte", "G004"),
        ("carte.form", "G004"),
        ("carte.adult", "G004"),
        ("state.request.draf", "G004"),
        ("since.now > today", "G004"),
        ("form.speed.colour == '1'", "G004"),
        ("today + P1.5M > today", "T002"),
        ("today + 1M > today", "T001"),
        ("today + P1M2 > today", "T001"),
        ("today + -P1M > today", "T003"),
        ("today - -P1M > today", "T003"),
        ("today + P0D > today", "T004"),
        ("today + PT1H > today", "G005"),
        ("today + 1 > today", "G005"),
        ("P1M + today > today", "G005"),
        ("today > date('2022-2-1')", "T005"),
        ("today > date('20220201')", "T005"),
        ("today > date('2022-W05-2')", "T005"),
        ("today > date(today)", "T005"),
        ("date() > today", "G009"),
        ("form.country", "G005?"),
        ("form.country < 'a'", "G006"),
        ("form.country == 1", "G006"),
        ("insured.children == insured.children", "G006"),
        ("form.speed < 'slow'", "G006"),
        ("form.speed == 'quick'", "G013"),
        ("'quick' == form.speed", "G013"),
        ("form.departure == none", "G012"),
        ("none", "G005?"),
        ("age(form.country) > 1", "G005"),
        ("same(form.departure, 'a')", "G005"),
        ("any(form.country, yes)", "G005"),
        ("any(insured.children, it.first_name)", "G005"),
        ("any(insured.children, it.nobody == 'a')", "G004"),
        ("insured.children.pupil", "G014"),
        ("form.holders.pupil == yes", "G014"),
        ("filled(form.country == 'a')", "G005"),
        ("filled(today)", "G005"),
        ("filled(adult)", "G005"),
        ("sent(nobody)", "G010"),
        ("sent('agent')", "G010"),
        ("given(agent)", "G010"),
        ("yes and form.copies and nothing and nowhere", "G005 G004 G004"),
    ],
)
def test_an_expression_is_refused_for_what_it_is(text: str, code: str | None) -> None:
    if code is None:
        assert syntax.read(Word(text, HERE), carte(), Report()) is None  # told where the text is missing
    elif code.endswith("?"):
        report = Report()
        source = Word(text, HERE)
        assert syntax.expect(syntax.read(source, carte(), report), ("bool",), source, report) is None
        assert [problem.kind.code for problem in report.problems] == [code[:-1]]
    else:
        assert codes(text) == code.split()


WORDS = """and or not == != < <= > >= + - ( ) , . ' 'a' 12 1.5 yes no none it today form country departure speed copies
holders insured children state request draft since active valid_until adult age( filled( same( any( all( count( sent(
given( date( P1M P1.5M -P1M 1M [ ] { } : := lambda if else for in is ** % @ ~ # f' b' é ﬁ form.country form.departure
form.speed.days it.pupil insured.birth_date carte. state.closed"""
TOKENS = st.sampled_from([*WORDS.split(), "\n", "\x00", "\u2028", "\\"])


@settings(max_examples=1500, deadline=None)
@given(st.lists(TOKENS, max_size=14).map(" ".join) | st.text(max_size=30) | st.lists(TOKENS, max_size=9).map("".join))
def test_no_expression_raises_and_what_is_refused_is_told_in_its_place(text: str) -> None:
    report = Report()
    found = syntax.read(Word(text.strip(), HERE), carte(), report)
    assert found is not None or report.problems or not text.strip()
    for problem in report.problems:
        assert 1 <= problem.place.column <= max(1, len(text.strip()))


# What an expression means

DAYS = st.sampled_from(
    [date(2020, 2, 29), date(2004, 2, 1), date(2004, 2, 2), date(2022, 1, 31), date(2022, 2, 1), date(2022, 2, 2)]
)
NAMES = st.sampled_from(["Léo", "leo", "LÉ-O", "Zoé", ""])
CHILDREN = st.lists(
    st.fixed_dictionaries({"first_name": NAMES, "birth_date": DAYS | st.none(), "pupil": st.booleans()}), max_size=3
).map(tuple)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "form.country": NAMES.filter(bool),
        "form.departure": DAYS,
        "form.speed": st.sampled_from(["slow", "fast"]),
        "form.signature": st.booleans(),
        "form.copies": st.integers(0, 3).map(Decimal),
        "form.holders": CHILDREN,
    },
)
FACTS = st.fixed_dictionaries(
    {"insured.birth_date": DAYS, "insured.last_name": NAMES.filter(bool), "insured.children": CHILDREN},
    optional={"insured.address": NAMES.filter(bool)},
)
CASES = st.builds(
    lambda data, state, since, sent: Case(
        {key: Typed(value) for key, value in data.items()}, state, since=since, sent=frozenset(sent)
    ),
    FIELDS,
    st.sampled_from(["request.draft", "request.waiting", "active", "closed"]),
    st.dictionaries(st.just("active"), st.just(datetime(2020, 2, 29, 12, tzinfo=UTC))),
    st.sets(st.just("agent")),
)

ORDER = ("<", "<=", ">", ">=", "==", "!=")
DATES = ("form.departure", "insured.birth_date", "today", "since.active", "valid_until", "date('2022-02-01')")
TEXTS = ("form.country", "insured.last_name", "insured.address", "'Léo'", "form.speed.days")
TICKS = ("form.signature", "adult", "state.request", "state.closed", "sent(agent)", "given(proof)")
LISTS = ("insured.children", "form.holders")
PRESENT = ("form.country", "form.departure", "form.holders", "insured.address", "since.active", "valid_until")


class Author:
    """Writes expressions at random; inside a list, ``it`` is the record."""

    def __init__(self, draw: st.DrawFn, *, filled: bool) -> None:
        self.draw, self.filled = draw, filled

    def one(self, *words: str) -> str:
        return self.draw(st.sampled_from(words))

    def rule(self, depth: int, *, it: bool = False) -> str:
        if depth == 0:
            return self.atom(it)
        form = self.one("not ({0})", "({0} and {1})", "({0} or {1})", "(({0}) {eq} {yes})", "({0} {eq} {1})", "{2}")
        first, second = self.rule(depth - 1, it=it), self.rule(depth - 1, it=it)
        equal, answer = self.one("==", "!="), self.one("yes", "no")
        return form.format(f"({first})", f"({second})", self.atom(it), eq=equal, yes=answer)

    def atom(self, it: bool) -> str:
        kinds = ["date", "text", "same", "choice", "tick", "number"]
        kinds += ["pupil"] if it else ["list"]
        kinds += ["filled"] if self.filled else []
        match self.one(*kinds):
            case "date":
                return f"({self.date(it)} {self.one(*ORDER)} {self.date(it)})"
            case "text":
                return f"({self.text(it)} {self.one('==', '!=')} {self.text(it)})"
            case "same":
                return f"same({self.text(it)}, {self.text(it)})"
            case "choice":
                return f"(form.speed {self.one('==', '!=')} 'slow')"
            case "tick":
                return self.one(*TICKS, "(form.signature == no)")
            case "number":
                return f"({self.number(it)} {self.one(*ORDER)} {self.number(it)})"
            case "pupil":
                return self.one("it.pupil", "(it.pupil == no)")
            case "list":
                return f"{self.one('any', 'all')}({self.one(*LISTS)}, {self.rule(1, it=True)})"
        return f"filled({self.one(*PRESENT, *(['it.birth_date'] if it else []))})"

    def date(self, it: bool) -> str:
        day = self.one(*DATES, *(["it.birth_date"] if it else []))
        return f"{day}{self.one('', '', ' + P1M', ' - P1D', ' + P2Y')}"

    def text(self, it: bool) -> str:
        return self.one(*TEXTS, *(["it.first_name"] if it else []))

    def number(self, it: bool) -> str:
        found = self.one("form.copies", "0", "1", "2", "18", "age", *([] if it else ["count", "count"]))
        if found == "age":
            return f"age({self.date(it)})"
        if found == "count":
            return f"count({self.one(*LISTS)}{self.one('', f', {self.rule(1, it=True)}')})"
        return found


@st.composite
def rules(draw: st.DrawFn) -> str:
    return Author(draw, filled=True).rule(draw(st.integers(0, 3)))


@st.composite
def rules_with_presence_first(draw: st.DrawFn) -> str:
    """Rules that ask for presence only to be sure of it."""
    author = Author(draw, filled=False)
    parts = []
    for _ in range(draw(st.integers(1, 2))):
        known = draw(st.lists(st.sampled_from(PRESENT), max_size=3))
        asked = [f"filled({name})" for name in known]
        parts.append("(" + " and ".join([*asked, author.rule(draw(st.integers(0, 2)))]) + ")")
    return author.one(" and ", " or ").join(parts)


@settings(max_examples=600, deadline=None)
@given(rules(), CASES, FACTS)
@example("same(form.country, '-')", Case({"form.country": Typed("’")}), {})
@example("(form.speed.days == 'Léo')", Case({"form.speed": Typed("slow")}), {})
@example("(age(date('2004-02-29')) == 17)", Case(now=datetime(2022, 2, 28, 22, 59, tzinfo=UTC)), {})
@example("(age(date('2004-02-29')) == 18)", Case(now=datetime(2022, 2, 28, 12, tzinfo=UTC)), {})
def test_a_compiled_expression_means_what_it_says(text: str, case: Case, facts: Mapping[str, Any]) -> None:
    assert compiled(read(text))(case, facts, None) == evaluate(text, case, facts)


# What is missing makes no rule true


def emptier(case: Case, facts: Mapping[str, Any], *, ticks: bool) -> Iterator[tuple[Case, Mapping[str, Any]]]:
    """The same case, each time without one of the values that may be missing; a tick is never missing."""
    for key in case.data:
        if key != "form.signature" and (ticks or key != "form.speed"):
            yield replace(case, data={k: v for k, v in case.data.items() if k != key}), facts
    for state in case.since:
        yield replace(case, since={k: v for k, v in case.since.items() if k != state}), facts
    if "insured.address" in facts:
        yield case, {k: v for k, v in facts.items() if k != "insured.address"}
    for index, child in enumerate(facts["insured.children"]):
        children = list(facts["insured.children"])
        children[index] = {**child, "birth_date": None}
        yield case, {**facts, "insured.children": tuple(children)}


@settings(max_examples=500, deadline=None)
@given(rules_with_presence_first(), CASES, FACTS)
@example("(count(form.holders) == 0)", Case({"form.holders": Typed(({"pupil": True},))}), {"insured.children": ()})
@example("((form.country == 'Léo') == no)", Case({"form.country": Typed("Léo")}), {"insured.children": ()})
def test_a_rule_that_is_accepted_never_comes_true_because_a_value_is_missing(
    text: str, case: Case, facts: Mapping[str, Any]
) -> None:
    rule = read(text)
    assume(not list(unguarded(rule)))
    run = compiled(rule)
    assume(not run(case, facts, None))
    for poorer, fewer in emptier(case, facts, ticks="signature" not in text):
        assert not run(poorer, fewer, None)


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("form.country != 'a'", ["form.country"]),
        ("not (form.departure < today)", ["form.departure"]),
        ("filled(form.departure) and not (form.departure < today)", []),
        ("not (form.departure < today) and filled(form.departure)", ["form.departure"]),
        ("filled(form.departure) or not (form.departure < today)", ["form.departure"]),
        ("filled(form.country) and form.departure != today", ["form.departure"]),
        ("form.departure > today and form.departure != date('2022-02-01')", []),
        ("not (not filled(form.country) or form.country == 'a')", []),
        ("not same(form.country, 'a')", ["form.country"]),
        ("(form.country == 'a') == no", ["form.country"]),
        ("no == (form.country == 'a')", ["form.country"]),
        ("(form.country == 'a') != yes", ["form.country"]),
        ("(form.country == 'a') == adult", ["form.country"]),
        ("count(form.holders) == 0", ["form.holders"]),
        ("0 >= count(form.holders)", ["form.holders"]),
        ("count(form.holders) >= 1", []),
        ("count(form.holders, it.birth_date != today) >= 1", ["it.birth_date"]),
        ("filled(form.holders) and count(form.holders) < 2", []),
        ("any(insured.children, not (it.birth_date < today))", ["it.birth_date"]),
        ("any(insured.children, filled(it.birth_date) and it.birth_date != today)", []),
        ("not any(insured.children, it.birth_date < today)", ["it.birth_date"]),
        ("not all(form.holders, it.pupil == yes)", ["form.holders"]),
        ("not filled(insured.address)", []),
        ("today + P1M != since.active", ["since.active"]),
        ("not (age(form.departure) >= 18)", ["age(form.departure)"]),
        ("not (form.signature == yes)", []),
        ("insured.birth_date != today", []),
        ("form.speed != 'slow'", ["form.speed"]),
    ],
)
def test_the_operands_that_may_not_be_missing_are_named(text: str, operands: list[str]) -> None:
    assert [operand.source for operand in unguarded(read(text))] == operands
