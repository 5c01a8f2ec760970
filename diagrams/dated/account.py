"""What all drawings of a run share: the head of a page, pages put together, the run told in sentences."""

from collections.abc import Iterator, Sequence

from diagrams.dated.deeds import Deed, deeds, posted, who
from diagrams.dated.spans import deadlines, label
from diagrams.dates import moment
from diagrams.palette import INK, SOFT, TEXT_SIZE, TITLE_SIZE
from diagrams.scene.measure import wrapped
from diagrams.scene.scene import Placed, Scene, Shape, Text
from diagrams.typeface import Face
from diagrams.words import quoted
from simulator.engine.simulation import Simulation
from simulator.spec.text import Lang

_LINES = 3


def headline(title: str, subtitle: str, width: float, lang: Lang) -> Scene:
    """The title of a page and what stands below it."""
    shapes: list[Shape] = []
    y = 0.0
    rows = ((title, TITLE_SIZE, Face.SEMIBOLD, INK), (subtitle, TEXT_SIZE, Face.REGULAR, SOFT))
    for text, size, face, colour in rows:
        for piece in wrapped(text, width, size, face, _LINES):
            y += size * 1.3
            shapes.append(Text(0, y - size * 0.25, piece, size, face, colour))
    return Scene(width, y + 14, tuple(shapes), lang=lang)


def stacked(scenes: Sequence[Scene], apart: float) -> Scene:
    """Drawings one under the other; the first is the head of the page, under which they begin at once."""
    y, placed = 0.0, []
    for number, scene in enumerate(scenes):
        placed.append(Placed(0, y, scene))
        y += scene.height + (apart if 0 < number < len(scenes) - 1 else 0)
    return Scene(max(scene.width for scene in scenes), y, tuple(placed), lang=scenes[0].lang)


def described(simulation: Simulation, lang: Lang) -> str:
    """The run in sentences, for who cannot see it: each deed with its date, then each deadline."""
    return " ".join(_sentences(simulation, lang))


def _sentences(simulation: Simulation, lang: Lang) -> Iterator[str]:
    colon = "\u00a0: " if lang == "fr" else ": "
    for deed in deeds(simulation, lang):
        yield f"{moment(deed.at, lang)}{colon}{_sentence(simulation, deed, lang)}."
    for case in simulation.cases.values():
        name = simulation.library.flows[case.flow].name.of(lang).source
        for deadline in deadlines(simulation, case, lang):
            yield f"{quoted(name, lang)}{colon}{deadline.text}."


def _sentence(simulation: Simulation, deed: Deed, lang: Lang) -> str:
    flow = simulation.library.flows[simulation.cases[deed.case].flow]
    came = [note.text for note in deed.notes] + [posted(simulation, letter, lang) for letter in deed.letters]
    said = ", ".join((who(simulation, deed.person, lang), deed.text, *came))
    return said + (f" → {label(flow, deed.entered, lang)}" if deed.entered else "")
