"""The text of one expression while it is read: its syntax tree, the places of its parts, and refusals."""

import ast
import re
import warnings
from typing import Final

from simulator.spec.calendar import Duration, DurationError
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import Type
from simulator.spec.problems import Place, Word
from simulator.spec.report import Report

LONGEST: Final = 2000
"""Characters of an expression."""
DEEPEST: Final = 60
"""Levels of an expression."""
_BAD_DURATION = re.compile(r"(?<![\w'\"])(-?P\d+[.,][0-9A-Z.,]*|\d+[YMWD]\b)", re.ASCII)


class Refused(Exception):  # noqa: N818 - the problem is in the report
    """The expression cannot be read; the problem is already in the report."""


class Source:
    """An expression as written, and what it may speak of: names, and the record at hand (``it``)."""

    def __init__(self, written: Word, names: Names, report: Report, it: Type | None) -> None:
        self.written, self.names, self.report, self.it = written, names, report, it
        self.text = str(written).replace("\n", " ").strip()

    def about(self, it: Type) -> "Source":
        """The same text where another record is at hand."""
        return Source(self.written, self.names, self.report, it)

    def tree(self) -> ast.expr:
        """The syntax tree.

        Raises:
            Refused: where there is none, or one that is too long or too deep.
        """
        if len(self.text) > LONGEST:
            raise self.too_much()
        tree = self._parsed()
        if _deep(tree):
            raise self.too_much()
        return tree.body

    def _parsed(self) -> ast.Expression:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python finds odd is ours to tell
            try:
                return ast.parse(self.text, mode="eval")
            except SyntaxError as error:
                raise self._unreadable((error.offset or 1) - 1) from None
            except (ValueError, RecursionError, MemoryError):
                raise self._unreadable(0) from None

    def _unreadable(self, column: int) -> Refused:
        written = _BAD_DURATION.search(self.text)
        if written is None:
            self.report.add("G001", self.place(max(0, min(column, len(self.text) - 1))), source=self.text)
            return Refused()
        try:
            Duration.parse(written[1])
        except DurationError as error:
            self.report.add(error.code, self.place(written.start(1)), value=written[1])
        return Refused()

    def too_much(self) -> Refused:
        """A refusal: longer or deeper than an expression may be."""
        self.report.add("G011", self.written.place, most=LONGEST)
        return Refused()

    def place(self, column: int) -> Place:
        """Where a character of the text stands in its file."""
        return self.report.inside(self.written, column)

    def refuse(self, code: str, node: ast.AST, **values: object) -> Refused:
        """A refusal at a part of the tree."""
        self.report.add(code, self.place(self.column(node)), **values)
        return Refused()

    def column(self, node: ast.AST) -> int:
        """The first character of a part."""
        offset: int = getattr(node, "col_offset", 0)
        return len(self.text.encode()[:offset].decode(errors="ignore"))

    def at(self, node: ast.expr) -> tuple[str, int]:
        """A part's own text and its first character."""
        return ast.get_source_segment(self.text, node) or "", self.column(node)


def _deep(tree: ast.AST) -> bool:
    """Whether a syntax tree has more levels than an expression may."""
    level = [tree]
    for _ in range(DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True
