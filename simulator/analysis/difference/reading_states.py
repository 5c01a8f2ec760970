"""The states of a flow as parts: where each event, automatic branch and deadline leads, what it asks and does."""

from collections.abc import Iterator, Mapping

from simulator.analysis.difference.part import NOTHING, Part, PartKind, Trait
from simulator.analysis.difference.reading import Reading
from simulator.analysis.difference.words import joined, named, plain, prose, quoted
from simulator.spec.flow import LOGOUT, OPEN, Assign, Branch, Screen, State, Text, Timer
from simulator.spec.text import Prose

_TRIGGERS: Mapping[str, Prose] = {
    LOGOUT: prose("la déconnexion", "the log-out"),
    OPEN: prose("la nouvelle ouverture", "opening it again"),
}


def states(reading: Reading) -> Iterator[Part]:
    """Every state, outermost first, each followed by what leads out of it."""
    for state in reading.flow.states.values():
        whole = _state(reading, state)
        yield whole
        for panel in state.panels:
            name = joined(prose("l'encart {} dans {}", "the panel {} in {}"), named(panel.title), whole.name)
            yield Part("panel", reading.id("screen", panel.id), name, (), state, whole.key, place=state.label.place,
                       guide=panel.title.guide)  # fmt: skip
        for event, branches in state.events.items():
            for index, branch in enumerate(branches):
                trigger = reading.id("event", event)
                yield from _branch(
                    reading, state, branch, ("way", f"{whole.id} {trigger} {index}", _way(reading, state, event))
                )
        for index, branch in enumerate(state.auto):
            name = joined(prose("le passage automatique de {}", "the automatic way of {}"), named(state.label))
            yield from _branch(reading, state, branch, ("auto", f"{whole.id} {index}", name))
        for index, timer in enumerate(state.timers):
            yield from _timer(reading, state, timer, f"{whole.id} {index}")


def _state(reading: Reading, state: State) -> Part:
    renames, flow = reading.renames, reading.flow
    parent = flow.states[state.parent] if state.parent else None
    first = flow.states[state.children[0]] if state.children else None
    traits = (
        reading.text("label", state.label),
        Trait("parent", renames.state(flow.id, state.parent or ""), named(parent.label) if parent else NOTHING),
        Trait("first", renames.state(flow.id, first.id) if first else "", named(first.label) if first else NOTHING),
        _screen(reading, "screen", state.screen),
        Trait("final", "yes" if state.final else ""),
        reading.traced(state.label.guide),
    )
    name = joined(prose("l'état {}", "the state {}"), named(state.label))
    return Part("state", renames.state(flow.id, state.id), name, traits, state, place=state.label.place,
                guide=state.label.guide)  # fmt: skip


def _screen(reading: Reading, name: str, screen: Screen | None) -> Trait:
    if screen is None:
        return Trait(name, "")
    return Trait(name, reading.id("screen", screen.id), named(screen.title))


def _way(reading: Reading, state: State, event: str) -> Prose:
    trigger = _TRIGGERS.get(event)
    if trigger is None:
        trigger = named(_clicked(reading, state, event))
    return joined(prose("{} (dans {})", "{} (in {})"), trigger, named(state.label))


def _clicked(reading: Reading, state: State, event: str) -> Text:
    """What the button says where a case is in a state; else the event's own label."""
    shown = (state.screen, *state.panels) if state.screen else state.panels
    labels = (button.label for screen in shown for button in screen.buttons if button.event.id == event)
    return next(labels, reading.flow.events[event].label)


def _branch(reading: Reading, state: State, branch: Branch, what: tuple[PartKind, str, Prose]) -> Iterator[Part]:
    kind, id_, name = what
    event = id_.split(" ")[1] if kind == "way" else ""
    traits = (Trait("trigger", event), *_moves(reading, branch))
    owner = f"state:{reading.renames.state(reading.flow.id, state.id)}"
    whole = Part(kind, id_, name, traits, branch, owner, True, branch.place, branch.guide)
    yield whole
    yield from _done(reading, branch, whole)


def _timer(reading: Reading, state: State, timer: Timer, id_: str) -> Iterator[Part]:
    name = reading.deadline(state, timer)
    after = timer.after
    traits = (
        Trait("after", str(after or ""), Prose(after.words("fr"), after.words("en")) if after else NOTHING),
        reading.condition("past", timer.past),
        *_moves(reading, timer.branch),
    )
    owner = f"state:{reading.renames.state(reading.flow.id, state.id)}"
    branch = timer.branch
    whole = Part("timer", id_, name, traits, timer, owner, True, branch.place, branch.guide)
    yield whole
    yield from _done(reading, branch, whole)


def _moves(reading: Reading, branch: Branch) -> tuple[Trait, ...]:
    return (
        _target(reading, "to", branch.to),
        reading.condition("when", branch.when),
        _target(reading, "otherwise", branch.otherwise),
        _screen(reading, "confirm", branch.confirm),
        Trait("go", " › ".join(branch.go), quoted(Prose(*(" › ".join(branch.go),) * 2)) if branch.go else NOTHING),
        *(
            Trait(name, reading.id("document", paper.id) if paper else "", named(paper.title) if paper else NOTHING)
            for name, paper in (("issue", branch.issue), ("give", branch.give))
        ),
        reading.traced(branch.guide),
    )


def _target(reading: Reading, name: str, target: str | None) -> Trait:
    if target is None:
        return Trait(name, "")
    return Trait(name, reading.renames.state(reading.flow.id, target), named(reading.flow.states[target].label))


def _done(reading: Reading, branch: Branch, whole: Part) -> Iterator[Part]:
    """What a branch asks, one rule after another, what it writes and what it sends."""
    for guard in branch.needs:
        name = joined(prose("la règle {}", "the rule {}"), named(guard.text))
        yield Part("need", reading.id("guard", guard.id), name, (), (branch, guard), whole.key, place=branch.place,
                   guide=guard.guide)  # fmt: skip
    for assign in branch.set:
        yield _assign(reading, assign, branch, whole)
    for index, send in enumerate(branch.send):
        to = reading.actor(send.to)
        traits = (Trait("to_actor", send.to, to), reading.text("says", send.text), reading.traced(send.text.guide))
        words, text = (whole.name, quoted(plain(send.text)), to), named(send.text)
        yield Part("send", str(index), joined(_SENT, whole.name, text), traits, branch, whole.key, True,
                   send.text.place, send.text.guide, come=joined(_SENDS[0], *words), gone=joined(_SENDS[1], *words),
                   brief=joined(_SENT_TO, whole.name, to))  # fmt: skip


_SENT = prose("{} : la communication {}", "{}: the communication {}")
_SENT_TO = prose("{} : la communication à {}", "{}: the communication to {}")
_SENDS = (
    prose("{} envoie désormais la communication {} à {}", "{} now sends the communication {} to {}"),
    prose("{} n'envoie plus la communication {} à {}", "{} no longer sends the communication {} to {}"),
)


def _assign(reading: Reading, assign: Assign, branch: Branch, whole: Part) -> Part:
    key, target = _written(reading, assign)
    come, gone = _VERBS["clear" if assign.expression is None else assign.kind]
    traits = (reading.condition("value", assign.expression),)
    name = joined(prose("{} : {}", "{}: {}"), whole.name, target)
    return Part("set", key, name, traits, branch, whole.key, place=branch.place, guide=branch.guide,
                come=joined(come, whole.name, target), gone=joined(gone, whole.name, target))  # fmt: skip


_VERBS: Mapping[str, tuple[Prose, Prose]] = {
    "clear": (
        prose("{} efface désormais {}", "{} now clears {}"),
        prose("{} n'efface plus {}", "{} no longer clears {}"),
    ),
    "field": (
        prose("{} remplit désormais {}", "{} now fills in {}"),
        prose("{} ne remplit plus {}", "{} no longer fills in {}"),
    ),
    "dossier": (
        prose("{} écrit désormais {} au dossier", "{} now writes {} to the dossier"),
        prose("{} n'écrit plus {} au dossier", "{} no longer writes {} to the dossier"),
    ),
}


def _written(reading: Reading, assign: Assign) -> tuple[str, Prose]:
    """What is written: its key, and what a person calls it."""
    flow, target = reading.flow, assign.target
    if assign.kind == "field" and target in flow.fields:
        return reading.renames.key(flow.id, target), quoted(plain(flow.fields[target].label))
    if assign.kind == "screen" and target in flow.screens:
        return reading.id("screen", target), joined(
            prose("l'écran {}", "the screen {}"), named(flow.screens[target].title)
        )
    datum = reading.library.dossiers.fields.get(target.removeprefix("insured."))
    return target, quoted(datum.label) if datum else Prose(target, target)
