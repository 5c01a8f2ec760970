"""What the tests of hand-made drawings share: runs to draw, and where the texts of a drawing stand."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from diagrams.dated.deeds import deeds
from diagrams.scene.measure import width
from diagrams.scene.scene import Placed, Scene, Shape, Text
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import at
from simulator.spec.load import Library
from tests.engine.little import library

WAITING = """
screens:
  desk: {~Le guichet, buttons: [send, look]}
states:
  asked:
    ~demandée
    screen: desk
    events:
      send: paid
      pay: asked
      look: asked
    timers:
      - after: P14D
        to: late
      - after: P1M
        to: lost
  paid:
    ~payée
    final: yes
  late:
    ~en retard
    timers:
      - after: P40Y
        to: lost
  lost:
    ~perdue
    final: yes
events:
  send: {~Envoyer}
  pay: {~Le paiement arrive, by: outside}
  look: {~Regarder, by: mandatary}
"""


class Word(NamedTuple):
    """A text and its box on the drawing, in points."""

    left: float
    top: float
    right: float
    low: float
    text: str


@cache
def waiting() -> Library:
    """A little library: a case that an outside fact, two people and two deadlines move."""
    return library(wait=WAITING)


def begun(library: Library, *events: tuple[str, str, timedelta]) -> Simulation:
    """A case of the little flow, and each event with who does it and how long one waits before."""
    simulation = Simulation.begin(library, at(datetime(2021, 1, 4, 10)))
    simulation, case = simulation.started("wait", "jean", "insured")
    for event, by, wait in events:
        simulation = simulation.advanced(simulation.now + wait)
        simulation = simulation.fired(case.id, event, {}, by)[0]
    return simulation


def words(scene: Scene) -> list[Word]:
    """Every text with its box."""
    return [_word(shape, x, y, scale) for shape, x, y, scale in _flat(scene, 0, 0, 1) if isinstance(shape, Text)]


def said(scene: Scene) -> str:
    """All that is written, in one line."""
    return " ".join(word.text for word in words(scene)).replace("\u00a0", " ")


def outside(scene: Scene) -> list[Word]:
    """Texts that stand, or reach, beyond the edges."""
    return [w for w in words(scene) if w.left < -0.5 or w.right > scene.width + 0.5 or w.low > scene.height + 0.5]


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Texts that are written over one another."""
    found = words(scene)
    pairs = ((one, other) for index, one in enumerate(found) for other in found[index + 1 :])
    return [(one.text, other.text) for one, other in pairs if _over(one, other)]


def small(scene: Scene, least: float = 7) -> list[str]:
    """Texts smaller than can be read on paper."""
    return [shape.text for shape, _, _, scale in _flat(scene, 0, 0, 1)
            if isinstance(shape, Text) and shape.size * scale < least]  # fmt: skip


def told(simulation: Simulation) -> list[str]:
    """The deeds of a run, in French."""
    return [f"{deed.person}: {deed.text}".replace("\u00a0", " ") for deed in deeds(simulation, "fr")]


def _flat(scene: Scene, x: float, y: float, scale: float) -> Iterator[tuple[Shape, float, float, float]]:
    for shape in scene.shapes:
        if isinstance(shape, Placed):
            yield from _flat(shape.scene, x + shape.x * scale, y + shape.y * scale, scale * shape.scale)
        else:
            yield shape, x, y, scale


def _word(text: Text, x: float, y: float, scale: float) -> Word:
    long = width(text.text, text.size, text.face)
    left = text.x - {"start": 0.0, "middle": long / 2, "end": long}[text.anchor]
    high = text.y - text.size * 0.72, text.y + text.size * 0.18
    return Word(x + left * scale, y + high[0] * scale, x + (left + long) * scale, y + high[1] * scale, text.text)


def _over(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0.5 and min(one.low, other.low) - max(one.top, other.top) > 0.5
