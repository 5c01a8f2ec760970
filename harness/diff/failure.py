"""How a scenario fails in an edition: the step and what it said, short enough for an account."""

import re
import textwrap
from collections.abc import Iterator
from typing import Final, NamedTuple

from harness.language import Lang, Say
from harness.stage import SEEN

_LONGEST: Final = 200
_DIFFERS: Final = re.compile(
    r"(?P<first>.*?)(?:attendu|expected) ?:\n(?P<wanted>.*?)\n(?:obtenu|got) ?:(?P<shown>.*)", re.DOTALL
)
"""Texts that were compared word for word, each on its own lines."""


class Failure(NamedTuple):
    """The place of a step that does not hold, its sentence, and what it said, in the language of its feature.

    A scenario that no step fails has neither place nor sentence.
    """

    place: str
    sentence: str
    why: str
    lang: Lang

    def __str__(self) -> str:
        return f"{self.place}: {self.why}" if self.place else self.why

    def brief(self) -> Iterator[str]:
        """The step, then what it said: a line each, however many lines it said it in."""
        if self.sentence:
            yield _cut(self.sentence)
        say = Say(self.lang)
        found, joint = _DIFFERS.fullmatch(self.why), say(" ; ", "; ")
        if found is None:
            yield re.sub(r"(?<=: )—$", say("rien", "nothing"), _row(self.why, joint))
            return
        sides = (
            _side(say("attendu", "expected"), found["wanted"], say),
            _side(say("obtenu", "got"), found["shown"], say),
        )
        yield joint.join(filter(None, (_row(found["first"], joint), *sides)))


def without_screen(why: str) -> str:
    """What a step said, but for the screen that is shown after it."""
    for seen in SEEN:
        why = why.partition(f"\n\n{seen}\n")[0]
    return why


def _side(word: str, text: str, say: Say) -> str:
    said = _cut(_row(text, " | "))
    if not said:
        return say(f"{word} : rien", f"{word}: nothing")
    return say(f"{word} : « {said} »", f"{word}: “{said}”")


def _row(text: str, joint: str) -> str:
    """Lines as one: what a colon announces follows it, the others are told apart."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(
        line + ("" if index == len(lines) else " " if line.endswith(":") else joint)
        for index, line in enumerate(lines, 1)
    )


def _cut(text: str) -> str:
    return textwrap.shorten(text, _LONGEST, placeholder=" …")
