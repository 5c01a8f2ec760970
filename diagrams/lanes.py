"""A flow as swim lanes: its outermost states, and each action in the lane of who does it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from diagrams.lifecycle import lifecycle
from diagrams.outline import described
from diagrams.picture import Cluster, Edge, Line, Node, Picture, Step
from diagrams.sentences import Sentences
from diagrams.sketch import START, legend
from diagrams.words import say
from simulator.analysis.path import actor
from simulator.spec.flow import AUTO, INSURED, OUTSIDE, Flow
from simulator.spec.portal import Portal
from simulator.spec.text import Lang

LANE = "lane:"
"""What the id of a lane begins with, before the actor's."""
_TIME = "time"


def lanes(flow: Flow, lang: Lang, portal: Portal | None = None) -> Picture:
    """The life of a case with a lane for each actor, for outside facts and for time alone.

    An action is a box in the lane of who does it, between the state it leaves and the state it leads to; a state
    stands in the lane of who acts next. What is automatic, and a log-out, remain mere ways.
    """
    return _Lanes(flow, Sentences(flow, lang, portal), lifecycle(flow, lang, portal)).picture()


class _Lanes:
    def __init__(self, flow: Flow, sentences: Sentences, life: Picture) -> None:
        self._flow, self._sentences, self._life = flow, sentences, life
        self._acts: dict[tuple[str, str, tuple[str, ...]], Node] = {}
        self._ways: list[Edge] = []

    def picture(self) -> Picture:
        life = self._life
        for edge in life.edges:
            self._act(edge)
        acts = list(self._acts.values())
        edges = tuple(self._ways)
        states = [replace(node, within=self._home(node)) for node in life.nodes]
        used = {node.within for node in (*states, *acts)}
        clusters = tuple(
            Cluster(f"{LANE}{who}", (Line("title", self._named(who)),), lane=True)
            for who in self._actors()
            if f"{LANE}{who}" in used
        )
        drawn = replace(
            life,
            id=f"{self._flow.id}-lanes-{life.lang}",
            subtitle=life.subtitle.replace(say("lifecycle", life.lang), say("lanes", life.lang), 1),
            nodes=tuple(chain(states, acts)),
            clusters=clusters,
            edges=edges,
        )
        return replace(drawn, legend=legend(drawn), description=described(drawn))

    def _actors(self) -> Iterable[str]:
        portal = self._sentences.portal
        known = tuple(portal.actors) if portal else ()
        acting = (event.by for event in self._flow.events.values())
        openers = (access.by for access in self._flow.access)
        found = dict.fromkeys((*known, *openers, INSURED, *acting))
        return (*(who for who in found if who != OUTSIDE), OUTSIDE, _TIME)

    def _named(self, who: str) -> str:
        name = self._sentences.say("time") if who == _TIME else self._sentences.actor(who)
        return name[:1].upper() + name[1:]

    def _home(self, node: Node) -> str:
        """The lane of a state: of who acts in it first, else of who brings a case there."""
        if node.id == START:
            return f"{LANE}{actor(self._flow)}"
        leaving = (step for edge in self._life.edges if edge.source == node.id for step in edge.steps)
        inside = (step for line in node.lines for step in line.steps)
        coming = (step for edge in self._life.edges if edge.target == node.id for step in edge.steps)
        people = [who for step in chain(leaving, inside) if (who := self._who(step)) in self._people()]
        last = [self._who(step) for step in coming]
        return f"{LANE}{next(iter((*people, *last)), actor(self._flow))}"

    def _people(self) -> frozenset[str]:
        return frozenset(self._actors()) - {OUTSIDE, _TIME}

    def _who(self, step: Step) -> str:
        return _TIME if step.trigger.startswith("timer:") else actor(self._flow, step.trigger)

    def _act(self, edge: Edge) -> None:
        """The boxes that stand for a way, one for each who can take it, and the ways to and from them.

        What is done alike in several states, and leads to the same one, is one box.
        """
        if edge.kind in ("start", "auto", "logout") or not edge.steps:
            self._ways.append(edge)
            return
        for who, lines in self._shares(edge).items():
            key = who, edge.target, tuple(line.text for line in lines)
            steps = tuple(step for step in edge.steps if self._who(step) == who and step.trigger != AUTO)
            known = self._acts.get(key)
            name = known.id if known else f"{edge.id}@{who}"
            bare = tuple(replace(line, steps=()) for line in lines)
            old = known.steps if known else ()
            self._acts[key] = Node(name, "action", bare, f"{LANE}{who}", edge.tooltip, (), (*old, *steps))
            self._ways.append(Edge(f"{edge.id}@{who}<", edge.kind, edge.source, name, (), edge.tooltip, steps))
            if known is None:
                self._ways.append(Edge(f"{name}>", edge.kind, name, edge.target, (), edge.tooltip, steps))
            else:
                self._ways = [
                    replace(way, steps=(*way.steps, *steps)) if way.id == f"{name}>" else way for way in self._ways
                ]

    def _shares(self, edge: Edge) -> dict[str, list[Line]]:
        """The lines of a way by who acts: an event's line begins a block."""
        shares: dict[str, list[Line]] = {}
        who = self._who(edge.steps[0])
        for line in edge.lines:
            who = self._who(line.steps[0]) if line.steps else who
            shares.setdefault(who, []).append(line)
        return {each: [*self._unsigned(lines)] for each, lines in shares.items()}

    def _unsigned(self, lines: list[Line]) -> Iterator[Line]:
        """The lines without those that say who acts: the lane says it."""
        signed = {self._sentences.who(event) for event in self._flow.events}
        return (line for line in lines if not (line.kind == "note" and line.text in signed))
