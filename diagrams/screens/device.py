"""What a page is seen on: a site in its browser, a telephone, a kiosk, the screen of a counter."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from diagrams.palette import INK, PAPER, SOFT, Stroke
from diagrams.scene.measure import shortened
from diagrams.scene.scene import Curve, Ellipse, Placed, Rect, Scene, Shape, Text
from diagrams.screens.tone import SMALL
from diagrams.typeface import Face

Device = Literal["site", "phone", "kiosk", "counter"]

_NAMES: Final[tuple[tuple[Device, str], ...]] = (
    ("phone", r"\bapp(lication)?s?\b|smartphone|t[ée]l[ée]phone|mobile|\bphone"),
    ("kiosk", r"\bborne|\bbms\b|kiosk|automate|terminal"),
    ("counter", r"\baccueil|guichet|agence|counter|\bdesk\b|reception"),
)
"""By which words of its name a device is known; any other is a site. A portal names its devices as it likes."""

PHONE = 300.0
"""A telephone is no wider."""

MARGIN: Final = 14.0
BAR: Final = 24.0
_FOOT: Final[dict[Device, float]] = {"site": 0, "phone": 20, "kiosk": 26, "counter": 20}
_LEAST: Final[dict[Device, float]] = {"site": 120, "phone": 420, "kiosk": 260, "counter": 160}
"""No device is lower, however little it shows."""

_EDGE: Final = Stroke(SOFT, 1.2)
_CASE: Final = "#3a4652"


def kind(name: str) -> Device:
    """What a device is, by its name."""
    return next((device for device, words in _NAMES if re.search(words, name, re.IGNORECASE)), "site")


def room(name: str, wide: float) -> float:
    """How wide a page may be on it."""
    return (min(wide, PHONE) if kind(name) == "phone" else wide) - 2 * MARGIN - 2 * _side(kind(name))


def around(name: str) -> float:
    """How much higher than its page it is."""
    device = kind(name)
    return BAR + 2 * MARGIN + _FOOT[device] + _side(device)


def framed(page: Scene, name: str, ground: str = PAPER) -> Scene:
    """A page on its device, whose name stands on top."""
    device = kind(name)
    side = _side(device)
    wide = page.width + 2 * MARGIN + 2 * side
    high = max(_LEAST[device], page.height + BAR + 2 * MARGIN + side)
    shapes = (
        *_case(device, name, wide, high, ground),
        Placed(MARGIN + side, BAR + MARGIN, page),
        *_foot(device, wide, high),
    )
    return Scene(wide, high + _FOOT[device], shapes)


def _side(device: Device) -> float:
    return 0.0 if device == "site" else 6.0


def _case(device: Device, name: str, wide: float, high: float, ground: str) -> Iterator[Shape]:
    if device == "site":
        yield Rect(0.6, 0.6, wide - 1.2, high - 1.2, ground, _EDGE, 6)
        yield Rect(0.6, 0.6, wide - 1.2, BAR, "#e3e8ec", _EDGE, 6)
        yield Rect(1.2, BAR - 6, wide - 2.4, 6.6, "#e3e8ec")
        yield Curve(((0.6, BAR + 0.6), (wide - 0.6, BAR + 0.6)), Stroke(SOFT, 0.8))
        yield from (Ellipse(14 + 12 * number, 12.5, 3.4, 3.4, PAPER, Stroke(SOFT, 0.9)) for number in range(3))
        yield Rect(56, 4.5, wide - 70, 16, PAPER, Stroke("#b4bdc5", 0.7), 8)
        yield Text(66, 15.8, shortened(name, wide - 92, SMALL), SMALL, Face.REGULAR, INK)
        return
    rounding = 16.0 if device == "phone" else 3.0
    foot = _FOOT[device] if device == "phone" else 0.0
    yield Rect(0.6, 0.6, wide - 1.2, high + foot - 1.2, _CASE, Stroke(INK, 1.2), rounding)
    yield Rect(_side(device), BAR, wide - 2 * _side(device), high - BAR - _side(device), ground)
    short = shortened(name, wide - 32, SMALL, Face.SEMIBOLD)
    yield Text(wide / 2, 16, short, SMALL, Face.SEMIBOLD, PAPER, "middle")


def _foot(device: Device, wide: float, high: float) -> Iterator[Shape]:
    middle = wide / 2
    if device == "phone":
        yield Rect(middle - 24, high + 5, 48, 4, "#aab4bd", None, 2)
    if device == "kiosk":
        leg = ((middle - 34, high - 1), (middle + 34, high - 1), (middle + 44, high + 20), (middle - 44, high + 20))
        yield Curve(leg, Stroke(INK, 1), _CASE, closed=True)
        yield Rect(middle - 80, high + 19, 160, 6, _CASE, Stroke(INK, 1), 2)
    if device == "counter":
        yield Rect(middle - 18, high - 1, 36, 12, _CASE)
        yield Rect(0, high + 11, wide, 7, "#8a96a1", Stroke(SOFT, 1), 1)
