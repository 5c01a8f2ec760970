"""What can go wrong with kept sittings, each said in French and in English; none of it is a bug."""

from collections.abc import Iterable
from typing import NamedTuple

from simulator.spec.problems import shown
from simulator.spec.text import Lang, Prose


class StoreError(Exception):
    """Something about kept sittings that a person is told."""

    def __init__(self, why: Prose) -> None:
        super().__init__(why.en)
        self.why = why

    def said(self, lang: Lang) -> str:
        """The message in a language."""
        return self.why.of(lang)


class UnusableError(StoreError):
    """A store that cannot be opened, read or written: not ours, a folder, no right, no room, no server."""


class BusyError(UnusableError):
    """Somebody else has been writing for too long: nothing was written, and it can be tried again."""


class UnknownError(StoreError):
    """No sitting of that name is kept."""


class StaleError(StoreError):
    """A move whose number is not the next: somebody else wrote it first. ``expected`` is the next one."""

    def __init__(self, expected: int) -> None:
        super().__init__(
            Prose("la séance a continué depuis : rien n'est écrit", "the sitting has gone on since: nothing is written")
        )
        self.expected = expected


class ErasedError(StoreError):
    """The personal data of the sitting were erased: it can be looked at, not taken up."""

    def __init__(self) -> None:
        super().__init__(
            Prose("les données personnelles de cette séance ont été effacées : elle ne se reprend plus",
                  "the personal data of this sitting were erased: it cannot be taken up")
        )  # fmt: skip


class AlreadyError(StoreError):
    """What is imported is kept already, the same or another way on."""


class DamagedError(StoreError):
    """What is kept is not what was written: ``where`` says in which sitting and line, as far as one can tell."""

    def __init__(self, where: str, why: Prose) -> None:
        colon = Prose(f"{where} : {why.fr}", f"{where}: {why.en}") if where else why
        super().__init__(colon)
        self.where, self.what = where, why


class Change(NamedTuple):
    """A file of the flows that is no longer the one a sitting was played on; editions are dates, "" where none is."""

    name: str
    was: str
    now: str
    was_digest: str
    now_digest: str

    def said(self) -> Prose:
        """What changed, in a few words."""
        name = shown(self.name)
        if not self.now_digest:
            return Prose(f"{name} n'existe plus", f"{name} is gone")
        if self.was != self.now:
            return Prose(
                f"{name} : édition {shown(self.was)}, aujourd'hui {shown(self.now)}",
                f"{name}: edition {shown(self.was)}, today {shown(self.now)}",
            )
        fr = f" (édition {shown(self.was)})" if self.was else ""
        en = f" (edition {shown(self.was)})" if self.was else ""
        return Prose(
            f"{name}{fr} : fichier modifié, {shown(self.was_digest[:8])} devenu {shown(self.now_digest[:8])}",
            f"{name}{en}: file changed, {shown(self.was_digest[:8])} is now {shown(self.now_digest[:8])}",
        )


class ChangedError(StoreError):
    """The flows a sitting used are no longer those it was played on."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.changes = tuple(changes)
        said = [change.said() for change in self.changes]
        super().__init__(
            Prose(
                "ce qui a été joué a changé depuis : " + " ; ".join(each.fr for each in said),
                "what was played has changed since: " + "; ".join(each.en for each in said),
            )
        )


class DivergedError(StoreError):
    """A move that no longer comes to what was kept; ``number`` is its own, from 1."""

    def __init__(self, number: int, expected: Prose, actual: Prose) -> None:
        super().__init__(
            Prose(
                f"action {number} : attendu {expected.fr} ; obtenu {actual.fr}",
                f"action {number}: expected {expected.en}; got {actual.en}",
            )
        )
        self.number, self.expected, self.actual = number, expected, actual
