"""The scenarios one can start from: read from the features at hand, and again when one of them is saved."""

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from harness.features import Read, features_folder, find
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.play.words import folded
from harness.report.collect import Place, scenario_of
from harness.report.results import ScenarioResult
from harness.translating.comments import Comments
from harness.translating.feature import Text
from harness.translating.outline import filled

Stamps = tuple[tuple[str, int, int], ...]


class Title(NamedTuple):
    """A title in a language; where nobody said it in the reader's, in the feature's own."""

    text: str
    lang: Lang


class Entry(NamedTuple):
    """A scenario, or a row of an outline: ``key`` names it in addresses, ``lang`` is its feature's language.

    ``scenario`` is behave's, to be played; ``written`` is what is read of it. ``row`` is the row of the outline, less
    what its title says.
    """

    key: str
    lang: Lang
    folder: str
    file: str
    feature: Title
    rule: Title
    title: Title
    row: tuple[tuple[str, str], ...]
    written: ScenarioResult
    read: Read
    scenario: Any

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.file}:{self.written.line}"

    def speaks_of(self, words: str) -> bool:
        """Whether every word stands somewhere in it."""
        titles = (self.feature.text, self.rule.text, self.title.text, self.place)
        tags, steps = (f"@{tag}" for tag in self.written.tags), (step.text for step in self.written.steps)
        said = folded(" ".join((*titles, *tags, *steps)))
        return all(word in said for word in folded(words).split())


class Shelf:
    """The features of the folder one works in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: dict[Lang, tuple[Stamps, dict[str, Entry]]] = {}

    def entries(self, say: Say) -> dict[str, Entry]:
        """Every scenario by its key, in the order of files and lines, its titles in a language.

        Raises:
            BadInputError: where a feature cannot be read: which, where, and why.
        """
        with self._lock:
            try:
                stamps = _stamps(features_folder())
                known = self._read.get(say.lang)
                if known is None or known[0] != stamps:
                    known = stamps, {entry.key: entry for entry in _entries(say)}
                    self._read[say.lang] = known
            except OSError as error:
                raise BadInputError(f"{error.filename}: {error.strerror}") from error
            return known[1]


def _stamps(folder: Path) -> Stamps:
    """When each feature was saved, and its size."""
    found = ((path.as_posix(), path.stat()) for path in sorted(folder.rglob("*.feature")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


def _entries(say: Say) -> Iterator[Entry]:
    for read in find((), say):
        comments = Comments(read.path.read_text(encoding="utf-8-sig"), say.lang)
        yield from (_entry(read, place, comments, say) for place in read.places)


def _entry(read: Read, place: Place, comments: Comments, say: Say) -> Entry:
    own: Lang = "en" if read.feature.language == "en" else "fr"
    written, scenario = scenario_of(place.scenario), place.scenario

    def title(element: Any) -> Title:
        known = Text(str(element.name)) if own == say.lang else comments.title(element.line, str(element.name))
        return Title(known.text.strip(), say.lang if known.known else own)

    told = title(scenario if written.outline is None else scenario.parent)
    whole = filled(told.text, dict(written.example))
    key = hashlib.sha256(f"{read.shown}:{written.line}".encode()).hexdigest()[:16]
    return Entry(
        key=key,
        lang=own,
        folder=PurePosixPath(read.shown).parent.as_posix(),
        file=read.shown,
        feature=title(read.feature),
        rule=Title("", own) if place.rule is None else title(place.rule),
        title=told._replace(text=whole or read.shown),
        row=tuple((name, cell) for name, cell in written.example if f"<{name}>" not in told.text),
        written=written,
        read=read,
        scenario=scenario,
    )


SHELF: Final = Shelf()
"""That of this process."""
