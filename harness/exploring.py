"""Flows explored and their properties proved; what refutes one is a scenario, a feature file and a marked picture."""

import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path as File

from harness.gherkin import feature_text
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from simulator.analysis.explore.explored import STARTS, Explored, departures, explored, together
from simulator.analysis.explore.idle import Never, never, stuck
from simulator.analysis.explore.properties import Verdict, proved
from simulator.analysis.explore.sets import TooManyError
from simulator.analysis.path import Path, replay
from simulator.engine.engine import Runaway
from simulator.engine.simulation import Simulation
from simulator.scenarios.ending import Ending
from simulator.scenarios.scenario import CannotTell, Scenario
from simulator.scenarios.telling import told
from simulator.scenarios.ways import Step
from simulator.spec.flow import Flow, Property, State
from simulator.spec.load import Library


@dataclass(frozen=True, slots=True)
class Proof:
    """What exploring a flow found: its space, a verdict on each property, what never serves, where cases are stuck."""

    library: Library
    explored: Explored
    verdicts: tuple[Verdict, ...]
    never: tuple[Never, ...]
    stuck: tuple[State, ...]
    seconds: float

    @property
    def flow(self) -> Flow:
        """The flow."""
        return self.explored.flow

    @property
    def refuted(self) -> tuple[Verdict, ...]:
        """The properties that do not hold."""
        return tuple(verdict for verdict in self.verdicts if verdict.refuted())


def spaces(library: Library, flow: str) -> int:
    """How many spaces an exploration of a flow visits."""
    return len(departures(library, together(library, flow), STARTS))


def proof(library: Library, flow: str, most: int, say: Say, advance: Callable[[], None] = lambda: None) -> Proof:
    """Explore a flow from every starting day and judge its properties.

    Raises:
        BadInputError: a condition reads too many fields at once, or the flow never comes to rest.
    """
    since = time.perf_counter()
    with explorable(say):
        found = explored(library, flow, STARTS, most, lambda _: advance())
        verdicts = tuple(proved(found))
    never_, stuck_ = (never(found), stuck(found)) if found.complete else ((), ())  # what was not seen may still serve
    return Proof(library, found, verdicts, never_, stuck_, time.perf_counter() - since)


@contextmanager
def explorable(say: Say) -> Iterator[None]:
    """Explore inside: what keeps a flow from it is told as a mistake of its author.

    Raises:
        BadInputError: a condition reads too many fields at once, or the flow never comes to rest.
    """
    try:
        yield
    except TooManyError as error:
        raise BadInputError(
            say(
                f"« {error.source} » : cette condition lit trop de champs à la fois ({error.cases} cas) ; "
                "coupez-la en plusieurs règles",
                f"“{error.source}”: this condition reads too many fields at once ({error.cases} cases); "
                "cut it into several rules",
            )
        ) from None
    except Runaway:
        raise BadInputError(
            say(
                "ce flux tourne en rond : des suites automatiques ou des échéances se suivent sans fin",
                "this flow goes round: automatic branches or timers follow each other without end",
            )
        ) from None


def scenario(library: Library, flow: Flow, verdict: Verdict, lang: Lang) -> Scenario:
    """The run that refutes a property as a scenario, which fails on these flows for that reason.

    Raises:
        CannotTell: for an act that no phrase says.
    """
    assert verdict.path is not None
    said = verdict.property.text.of(lang).source
    found = told(library, verdict.path, lang, (_keeping(flow, verdict.property),), title=_title(verdict, lang))
    return found._replace(rule=said[:1].upper() + said[1:], tags=verdict.property.text.guide)


def _keeping(flow: Flow, each: Property) -> Callable[[Ending], Iterator[Step]]:
    """The expectation that the case keeps to a property."""

    def keeps(ending: Ending) -> Iterator[Step]:
        lang = ending.cast.lang
        values = {
            "flow": flow.name.of(lang).source,
            "person": ending.cast.name(ending.cast.insured),
            "property": each.text.of(lang).source,
        }
        yield Step("keeps_to", values)

    return keeps


def _title(verdict: Verdict, lang: Lang) -> str:
    if verdict.endless is None:
        return "Le plus court contre-exemple" if lang == "fr" else "The shortest counterexample"
    if verdict.endless.act is None:
        return "Puis plus rien n'arrive" if lang == "fr" else "Then nothing more happens"
    return "Et ainsi de suite, sans fin" if lang == "fr" else "And so on, without end"


def lived(library: Library, path: Path) -> Simulation:
    """The portal at the end of a path."""
    *_, last = replay(library, path)
    return last.simulation


def write_features(proofs: Sequence[Proof], folder: File, lang: Lang) -> Iterator[File]:
    """A feature file for each property that is refuted; the files written."""
    for found in proofs:
        for verdict in found.refuted:
            if verdict.path is None:
                continue
            try:
                one = scenario(found.library, found.flow, verdict, lang)
                title = f"{found.flow.name.of(lang).source}{' : ' if lang == 'fr' else ': '}" + (
                    "contre-exemple" if lang == "fr" else "counterexample"
                )
                text = feature_text([one], title, lang)
            except CannotTell:
                continue
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{found.flow.id}-{_slug(verdict.property.text.fr.source)}.feature"
            file.write_text(text, encoding="utf-8")
            yield file


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def draw(proofs: Sequence[Proof], folder: File, lang: Lang) -> Iterator[File]:
    """The runs that refute properties, marked on the flows they go through; the files written."""
    from harness.pictures import of_simulation, write

    for found in proofs:
        for verdict in found.refuted:
            if verdict.path is not None:
                name = _slug(verdict.property.text.fr.source)
                for flow, firings in of_simulation(lived(found.library, verdict.path)).items():
                    drawn = found.library.flows[flow]
                    yield from write(found.library, drawn, "detail", lang, "svg", firings, folder / name)
