"""The journeys: each with its pictures, its states, rules, messages, values and documents."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from harness.site import links
from harness.site.documents import Ref
from harness.site.drawings import Drawings
from harness.site.pages import screens, states
from harness.site.pages.requirements import oaths_of
from harness.site.pages.screens import lines_of
from harness.site.pages.sheet import Sheet
from harness.site.pages.states import inside
from harness.site.view import Link, View
from harness.site.ways import passing, ways
from simulator.spec.flow import Flow, Guard, Message, State


class RuleTold(NamedTuple):
    """A rule: its sentence, its condition in words, what it says when it refuses, where it is checked, who shows it."""

    guard: Guard
    sentence: str
    condition: str
    messages: tuple[Link, ...]
    states: tuple[Link, ...]
    holds: tuple[Ref, ...]
    refuses: tuple[Ref, ...]


class MessageTold(NamedTuple):
    """A message and the scenarios that show it."""

    message: Message
    text: str
    shown: tuple[Ref, ...]


class Row(NamedTuple):
    """A state in the list of states; ``depth`` is how many others it lies in."""

    state: State
    link: Link
    depth: int
    screens: tuple[Link, ...]
    ways: int
    scenarios: int


def sheets(view: View, drawings: Drawings) -> Iterator[Sheet]:
    """All pages of all journeys."""
    t = view.say
    flows = tuple(view.facts.library.flows.values())
    yield Sheet(links.JOURNEYS, "journeys.html", t("Démarches", "Journeys"), {"flows": flows})
    above = (Link(t("Démarches", "Journeys"), links.JOURNEYS),)
    for flow in flows:
        name = view.sentences(flow).text(flow.name)
        yield Sheet(links.journey(flow.id), "journey.html", name, _journey(view, drawings, flow), above, links.JOURNEYS)
        within = (*above, Link(name, links.journey(flow.id)))
        yield screens.sheet(view, drawings, flow, within)
        yield from states.sheets(view, drawings, flow, within)


def _journey(view: View, drawings: Drawings, flow: Flow) -> dict[str, Any]:
    return {
        "flow": flow,
        "accesses": tuple(_access(view, flow)),
        "lifecycle": drawings.picture(flow, "lifecycle", view.lang),
        "detail": drawings.picture(flow, "detail", view.lang),
        "rows": tuple(_row(view, flow, state) for state in flow.states.values()),
        "rules": tuple(_rule(view, flow, guard) for guard in flow.guards.values()),
        "messages": tuple(_message(view, flow, message) for message in flow.messages.values()),
        "values": tuple((each, view.words(each.expression)) for each in flow.values.values()),
        "events": tuple((each, view.sentences(flow).actor(each.by)) for each in flow.events.values()),
        "documents": tuple((each, tuple(lines_of(view, flow, each.lines))) for each in flow.documents.values()),
        "oaths": oaths_of(view, flow),
    }


def _access(view: View, flow: Flow) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Where the portal leads into the flow: the devices, the path of menus, the statements."""
    words = view.sentences(flow)
    for access in flow.access:
        known = view.facts.library.portal.devices
        devices = ", ".join(known[on].of(view.lang) for on in access.on if on in known)
        yield devices, " › ".join(words.menu(label) for label in access.path), access.guide


def _row(view: View, flow: Flow, state: State) -> Row:
    return Row(
        state,
        view.state(flow, state.id),
        state.depth,
        _screens_of(view, flow, state),
        len(ways(view, flow, state)),
        len(passing(view, flow, inside(flow, state))),
    )


def _screens_of(view: View, flow: Flow, state: State) -> tuple[Link, ...]:
    shown = [screen for screen in (state.screen, *state.panels) if screen is not None]
    return tuple(Link(view.sentences(flow).text(each.title), links.screen(flow.id, each.id)) for each in shown)


def _rule(view: View, flow: Flow, guard: Guard) -> RuleTold:
    words = view.sentences(flow)
    checked = [
        state.id
        for state in flow.states.values()
        if any(guard in branch.needs for branches in state.events.values() for branch in branches)
    ]
    sentence = words.text(guard.text)
    return RuleTold(
        guard,
        sentence[:1].upper() + sentence[1:],
        view.words(guard.condition),
        tuple(Link(words.message(m), links.part(flow.id, "messages", m.id)) for m in guard.messages),
        tuple(view.state(flow, name) for name in checked),
        view.showing(_clauses(view, flow, guard, ":true")),
        view.showing(_clauses(view, flow, guard, ":false")),
    )


def _clauses(view: View, flow: Flow, guard: Guard, end: str) -> list[str]:
    start = f"{flow.id}:clause:guard:{guard.id}:"
    names = [each.id for each in view.facts.coverage.obligations]
    return [name for name in names if name.startswith(start) and name.endswith(end)]


def _message(view: View, flow: Flow, message: Message) -> MessageTold:
    return MessageTold(
        message, view.sentences(flow).text(message.text), view.showing([f"{flow.id}:message:{message.id}"])
    )
