"""The whole of the project at work, into one folder: flows checked, journeys played, features run, all that is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from behave.parser import parse_file

from diagrams.draw import Format, View
from diagrams.papers import delivered
from harness import features, handbooks
from harness.features import features_folder
from harness.files import library
from harness.language import LANGS, Say
from harness.pictures import of_simulation, write
from harness.progress import bar
from harness.quiz import written as quizzes
from harness.scenarios import Played, play
from harness.show import text_of
from harness.site import build as site
from harness.site.gather import Asked
from harness.storyboard import boards
from harness.storyboard import files as storyboards
from harness.translating import translated
from simulator.engine.simulation import Simulation
from simulator.portal.page import page
from simulator.spec.calendar import local
from simulator.spec.flow import Flow

VIEWS: tuple[View, ...] = ("lifecycle", "detail")
FORMATS: tuple[Format, ...] = ("svg", "png")


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey of a guide that was played, and the files made from it."""

    title: str
    played: Played
    began: str
    ended: str
    states: tuple[str, ...]
    files: tuple[Path, ...]


def guide_scenarios() -> list[str]:
    """The journeys of the guides, as ``FILE:LINE``: the scenarios of every ``guide.feature``."""
    files = sorted(features_folder().glob("*/guide.feature"))
    return [f"{file}:{scenario.line}" for file in files for scenario in parse_file(str(file)).walk_scenarios()]


def journeys(places: list[str], folder: Path, say: Say, advance: Callable[[], None]) -> Iterator[Journey]:
    """Play each journey; write what was seen after each step, the path on the picture, and the documents."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in places:
        played = play(place, say)
        file = Path(place.rpartition(":")[0])
        name = f"{file.parent.name}-{file.stem}-{place.rpartition(':')[2]}"
        files = [_transcript(played, folder / f"{name}.txt")]
        files += _papers(played.simulation, folder.parent / "documents", name)
        files += _marked(played.simulation, file.parent.name, folder / name, say)
        advance()
        yield Journey(
            _title(place, played, say),
            played,
            _clock(played.told[0].simulation),
            _clock(played.simulation),
            _states(played, say),
            tuple(files),
        )


def _title(place: str, played: Played, say: Say) -> str:
    """What the scenario is called in the language of the account, where it has a title in it."""
    (read,) = features.find((place,), say)
    line = int(place.rpartition(":")[2])
    told = translated(read, library(), say.lang)
    scenarios = (*told.scenarios, *(scenario for rule in told.rules for scenario in rule.scenarios))
    return next((each.title.text for each in scenarios if each.line == line), played.name)


def _clock(simulation: Simulation) -> str:
    return f"{local(simulation.now):%d/%m/%Y %H:%M}"


def _states(played: Played, say: Say) -> tuple[str, ...]:
    simulation = played.simulation
    found = {}
    for case in simulation.cases.values():
        flow = simulation.library.flows[case.flow]
        state = flow.leaves[case.snapshot.state].path[0]
        found[case.flow] = f"{flow.name.plain.of(say.lang)}{say(' : ', ': ')}{state.label.of(say.lang).source}"
    return tuple(found.values())


def _transcript(played: Played, path: Path) -> Path:
    lines = [played.name, ""]
    seen = ""
    for told in played.told:
        lines.append(f"{_clock(told.simulation)}  {told.sentence}")
        shown = "\n".join(
            text_of(page(told.simulation, person, played.lang), played.lang) for person in told.simulation.sessions
        )
        if shown != seen:
            lines += ["", *(f"    {line}" for line in shown.splitlines()), ""]
        seen = shown
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _papers(simulation: Simulation, folder: Path, name: str) -> Iterator[Path]:
    for lang in LANGS:
        for number, (content, pdf, _) in enumerate(delivered(simulation, lang), 1):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{name}-{content.document}-{number}-{lang}.pdf"
            path.write_bytes(pdf)
            yield path


def _marked(simulation: Simulation, flow: str, folder: Path, say: Say) -> list[Path]:
    steps = of_simulation(simulation).get(flow, ())
    found = simulation.library
    return write(found, found.flows[flow], "lifecycle", say.lang, "svg", steps, folder) if steps else []


def pictures(flows: list[Flow], folder: Path, advance: Callable[[], None]) -> Iterator[Path]:
    """Every flow, both views, both languages, as SVG and PNG."""
    for flow, view, lang, format_ in product(flows, VIEWS, LANGS, FORMATS):
        yield from write(library(), flow, view, lang, format_, (), folder / lang)
        advance()


def count_of_pictures(flows: list[Flow]) -> int:
    """How many times ``advance`` will be called."""
    return len(flows) * len(VIEWS) * len(LANGS) * len(FORMATS)


STORYBOARD = "procuration/guide.feature"
"""The feature whose first scenario is shown frame by frame."""

QUESTIONS, SEED = 12, 1


def material(out: Path, say: Say) -> Iterator[tuple[str, int]]:
    """Handbooks, a storyboard and quizzes in both languages, then the site: what each is called, and how many files.

    The site takes the results that ``out`` holds of the features played just before, and proves the properties.
    """
    found = library()
    books = list(product(handbooks.journeys(found, (), say), LANGS))
    with bar(say("pas-à-pas", "handbooks"), len(books)) as advance:
        for journey, lang in books:
            handbooks.write(found, journey, lang, out / "handbooks")
            advance()
    yield say("pas-à-pas", "handbooks"), len(books)
    place = next(each for each in guide_scenarios() if STORYBOARD in each)
    (board,) = boards.meant((place,), found, say)
    shown = [
        path
        for lang in LANGS
        for path in storyboards.write(
            board.board(lang), f"{board.name}-{lang}", storyboards.DEFAULT, out / "storyboards"
        )
    ]
    yield say("fichiers d'un storyboard", "files of a storyboard"), len(shown)
    wanted = quizzes.Wanted(QUESTIONS, SEED, quizzes.FORMATS, LANGS, out / "quiz")
    sheets = [path for each in quizzes.written(found, list(found.flows.values()), wanted, say) for path in each.files]
    yield say("questionnaires", "quizzes"), len(sheets)
    _, count = site.made(Asked(out / "site", results=out / "report" / "results.json", prove=True), say)
    yield say("pages du site", "pages of the site"), count
