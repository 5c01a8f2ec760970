"""Expressions changed as text: their parts are found by syntax, and written back where they stood."""

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from simulator.spec.problems import Word

_SIGNS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_CONTRARY: Final = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_EDGE: Final = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_DURATION: Final = re.compile(r"P[0-9T][0-9A-Z]*", re.ASCII)


class Span(NamedTuple):
    """A part of a formula: where it stands in the text."""

    start: int
    end: int


class Comparison(NamedTuple):
    """``left sign right``, and where the sign stands."""

    left: str
    sign: str
    right: str
    at: Span
    right_at: Span


class Formula:
    """The text of an expression, on one line, and its syntax."""

    def __init__(self, written: Word) -> None:
        self.word = written
        self.text = " ".join(str(written).split())
        try:
            self.tree: ast.expr | None = ast.parse(self.text, mode="eval").body
        except SyntaxError:
            self.tree = None  # the loader tells it; there is nothing to change

    def with_(self, at: Span, text: str) -> Word:
        """The formula with another text in that place."""
        return self.said(self.text[: at.start] + text + self.text[at.end :])

    def said(self, text: str) -> Word:
        """Another formula, in the same place of the file."""
        return Word(text, self.word.place)

    def nodes(self) -> Iterator[ast.expr]:
        """Every part, from the left to the right."""
        found = () if self.tree is None else (node for node in ast.walk(self.tree) if isinstance(node, ast.expr))
        return iter(sorted(found, key=lambda node: (node.col_offset, -(node.end_col_offset or 0))))

    def span(self, node: ast.expr) -> Span:
        """Where a part stands: Python counts bytes."""
        start, end = (len(self.text.encode()[:offset].decode()) for offset in (node.col_offset, node.end_col_offset))
        return Span(start, end)

    def of(self, node: ast.expr) -> str:
        """The text of a part."""
        return self.text[slice(*self.span(node))]

    def comparisons(self) -> Iterator[Comparison]:
        """The comparisons of two things."""
        for node in self.nodes():
            if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _SIGNS:
                left, right = self.span(node.left), self.span(node.comparators[0])
                sign = _SIGNS[type(node.ops[0])]
                start = self.text.index(sign, left.end)
                at = Span(start, start + len(sign))
                yield Comparison(self.of(node.left), sign, self.of(node.comparators[0]), at, right)

    def negated(self) -> Word:
        """The contrary, each comparison turned so that what is missing stays false where it can."""
        assert self.tree is not None
        return self.said(self._contrary(self.tree))

    def _contrary(self, node: ast.expr) -> str:
        match node:
            case ast.UnaryOp(op=ast.Not()):
                return self.of(node.operand)
            case ast.Compare() if len(node.ops) == 1:
                sign = _CONTRARY[_SIGNS[type(node.ops[0])]]
                return f"{self.of(node.left)} {sign} {self.of(node.comparators[0])}"
            case ast.BoolOp():
                joint = " or " if isinstance(node.op, ast.And) else " and "
                return joint.join(self._operand(value, joint) for value in node.values)
            case ast.Call() | ast.Name() | ast.Attribute():
                return f"not {self.of(node)}"
        return f"not ({self.of(node)})"

    def _operand(self, node: ast.expr, joint: str) -> str:
        contrary = self._contrary(node)
        return f"({contrary})" if isinstance(node, ast.BoolOp) and joint == " and " else contrary

    def without_clause(self) -> Iterator[tuple[str, Word]]:
        """Each clause of an « and » or an « or », and the formula without it."""
        for node in self.nodes():
            if isinstance(node, ast.BoolOp):
                joint = " and " if isinstance(node.op, ast.And) else " or "
                for clause in node.values:
                    kept = [self._clause(value) for value in node.values if value is not clause]
                    yield self.of(clause), self.with_(self.span(node), joint.join(kept))

    def _clause(self, node: ast.expr) -> str:
        return f"({self.of(node)})" if isinstance(node, ast.BoolOp) else self.of(node)

    def rejoined(self) -> Iterator[tuple[str, Word]]:
        """Each « and » as an « or », each « or » as an « and »."""
        for node in self.nodes():
            if isinstance(node, ast.BoolOp):
                joint = " or " if isinstance(node.op, ast.And) else " and "
                text = joint.join(self._clause(value) for value in node.values)
                yield joint.strip(), self.with_(self.span(node), f"({text})" if node is not self.tree else text)

    def names_flow(self, flow: str) -> bool:
        """Whether it reads another flow."""
        return any(isinstance(node, ast.Name) and node.id == flow for node in self.nodes())


def edge(sign: str) -> str | None:
    """The sign that takes the limit in, or leaves it out; none where there is no limit."""
    return _EDGE.get(sign)


def is_duration(text: str) -> bool:
    """Whether a word is a span of time, as P1M."""
    return _DURATION.fullmatch(text) is not None
