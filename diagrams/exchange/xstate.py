"""A chart as the JSON of an XState 5 machine: conditions are named guards, which read the event's facts."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from diagrams.exchange.chart import Claim, Node, Way
from diagrams.exchange.telling import Telling
from diagrams.exchange.unsaid import Reach, unsaid
from simulator.spec.flow import Timer
from simulator.spec.text import Prose

_FACTS: Final = Prose(
    "Chaque événement apporte dans event.facts la vérité des faits de meta.facts\u00a0; ceux qui manquent sont faux. "
    "Une garde de meta.guards est vraie quand tous les faits de «\u00a0all\u00a0» le sont et aucun de "
    "«\u00a0none\u00a0».",
    "Each event brings the truth of the facts of meta.facts in event.facts; those that are missing are false. A guard "
    "of meta.guards is true when all the facts of “all” are and none of “none” is.",
)
_LONE: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold."""
_Json = dict[str, Any]


def xstate(telling: Telling) -> str:
    """The text of the configuration."""
    chart = telling.chart
    config: _Json = {
        "id": chart.flow.id,
        "description": telling.title(),
        "initial": chart.roots[0].key,
        "meta": {
            "lang": telling.lang,
            "notSaid": list(unsaid(telling, Reach(runs=True))),
            "howToRun": _FACTS.of(telling.lang),
            "facts": {fact.name: telling.fact(fact) for fact in chart.facts},
            "guards": {_guard(way.claims): _read(way.claims) for way in chart.ways() if way.claims},
        },
        "states": {node.key: _node(telling, node) for node in chart.roots},
    }
    return _LONE.sub("\ufffd", json.dumps(config, ensure_ascii=False, indent=2)) + "\n"


def _node(telling: Telling, node: Node) -> _Json:
    found: _Json = {"description": telling.node(node)}
    if shown := telling.screens(node):
        found["meta"] = {"shows": list(shown)}
    if node.final:
        found["type"] = "final"
    if node.timers:
        found["entry"] = [{"type": "startTimer", "params": _deadline(telling, timer)} for timer in node.timers]
        found["exit"] = [{"type": "stopTimer", "params": {"event": timer.id}} for timer in node.timers]
    on = {trigger: [_way(telling, way) for way in node.ways if way.trigger == trigger] for trigger in _triggers(node)}
    if on:
        found["on"] = on
    if always := [_way(telling, way) for way in node.ways if way.automatic and way.target is not None]:
        found["always"] = always
    if node.children:
        found["initial"] = node.children[0].key
        found["states"] = {child.key: _node(telling, child) for child in node.children}
    return found


def _triggers(node: Node) -> Iterable[str]:
    return dict.fromkeys(way.trigger for way in node.ways if not way.automatic)


def _deadline(telling: Telling, timer: Timer) -> _Json:
    if timer.after is not None:
        return {"event": timer.id, "after": str(timer.after)}
    return {"event": timer.id, "past": " ".join(telling.sentences.deadline(timer)[1:])}


def _way(telling: Telling, way: Way) -> _Json:
    found: _Json = {}
    if way.target is not None:
        found["target"] = f"#{telling.flow.id}.{way.target}"
    if way.target == way.source:
        found["reenter"] = True
    if way.claims:
        found["guard"] = {"type": _guard(way.claims)}
    return found | {"description": telling.way(way)}


def _guard(claims: tuple[Claim, ...]) -> str:
    """The name of a guard, made of those of its facts."""
    return " and ".join(claim.fact.name if claim.holds else f"not {claim.fact.name}" for claim in claims)


def _read(claims: tuple[Claim, ...]) -> _Json:
    return {
        "all": [claim.fact.name for claim in claims if claim.holds],
        "none": [claim.fact.name for claim in claims if not claim.holds],
    }
