"""The storyboards that a person asks for: of scenarios in features, and of paths."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from behave.parser import parse_feature

from diagrams.storyboard.frame import Storyboard
from harness import features
from harness.features import Read
from harness.gherkin import feature_text
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.report.collect import Place
from harness.scenarios import Played, perform
from harness.storyboard.frames import storyboard
from harness.storyboard.speaking import other_words, own_words
from harness.translating import Feature, translated
from simulator.analysis.path import Path as Run
from simulator.scenarios.telling import told
from simulator.spec.load import Library


@dataclass(frozen=True, eq=False)
class Source:
    """A feature that scenarios are drawn from; it is translated once."""

    read: Read
    library: Library

    @cached_property
    def translated(self) -> Feature:
        """The feature in the other language than its own."""
        return translated(self.read, self.library, "fr" if self.read.feature.language == "en" else "en")


@dataclass(frozen=True, slots=True)
class Meant:
    """A scenario that was played; ``name`` is what its files are called, without a language."""

    name: str
    played: Played
    source: Source
    place: Place

    def board(self, lang: Lang) -> Storyboard:
        """Its storyboard in a language."""
        feature = self.source.read.feature
        if lang == self.played.lang:
            said = own_words(feature, self.place, self.played)
        else:
            said = other_words(feature, self.place, self.played, self.source.translated)
        return storyboard(self.played, lang, title=said.title, feature=said.feature, sentences=said.sentences)


def meant(places: Sequence[str], library: Library, say: Say) -> tuple[Meant, ...]:
    """The scenarios of files, folders and ``FILE:LINE``, each played to its end.

    Raises:
        BadInputError: where one does not exist or fails: its place and why.
    """
    found: list[Meant] = []
    for read in features.find(places, say):
        source = Source(read, library)
        lang: Lang = "en" if read.feature.language == "en" else "fr"
        for place in read.places:
            played = perform(place.scenario, read.path, library, lang, say)
            found.append(Meant(_name(read.shown, place.scenario.line), played, source, place))
    if not found:
        raise BadInputError(say(f"{', '.join(places)} : aucun scénario", f"{', '.join(places)}: no scenario"))
    return tuple(_apart(found))


def of_path(library: Library, path: Run, lang: Lang, title: str = "") -> Storyboard:
    """The storyboard of a path: of what was generated, of a counterexample.

    Raises:
        CannotTell: for an act that no phrase says.
        BadInputError: where what is told cannot be played.
    """
    text = feature_text([told(library, path, lang, title=title)], title or "?", lang)
    scenario: Any = next(iter(parse_feature(text).walk_scenarios()))
    return storyboard(perform(scenario, Path("?"), library, lang, Say(lang)), lang)


def _name(shown: str, line: int) -> str:
    """« procuration-guide-12 »: the folder and the name of the feature, the line of the scenario."""
    path = Path(shown).with_suffix("")
    parts = path.parts[-2:] if path.is_absolute() else [part for part in path.parts if part not in ("..", "features")]
    return "-".join((*parts, str(line)))


def _apart(found: Sequence[Meant]) -> Iterator[Meant]:
    """The same, no two of one name."""
    known: dict[str, int] = {}
    for each in found:
        known[each.name] = known.get(each.name, 0) + 1
        tail = f"-{known[each.name]}" if known[each.name] > 1 else ""
        yield replace(each, name=each.name + tail)
