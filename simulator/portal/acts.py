"""What a person does: clicks, fills, logs in and out. Each act gives the portal afterwards and how it went.

Everything is named by its id here; by the labels on screen, see `by_label`.
"""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from simulator.engine.reasons import say
from simulator.engine.session import Session
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Fired, Firing, Refused, snapshot_from_json, snapshot_to_json
from simulator.portal.deed import (
    Amend,
    Connect,
    Deed,
    Disconnect,
    Fill,
    Follow,
    Happen,
    OpenTab,
    Press,
    Reload,
    Start,
    Wait,
)
from simulator.portal.page import ButtonView, Page, edition, page, role
from simulator.spec import typed
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import FILL, INSURED, LOGOUT, OPEN, OUTSIDE, Access, Flow
from simulator.spec.text import LANGS, Lang, Prose


class Act(NamedTuple):
    """The portal after an act; ``reasons`` say why it was refused, in ``lang``; () where it was done."""

    simulation: Simulation
    reasons: tuple[str, ...] = ()
    done: bool = True
    lang: Lang = "fr"


def do(simulation: Simulation, deed: Deed, lang: Lang, seen: Page | None = None) -> Act:  # noqa: C901 - a row a kind
    """Do a deed, if it is possible; ``seen`` is the page of whoever does it, where one has it at hand.

    Raises:
        KeyError: for a person, a device, a flow, a case or a datum that is not there.
        ValueError: for a datum that cannot be read, or a time that is past.
    """
    match deed:
        case Connect(person, device):
            return connect(simulation, _somebody(simulation, person), _device(simulation, device))
        case Disconnect(person):
            return disconnect(simulation, person, lang)
        case OpenTab(person, tab):
            return _to_tab(simulation, person, tab, lang)
        case Follow(person, path):
            return _follow(simulation, person, path, lang)
        case Press():
            return _press(simulation, deed, lang, seen)
        case Fill():
            return _type(simulation, deed, lang, seen)
        case Start(person, flow, insured, device):
            return start(simulation, person, simulation.library.flows[flow], insured, lang, device)
        case Happen(event, insured):
            return _happen(simulation, event, lang, insured)
        case Amend(insured, name, text):
            return _amend(simulation, insured, name, text)
        case Wait(to):
            return _wait(simulation, to)
        case Reload(person):
            page(simulation, person, lang)
            return Act(stored_and_restored(simulation))


def _somebody(simulation: Simulation, person: str) -> str:
    """Who logs in: an insured person or an actor of the portal."""
    actors = set(simulation.library.portal.actors) - {INSURED, OUTSIDE}
    if person not in simulation.library.dossiers.people and person not in actors:
        raise KeyError(person)
    return person


def _device(simulation: Simulation, device: str) -> str:
    if device not in simulation.library.portal.devices:
        raise KeyError(device)
    return device


def _amend(simulation: Simulation, insured: str, name: str, text: str | None) -> Act:
    datum = simulation.library.dossiers.fields[name]
    value = None if text is None else typed.read(text, datum.type)
    if text is not None and value is None:
        raise ValueError(f"{name}: not a value")
    return Act(simulation.with_dossier(insured, name, value))


def _wait(simulation: Simulation, to: datetime) -> Act:
    if to < simulation.now:
        raise ValueError("time does not go back")
    return Act(simulation.advanced(to))


NOT_CONNECTED = Prose("il faut d'abord se connecter", "log in first")


def refused(simulation: Simulation, lang: Lang, why: Prose) -> Act:
    """A refusal, and why."""
    return Act(simulation, (why.of(lang),), False, lang)


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
        return refused(simulation, lang, NOT_CONNECTED)
    for case in simulation.cases.values():
        flow = simulation.library.flows[case.flow]
        if case.insured == person and LOGOUT in flow.leaves[case.snapshot.state].arcs:
            simulation, _ = simulation.fired(case.id, LOGOUT)
    return Act(simulation.with_session(person, None))


def _to_tab(simulation: Simulation, person: str, tab: str, lang: Lang) -> Act:
    session = simulation.sessions.get(person)
    if session is None:
        return refused(simulation, lang, NOT_CONNECTED)
    if not session.tab or tab not in (each.label.text.fr for each in edition(simulation).tabs):
        return not_there(simulation, tab, lang)
    return Act(simulation.with_session(person, session._replace(tab=tab, front=None, dialog=None)))


def unknown(label: str, lang: Lang) -> tuple[str, ...]:
    """Why what is not on screen cannot be clicked or filled."""
    return (Prose(f"« {label} » n'est pas à l'écran", f"“{label}” is not on screen").of(lang),)


def absent(seen: Page, label: str, lang: Lang) -> tuple[str, ...]:
    """The same, on a page: who is not logged in sees none."""
    return unknown(label, lang) if seen.connected else (NOT_CONNECTED.of(lang),)


def not_there(simulation: Simulation, label: str, lang: Lang) -> Act:
    """A refusal of what is not on screen."""
    return Act(simulation, unknown(label, lang), False, lang)


def start(simulation: Simulation, actor: str, flow: Flow, insured: str, lang: Lang, device: str | None = None) -> Act:
    """Open a flow without the portal's menus: at the counter, in the application, on the kiosk."""
    by = role(simulation, actor)
    session = simulation.sessions.get(actor)
    if session is None and by == INSURED:
        return refused(simulation, lang, NOT_CONNECTED)
    on = device or (session.device if session else None)
    offers = [access for access in flow.access if access.by == by and (on is None or on in access.on)]
    if not offers:
        return refused(simulation, lang, _elsewhere(simulation, flow, by))
    if session is None:
        simulation = simulation.with_session(actor, Session(on or offers[0].on[0]))
    return _enter(simulation, actor, flow, insured)


def _elsewhere(simulation: Simulation, flow: Flow, by: str) -> Prose:
    """Why a flow is not opened here: it is offered on other devices, or to other people."""
    portal, actor = simulation.library.portal, simulation.library.portal.actors[by]
    on = dict.fromkeys(device for access in flow.access if access.by == by for device in access.on)
    if not on:
        others = dict.fromkeys(access.by for access in flow.access)
        fr, en = (", ".join(portal.actors[each].of(lang) for each in others) for lang in LANGS)
        return Prose(f"cette démarche n'est pas ouverte par {actor.fr}, mais par {fr}",
                     f"this journey is not opened by {actor.en}, but by {en}")  # fmt: skip
    fr, en = (", ".join(quoted(portal.devices[each].of(lang), lang) for each in on) for lang in LANGS)
    return Prose(f"la démarche n'est pas proposée sur cet appareil, mais sur {fr}",
                 f"the journey is not offered on this device, but on {en}")  # fmt: skip


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


def _press(simulation: Simulation, deed: Press, lang: Lang, seen: Page | None) -> Act:
    seen = seen or page(simulation, deed.person, lang)
    if not seen.connected:
        return refused(simulation, lang, NOT_CONNECTED)
    button = _button(seen, deed)
    if button is None:
        flow = simulation.library.flows[simulation.cases[deed.case].flow]
        label = flow.events[deed.event].label.of(lang).source if deed.event in flow.events else deed.event
        return not_there(simulation, label, lang)
    if not button.active:
        return Act(simulation, button.reasons, False, lang)
    return fire(simulation, deed.person, deed.case, deed.event, lang)


def _button(seen: Page, deed: Press) -> ButtonView | None:
    screens = (screen for screen in seen.within_reach if screen.case == deed.case)
    return next((button for screen in screens for button in screen.buttons if button.event == deed.event), None)


def fire(simulation: Simulation, person: str, case: str, event: str, lang: Lang) -> Act:
    """An event on a case by a person; the portal then goes where the flow says."""
    simulation, firing = simulation.fired(case, event, by=role(simulation, person))
    simulation = simulation.with_session(person, _after(simulation, person, case, firing))
    if isinstance(firing.outcome, Refused):
        return Act(simulation, reasons(simulation, firing, lang), False, lang)
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


def _follow(simulation: Simulation, person: str, path: tuple[str, ...], lang: Lang) -> Act:
    """Follow a link by its French labels; those of the header lead nowhere."""
    session = simulation.sessions.get(person)
    if session is None:
        return refused(simulation, lang, NOT_CONNECTED)
    portal = edition(simulation)
    if len(path) == 1 and path[0] in (link.text.fr for link in portal.header):
        return Act(simulation)
    if len(path) != 3 or not session.tab or not portal.leads(path):
        return not_there(simulation, path[-1] if path else "", lang)
    flow = _flow_behind(simulation, path, session.device)
    if flow is not None:
        return _enter(simulation, person, flow, person)
    headings = (heading for tab in portal.tabs if tab.label.text.fr == path[0] for heading in tab.headings)
    links = (link for heading in headings if heading.label.text.fr == path[1] for link in heading.links)
    go = next(link.go for link in links if link.text.fr == path[2])
    return Act(simulation.with_session(person, session._replace(tab=go[0], front=None)) if go else simulation)


def _type(simulation: Simulation, deed: Fill, lang: Lang, seen: Page | None) -> Act:
    seen = seen or page(simulation, deed.person, lang)
    if not seen.connected:
        return refused(simulation, lang, NOT_CONNECTED)
    shown = [
        f for screen in seen.within_reach if screen.case == deed.case for f in screen.fields if f.key == deed.field
    ]
    if not shown:
        flow = simulation.library.flows[simulation.cases[deed.case].flow]
        label = flow.fields[deed.field].label.of(lang).source if deed.field in flow.fields else deed.field
        return not_there(simulation, label, lang)
    offered = {option.id for option in shown[0].options}
    texts = (deed.typed,) if isinstance(deed.typed, str) else deed.typed
    strange = [text for text in texts if text and text not in offered] if shown[0].type == "choice" else []
    if strange:
        return not_there(simulation, strange[0], lang)
    by = role(simulation, deed.person)
    simulation, firing = simulation.fired(deed.case, FILL, {deed.field: deed.typed}, by=by)
    if isinstance(firing.outcome, Refused):
        return Act(simulation, reasons(simulation, firing, lang), False, lang)
    return Act(simulation)


def _happen(simulation: Simulation, event: str, lang: Lang, insured: str | None) -> Act:
    done, label = False, event
    for case in tuple(simulation.cases.values()):
        flow = simulation.library.flows[case.flow]
        for declared in flow.events.values():
            concerns = declared.by == OUTSIDE and declared.label.fr.source == event
            if concerns and insured in (None, case.insured) and not simulation.ended(case):
                label = declared.label.of(lang).source
                simulation, firing = simulation.fired(case.id, declared.id, by=OUTSIDE)
                done |= isinstance(firing.outcome, Fired)
    return Act(simulation) if done else not_there(simulation, label, lang)


def stored_and_restored(simulation: Simulation) -> Simulation:
    """The portal after every case went through its stored form: what a reload shows."""
    cases = {
        name: case._replace(snapshot=snapshot_from_json(snapshot_to_json(case.snapshot)))
        for name, case in simulation.cases.items()
    }
    return replace(simulation, cases=cases)
