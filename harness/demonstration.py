"""The whole of the project at work, into one folder: flows checked, journeys played, features run, all that is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from behave.parser import parse_file

from diagrams.draw import Format, View
from diagrams.papers import delivered
from harness.features import features_folder
from harness.files import library
from harness.language import LANGS, Say
from harness.pictures import of_simulation, write
from harness.scenarios import Played, play
from harness.show import text_of
from simulator.engine.simulation import Simulation
from simulator.portal.page import page
from simulator.spec.calendar import local
from simulator.spec.flow import Flow

VIEWS: tuple[View, ...] = ("lifecycle", "detail")
FORMATS: tuple[Format, ...] = ("svg", "png")


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey of a guide that was played, and the files made from it."""

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
            played, _clock(played.told[0].simulation), _clock(played.simulation), _states(played, say), tuple(files)
        )


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


def material(out: Path, say: Say) -> Iterator[tuple[str, int]]:
    """Handbooks, a storyboard and quizzes in both languages, then the site: what each is called, and how many files.

    The site takes the results that ``out`` holds of the features played just before.
    """
    from harness.handbooks import journeys
    from harness.handbooks import write as write_handbook
    from harness.progress import bar
    from harness.quiz.written import FORMATS as QUIZ_FORMATS
    from harness.quiz.written import Wanted, written
    from harness.storyboard.boards import meant
    from harness.storyboard.files import DEFAULT
    from harness.storyboard.files import write as write_storyboard

    found = library()
    books = list(product(journeys(found, (), say), LANGS))
    with bar(say("pas-à-pas", "handbooks"), len(books)) as advance:
        for journey, lang in books:
            write_handbook(found, journey, lang, out / "handbooks")
            advance()
    yield say("pas-à-pas", "handbooks"), len(books)
    place = next((each for each in guide_scenarios() if STORYBOARD in each), guide_scenarios()[0])
    (board,) = meant((place,), found, say)
    frames = [
        path
        for lang in LANGS
        for path in write_storyboard(board.board(lang), f"{board.name}-{lang}", DEFAULT, out / "storyboards")
    ]
    yield say("storyboards", "storyboards"), len(frames)
    wanted = Wanted(QUESTIONS, SEED, QUIZ_FORMATS, LANGS, out / "quiz")
    sheets = [path for each in written(found, list(found.flows.values()), wanted, say) for path in each.files]
    yield say("questionnaires", "quizzes"), len(sheets)
    yield say("pages du site", "pages of the site"), _site(out, say)


QUESTIONS, SEED = 12, 1


def _site(out: Path, say: Say) -> int:
    from harness.site.build import made
    from harness.site.gather import Asked

    _, count = made(Asked(out / "site", results=out / "report" / "results.json"), say)
    return count
