"""Statements of the guides, and our decisions: each is to be the subject of a scenario, which bears its number."""

from collections.abc import Collection, Iterable, Iterator

from simulator.analysis.owed.obligation import Obligation
from simulator.analysis.owed.wording import NBSP
from simulator.spec.portal import Guide, Statement
from simulator.spec.text import Lang, Prose

KIND = "statement"


def statements(guides: Iterable[Guide], kinds: Collection[str]) -> Iterator[Obligation]:
    """The statements of these kinds, the flow of each being the id of its guide."""
    for guide in guides:
        for statement in guide.statements.values():
            if statement.kind in kinds:
                text = Prose(_said(statement, "fr"), _said(statement, "en"))
                yield Obligation(tagged(statement.id), "statement", guide.id, text)


def tagged(tag: str) -> str:
    """What a scenario shows that bears a tag."""
    return f"{KIND}:{tag}"


def _said(statement: Statement, lang: Lang) -> str:
    shows = statement.shows.of(lang) or statement.quote
    return f"{statement.id}{NBSP}: {shows}" if lang == "fr" else f"{statement.id}: {shows}"
