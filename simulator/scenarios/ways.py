"""The ways through the portal: what a person does, before an act, to have its button or its field before them."""

from collections.abc import Iterator
from typing import NamedTuple

from simulator.engine.simulation import Case, Simulation
from simulator.portal import acts, by_label
from simulator.portal.page import ButtonView, FieldView, Page, edition, page, role
from simulator.scenarios.scenario import Values
from simulator.spec.flow import INSURED, Access, Flow
from simulator.spec.portal import Tab
from simulator.spec.text import Lang


class Step(NamedTuple):
    """A phrase and what it is told, but for who acts."""

    phrase: str
    values: Values


class Way(NamedTuple):
    """What is done on the way, and the portal at its end."""

    simulation: Simulation
    steps: tuple[Step, ...] = ()

    def then(self, act: acts.Act, step: Step) -> "Way":
        """One step further."""
        return Way(act.simulation, (*self.steps, step))


def button(seen: Page, case: str, event: str) -> ButtonView | None:
    """The button that fires an event of a case, if it is within reach."""
    shown = (b for screen in seen.within_reach if screen.case == case for b in screen.buttons)
    return next((b for b in shown if b.event == event), None)


def field(seen: Page, case: str, key: str) -> FieldView | None:
    """The field of a case, if it is within reach."""
    shown = (f for screen in seen.within_reach if screen.case == case for f in screen.fields)
    return next((f for f in shown if f.key == key), None)


def ways(here: Simulation, person: str, case: Case, lang: Lang) -> Iterator[Way]:
    """The ways to what a case shows, the shortest first: stay, log in, open a panel's tab, come back by the access."""
    flow = here.library.flows[case.flow]
    if person in here.sessions:
        yield Way(here)
    else:
        yield from arrivals(here, person, flow, lang)
    for start in _connected(here, person, flow, lang):
        for tab in _panel_tabs(start.simulation, case):
            yield _opened(start, person, tab, lang)
    yield from doors(here, person, case.insured, flow, lang)


def arrivals(here: Simulation, person: str, flow: Flow, lang: Lang) -> Iterator[Way]:
    """The ways to log in where a flow can be reached."""
    if role(here, person) == INSURED:
        devices = dict.fromkeys(device for access in flow.access if access.by == INSURED for device in access.on)
        yield from (_logged_in(here, person, device, lang) for device in devices)


def _connected(here: Simulation, person: str, flow: Flow, lang: Lang) -> Iterator[Way]:
    if person in here.sessions:
        yield Way(here)
    else:
        yield from arrivals(here, person, flow, lang)


def _logged_in(here: Simulation, person: str, device: str, lang: Lang) -> Way:
    devices = here.library.portal.devices
    step = Step("connect", {})
    if device != next(iter(devices)):
        step = Step("connect_on", {"device": devices[device].of(lang)})
    return Way(here).then(acts.connect(here, person, device), step)


def _panel_tabs(here: Simulation, case: Case) -> Iterator[Tab]:
    leaf = here.library.flows[case.flow].leaves[case.snapshot.state]
    wanted = dict.fromkeys(tab for panel in leaf.panels for tab in panel.at)
    yield from (tab for tab in edition(here).tabs if tab.label.text.fr in wanted)


def _opened(way: Way, person: str, tab: Tab, lang: Lang) -> Way:
    label = tab.label.text.of(lang)
    seen = page(way.simulation, person, lang)
    if seen.tab == label and seen.front is None:
        return way
    return way.then(by_label.open_tab(way.simulation, person, label, lang), Step("open_tab", {"tab": label}))


def doors(here: Simulation, person: str, insured: str, flow: Flow, lang: Lang) -> Iterator[Way]:
    """The ways into a flow, by its access paths in their order: a link of the portal, or its name where there is none.

    A door opens a new case or, where one lives per insured, comes back to it.
    """
    offered = [access for access in flow.access if access.by == role(here, person)]
    for access in offered:
        way = _on_device(here, person, access, lang)
        link = _link(way, person, access, lang)
        if link is not None:
            yield link
        elif not access.path:
            yield _by_name(way, person, insured, flow, lang)
    for access in offered:
        if access.path:
            yield _by_name(_on_device(here, person, access, lang), person, insured, flow, lang)


def _on_device(here: Simulation, person: str, access: Access, lang: Lang) -> Way:
    session = here.sessions.get(person)
    if role(here, person) != INSURED or (session is not None and session.device in access.on):
        return Way(here)
    return _logged_in(here, person, access.on[0], lang)


def _link(way: Way, person: str, access: Access, lang: Lang) -> Way | None:
    """Through the menus, where this edition of the portal has that link."""
    if len(access.path) != 3 or not edition(way.simulation).leads(access.path):
        return None
    tab = next(tab for tab in edition(way.simulation).tabs if tab.label.text.fr == access.path[0])
    heading = next(heading for heading in tab.headings if heading.label.text.fr == access.path[1])
    label = next(link.text.of(lang) for link in heading.links if link.text.fr == access.path[2])
    way = _opened(way, person, tab, lang)
    return way.then(by_label.click(way.simulation, person, label, lang), Step("click", {"label": label}))


def _by_name(way: Way, person: str, insured: str, flow: Flow, lang: Lang) -> Way:
    act = acts.start(way.simulation, person, flow, insured, lang)
    name = flow.name.of(lang).source
    if person == insured:
        return way.then(act, Step("start", {"flow": name}))
    return way.then(act, Step("start_for", {"flow": name, "person": way.simulation.library.dossiers.name(insured)}))
