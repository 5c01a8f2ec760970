"""A chart as SCXML that runs: conditions are facts of ``_event.data``, automatic branches are eventless transitions."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from diagrams.exchange.chart import Claim, Node
from diagrams.exchange.comments import comment
from diagrams.exchange.escaping import forbidden, one_line
from diagrams.exchange.later import Later
from diagrams.exchange.telling import Telling
from diagrams.exchange.unsaid import Reach
from simulator.spec.calendar import Duration
from simulator.spec.flow import Timer
from simulator.spec.text import Prose

LABELS: Final = "urn:parcours:labels"
"""The namespace of what is said to a reader, beside what is said to a machine."""
_DAY: Final = 86400
_FACTS: Final = Prose(
    "Chaque événement apporte dans _event.data la vérité de ces faits\u00a0; ceux qui manquent sont faux\u00a0:",
    "Each event brings the truth of these facts in _event.data; those that are missing are false:",
)


def scxml(telling: Telling) -> str:
    """The text of the document."""
    return "\n".join(_Document(telling).lines()) + "\n"


class _Document:
    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._chart = telling.chart
        self._later = Later(telling.chart)

    def lines(self) -> Iterator[str]:
        telling, chart = self._telling, self._chart
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield "<!--"
        yield from map(_commented, comment(telling, Reach(runs=True, delays=True)))
        if chart.facts:
            yield _FACTS.of(telling.lang)
            yield from (_commented(f"- {fact.name}: {telling.fact(fact)}") for fact in chart.facts)
        yield "-->"
        root = {
            "xmlns": "http://www.w3.org/2005/07/scxml",
            "xmlns:parcours": LABELS,
            "version": "1.0",
            "name": chart.flow.id,
            "datamodel": "ecmascript",
            "initial": self._id(chart.roots[0].id),
            "xml:lang": telling.lang,
            "parcours:label": telling.title(),
        }
        yield f"<scxml{_attributes(root)}>"
        late = [fact.name for fact in chart.facts if fact.late]
        if late:
            yield "  <datamodel>"
            yield from (f"    <data{_attributes({'id': name, 'expr': '0'})}/>" for name in late)
            yield "  </datamodel>"
        for node in chart.roots:
            yield from self._node(node, "  ")
        yield "</scxml>"

    def _id(self, node: str) -> str:
        """A node's id: with the flow's, so that no reader can take it for a name of its own."""
        return f"{self._chart.flow.id}.{node}"

    def _node(self, node: Node, indent: str) -> Iterator[str]:
        tag = "final" if node.final else "state"
        attributes = {"id": self._id(node.id), "parcours:label": self._telling.node(node)}
        if node.children:
            attributes["initial"] = self._id(node.children[0].id)
        if shown := self._telling.screens(node):
            attributes["parcours:shows"] = ", ".join(shown)
        inner = [*self._timers(node, indent + "  "), *self._ways(node, indent + "  ")]
        for child in node.children:
            inner += self._node(child, indent + "  ")
        if not inner:
            yield f"{indent}<{tag}{_attributes(attributes)}/>"
            return
        yield f"{indent}<{tag}{_attributes(attributes)}>"
        yield from inner
        yield f"{indent}</{tag}>"

    def _timers(self, node: Node, indent: str) -> Iterator[str]:
        delays = {timer: delay for timer in node.timers if (delay := _delay(timer.after)) is not None}
        if not delays:
            return
        yield f"{indent}<onentry>"
        for timer, delay in delays.items():
            sent = {"event": timer.id, "id": _send_id(timer), "delay": f"{delay}s"}
            yield f"{indent}  <send{_attributes(sent)}/>"
        yield f"{indent}</onentry>"
        yield f"{indent}<onexit>"
        yield from (f"{indent}  <cancel{_attributes({'sendid': _send_id(timer)})}/>" for timer in delays)
        yield f"{indent}</onexit>"

    def _ways(self, node: Node, indent: str) -> Iterator[str]:
        for way in node.ways:
            if way.automatic and way.target is None:
                continue  # it changes no state: as a transition that nothing triggers it would never end
            attributes = {} if way.automatic else {"event": way.trigger}
            if way.claims:
                attributes["cond"] = " && ".join(_condition(claim) for claim in way.claims)
            if way.target is not None:
                attributes["target"] = self._id(way.target)
            if way.inward:
                attributes["type"] = "internal"
            attributes["parcours:says"] = self._telling.way(way)
            read = self._later.read_after(way)
            if not read:
                yield f"{indent}<transition{_attributes(attributes)}/>"
                continue
            yield f"{indent}<transition{_attributes(attributes)}>"
            for fact in read:
                assigned = {"location": fact.name, "expr": f"_event.data.{fact.name}"}
                yield f"{indent}  <assign{_attributes(assigned)}/>"
            yield f"{indent}</transition>"


def _condition(claim: Claim) -> str:
    """A fact told true, or not told so. What automatic branches read was kept, since no event triggers them."""
    where = claim.fact.name if claim.fact.late else f"_event.data.{claim.fact.name}"
    return f"{where} === true" if claim.holds else f"{where} !== true"


def _delay(after: Duration | None) -> int | None:
    """Seconds, a day being 24 hours; None where there is no such number."""
    return None if after is None or after.months else after.days * _DAY + after.seconds


def _send_id(timer: Timer) -> str:
    return timer.id.replace(":", "-")


def _attributes(found: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_allowed(text))}" for name, text in found.items())


def _allowed(text: str) -> str:
    return "".join("\ufffd" if forbidden(sign) and sign not in "\t\n\r" else sign for sign in text)


def _commented(line: str) -> str:
    """A line of a comment, which two hyphens would end."""
    return one_line(line).replace("--", "\u2010\u2010").rstrip("-")
