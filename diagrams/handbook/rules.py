"""The index of rules: every statement that the handbook cites, what it says, and on which pages."""

from collections.abc import Iterable, Iterator, Mapping

from diagrams.handbook.blocks import Block, Cited, Facts, Grid, Items, Rich, Rules, Together, Words
from diagrams.handbook.voice import capital
from diagrams.words import tied
from simulator.spec.load import Library
from simulator.spec.portal import Guide, Statement
from simulator.spec.text import Lang


def numbers(blocks: Iterable[Block]) -> Iterator[str]:
    """The statements that blocks cite, in reading order."""
    for block in blocks:
        if isinstance(block, Together):
            yield from numbers(block.blocks)
        for text in _texts(block):
            yield from (run.cites for run in text if run.cites)


def _texts(block: Block) -> Iterator[Rich]:
    match block:
        case Words(text=text):
            yield text
        case Items(items=items):
            yield from items
        case Facts(rows=rows):
            yield from (text for _, text in rows)
        case Grid(rows=cells):
            yield from (cell for row in cells for cell in row)


def index(library: Library, cited: Iterable[str], head: tuple[str, str, str], lang: Lang) -> Rules:
    """The index of the statements cited, by guide and number."""
    known: Mapping[str, tuple[Guide, Statement]] = {
        name: (guide, statement) for guide in library.guides for name, statement in guide.statements.items()
    }
    entries = [_entry(name, *known[name], lang) for name in sorted(set(cited)) if name in known]
    return Rules(head, tuple(entries))


def _entry(name: str, guide: Guide, statement: Statement, lang: Lang) -> Cited:
    """A decision is told with the question it answers, a guide's statement with its own words."""
    shows = capital(tied(statement.shows.of(lang), lang))
    return Cited(name, shows, _source(guide, statement, lang))


def _source(guide: Guide, statement: Statement, lang: Lang) -> str:
    if statement.kind == "decision":
        return tied(statement.step.of(lang) or guide.name.of(lang), lang)
    quote = tied(statement.quote, "fr")
    step = tied(statement.step.of(lang), lang)
    return f"{step}\u00a0– «\u00a0{quote}\u00a0»" if quote else step


def guide_of(library: Library, cited: Iterable[str]) -> Guide | None:
    """The guide, decisions aside, that most of the statements come from."""
    names = list(cited)
    guides = [guide for guide in library.guides if guide.edition is not None]
    counted = {guide.id: sum(name in guide.statements for name in names) for guide in guides}
    best = max(guides, key=lambda guide: counted[guide.id], default=None)
    return best if best is not None and counted[best.id] else None
