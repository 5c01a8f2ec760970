"""One flow document, understood."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from simulator.spec import document as written
from simulator.spec.expressions import syntax
from simulator.spec.expressions.compile import Fact, facts_of
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import Expression
from simulator.spec.flatten import flatten, initial_leaf
from simulator.spec.flow import Access, Flow, Property
from simulator.spec.link.parts import Parts
from simulator.spec.link.states import States
from simulator.spec.problems import Word, closest
from simulator.spec.report import Report

_KINDS = ("never", "always", "sometimes", "eventually", "leads")


def link(flow: str, document: written.FlowDocument, names: Names, devices: Iterable[str], report: Report) -> Flow:
    """The flow a document describes. It is whole only if nothing was added to the report."""
    parts = Parts(document, names, report)
    reader = States(document, parts)
    states = reader.read()
    begins = next(iter(reader.entered(document)), "")
    understood = Flow(
        id=flow,
        name=parts.text(document),
        edition=document.edition,
        per_insured=document.per == "insured",
        access=tuple(_access(document, parts, devices)),
        values=parts.values,
        guards=parts.guards,
        messages=parts.messages,
        events=parts.events,
        screens=parts.screens,
        documents=parts.documents,
        states=states,
        properties=tuple(_properties(document, parts)),
        leaves=flatten(states, parts.events),
        initial=initial_leaf(states, begins) if states else "",
        fields={field.key: field for screen in parts.screens.values() for field in screen.fields},
    )
    return dataclasses.replace(understood, facts=_facts(understood))


def _access(document: written.FlowDocument, parts: Parts, devices: Iterable[str]) -> Iterator[Access]:
    for access in document.access:
        for device in access.on:
            if device not in devices:
                parts.report.add("F030", device.place, name=device, close=closest(device, devices))
        by = Word("insured", access.place) if access.by is None else access.by
        parts.find("F026", "actor", by, parts.actors)
        guide = tuple(map(str, access.guide))
        yield Access(tuple(map(str, access.on)), tuple(map(str, access.path)), str(by), guide, access.place)


def _properties(document: written.FlowDocument, parts: Parts) -> Iterator[Property]:
    for property_ in document.properties:
        given = [kind for kind in _KINDS if getattr(property_, kind) is not None]
        misplaced = property_.within is not None and property_.leads is None
        if len(given) != 1 or (given == ["leads"]) != (property_.to is not None) or misplaced:
            parts.report.add("F041", property_.place)
            continue
        source = getattr(property_, given[0])
        expression = syntax.expect(syntax.read(source, parts.names, parts.report), ("bool",), source, parts.report)
        to = None
        if property_.to is not None:
            to = syntax.expect(
                syntax.read(property_.to, parts.names, parts.report), ("bool",), property_.to, parts.report
            )
        if expression is not None:
            yield Property(given[0], parts.text(property_), expression, to, property_.within)  # type: ignore[arg-type]  # one of _KINDS


def expressions_in(thing: object, seen: set[int] | None = None) -> Iterator[Expression]:
    """Every expression inside an understood part, conditions, texts and effects alike."""
    seen = set() if seen is None else seen
    if id(thing) in seen or isinstance(thing, str | int):
        return
    seen.add(id(thing))
    if isinstance(thing, Expression):
        yield thing
    elif isinstance(thing, Mapping):
        for item in thing.values():
            yield from expressions_in(item, seen)
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from expressions_in(item, seen)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for member in dataclasses.fields(thing):
            yield from expressions_in(getattr(thing, member.name), seen)


def _facts(flow: Flow) -> dict[str, Fact]:
    """Everything the flow reads outside its own case."""
    watched = (flow.guards, flow.values, flow.screens, flow.documents, flow.states, flow.messages, flow.properties)
    found = (fact for expression in expressions_in(watched) for fact in facts_of(expression))
    return {fact.key: fact for fact in sorted(found, key=lambda fact: fact.key)}
