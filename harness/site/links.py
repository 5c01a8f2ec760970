"""Where everything stands: the names of the pages and of their anchors, in one place and alike in both languages."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from simulator.spec.load import Library

HOME: Final = "index.html"
REQUIREMENTS: Final = "requirements.html"
JOURNEYS: Final = "journeys.html"
PROPERTIES: Final = "properties.html"
FEATURES: Final = "features.html"
PORTAL: Final = "portal.html"
RESULTS: Final = "results.html"
COVERAGE: Final = "coverage.html"
OBLIGATIONS: Final = "coverage-detail.html"
MUTATION: Final = "mutation.html"
PROOF: Final = "proof.html"
CHANGES: Final = "changes.html"
SEARCH: Final = "search.html"

_LONGEST: Final = 60
"""Letters of a page's name taken from the name of a file, which may be as long as it likes."""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The pages that are named after files: guides by their ids, features by their paths; statements by their guide."""

    guides: Mapping[str, str]
    features: Mapping[str, str]
    statements: Mapping[str, str]

    def guide(self, guide: str) -> str:
        """The page of a guide."""
        return self.guides[guide]

    def statement(self, name: str) -> str:
        """Where a statement stands; empty for one that no guide has."""
        guide = self.statements.get(name)
        return f"{self.guides[guide]}#{name}" if guide is not None else ""

    def scenario(self, file: str, line: int) -> str:
        """Where a scenario, or a row of an outline, stands; empty for one of a file that has no page."""
        feature = self.features.get(file)
        return f"{feature}#{line_anchor(line)}" if feature is not None else ""


def links(library: Library, features: Iterable[str]) -> Links:
    """The names of all pages, no two alike."""
    guides = _pages("guide", (guide.id for guide in library.guides))
    owners = {name: guide.id for guide in library.guides for name in guide.statements}
    return Links(guides, _pages("feature", features), owners)


def _pages(kind: str, names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        slug = f"{kind}-{_slug(name)}"
        free = next(each for n in range(len(found) + 2) if (each := f"{slug}-{n}" if n else slug) not in taken)
        taken.add(free)
        found[name] = f"{free}.html"
    return found


def _slug(name: str) -> str:
    """Small letters of any file system: « features/procuration/durée.feature » gives « procuration-duree »."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = plain.removesuffix(".feature").removeprefix("features/")
    return re.sub(r"[^a-z0-9]+", "-", plain)[-_LONGEST:].strip("-") or "x"


# --- what is named after ids of the language, which are plain words


def journey(flow: str) -> str:
    """The page of a flow."""
    return f"journey-{flow}.html"


def screens(flow: str) -> str:
    """The page of a flow's screens."""
    return f"screens-{flow}.html"


def screen(flow: str, name: str) -> str:
    """Where a screen stands."""
    return f"{screens(flow)}#screen-{name}"


def state(flow: str, name: str) -> str:
    """The page of a state."""
    return f"state-{flow}-{name}.html"


def part(flow: str, kind: str, name: object) -> str:
    """Where a rule, a message, a value … of a flow stands."""
    return f"{journey(flow)}#{kind}-{name}"


def property_(flow: str, rank: int) -> str:
    """Where a property stands, by its rank in its flow."""
    return f"{PROPERTIES}#{property_anchor(flow, rank)}"


def property_anchor(flow: str, rank: int) -> str:
    """The anchor of a property, on the page of properties and on that of their proof."""
    return f"{flow}-{rank + 1}"


def line_anchor(line: int) -> str:
    """The anchor of what stands on a line of a feature."""
    return f"line-{line}"
