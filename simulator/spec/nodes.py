"""YAML to located nodes, straight from libyaml's events: every scalar is text, nothing is built or resolved.

Of YAML this keeps mappings with words as keys, lists and texts. Aliases, anchors, tags, merge keys, directives and
several documents are problems, as are duplicate keys; all that can be found in one reading are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, zip_longest
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias

from yaml import MarkedYAMLError, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not say that it is public
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from simulator.spec.problems import Place, Problem, order, problem
from simulator.spec.scan import INVISIBLE, MAX_PROBLEMS, Page, name_of, scan
from simulator.spec.yaml_faults import Fault, Spot, explain

MAX_DEPTH: Final = 20
MAX_EVENTS: Final = 1_000_000

_TEXT: Callable[[Any], Any] = itemgetter(0)
_UNFIT = frozenset({"", "<<"})
_GLUED = re.compile(r"#[^\s#]")
_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")
_SAID_ALREADY = frozenset({"Y005", "Y007", "Y010", "Y011", "Y012"})


class Scalar(NamedTuple):
    """A text as written; `quoted` tells it from a bare word. `key:` followed by nothing has the bare text "".

    Where it was written is worked out when it is asked for: most scalars of a flow are right, and never asked.
    """

    text: str
    quoted: bool
    file: str
    mark: Any

    @property
    def place(self) -> Place:
        """Where it was written."""
        return Place(self.file, self.mark.line + 1, self.mark.column + 1)

    def __repr__(self) -> str:
        return f"Scalar({self.text!r}, {self.place}, quoted={self.quoted})"


class Sequence:
    """A list. `flow` says that it is written in brackets, as a text such as `[sic]` is by mistake."""

    __slots__ = ("flow", "items", "place")

    def __init__(self, items: list[Node], place: Place, flow: bool) -> None:
        self.items = items
        self.place = place
        self.flow = flow

    def __repr__(self) -> str:
        return f"Sequence({self.items!r}, {self.place}, flow={self.flow})"


class Mapping(NamedTuple):
    """Keys and values in the order written, each key once: a key written again is a problem, and left out."""

    children: list[Any]
    flow: bool
    file: str
    mark: Any

    @property
    def entries(self) -> Entries:
        """The pairs; kept flat, keys and values in turn, as they were read."""
        return list(zip(self.children[::2], self.children[1::2], strict=True))

    @property
    def place(self) -> Place:
        """Where it starts."""
        return Place(self.file, self.mark.line + 1, self.mark.column + 1)

    def __repr__(self) -> str:
        return f"Mapping({self.entries!r}, {self.place}, flow={self.flow})"


Node: TypeAlias = Scalar | Sequence | Mapping
Entries: TypeAlias = list[tuple[Scalar, Node]]


def parse(text: bytes | str, file: str) -> tuple[Node | None, list[Problem]]:
    """The nodes of a file and everything wrong in it, in the order of the file.

    With problems there may still be a node, for others to find more; None when the text could not be read to its end.
    """
    page, problems = scan(text, file)
    if page is None:
        return None, problems
    reader = _Reader(page, problems)
    node = reader.read()
    problems.sort(key=order)
    if len(problems) > MAX_PROBLEMS:
        problems[MAX_PROBLEMS:] = [problem("Y018", problems[MAX_PROBLEMS].place, limit=MAX_PROBLEMS)]
    return node, problems


class _Stopped(Exception):  # noqa: N818 - it is not an error: the problem is already in the list
    """Nothing more can be read."""


class _Reader:
    """One reading. `children` are those of the innermost open collection (keys and values in turn for a mapping) and
    `stack` holds the children of the collections around it, the outermost being the document itself."""

    def __init__(self, page: Page, problems: list[Problem]) -> None:
        self.page = page
        self.problems = problems
        self.children: list[Node] = []
        self.stack: list[tuple[list[Node], Any]] = []
        self.open: Any = None
        self.documents = 0
        self.others: dict[type, Callable[[Any], None]] = {
            MappingStartEvent: self.start,
            SequenceStartEvent: self.start,
            SequenceEndEvent: self.end_sequence,
            AliasEvent: self.alias,
            DocumentStartEvent: self.document,
            DocumentEndEvent: self.ignore,
            StreamStartEvent: self.ignore,
        }

    def read(self) -> Node | None:
        """The root, or None where the reading had to stop."""
        try:
            whole = self.attempt()
            if _GLUED.search(self.page.text) or "\\" in self.page.text:
                self.look_again()
        except _Stopped:
            return None
        root = self.children[0] if whole and self.children else None
        if whole and (root is None or (isinstance(root, Scalar) and not root.text and not root.quoted)):
            self.report("Y003", Place(self.page.file, 1, 1))
            return None
        return root

    def attempt(self) -> bool:
        """Whether the whole text was read. Of what was not, the fault is reported, and what is wrong before it."""
        try:
            self.events(CParser(self.page.text).get_event)
        except _Stopped:
            pass
        except YAMLError as error:
            self.refused(error)
        else:
            return True
        for children, opened in [*self.stack, (self.children, self.open)]:
            if type(opened) is MappingStartEvent:
                self.checked(list(zip_longest(children[::2], children[1::2])))
        return False

    def events(self, next_event: Callable[[], Any]) -> None:
        """The whole stream. This loop is the cost of loading: the frequent events come first and call nothing."""
        file, new, stack = self.page.file, tuple.__new__, self.stack
        decorated = "&" in self.page.text or "!" in self.page.text  # else nothing can have an anchor or a tag
        children = self.children
        for event in islice(iter(next_event, None), MAX_EVENTS):
            of = type(event)
            if of is ScalarEvent:
                children.append(new(Scalar, (event.value, event.style != "", file, event.start_mark)))
                if decorated and (event.tag is not None or event.anchor is not None):
                    self.decorated(event)
            elif of is MappingStartEvent and not decorated and len(stack) < MAX_DEPTH and len(children) % 2:
                stack.append((children, self.open))
                self.open = event
                children = self.children = []
            elif of is MappingEndEvent:
                inside, opened = children, self.open
                children, self.open = stack.pop()
                self.children = children
                children.append(self.mapping(inside, opened))
            elif of is StreamEndEvent:
                return
            else:
                self.others[of](event)
                children = self.children
        self.report("Y019", Place(file, 1, 1), limit=MAX_EVENTS)
        raise _Stopped

    def start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if len(self.stack) == MAX_DEPTH:
            self.report("Y006", self.place(event), limit=MAX_DEPTH)
            raise _Stopped
        if event.tag is not None or event.anchor is not None:
            self.decorated(event)
        if type(self.open) is MappingStartEvent and len(self.children) % 2 == 0:
            self.report("Y015", self.place(event))
        self.stack.append((self.children, self.open))
        self.children = []
        self.open = event

    def mapping(self, children: list[Any], opened: MappingStartEvent) -> Mapping:
        """The mapping that has just been read: its keys and values in turn, and where it began."""
        keys = children[::2]
        try:
            names = set(map(_TEXT, keys))
        except TypeError:  # a list or a block cannot be a key
            names = set()
        if len(names) < len(keys) or not _UNFIT.isdisjoint(names):
            pairs = zip(keys, children[1::2], strict=True)
            children = [node for pair in self.checked(list(pairs)) for node in pair]
        return tuple.__new__(Mapping, (children, opened.flow_style, self.page.file, opened.start_mark))

    def end_sequence(self, _: SequenceEndEvent) -> None:
        items, opened = self.children, self.open
        self.children, self.open = self.stack.pop()
        self.children.append(Sequence(items, self.place(opened), opened.flow_style))

    def checked(self, entries: list[tuple[Any, Any]]) -> Entries:
        """The pairs whose key can be one, where some cannot."""
        first: dict[str, Scalar] = {}
        kept: Entries = []
        for key, value in entries:
            if not isinstance(key, Scalar):
                continue  # said where it starts
            if key.text == "" or (key.text == "<<" and not key.quoted):
                self.report("Y013" if key.text else "Y016", key.place)
            elif (known := first.setdefault(key.text, key)) is not key:
                self.report("Y014", key.place, key=key.text, line=known.place.line)
            else:
                kept.append((key, value))
        return kept

    def alias(self, event: AliasEvent) -> None:
        self.report("Y010", self.place(event), name=event.anchor)
        self.children.append(Scalar(f"*{event.anchor}", False, self.page.file, event.start_mark))

    def document(self, event: DocumentStartEvent) -> None:
        if event.version or event.tags:
            self.report("Y009", self.place(event))
        self.documents += 1
        if self.documents > 1:
            self.report("Y008", self.place(event))
            raise _Stopped

    def ignore(self, event: object) -> None:
        """The start of the stream and the end of a document say nothing."""

    def decorated(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            self.report("Y011", self.place(event), name=event.anchor)
        if event.tag is not None:
            self.report("Y012", self.place(event), tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def refused(self, error: YAMLError) -> None:
        """The fault libyaml stops at, unless it comes of what has just been said of the same line."""
        at = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        if not isinstance(error, MarkedYAMLError) or at is None:
            self.report("Y039", Place(self.page.file, 1, 1))
            return
        opened = error.context_mark or at
        began, stopped = Spot(opened.line, opened.column), Spot(at.line, at.column)
        fault = Fault(error.context or "", began, error.problem or "", stopped, *self.last_sign(), self.bracket())
        found = explain(fault, self.page)
        said = {earlier.place.line for earlier in self.problems if earlier.kind.code in _SAID_ALREADY}
        if not said & {at.line + 1, found.place.line}:
            self.problems.append(found)

    def bracket(self) -> Spot | None:
        """Where the innermost bracket still open stands."""
        if self.open is None or not self.open.flow_style:
            return None
        return Spot(self.open.start_mark.line, self.open.start_mark.column)

    def last_sign(self) -> tuple[str, Spot]:
        """The quote or the bracket that opens the value read last, and where; no sign for any other value."""
        last = self.children[-1] if self.children else None
        if last is None or not (last.quoted if isinstance(last, Scalar) else last.flow):
            return "", Spot(0, 0)
        at = Spot(last.place.line - 1, last.place.column - 1)
        sign = self.page.line(at.line)[at.column : at.column + 1]
        return (sign if sign in {"'", '"', "[", "{"} else ""), at

    def look_again(self) -> None:
        """What only the ends and the escapes of texts show; a second reading, that few files need."""
        next_event: Callable[[], Any] = CParser(self.page.text).get_event
        try:
            while type(event := next_event()) is not StreamEndEvent:
                if type(event) is ScalarEvent:
                    self.look_again_at(event)
        except YAMLError:
            return  # the first reading has said it

    def look_again_at(self, event: Any) -> None:
        cut = _COMMENT.match(self.page.text, event.end_mark.index) if event.style == "" else None
        if cut:
            self.report("Y025", self.page.place(cut.start(1)), text=cut[1].split(" #")[0].strip())
        for unseen in INVISIBLE.findall(event.value) if event.style == '"' else ():
            self.report("Y005", self.place(event), character=name_of(unseen))

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.page.file, mark.line + 1, mark.column + 1)

    def report(self, code: str, place: Place, **values: object) -> None:
        self.problems.append(problem(code, place, **values))
        if len(self.problems) > MAX_PROBLEMS:
            raise _Stopped
