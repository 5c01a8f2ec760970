"""The states of a journey, a page for each: what is seen there, what can happen, and the scenarios that pass."""

from collections.abc import Iterator
from typing import NamedTuple

from diagrams.dates import moment
from harness.site import links
from harness.site.drawings import Drawing, Drawings
from harness.site.examples import Example
from harness.site.pages.screens import drawn
from harness.site.pages.sheet import Sheet
from harness.site.view import Link, View
from harness.site.ways import arrivals, passing, ways
from simulator.spec.flow import Flow, Screen, State


class Shown(NamedTuple):
    """A screen in a state: drawn as it is there, ``told`` says whose and when; ``lender`` is the state it comes from.

    Without an example it is drawn as it is specified, and ``told`` says so.
    """

    link: Link
    screen: Screen
    drawing: Drawing
    told: str
    lender: Link | None


def sheets(view: View, drawings: Drawings, flow: Flow, above: tuple[Link, ...]) -> Iterator[Sheet]:
    """The pages of all states of a flow."""
    return (_state(view, drawings, flow, state, above) for state in flow.states.values())


def inside(flow: Flow, state: State) -> tuple[str, ...]:
    """A state and those inside it."""
    return tuple(name for name in flow.states if f"{name}.".startswith(f"{state.id}."))


def _state(view: View, drawings: Drawings, flow: Flow, state: State, above: tuple[Link, ...]) -> Sheet:
    words = view.sentences(flow)
    holders = [name for name in flow.states if state.id.startswith(f"{name}.")]
    values = {
        "flow": flow,
        "state": state,
        "holders": tuple((view.state(flow, name), ways(view, flow, flow.states[name])) for name in holders),
        "children": tuple(view.state(flow, name) for name in flow.states if flow.states[name].parent == state.id),
        "screens": tuple(_shown(view, drawings, flow, state)),
        "around": None if state.children else drawings.region(flow, state.id, view.lang),
        "ways": ways(view, flow, state),
        "arrivals": tuple(view.state(flow, name) for name in arrivals(flow, state)),
        "passing": passing(view, flow, inside(flow, state)),
    }
    crumbs = (*above, *(view.state(flow, name) for name in holders))
    return Sheet(links.state(flow.id, state.id), "state.html", words.text(state.label), values, crumbs, links.JOURNEYS)


def _shown(view: View, drawings: Drawings, flow: Flow, state: State) -> Iterator[Shown]:
    """What is seen in a state: its own screens, then those that the states around it lend."""
    lenders = {
        screen: name
        for name in flow.states
        if f"{state.id}.".startswith(f"{name}.")
        for screen in _own(flow.states[name])
    }
    screens = _own(state) if state.children else flow.leaves[state.id].screens
    for screen in screens:
        found = drawings.seen(flow, state, screen, view.lang)
        drawing = found[0] if found else drawn(view, drawings, flow, screen)
        lender = lenders.get(screen, state.id)
        yield Shown(
            Link(view.sentences(flow).text(screen.title), links.screen(flow.id, screen.id)),
            screen,
            drawing,
            _told(view, found[1] if found else None),
            None if lender == state.id else view.state(flow, lender),
        )


def _own(state: State) -> tuple[Screen, ...]:
    return (*((state.screen,) if state.screen else ()), *state.panels)


def _told(view: View, example: Example | None) -> str:
    """Whose screen it is, and when."""
    t = view.say
    if example is None:
        return view.tied(
            t(
                "L'écran tel qu'il est spécifié : aucun exemple n'y conduit. Entre crochets, ce qui dépend du dossier "
                "ou de la saisie.",
                "The screen as it is specified: no example leads there. Between brackets, what depends on the dossier "
                "or on what is entered.",
            )
        )
    when = moment(example.at, view.lang)
    told = t(f"Exemple : {example.name}, personne fictive, le {when}", f"Example: {example.name}, fictitious, {when}")
    return view.tied(told + (t(f" ; vu par {example.by}", f"; seen by {example.by}") if example.by else "") + ".")
