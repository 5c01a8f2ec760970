"""A request as the pages see it: who asks, in which language, with which fields. Nothing here is trusted further."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from harness.language import Lang, Say
from harness.player.setting import Setting


class Asked(NamedTuple):
    """A request to a page.

    ``path`` holds the parts of the address that are names (a sitting's id, say); ``query`` and ``form`` give every
    value of each field; ``visitor`` is the name in the cookie, ``csrf`` the token that a form of theirs must bear.
    """

    setting: Setting
    lang: Lang
    visitor: str
    csrf: str
    path: Mapping[str, str]
    query: Mapping[str, Sequence[str]]
    form: Mapping[str, Sequence[str]]

    @property
    def say(self) -> Say:
        """The language of the page."""
        return Say(self.lang)


class Answer(NamedTuple):
    """What a page answers: a body of some kind, or another address of the player to go to."""

    body: str | bytes = ""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    to: str = ""
    filename: str = ""
