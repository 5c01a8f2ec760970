"""What a person does: clicks, fills, logs in and out. Each act gives the portal afterwards and how it went."""

from dataclasses import replace
from typing import NamedTuple

from simulator.engine.reasons import say
from simulator.engine.session import Session
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Fired, Firing, Refused, snapshot_from_json, snapshot_to_json
from simulator.portal.page import FieldView, Page, ScreenView, edition, page, role
from simulator.spec.flow import FILL, INSURED, LOGOUT, OPEN, OUTSIDE, Access, Flow
from simulator.spec.text import Lang, Prose


class Act(NamedTuple):
    """The portal after an act; ``reasons`` say why it was refused, () where it was done."""

    simulation: Simulation
    reasons: tuple[str, ...] = ()
    done: bool = True


_NOT_CONNECTED = Prose("il faut d'abord se connecter", "log in first")
_NO_DEVICE = Prose("la démarche n'est pas proposée sur cet appareil", "the procedure is not offered on this device")


def _refused(simulation: Simulation, lang: Lang, why: Prose) -> Act:
    return Act(simulation, (why.of(lang),), False)


def has_menus(simulation: Simulation, device: str) -> bool:
    """Whether the portal has tabs on a device: some flow is reached by a path there."""
    return any(
        access.path and device in access.on for flow in simulation.library.flows.values() for access in flow.access
    )


def connect(simulation: Simulation, person: str, device: str) -> Act:
    """Log in on a device: the first tab is open."""
    tab = edition(simulation).tabs[0].label.text.fr if has_menus(simulation, device) else ""
    return Act(simulation.with_session(person, Session(device, tab)))


def disconnect(simulation: Simulation, person: str, lang: Lang) -> Act:
    """Log out: every live case of the person that knows what a log-out is learns of it."""
    if person not in simulation.sessions:
        return _refused(simulation, lang, _NOT_CONNECTED)
    for case in simulation.cases.values():
        flow = simulation.library.flows[case.flow]
        if case.insured == person and LOGOUT in flow.leaves[case.snapshot.state].arcs:
            simulation, _ = simulation.fired(case.id, LOGOUT)
    return Act(simulation.with_session(person, None))


def open_tab(simulation: Simulation, person: str, label: str, lang: Lang) -> Act:
    """Open a tab: no case is in front any more, none is changed."""
    session = simulation.sessions.get(person)
    if session is None:
        return _refused(simulation, lang, _NOT_CONNECTED)
    tab = next((tab.label.text.fr for tab in edition(simulation).tabs if tab.label.text.of(lang) == label), None)
    if tab is None or not session.tab:
        return _unknown(simulation, label, lang)
    return Act(simulation.with_session(person, session._replace(tab=tab, front=None, dialog=None)))


def _unknown(simulation: Simulation, label: str, lang: Lang) -> Act:
    why = Prose(f"« {label} » n'est pas à l'écran", f"“{label}” is not on screen")
    return _refused(simulation, lang, why)


def start(simulation: Simulation, actor: str, flow: Flow, insured: str, lang: Lang, device: str | None = None) -> Act:
    """Open a flow without the portal's menus: at the counter, in the application, on the kiosk."""
    by = role(simulation, actor)
    session = simulation.sessions.get(actor)
    if session is None and by == INSURED:
        return _refused(simulation, lang, _NOT_CONNECTED)
    on = device or (session.device if session else None)
    offers = [access for access in flow.access if access.by == by and (on is None or on in access.on)]
    if not offers:
        return _refused(simulation, lang, _NO_DEVICE)
    if session is None:
        simulation = simulation.with_session(actor, Session(on or offers[0].on[0]))
    return _enter(simulation, actor, flow, insured)


def _enter(simulation: Simulation, actor: str, flow: Flow, insured: str) -> Act:
    """Bring the person's live case to the front, or begin one. At a counter everybody sees the same case."""
    case = simulation.live(insured, flow.id) if flow.per_insured else None
    by = role(simulation, actor)
    if case is None:
        simulation, case = simulation.started(flow.id, insured, by)
    elif OPEN in flow.leaves[case.snapshot.state].arcs:
        simulation, _ = simulation.fired(case.id, OPEN, by=by)
    return Act(in_front(simulation, actor, case.id))


def in_front(simulation: Simulation, actor: str, case: str) -> Simulation:
    """A case in front of a person who is there; at a counter, of everybody who has a part in it."""
    flow = simulation.library.flows[simulation.cases[case].flow]
    session = simulation.sessions[actor]
    simulation = simulation.with_session(actor, session._replace(front=case))
    for other in sorted({event.by for event in flow.events.values()} - {role(simulation, actor), INSURED, OUTSIDE}):
        simulation = simulation.with_session(other, Session(session.device, "", case))
    return simulation


def present(simulation: Simulation, insured: str, case: str) -> Simulation:
    """The case in front of whoever enters its flow: logged in, or at the counter, if they were not."""
    flow = simulation.library.flows[simulation.cases[case].flow]
    access = flow.access[0]
    actor = insured if access.by == INSURED else access.by
    if actor not in simulation.sessions:
        simulation = connect(simulation, actor, access.on[0]).simulation
    return in_front(simulation, actor, case)


def click(simulation: Simulation, person: str, label: str, lang: Lang) -> Act:
    """Click what bears a label: an open dialog comes first, then the screen, panels, tabs, links, the header."""
    seen = page(simulation, person, lang)
    if not seen.connected:
        return _refused(simulation, lang, _NOT_CONNECTED)
    for screen in _in_reach(seen):
        for button in screen.buttons:
            if button.label == label:
                if not button.active:
                    return Act(simulation, button.reasons, False)
                return fire(simulation, person, screen.case, button.event, lang)
    if seen.front is not None and seen.front.dialog:
        return _unknown(simulation, label, lang)
    if label in seen.tabs:
        return open_tab(simulation, person, label, lang)
    if any(label in heading.links for heading in seen.headings):
        return _follow_link(simulation, person, label, lang)
    if label in seen.header:
        return _header(simulation, person, label, lang)
    return _unknown(simulation, label, lang)


def _in_reach(seen: Page) -> tuple[ScreenView, ...]:
    if seen.front is not None and seen.front.dialog:
        return (seen.front,)
    return tuple(screen for screen in (seen.front, *seen.panels) if screen is not None)


def fire(simulation: Simulation, person: str, case: str, event: str, lang: Lang) -> Act:
    """An event on a case by a person; the portal then goes where the flow says."""
    simulation, firing = simulation.fired(case, event, by=role(simulation, person))
    simulation = simulation.with_session(person, _after(simulation, person, case, firing))
    if isinstance(firing.outcome, Refused):
        return Act(simulation, reasons(simulation, firing, lang), False)
    return _go(simulation, person, firing.outcome)


def _after(simulation: Simulation, person: str, case: str, firing: Firing) -> Session:
    """A dialog lies over what was there and gives it back; a case that shows another screen comes to the front."""
    leaves = simulation.library.flows[firing.after.flow].leaves
    before, after = leaves[firing.before.state], leaves[firing.after.state]
    session = simulation.sessions[person]._replace(dialog=case if after.covers else None)
    shows_more = after.screen is not None and after is not before and after.covers is None and before.covers != after.id
    return session._replace(front=case) if shows_more else session


def reasons(simulation: Simulation, firing: Firing, lang: Lang) -> tuple[str, ...]:
    """Why a firing was refused, in words."""
    if isinstance(firing.outcome, Fired):
        return ()
    flow = simulation.library.flows[firing.before.flow]
    event = flow.events.get(firing.event)
    actor = simulation.library.portal.actors[event.by].of(lang) if event else ""
    return tuple(say(flow, reason, firing.before, firing.facts, lang, actor) for reason in firing.outcome.reasons)


def _go(simulation: Simulation, person: str, outcome: Fired) -> Act:
    path = outcome.effects.go
    session = simulation.sessions[person]
    if not path or not session.tab:
        return Act(simulation)
    simulation = simulation.with_session(person, session._replace(tab=path[0], front=None))
    flow = _flow_behind(simulation, path, session.device)
    return Act(simulation) if flow is None else _enter(simulation, person, flow, person)


def _flow_behind(simulation: Simulation, path: tuple[str, ...], device: str) -> Flow | None:
    def leads(access: Access) -> bool:
        return access.path == path and device in access.on and access.by == INSURED

    flows = simulation.library.flows.values()
    return next((flow for flow in flows if any(leads(access) for access in flow.access)), None)


def _follow_link(simulation: Simulation, person: str, label: str, lang: Lang) -> Act:
    session = simulation.sessions[person]
    tab = next(tab for tab in edition(simulation).tabs if tab.label.text.fr == session.tab)
    for heading in tab.headings:
        for link in heading.links:
            if link.text.of(lang) == label:
                path = (session.tab, heading.label.text.fr, link.text.fr)
                flow = _flow_behind(simulation, path, session.device)
                if flow is not None:
                    return _enter(simulation, person, flow, person)
                if link.go:
                    return Act(simulation.with_session(person, session._replace(tab=link.go[0], front=None)))
                return Act(simulation)
    return _unknown(simulation, label, lang)


def _header(simulation: Simulation, person: str, label: str, lang: Lang) -> Act:
    last = edition(simulation).header[-1].text.of(lang)
    return disconnect(simulation, person, lang) if label == last else Act(simulation)


def fill(simulation: Simulation, person: str, label: str, typed: str | tuple[str, ...], lang: Lang) -> Act:
    """Type into the field that bears a label; options and records are typed by their label."""
    seen = page(simulation, person, lang)
    if not seen.connected:
        return _refused(simulation, lang, _NOT_CONNECTED)
    for screen in _in_reach(seen):
        for field in screen.fields:
            if field.label == label:
                return _type(simulation, person, screen.case, field, typed, lang)
    return _unknown(simulation, label, lang)


def _type(
    simulation: Simulation, person: str, case: str, field: FieldView, typed: str | tuple[str, ...], lang: Lang
) -> Act:
    texts = (typed,) if isinstance(typed, str) else typed
    if field.type == "choice" and texts != ("",):
        ids = {option.label: option.id for option in field.options}
        unknown = [text for text in texts if text not in ids]
        if unknown:
            return _unknown(simulation, unknown[0], lang)
        texts = tuple(ids[text] for text in texts)
    value = texts if field.many and texts != ("",) else texts[0]
    simulation, firing = simulation.fired(case, FILL, {field.key: value}, by=role(simulation, person))
    refused = isinstance(firing.outcome, Refused)
    return Act(simulation, reasons(simulation, firing, lang), not refused)


def happen(simulation: Simulation, event: str, lang: Lang, insured: str | None = None) -> Act:
    """An outside event, by its label, on every live case that knows it (of one insured person, or of all)."""
    done = False
    for case in tuple(simulation.cases.values()):
        flow = simulation.library.flows[case.flow]
        for declared in flow.events.values():
            concerns = declared.by == OUTSIDE and declared.label.of(lang).source == event
            if concerns and insured in (None, case.insured) and not simulation.ended(case):
                simulation, firing = simulation.fired(case.id, declared.id, by=OUTSIDE)
                done |= isinstance(firing.outcome, Fired)
    return Act(simulation) if done else _unknown(simulation, event, lang)


def field_named(seen: Page, label: str) -> FieldView | None:
    """The field of a page that bears a label, among those in reach."""
    return next((field for screen in _in_reach(seen) for field in screen.fields if field.label == label), None)


def stored_and_restored(simulation: Simulation) -> Simulation:
    """The portal after every case went through its stored form: what a reload shows."""
    cases = {
        name: case._replace(snapshot=snapshot_from_json(snapshot_to_json(case.snapshot)))
        for name, case in simulation.cases.items()
    }
    return replace(simulation, cases=cases)
