"""The states of a journey, a page for each: what is seen there, what can happen, and the scenarios that pass."""

from collections.abc import Iterator

from harness.site import links
from harness.site.drawings import Drawings
from harness.site.pages.screens import drawn
from harness.site.pages.sheet import Sheet
from harness.site.view import Link, View
from harness.site.ways import arrivals, passing, ways
from simulator.spec.flow import Flow, State


def sheets(view: View, drawings: Drawings, flow: Flow, above: tuple[Link, ...]) -> Iterator[Sheet]:
    """The pages of all states of a flow."""
    return (_state(view, drawings, flow, state, above) for state in flow.states.values())


def inside(flow: Flow, state: State) -> tuple[str, ...]:
    """A state and those inside it."""
    return tuple(name for name in flow.states if f"{name}.".startswith(f"{state.id}."))


def _state(view: View, drawings: Drawings, flow: Flow, state: State, above: tuple[Link, ...]) -> Sheet:
    words = view.sentences(flow)
    holders = [name for name in flow.states if state.id.startswith(f"{name}.")]
    shown = [screen for screen in (state.screen, *state.panels) if screen is not None]
    values = {
        "flow": flow,
        "state": state,
        "holders": tuple((view.state(flow, name), ways(view, flow, flow.states[name])) for name in holders),
        "children": tuple(view.state(flow, name) for name in flow.states if flow.states[name].parent == state.id),
        "screens": tuple(
            (Link(words.text(each.title), links.screen(flow.id, each.id)), each, drawn(view, drawings, flow, each))
            for each in shown
        ),
        "around": None if state.children else drawings.region(flow, state.id, view.lang),
        "ways": ways(view, flow, state),
        "arrivals": tuple(view.state(flow, name) for name in arrivals(flow, state)),
        "passing": passing(view, flow, inside(flow, state)),
    }
    crumbs = (*above, *(view.state(flow, name) for name in holders))
    return Sheet(links.state(flow.id, state.id), "state.html", words.text(state.label), values, crumbs, links.JOURNEYS)
