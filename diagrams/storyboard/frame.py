"""A frame of a storyboard, as a value."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from simulator.engine.snapshot import Firing
from simulator.portal.page import Page
from simulator.spec.flow import Flow
from simulator.spec.portal import Portal
from simulator.spec.text import Lang

Kind = Literal["opening", "deed", "time", "look"]
"""``opening``: how things stand; ``deed``: somebody acts; ``time``: time goes by; ``look``: another person's screen."""


class Sentence(NamedTuple):
    """A step of the scenario: its sentence and language, the rows of its table (headings first), its text."""

    text: str
    lang: Lang
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()


class Standing(NamedTuple):
    """Where a journey is: the leaf of the flow ("" before it began), and the firings that led there."""

    flow: Flow
    portal: Portal
    path: tuple[Firing, ...] = ()
    leaf: str = ""


class Frame(NamedTuple):
    """What is on one frame.

    ``when`` is an instant (UTC); ``later`` how much time went by since the frame before. ``done`` are the steps that
    led here, ``checked`` those that hold here; ``came`` what nobody sees: what time did, what was sent. ``refused``
    says why the deed was refused; () where it was done. ``clicked`` is the label that is clicked next, ``tab``
    whether as a tab.
    """

    kind: Kind
    when: datetime
    who: str
    later: str
    done: tuple[Sentence, ...]
    refused: tuple[str, ...]
    came: tuple[str, ...]
    checked: tuple[Sentence, ...]
    page: Page | None
    clicked: str
    tab: bool
    filled: frozenset[str]
    standing: Standing | None


class Storyboard(NamedTuple):
    """A scenario as frames in a language; ``feature`` is what its feature, and its rule, are called.

    A title is in the language of the feature where it is not translated.
    """

    title: Sentence
    feature: tuple[Sentence, ...]
    lang: Lang
    frames: Sequence[Frame]
