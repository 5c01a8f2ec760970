"""Branches that never serve, labels alike, buttons that do nothing, examples that do not fit."""

from collections.abc import Iterable

from simulator.spec import typed
from simulator.spec.flow import BUILT_IN, OUTSIDE, Branch, Field, Flow, Screen, Text
from simulator.spec.report import Report
from simulator.spec.text import LANGS


def check(flow: Flow, report: Report) -> None:
    """Note what is well formed and cannot be meant."""
    for state in flow.states.values():
        for event, branches in state.events.items():
            _branches(event, branches, report)
        _branches("auto", state.auto, report)
    for screen in flow.screens.values():
        _labels([button.label for button in screen.buttons], report)
        _labels([field.label for field in screen.fields], report)
        for field in screen.fields:
            _labels([option.label for option in field.options], report)
            _example(field, report)
    _labels([state.label for state in flow.lifecycle()], report)
    _dialogs(flow, report)
    _buttons(flow, report)


def _branches(event: str, branches: Iterable[Branch], report: Report) -> None:
    decided = False
    for branch in branches:
        if decided:
            report.add("S004", branch.place, event=event)
        decided |= branch.when is None


def _labels(labels: Iterable[Text], report: Report) -> None:
    labels, told = list(labels), set[int]()
    for lang in LANGS:
        seen: set[str] = set()
        for label in labels:
            said = label.of(lang).source
            if said in seen and said and id(label) not in told:
                report.add("S005", label.place, label=said)
                told.add(id(label))
            seen.add(said)


def _example(field: Field, report: Report) -> None:
    if not field.example or field.type.name == "unknown":
        return
    if field.source is not None or field.type.name in ("list", "record"):
        fits = all((text.isascii() and text.isdigit() and int(text) > 0) or text == "all" for text in field.example)
        expected = ("le rang d'une fiche, 1, ou all", "the rank of a record, 1, or all")
    elif field.many:
        fits = typed.read_options(field.example, field.type) is not None
        expected = typed.EXPECTED["choices"]
    else:
        fits = len(field.example) == 1 and typed.read(field.example[0], field.type) is not None
        expected = typed.EXPECTED[field.type.name]
    if not fits:
        place = getattr(field.example[0], "place", field.label.place)
        report.add("F047", place, example=", ".join(field.example), why=expected)


def _dialogs(flow: Flow, report: Report) -> None:
    for leaf in flow.leaves.values():
        asked: dict[str, list[str]] = {}
        for trigger, rows in leaf.arcs.items():
            for arc in rows:
                if arc.opens and arc.branch.confirm is not None:
                    events = asked.setdefault(arc.branch.confirm.id, [])
                    if events and trigger not in events:
                        report.add("F043", arc.branch.place, event=trigger, other=events[0])
                    events.append(trigger)


def _buttons(flow: Flow, report: Report) -> None:
    """An event that a person causes needs a button where it is handled; a button needs an event that is handled."""
    served: set[tuple[str, str]] = set()
    for leaf in flow.leaves.values():
        shown = [screen for screen in (leaf.screen, *leaf.panels) if screen]
        offered = {button.event.id for screen in shown for button in screen.buttons}
        served |= {(screen.id, trigger) for screen in shown for trigger in leaf.arcs}
        if leaf.covers is not None:
            continue
        for trigger in leaf.state.events:
            event = flow.events.get(trigger)
            if event and trigger not in BUILT_IN and event.by != OUTSIDE and trigger not in offered:
                place = leaf.state.events[trigger][0].place if leaf.state.events[trigger] else leaf.state.label.place
                report.add("S007", place, event=trigger, state=leaf.id)
    for screen in flow.screens.values():
        _dead_buttons(screen, served, report)


def _dead_buttons(screen: Screen, served: set[tuple[str, str]], report: Report) -> None:
    for button in screen.buttons:
        if any(name == screen.id for name, _ in served) and (screen.id, button.event.id) not in served:
            report.add("S012", button.place, label=button.label.fr.source)
