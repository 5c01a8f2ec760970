"""What a chart's nodes, ways and facts are called, in one language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diagrams.exchange.chart import CASE_OPENED, Chart, Claim, Fact, Node, Way
from diagrams.exchange.words import say
from diagrams.sentences import Sentences
from simulator.spec.calendar import french_date
from simulator.spec.flow import FILL, Flow, Leaf, Timer
from simulator.spec.portal import Portal
from simulator.spec.text import Lang


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """The texts of one chart."""

    chart: Chart
    sentences: Sentences
    leaves: dict[str, tuple[Leaf, ...]]
    """The flow's leaves that each node holds, by the node's id."""
    timers: dict[str, Timer]

    @property
    def flow(self) -> Flow:
        return self.chart.flow

    @property
    def lang(self) -> Lang:
        return self.sentences.lang

    def say(self, word: str, *arguments: str) -> str:
        """A phrase of the project's."""
        return say(word, self.lang, *arguments)

    def title(self) -> str:
        """The flow's name and edition."""
        edition = self.say("edition", french_date(self.flow.edition))
        return f"{self.sentences.text(self.flow.name)} – {edition}"

    def node(self, node: Node) -> str:
        """What a node is called."""
        if node.state is not None and node.kind == "state":
            return self.sentences.text(node.state.label)
        if node.screen is not None and node.kind == "dialog":
            return self.say("dialog", self.sentences.quoted(node.screen.title))
        return self.say("no_dialog" if node.kind == "page" else "start")

    def screens(self, node: Node) -> tuple[str, ...]:
        """The screen and the panels that a state shows, by their titles."""
        shown = (node.state.screen, *node.state.panels) if node.kind == "state" and node.state else ()
        return tuple(line.text for screen in shown if screen for line in self.sentences.screen(screen, briefly=True))

    def fact(self, fact: Fact) -> str:
        """The sentence of a fact, without what comes before or after it."""
        if fact.guard is not None:
            return self.sentences.text(fact.guard.text)
        if fact.form is not None:
            return self.say("unreadable" if fact.malformed else "missing", self.sentences.quoted(fact.form.title))
        return self.sentences.condition(fact.condition) if fact.condition is not None else ""

    def trigger(self, way: Way) -> str:
        """What makes a way be taken, and by whom."""
        if way.kind == "timer":
            return " ".join(self.sentences.deadline(self.timers[way.trigger]))
        if way.automatic:
            return "" if way.claims else self.say("at_once")
        if way.trigger in (FILL, CASE_OPENED):
            return self.say("fill" if way.trigger == FILL else "opened")
        event = self.sentences.event(way.trigger, self.leaves[way.source])
        who = self.sentences.who(way.trigger)
        return f"{event} {who}" if who else event

    def claims(self, way: Way) -> str:
        """Under which conditions it is."""
        return self.say("and").join(self._claim(claim, way) for claim in way.claims)

    def _claim(self, claim: Claim, way: Way) -> str:
        word = "if" if claim.holds else "unless"
        return self.say("as_soon_as" if way.automatic else word, self.fact(claim.fact))

    def outcomes(self, way: Way) -> tuple[str, ...]:
        """What it does besides moving, or what is said of a refusal."""
        if way.kind == "refusal":
            claim = way.claims[-1]
            messages = claim.fact.guard.messages if claim.fact.guard else ()
            if claim.fact.form is not None and claim.fact.malformed:
                messages = claim.fact.form.invalid
            return (self.say("refused"), *map(self.sentences.message, messages))
        if way.kind == "blocked":
            return (self.say("blocked"),)
        if way.kind in ("opens", "closes", "fill"):
            return ()
        return tuple(line.text for line in self.sentences.effects(way.branch))

    def way(self, way: Way, escaped: Callable[[str], str] = str) -> str:
        """The whole of a way on one line, as charts write it: trigger [conditions] / outcomes, each part escaped."""
        claims, outcomes = escaped(self.claims(way)), " · ".join(map(escaped, self.outcomes(way)))
        conditions = claims if way.automatic or not claims else f"[{claims}]"
        return " ".join(filter(None, (escaped(self.trigger(way)), conditions, f"/ {outcomes}" if outcomes else "")))


def telling(chart: Chart, lang: Lang, portal: Portal | None) -> Telling:
    """The texts of a chart; the portal gives actors and menus their names."""
    flow = chart.flow
    leaves = {node.id: tuple(_leaves(flow, node)) for node in chart.nodes()}
    timers = {timer.id: timer for state in flow.states.values() for timer in state.timers}
    return Telling(chart, Sentences(flow, lang, portal), leaves, timers)


def _leaves(flow: Flow, node: Node) -> Iterator[Leaf]:
    """What can be clicked in a node: a dialog's buttons are its own, not those of the state it covers."""
    for inner in node.walk():
        if inner.leaf is not None and (inner is node or inner.kind != "dialog"):
            yield flow.leaves[inner.leaf]
