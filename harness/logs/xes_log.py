"""Logs in XES (IEEE 1849): traces of events, read by the incremental parser of the standard library.

What a hostile document could do is refused: no document type, so no entity to expand and nothing outside to fetch;
no element that does not end.
"""

import codecs
import re
from collections.abc import Iterator
from typing import IO, Final
from xml.parsers import expat

from harness.language import Say
from harness.logs.columns import Columns
from harness.logs.entry import NOT_UTF8, Bad, Entry, lacking, unusable
from simulator.spec.text import Prose

_BLOCK: Final = 64 * 1024
_PATIENCE: Final = 128
"""Blocks that may go by without an element: what is longer is refused."""

_MOST_ATTRIBUTES: Final = 200
_ATTRIBUTES: Final = frozenset(("string", "date", "int", "float", "boolean", "id"))
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS: Final = ("utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252", "utf-16")


class _RefusedError(Exception):
    """What an XES document may not hold."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.why = Prose(fr, en)


def entries(file: IO[bytes], name: str, columns: Columns, encoding: str, say: Say) -> Iterator[Entry | Bad]:
    """The events, in order.

    Raises:
        UnusableLogError: for what is not XES, or refused before the first event.
    """
    found = _events(file, columns, encoding)
    first = next(found, None)
    if first is None:
        raise unusable(say, name, "ce journal n'a aucun événement", "this log has no event")
    if isinstance(first, Bad) and first.case == "" and isinstance(first, _Fatal):
        raise unusable(say, name, f"{first.line} : {first.why.fr}", f"{first.line}: {first.why.en}")
    return _with(first, found)


def _with(first: Entry | Bad, rest: Iterator[Entry | Bad]) -> Iterator[Entry | Bad]:
    yield first
    yield from rest


class _Fatal(Bad):
    """After this, nothing more can be read."""


def _events(file: IO[bytes], columns: Columns, encoding: str) -> Iterator[Entry | Bad]:
    document = _Document(columns)
    try:
        for text in _texts(file, encoding):
            document.feed(text)
            yield from document.taken()
        document.end()
        yield from document.taken()
    except expat.ExpatError as error:
        yield from document.taken()
        said = expat.errors.messages.get(error.code, "?")
        yield _Fatal(error.lineno, "", Prose(f"le XML s'arrête ici ({said})", f"the XML ends here ({said})"))
    except _RefusedError as refused:
        yield from document.taken()
        yield _Fatal(document.line, "", refused.why)


def _texts(file: IO[bytes], encoding: str) -> Iterator[str]:
    """The document in pieces of text; bytes that its encoding does not allow leave a mark."""
    block = file.read(_BLOCK)
    decoder = codecs.getincrementaldecoder(_encoding(block, encoding))("replace")
    while block:
        yield decoder.decode(block)
        block = file.read(_BLOCK)
    yield decoder.decode(b"", final=True)


def _encoding(block: bytes, otherwise: str) -> str:
    if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _DECLARED.match(block.removeprefix(codecs.BOM_UTF8))
    name = declared[1].decode("ascii") if declared else otherwise
    try:
        found = codecs.lookup(name).name
    except LookupError:
        found = ""
    if found not in _ENCODINGS:
        raise _RefusedError(f"codage inconnu « {name} »", f"unknown encoding “{name}”")
    return "utf-8-sig" if found == "utf-8" else found


class _Document:
    """What the parser is in the middle of; complete events wait to be taken."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _no_doctype
        self._depth = self._idle = self._begun = 0
        self._within: list[str] = []
        self._trace: dict[str, str] = {}
        self._event: dict[str, str] = {}
        self._ready: list[Entry | Bad] = []

    @property
    def line(self) -> int:
        """Where the parser is."""
        return self._parser.CurrentLineNumber

    def feed(self, text: str) -> None:
        """One more piece."""
        self._idle += 1
        if self._idle > _PATIENCE:
            raise _RefusedError("un élément n'en finit pas", "an element does not end")
        self._parser.Parse(text, False)

    def end(self) -> None:
        """There is no more."""
        self._parser.Parse("", True)

    def taken(self) -> list[Entry | Bad]:
        """The events complete since this was last asked."""
        ready, self._ready = self._ready, []
        return ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._idle = 0
        self._depth += 1
        depth, within = self._depth, self._within
        name = name.rpartition(":")[2]
        if depth == 1 and name != "log":
            raise _RefusedError(f"ce n'est pas du XES : la racine est <{name[:40]}> au lieu de <log>",
                                f"this is not XES: the root is <{name[:40]}> instead of <log>")  # fmt: skip
        if name == "trace" and depth == 2:
            within.append(name)
            self._trace = {}
        elif name == "event" and depth == len(within) + 2:
            within.append(name)
            self._begun = self._parser.CurrentLineNumber
            self._event = {}
        elif name in _ATTRIBUTES and depth == len(within) + 2 and within:
            held = self._event if within[-1] == "event" else self._trace
            if len(held) < _MOST_ATTRIBUTES:
                held.setdefault(attributes.get("key", ""), attributes.get("value", ""))

    def _end(self, name: str) -> None:
        depth, self._depth = self._depth, self._depth - 1
        closes = self._within and depth == len(self._within) + 1 and name.rpartition(":")[2] == self._within[-1]
        if closes and self._within.pop() == "event":
            self._ready.append(self._entry())

    def _entry(self) -> Entry | Bad:
        event, trace = self._event, self._trace
        layout = self._columns.layout(tuple(event))
        said = {role: event[column].strip() for role, column in layout.roles.items()}
        case = self._case() if self._within else said.get("case", "")
        name, time = said.get("event", ""), said.get("time", "")
        if "\ufffd" in case + name + time:
            return Bad(self._begun, case if "\ufffd" not in case else "", NOT_UTF8)
        if not (case and name and time):
            return lacking(self._begun, case, time, name)
        around = self._columns.layout(tuple(trace))
        data = {key: trace[column].strip() for column, key in around.fields.items()}
        data |= {key: event[column].strip() for column, key in layout.fields.items()}
        insured = said.get("insured", "") or (trace[around.roles["insured"]] if "insured" in around.roles else "")
        done = said.get("lifecycle", "").lower() in ("", "complete")
        return Entry(self._begun, case, name, time, said.get("actor", ""), insured.strip(), data, done)

    def _case(self) -> str:
        """What the trace is called: as the person says, else by its standard name."""
        asked = self._columns.said.get("case", "concept:name")
        return self._trace.get(asked, "").strip()


def _no_doctype(*_: object) -> None:
    raise _RefusedError("un DOCTYPE : le XES n'en a pas, il est refusé", "a DOCTYPE: XES has none, it is refused")
