"""Step 0: the ways into a flow, each with the page of the portal and the link to click."""

from collections.abc import Iterator

from diagrams.dates import moment
from diagrams.handbook.blocks import Block, Facts, Figure, Rich, Run, Title, Together, Words, rich
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import Voice, capital
from diagrams.screens.mockup import whole
from simulator.engine.simulation import Simulation
from simulator.portal import acts, by_label
from simulator.portal.page import edition, page
from simulator.spec.flow import INSURED, Access
from simulator.spec.portal import Tab

HIGHEST = 520.0
"""How high the drawing of a page of the portal may be, in points."""
WIDTH = 470.0


def door(plan: Plan) -> Iterator[Block]:
    """The step before the first screen."""
    voice = plan.voice
    title = Title(voice.say("step", "0", voice.say("door")), 1, plan.door)
    simulation, insured = _before(plan)
    facts = Facts(tuple(_facts(plan, simulation, insured)))
    pictures = [found for access in plan.flow.access if (found := _page(plan, simulation, insured, access))]
    first = pictures[0] if pictures else ()
    yield Together((title, facts, *first))
    yield from (Together(picture) for picture in pictures[1:])


def _before(plan: Plan) -> tuple[Simulation, str]:
    """The portal before the journey is opened: what its example does in other journeys is done."""
    beginning = next(iter(plan.walk.visits.values())).beginning
    simulation = Simulation.begin(plan.walk.library, plan.walk.start)
    if beginning.acts:
        path = next(iter(plan.walk.visits.values())).path
        simulation = plan.walk.portal(type(path)(path.insured, path.start, beginning.acts))
    return simulation, beginning.insured


def _facts(plan: Plan, simulation: Simulation, insured: str) -> Iterator[tuple[str, Rich]]:
    voice = plan.voice
    who = dict.fromkeys(access.by for access in plan.flow.access)
    yield voice.say("who"), rich(capital(voice.listed(voice.actor(by) for by in who)))
    for access in plan.flow.access:
        yield voice.say("where"), rich(voice.place(access), voice.cited(access.guide, *_portal(voice, access)))
    for case in simulation.cases.values():
        other = voice.library.flows[case.flow]
        state = other.leaves[case.snapshot.state].path[0]
        there = Run(voice.quoted(state.label), f"{other.id}-states")
        yield voice.say("before"), voice.woven("before_told", voice.quoted(other.name), there)
    name = voice.library.dossiers.name(insured)
    yield voice.say("on_date"), rich(voice.say("example_of", name, moment(simulation.now, voice.lang)))


def _portal(voice: Voice, access: Access) -> Iterator[tuple[str, ...]]:
    """The statements that the portal's own labels on the way come from."""
    for known in voice.library.portal.editions:
        for tab in known.tabs:
            if access.path[:1] == (tab.label.text.fr,):
                yield tab.label.guide
                yield from _below(tab, access)


def _below(tab: Tab, access: Access) -> Iterator[tuple[str, ...]]:
    for heading in tab.headings:
        if access.path[1:2] == (heading.label.text.fr,):
            yield heading.label.guide
            yield from (link.guide for link in heading.links if access.path[2:3] == (link.text.fr,))


def _page(plan: Plan, simulation: Simulation, insured: str, access: Access) -> tuple[Block, ...]:
    """The page with the link; nothing where a menu of the portal does not lead in."""
    voice = plan.voice
    if len(access.path) != 3 or access.by != INSURED or not edition(simulation).leads(access.path):
        return ()
    tab = next(tab for tab in edition(simulation).tabs if tab.label.text.fr == access.path[0])
    there = acts.connect(simulation, insured, access.on[0]).simulation
    there = by_label.open_tab(there, insured, tab.label.text.of(voice.lang), voice.lang).simulation
    clicked = next(
        link.text.of(voice.lang)
        for heading in tab.headings
        for link in heading.links
        if (heading.label.text.fr, link.text.fr) == access.path[1:]
    )
    caption = Words(rich(Run(voice.place(access), face="small")), "small")
    drawn = whole(page(there, insured, voice.lang), voice.lang, width=WIDTH, clicked=clicked)
    return caption, Figure(drawn, HIGHEST)
