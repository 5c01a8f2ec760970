"""Coverage as one page of HTML: it stands alone, runs nothing, and is read by ear and on paper as on a screen."""

from collections.abc import Iterable, Iterator
from html import escape

from diagrams.palette import INK, PAPER, SOFT, TINTS
from harness.cover.drawn import inline
from harness.cover.wanted import Ready, text
from harness.covering import counted, named
from harness.language import Say
from simulator.analysis.coverage import Count, Coverage
from simulator.analysis.owed.obligation import KINDS, ONE, Obligation
from simulator.spec.flow import NOWHERE
from simulator.spec.load import Library

_SOME = 4
"""Scenarios that are named for each obligation; the rest are counted."""

_COVERED, _LACKING = TINTS["covered"], TINTS["uncovered"]
STYLE = f"""
:root {{ color-scheme: light }}
body {{ margin: 0 auto; max-width: 75rem; padding: 1.5rem; color: {INK}; background: {PAPER};
  font: 1rem/1.5 system-ui, sans-serif }}
h1, h2, h3 {{ line-height: 1.25; margin: 2rem 0 .75rem }}
h1 {{ margin-top: 0 }}
h2 {{ border-top: 2px solid {INK}; padding-top: 1rem }}
a {{ color: #0b4f8a }}
a:focus, summary:focus, .wide:focus, pre:focus {{ outline: 3px solid #0b4f8a; outline-offset: 2px }}
.wide {{ overflow-x: auto }}
table {{ border-collapse: collapse; margin: .5rem 0 1rem }}
caption {{ text-align: left; color: {SOFT}; padding: .25rem 0 }}
th, td {{ border: 1px solid #8a96a1; padding: .3rem .6rem; text-align: left; vertical-align: top }}
thead th {{ background: #e6ebf0 }}
tbody th {{ font-weight: 400 }}
td.number {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }}
td.place, td.scenarios {{ font: .85rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere }}
.yes {{ color: {_COVERED.stroke.colour}; background: {_COVERED.ground} }}
.no {{ color: {_LACKING.stroke.colour}; background: {_LACKING.ground}; font-weight: 600 }}
pre {{ overflow-x: auto; padding: .75rem 1rem; background: #f4f6f8; border: 1px solid #8a96a1; font-size: .85rem }}
figure {{ margin: 1rem 0 }}
figure svg {{ max-width: 100%; height: auto }}
figcaption {{ color: {SOFT} }}
summary {{ cursor: pointer; font-weight: 600; padding: .25rem 0 }}
@media print {{
  body {{ max-width: none; padding: 0; font-size: 10pt }}
  .wide, pre {{ overflow: visible; white-space: pre-wrap }}
  table {{ white-space: normal }}
  section {{ break-before: page }}
  tr, figure {{ break-inside: avoid }}
  h2, h3, caption, thead {{ break-after: avoid }}
  thead {{ display: table-header-group }}
  a {{ color: inherit; text-decoration: none }}
  figure svg {{ max-height: 24cm }}
}}
"""


def page(
    found: Coverage, ready: tuple[Ready, ...], library: Library, say: Say, other: str = "", above: str = ""
) -> str:
    """The page in a language; ``other`` is the file of the same page in the other one.

    Args:
        found: the coverage.
        ready: the scenarios that are missing, told in that language.
        library: the flows.
        say: the language of the page.
        other: the name of a file beside it.
        above: the page that this one stands under, where it is part of a site; that one shows the pictures.
    """
    return "\n".join(_Page(found, ready, library, say, above).lines(other)) + "\n"


class _Page:
    def __init__(self, found: Coverage, ready: tuple[Ready, ...], library: Library, say: Say, above: str = "") -> None:
        self._found, self._library, self._say, self._above = found, library, say, above
        self._ready = {one.flow: one for one in ready}

    def lines(self, other: str) -> Iterator[str]:
        say = self._say
        title = say("Couverture des démarches", "Coverage of the journeys")
        yield f'<!DOCTYPE html>\n<html lang="{say.lang}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
        yield from self._ways(other)
        yield f"<main>\n<h1>{escape(title)}</h1>"
        yield f"<p>{escape(self._head())}</p>"
        yield from self._contents()
        yield from self._overview()
        for flow in self._found.flows:
            yield from self._flow(flow)
        yield "</main>\n</body>\n</html>"

    def _ways(self, other: str) -> Iterator[str]:
        """Where the page leads, before anything else."""
        say, above = self._say, self._above
        name, lang = say("In English", "En français"), say("en", "fr")
        found = [f'<a href="{escape(above)}">{say("Retour au site", "Back to the site")}</a>'] if above else []
        found += [f'<a href="{escape(other)}" hreflang="{lang}" lang="{lang}">{name}</a>'] if other else []
        if found:
            yield f"<header><p>{' · '.join(found)}</p></header>"

    def _head(self) -> str:
        counts, say = counted(self._found.count, self._say), self._say
        played = len({key for obligation in self._found.obligations for key in self._found.scenarios(obligation)})
        return say(
            f"{counts} de ce qu'il y a à montrer l'est par {played} scénarios réussis.",
            f"{counts} of all there is to show is shown by {played} scenarios that passed.",
        )

    def _name(self, flow: str) -> str:
        return named(self._library, flow).of(self._say.lang)

    def _contents(self) -> Iterator[str]:
        yield f'<nav aria-label="{self._say("Sommaire", "Contents")}">\n<ul>'
        yield from (f'<li><a href="#{escape(f)}">{escape(self._name(f))}</a></li>' for f in self._found.flows)
        yield "</ul>\n</nav>"

    def _overview(self) -> Iterator[str]:
        say, flows = self._say, self._found.flows
        caption = say("Par genre et par démarche : couvert / à couvrir", "By kind and journey: covered / to be covered")
        names = [f'<a href="#{escape(flow)}">{escape(self._name(flow))}</a>' for flow in flows]
        rows = [(say("en tout", "in all"), [self._found.of(flow).count for flow in flows])]
        for kind, _ in self._found.kinds():
            rows.append((KINDS[kind].of(say.lang), [self._found.of(flow, kind).count for flow in flows]))
        yield from _opened(caption, [escape(say("genre", "kind")), *names])
        for name, counts in rows:
            yield f'<tr><th scope="row">{escape(name)}</th>{"".join(map(_number, counts))}</tr>'
        yield _CLOSED

    def _flow(self, flow: str) -> Iterator[str]:
        say, part = self._say, self._found.of(flow)
        name = escape(self._name(flow))
        yield f'<section id="{escape(flow)}" aria-labelledby="{escape(flow)}-title">'
        yield f'<h2 id="{escape(flow)}-title">{name}{say(" : ", ": ")}{escape(counted(part.count, say))}</h2>'
        yield from self._pictures(flow)
        title = say("Ce qu'aucun scénario ne montre", "What no scenario shows")
        yield f"<h3>{title}</h3>"
        if part.lacking:
            yield from self._list(part.lacking, f"{title}{say(' : ', ': ')}{len(part.lacking)}")
        else:
            yield f"<p>{say('Rien : tout est montré.', 'Nothing: all is shown.')}</p>"
        yield from self._scenarios(flow)
        if part.unreachable:
            title = say("Ce que rien ne peut montrer", "What nothing can show")
            yield f"<h3>{title}</h3>"
            yield from self._list(part.unreachable, title)
        title = say("Tout ce qu'il y a à montrer, et qui le montre", "All there is to show, and who shows it")
        yield f"<h3>{title}</h3>\n<details>"
        yield f"<summary>{say('Voir la liste', 'See the list')} ({len(part.obligations)})</summary>"
        yield from self._whole(part, title)
        yield "</details>\n</section>"

    def _scenarios(self, flow: str) -> Iterator[str]:
        """The scenarios that are missing, as they would stand in a file."""
        one = self._ready.get(flow)
        if one is not None and one.told(self._say.lang):
            title = self._say("Scénarios prêts à jouer", "Scenarios ready to be played")
            yield f"<h3>{title}</h3>"
            yield f'<pre tabindex="0" aria-label="{title}">{escape(text(one, self._library, self._say))}</pre>'

    def _pictures(self, flow: str) -> Iterator[str]:
        if flow in self._library.flows and not self._above:
            svg = inline(self._found, self._library, self._library.flows[flow], "lifecycle", self._say.lang)
            caption = self._say(
                "Ce que les scénarios couvrent du cycle de vie", "What scenarios cover of the lifecycle"
            )
            yield f"<figure>\n{svg}\n<figcaption>{escape(caption)}</figcaption>\n</figure>"

    def _list(self, rows: tuple[Obligation, ...], caption: str) -> Iterator[str]:
        """Obligations that have no scenario."""
        say = self._say
        heads = (say("ce qui est à montrer", "what is to be shown"), say("genre", "kind"), say("place", "place"))
        yield from _opened(caption, map(escape, heads))
        yield from (f"<tr>{self._cells(obligation)}</tr>" for obligation in rows)
        yield _CLOSED

    def _whole(self, part: Coverage, caption: str) -> Iterator[str]:
        """Every obligation and its scenarios."""
        say = self._say
        heads = [say("ce qui est à montrer", "what is to be shown"), say("genre", "kind"), say("place", "place")]
        heads += [say("couvert", "covered"), say("scénarios", "scenarios")]
        yield from _opened(caption, map(escape, heads))
        for obligation in part.obligations:
            yield f"<tr>{self._cells(obligation)}{self._covered(part, obligation)}</tr>"
        yield _CLOSED

    def _cells(self, obligation: Obligation) -> str:
        words, kind = obligation.words(self._say.lang), ONE[obligation.kind].of(self._say.lang)
        place = "" if obligation.place is NOWHERE else str(obligation.place)
        return f'<th scope="row">{escape(words)}</th><td>{escape(kind)}</td><td class="place">{escape(place)}</td>'

    def _covered(self, part: Coverage, obligation: Obligation) -> str:
        say, scenarios = self._say, part.scenarios(obligation)
        more = len(scenarios) - _SOME
        shown = [*scenarios[:_SOME], *([say(f"et {more} de plus", f"and {more} more")] if more > 0 else [])]
        if scenarios:
            state = f'<td class="yes">✓ {say("oui", "yes")}</td>'
        elif part.lacks(obligation):
            state = f'<td class="no">✗ {say("non", "no")}</td>'
        else:
            state = f"<td>{say('impossible', 'impossible')}</td>"
        return f'{state}<td class="scenarios">{"<br>".join(map(escape, shown))}</td>'


def _opened(caption: str, heads: Iterable[str]) -> Iterator[str]:
    """A table up to its first row; heads are HTML already. Where it is too wide it scrolls, by the keyboard too."""
    yield f'<div class="wide" tabindex="0" role="group" aria-label="{escape(caption)}">'
    yield f"<table>\n<caption>{escape(caption)}</caption>\n<thead>"
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield f"<tr>{cells}</tr>\n</thead>\n<tbody>"


_CLOSED = "</tbody>\n</table>\n</div>"


def _number(count: Count) -> str:
    if not count.total:
        return '<td class="number">–</td>'
    mark = "yes" if count.covered == count.total else "no"
    sign = "" if count.covered == count.total else "✗ "
    return f'<td class="number {mark}">{sign}{count.covered} / {count.total}</td>'
