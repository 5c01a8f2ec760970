"""The facts in one language: what every page asks for when it names a statement, a scenario or a state."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from diagrams.sentences import Sentences, worded
from diagrams.words import grouped, quoted, tied
from harness.features import Read
from harness.language import Lang, Say
from harness.report.results import Status, overall
from harness.site import links
from harness.site.documents import Ref, rows
from harness.site.facts import Facts, Played, Standing
from harness.site.marks import JUDGED, LEGEND, PROVED, SCENARIOS, TESTED, WRITTEN, Mark, mark
from harness.site.proofs import Verdict
from harness.site.runs import listed
from harness.translating import translated
from harness.translating.feature import Feature, Scenario, Text
from simulator.spec.expressions.tree import Expression
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Flow
from simulator.spec.flow import Text as Written
from simulator.spec.text import Prose

_QUOTED: Final = re.compile('(«[^«»]*»|“[^“”]*”|"[^"]*")')
_SHORT: Final = 90


class Doc(NamedTuple):
    """A feature as a document: its file, its page, its own language and its text in that of the site.

    ``rows`` are the lines of the rows of each outline, by its line; ``scenarios`` how many there are, rows included.
    """

    file: str
    page: str
    own: Lang
    feature: Feature
    rows: Mapping[int, tuple[int, ...]]
    scenarios: int


class Link(NamedTuple):
    """A text that leads somewhere."""

    text: str
    href: str


class View:
    """A site's facts in a language; what is computed for one page and of use to others is kept."""

    def __init__(self, facts: Facts, say: Say) -> None:
        self.facts, self.say = facts, say
        self.lang: Lang = say.lang
        self.links = facts.links
        self.docs = {read.shown: self._doc(read) for read in facts.reads}
        self.refs: dict[str, Ref] = {ref_key(ref): ref for doc in self.docs.values() for ref in self._refs(doc)}
        guides = (each.quote for guide in facts.library.guides for each in guide.statements.values())
        self._quotes = "\n".join(guides).casefold()
        self._sentences = {
            flow.id: Sentences(flow, self.lang, facts.library.portal) for flow in facts.library.flows.values()
        }

    def _doc(self, read: Read) -> Doc:
        own: Lang = "en" if read.feature.language == "en" else "fr"
        told = translated(read, self.facts.library, self.lang)
        return Doc(read.shown, self.links.features[read.shown], own, told, rows(read), len(read.places))

    def _refs(self, doc: Doc) -> Iterator[Ref]:
        feature = doc.feature
        for scenario in (*feature.scenarios, *(each for rule in feature.rules for each in rule.scenarios)):
            yield self._ref(doc, scenario.line, scenario.title)
            for line, title in zip(doc.rows.get(scenario.line, ()), _rows(scenario), strict=False):
                yield self._ref(doc, line, title)

    def _ref(self, doc: Doc, line: int, title: Text) -> Ref:
        played = self.facts.played.get(f"{doc.file}:{line}")
        href = self.links.scenario(doc.file, line)
        return Ref(doc.file, line, title, doc.feature.title, href, played.scenario if played else None)

    # --- words

    def sentences(self, flow: Flow) -> Sentences:
        """The sentences of a flow."""
        return self._sentences[flow.id]

    def said(self, prose: Prose) -> str:
        """A text in this language, its punctuation kept with its words."""
        return tied(prose.of(self.lang), self.lang)

    def tied(self, text: str) -> str:
        """The same of a text that is in this language already."""
        return tied(text, self.lang)

    def words(self, expression: Expression) -> str:
        """What an expression says."""
        return tied(describe(expression, self.lang), self.lang)

    def worded(self, text: Written) -> str:
        """A text of the flows or the portal, what would be filled in between square brackets."""
        return worded(text, self.lang)

    def typeset(self, text: Text, own: Lang) -> str:
        """A text of a feature, its punctuation kept with its words; ``own`` is the language of the feature."""
        return tied(text.text, self.lang if text.known else own)

    def quote(self, text: str) -> str:
        """The words of a guide, which are French."""
        return tied(text, "fr")

    def prose(self, text: str) -> tuple[tuple[str, bool], ...]:
        """A text in this language cut where it quotes words of the guides: each piece, and whether it is French."""
        return tuple((piece, label and self._french(piece)) for piece, label in self.pieces(text))

    def _french(self, quoted: str) -> bool:
        return self.lang != "fr" and quoted[1:-1].casefold() in self._quotes

    def quoted(self, text: str) -> str:
        """A label between the language's own marks."""
        return quoted(text, self.lang)

    def foreign(self, text: Text, own: Lang) -> str:
        """The language to mark a text with: its own where it could not be translated, else nothing."""
        return "" if text.known or own == self.lang else own

    def count(self, number: int, fr: str, en: str, many: str = "") -> str:
        """« 3 scénarios réussis »: each word takes an s where there are several, unless ``many`` is the English."""
        plural = number > 1 if self.lang == "fr" else number != 1
        word = self.say(fr, en)
        if plural:
            word = many if many and self.lang == "en" else " ".join(f"{each}s" for each in word.split(" "))
        return f"{grouped(number, self.lang)} {word}"

    def short(self, text: str) -> str:
        """As many whole words of a text as name it."""
        if len(text) <= _SHORT:
            return text
        return (text[:_SHORT].rpartition(" ")[0] or text[:_SHORT]) + " …"

    def pieces(self, text: str) -> tuple[tuple[str, bool], ...]:
        """A step cut where it quotes a label: each piece, and whether it is one."""
        parts = _QUOTED.split(text)
        return tuple((part, bool(rank % 2)) for rank, part in enumerate(parts) if part)

    def files(self, names: Sequence[str]) -> tuple[str, ...]:
        """Some files, one a line."""
        return listed(names, self.say)

    # --- states of affairs

    def mark(self, what: str, key: str | bool) -> Mark:
        """A mark of a kind, for the legend."""
        return mark(LEGEND[what][key], self.lang)

    def status(self, status: str) -> Mark:
        """How a scenario ended."""
        return mark(SCENARIOS[status], self.lang)

    def ended(self, doc: Doc, line: int) -> str:
        """How a scenario of a feature ended, the rows of an outline together."""
        return overall(self.row(doc, each) for each in doc.rows.get(line) or (line,))

    def row(self, doc: Doc, line: int) -> Status:
        """How a scenario, or a row of an outline, ended."""
        played = self.facts.played.get(f"{doc.file}:{line}")
        return "untested" if played is None else played.scenario.status

    def written(self, standing: Standing) -> Mark:
        """Whether anything cites a statement."""
        return mark(WRITTEN[bool(standing.uses)], self.lang)

    def tested(self, standing: Standing) -> Mark:
        """What the scenarios of a statement gave."""
        return mark(TESTED[standing.tested], self.lang)

    def proved(self, standing: Standing) -> Mark:
        """What is known of the properties that cite a statement."""
        return mark(PROVED[standing.proved], self.lang)

    def verdict(self, flow: str, rank: int) -> Verdict:
        """What is known of a property."""
        return self.facts.proofs.of(flow, rank, self.lang)

    def judged(self, flow: str, rank: int) -> Mark:
        """The same as a mark."""
        return mark(JUDGED[self.verdict(flow, rank).judgement], self.lang)

    # --- links

    def own(self, file: str) -> Lang:
        """The language that a feature is written in."""
        return self.docs[file].own if file in self.docs else "fr"

    def by_feature(self, found: Sequence[Ref]) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
        """Scenarios under the titles of their features."""
        groups: dict[str, list[Ref]] = {}
        titles = {}
        for ref in found:
            groups.setdefault(ref.file, []).append(ref)
            titles[ref.file] = ref.feature.text
        return tuple((titles[file], tuple(refs)) for file, refs in groups.items())

    def state(self, flow: Flow, name: str) -> Link:
        """A state, by its path."""
        return Link(self.sentences(flow).text(flow.states[name].label), links.state(flow.id, name))

    def scenarios(self, found: Iterable[Played]) -> tuple[Ref, ...]:
        """Scenarios that were played, as the site speaks of them; those of files that have no page too."""
        return tuple(self._known(played) for played in found)

    def showing(self, obligations: Sequence[str]) -> tuple[Ref, ...]:
        """The scenarios that passed and show any of these obligations."""
        return self.scenarios(self.facts.scenarios(obligations))

    def _known(self, played: Played) -> Ref:
        file, scenario = played.feature.file, played.scenario
        ref = self.refs.get(f"{file}:{scenario.line}")
        if ref is not None:
            return ref
        return Ref(file, scenario.line, Text(scenario.name, False), Text(played.feature.name, False), "", scenario)


def ref_key(ref: Ref) -> str:
    """A scenario's place, as coverage knows it."""
    return f"{ref.file}:{ref.line}"


def _rows(scenario: Scenario) -> Iterator[Text]:
    """The title of each row of an outline: with its values where the title asks for them, else followed by them."""
    for examples in scenario.examples:
        for row in examples.rows:
            text = scenario.title.text
            for heading, cell in zip(examples.headings, row, strict=True):
                text = text.replace(f"<{heading.text}>", cell.text)
            if text == scenario.title.text:
                text = " – ".join((text, ", ".join(cell.text for cell in row)))
            yield scenario.title._replace(text=text)
