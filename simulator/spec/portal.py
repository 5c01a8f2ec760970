"""What lies around the flows: the portal's menus by edition, fictitious dossiers, the guides' statements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from simulator.spec.expressions.tree import Record, Type
from simulator.spec.flow import Line
from simulator.spec.text import Prose


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A text of the portal and the statements it comes from."""

    text: Prose
    guide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Link(Label):
    """A link; ``go`` is the tab it leads to by itself."""

    go: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """A heading of a tab: lines to read, then links."""

    label: Label
    lines: tuple[Line, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tab:
    """A tab of the bar and its headings."""

    label: Label
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The portal's bar and menus from a day on."""

    since: date
    tabs: tuple[Tab, ...]
    header: tuple[Label, ...]

    def leads(self, path: tuple[str, ...]) -> bool:
        """Whether a path of French labels (tab, heading, link; or fewer) exists."""
        return path in set(self.paths())

    def paths(self) -> Iterator[tuple[str, ...]]:
        for tab in self.tabs:
            yield (tab.label.text.fr,)
            for heading in tab.headings:
                yield (tab.label.text.fr, heading.label.text.fr)
                for link in heading.links:
                    yield (tab.label.text.fr, heading.label.text.fr, link.text.fr)


@dataclass(frozen=True, slots=True, eq=False)
class Portal:
    """Devices, actors, and the editions by their first day."""

    devices: Mapping[str, Prose]
    actors: Mapping[str, Prose]
    editions: tuple[Edition, ...]

    def in_force(self, day: date) -> Edition:
        """The edition of a day; before the first, the first."""
        begun = [edition for edition in self.editions if edition.since <= day]
        return begun[-1] if begun else self.editions[0]


@dataclass(frozen=True, slots=True, eq=False)
class Datum:
    """A field of the dossier."""

    id: str
    label: Prose
    type: Type


@dataclass(frozen=True, slots=True, eq=False)
class Dossiers:
    """What is known of an insured person, and fictitious people by id."""

    fields: Mapping[str, Datum]
    people: Mapping[str, Record]

    def name(self, person: str) -> str:
        """First name and last name, as in scenarios."""
        record = self.people[person]
        return f"{record.get('first_name') or ''} {record.get('last_name') or ''}".strip()


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A numbered statement of a guide, or one of our decisions."""

    id: str
    kind: Literal["rule", "screen", "decor", "decision"]
    step: Prose
    quote: str
    shows: Prose


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """A guide (or our decisions) and its statements."""

    id: str
    name: Prose
    edition: date | None
    statements: Mapping[str, Statement]
