"""Pictures asked for by name: the surroundings of a state, swim lanes by actor, the time line of a case."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from diagrams.dated.swim import swim
from diagrams.detail import detail
from diagrams.draw import Format, pages, written
from diagrams.highlight import highlighted
from diagrams.lanes import lanes
from diagrams.picture import Picture
from diagrams.region import region
from diagrams.scene.file import FORMATS, files, framed
from diagrams.scene.scene import Scene
from diagrams.timeline import timelines
from diagrams.words import say as said
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.pictures import Marked, of_simulation
from harness.scenarios import Stopped, stopped
from simulator.analysis.nominal import nominal
from simulator.analysis.paths import TooFarError
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import french_date
from simulator.spec.flatten import initial_leaf
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.problems import closest

Sight = Literal["region", "lanes", "timeline"]
SIGHTS: Final[tuple[Sight, ...]] = get_args(Sight)
_MARGIN: Final = 23.0
"""8 mm around a drawing, in points."""


class Drawn(NamedTuple):
    """A drawing and what its file is called, without an ending."""

    name: str
    pages: tuple[Picture, ...] | tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be drawn: of which flows, at which state or up to where in which scenario, with which path marked."""

    library: Library
    flows: Sequence[Flow]
    named: bool
    say: Say
    at: str | None = None
    scenario: str | None = None
    steps: Marked | None = None


def check(views: Sequence[str], at: str | None, path: str | None, scenario: str | None, say: Say) -> None:
    """Whether what is asked for goes together.

    Raises:
        BadInputError: where it does not.
    """
    if at is not None and "region" not in views:
        raise BadInputError(say("--at va avec --view region", "--at goes with --view region"))
    if at is not None and scenario is not None:
        raise BadInputError(say("--at ou --scenario, pas les deux", "--at or --scenario, not both"))
    if "region" in views and at is None and scenario is None:
        raise BadInputError(
            say("--view region demande --at ÉTAT, ou --scenario FICHIER:LIGNE pour la fin d'un scénario",
                "--view region wants --at STATE, or --scenario FILE:LINE for the end of a scenario")
        )  # fmt: skip
    for view in ("region", "timeline"):
        if path is not None and view in views:
            raise BadInputError(say(f"--path ne va pas avec --view {view}", f"--path does not go with --view {view}"))


def write(view: Sight, asked: Asked, langs: Sequence[Lang], formats: Sequence[Format], folder: Path) -> Iterator[Path]:
    """Draw one view in the languages and formats asked for; the files written.

    Raises:
        BadInputError: no flow has such a state, the scenario cannot be played, or a format cannot hold the drawing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    where = stopped(asked.scenario, asked.say) if asked.scenario is not None else None
    for lang in langs:
        for drawn in _VIEWS[view](asked, where, lang):
            for format_ in formats:
                yield from _written(drawn, f"{drawn.name}-{lang}", format_, folder, asked.say)


def _written(drawn: Drawn, name: str, format: Format, folder: Path, say: Say) -> Iterator[Path]:
    made = [written(page, format) for page in drawn.pages if isinstance(page, Picture)]
    scenes = [framed(page, _MARGIN) for page in drawn.pages if isinstance(page, Scene)]
    if scenes:
        known = next((each for each in FORMATS if each == format), None)
        if known is None:
            text = say(f"--format {format} : cette vue n'est pas faite d'états et de flèches ; choisissez parmi : ",
                       f"--format {format}: this view is not made of states and arrows; choose among: ")  # fmt: skip
            raise BadInputError(text + ", ".join(FORMATS))
        made = list(files(scenes, known))
    for number, content in enumerate(made, 1):
        path = folder / f"{name}{f'-{number}' if len(made) > 1 else ''}.{format}"
        path.write_bytes(content)
        yield path


# --- the views


def _regions(asked: Asked, where: Stopped | None, lang: Lang) -> Iterator[Drawn]:
    for flow, leaf in _places(asked, where):
        whole = detail(flow, lang, asked.library.portal, leaf)
        if where is not None:
            last = [firing for firing in of_simulation(where.simulation)[flow.id] if firing.after != firing.before][-1:]
            whole = highlighted(whole, flow, last)
        slug = leaf.replace("/", "-")
        yield Drawn(f"{flow.id}-region-{slug}", pages(region(whole, flow, leaf)))


def _places(asked: Asked, where: Stopped | None) -> list[tuple[Flow, str]]:
    """Of each flow the leaf to draw."""
    if where is not None:
        latest = {case.flow: case.snapshot.state for case in where.simulation.cases.values()}
        found = [(flow, latest[flow.id]) for flow in asked.flows if flow.id in latest]
    else:
        found = [(flow, leaf) for flow in asked.flows if (leaf := _leaf(flow, asked.at or "", asked.say.lang))]
    lacking = [flow for flow in asked.flows if flow not in [each for each, _ in found]]
    if not found or (asked.named and lacking and where is None):
        raise BadInputError(_unknown(asked, lacking or asked.flows))
    return found


def _unknown(asked: Asked, flows: Sequence[Flow]) -> str:
    at, say = asked.at or "", asked.say
    if asked.scenario is not None:
        return say(f"{asked.scenario} : aucune démarche n'y est ouverte", f"{asked.scenario}: no case is open there")
    near = say.meant(closest(at, [name for flow in flows for name in _names(flow, say.lang)]))
    those = ", ".join(flow.id for flow in flows)
    return say(f"aucun état « {at} » dans {those}{near}", f"no state “{at}” in {those}{near}")


def _leaf(flow: Flow, at: str, lang: Lang) -> str | None:
    """The leaf that a state's id or label stands for; of several states with one label, the outermost, then first."""
    names = {name.casefold(): leaf for name, leaf in reversed(_names(flow, lang).items())}
    return names.get(at.strip().casefold())


def _names(flow: Flow, lang: Lang) -> dict[str, str]:
    """The leaf of each id, then of each label, that of the person's language first."""
    states = sorted(flow.states.values(), key=lambda state: state.depth)
    found = {leaf: leaf for leaf in flow.leaves} | {state.id: initial_leaf(flow.states, state.id) for state in states}
    for each in (lang, "en" if lang == "fr" else "fr"):
        for state in states:
            found.setdefault(state.label.of(each).source, initial_leaf(flow.states, state.id))
    return found


def _lanes(asked: Asked, where: Stopped | None, lang: Lang) -> Iterator[Drawn]:
    if where is not None:
        _held(where)
        title, subtitle = _title(where), _subtitle(where.simulation, lang)
        yield Drawn(f"{_slug(asked)}-lanes", swim(where.simulation, lang, title, subtitle))
        return
    for flow in asked.flows:
        steps = (asked.steps or {}).get(flow.id, ())
        yield Drawn(f"{flow.id}-lanes", pages(highlighted(lanes(flow, lang, asked.library.portal), flow, steps)))


def _timelines(asked: Asked, where: Stopped | None, lang: Lang) -> Iterator[Drawn]:
    if where is not None:
        _held(where)
        title, subtitle = _title(where), _subtitle(where.simulation, lang)
        yield Drawn(f"{_slug(asked)}-timeline", timelines(where.simulation, lang, title, subtitle))
        return
    insured = next(iter(asked.library.dossiers.people), None)
    for flow in asked.flows if insured else ():
        try:
            run = nominal(asked.library, flow, str(insured))
        except TooFarError:
            raise BadInputError(
                asked.say(f"{flow.id} : trop d'états pour trouver un exemple ; donnez --scenario",
                          f"{flow.id}: too many places to find an example; give --scenario")
            ) from None  # fmt: skip
        title = f"{flow.name.of(lang).source} – {said('example', lang)}"
        subtitle = said("edition", lang, french_date(flow.edition))
        yield Drawn(f"{flow.id}-timeline", timelines(run, lang, title, subtitle))


_VIEWS: Final[dict[Sight, Callable[[Asked, Stopped | None, Lang], Iterator[Drawn]]]] = {
    "region": _regions,
    "lanes": _lanes,
    "timeline": _timelines,
}


def _held(where: Stopped) -> None:
    """A run is drawn where it holds.

    Raises:
        BadInputError: where its last step does not.
    """
    if where.failure:
        raise BadInputError(f"{where.place}: {where.failure}")


def _title(where: Stopped) -> str:
    """The scenario's name, without what behave adds to that of an example."""
    return where.name.partition(" -- @")[0]


def _slug(asked: Asked) -> str:
    """What the files of a scenario are called: « visite », « revocation-53 »."""
    file, line = re.fullmatch(r"(.*?)(?::(\d+))?", asked.scenario or "", re.DOTALL).groups("")  # type: ignore[union-attr]  # fits all
    return Path(file).stem + (f"-{line}" if line else "")


def _subtitle(simulation: Simulation, lang: Lang) -> str:
    """The flows that a run goes through."""
    flows = dict.fromkeys(case.flow for case in simulation.cases.values())
    return ", ".join(simulation.library.flows[flow].name.of(lang).source for flow in flows)
