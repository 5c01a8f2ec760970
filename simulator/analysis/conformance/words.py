"""Deviations in the words of an analyst: a group in general, and one of them with its values."""

from collections.abc import Mapping
from datetime import datetime

from simulator.analysis.conformance.deviation import Deviation, Place
from simulator.engine.reasons import say
from simulator.engine.snapshot import Reason
from simulator.spec.calendar import french_date, local
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import BUILT_IN, FILL, Flow
from simulator.spec.text import Lang, Prose

_BUILT = {
    "open": Prose("ouverture de la démarche", "opening of the journey"),
    "logout": Prose("déconnexion", "log out"),
    FILL: Prose("saisie", "filling in"),
    "begin": Prose("début de la démarche", "opening of the case"),
}


def event_label(flow: Flow, event: str, lang: Lang) -> str:
    """An event as a person calls it, between the language's marks where it is a label."""
    if event in flow.events:
        return quoted(flow.events[event].label.of(lang).source, lang)
    return _BUILT[event].of(lang) if event in _BUILT or event in BUILT_IN else event


def state_label(flow: Flow, leaf: str, lang: Lang) -> str:
    """The innermost state of a leaf."""
    return quoted(flow.leaves[leaf].state.label.of(lang).source, lang)


def timer_label(flow: Flow, timer: str, lang: Lang) -> str:
    """What a timer leads to."""
    for state in flow.states.values():
        for each in state.timers:
            if each.id == timer:
                return quoted(flow.states[each.branch.to or state.id].label.of(lang).source, lang)
    return timer


def general(flow: Flow, place: Place, lang: Lang, actors: Mapping[str, Prose]) -> str:
    """What is wrong, of all deviations of a group."""
    french, state = lang == "fr", state_label(flow, place.leaf, lang)
    event, about = event_label(flow, place.event, lang) if place.event else "", place.about
    match place.kind:
        case "refused":
            assert isinstance(about, Reason)  # a refusal is about one
            return f"{event} {'dans' if french else 'in'} {state} {_against(flow, about, lang)}"
        case "absent":
            event = event or timer_label(flow, str(about), lang)
            return f"{event} dans {state} n'est pas possible" if french else f"{event} is not possible in {state}"
        case "ended":
            event = event or timer_label(flow, str(about), lang)
            return (
                f"{event} après la fin, la démarche étant {state}"
                if french
                else f"{event} after the end, the case being {state}"
            )
        case "skipped":
            return _skipped(flow, place, event, state, lang)
        case "reserved":
            who = quoted(actors.get(flow.events[place.event].by, Prose("?", "?")).of(lang), lang)
            by = quoted(actors.get(str(about), Prose("?", "?")).of(lang), lang)
            return f"{event} par {by}, réservé à {who}" if french else f"{event} by {by}, reserved for {who}"
        case "data":
            label = quoted(flow.fields[str(about)].label.of(lang).source, lang) if about in flow.fields else str(about)
            return (
                f"{label} saisi dans {state}, où il n'est pas à l'écran"
                if french
                else f"{label} typed in {state}, where it is not on screen"
            )
    return _deadline(flow, place, event, lang)


def _skipped(flow: Flow, place: Place, event: str, state: str, lang: Lang) -> str:
    about = place.about if isinstance(place.about, tuple) else ()
    steps = (", puis " if lang == "fr" else ", then ").join(event_label(flow, step, lang) for step in about)
    if lang == "fr":
        missing = f"sans {steps}" if steps else "sans la saisie qu'il faut d'abord"
        return f"{event} dans {state} {missing}"
    missing = f"without {steps}" if steps else "without what must be filled in first"
    return f"{event} in {state} {missing}"


def _deadline(flow: Flow, place: Place, event: str, lang: Lang) -> str:
    end = timer_label(flow, str(place.about), lang)
    said = {
        "deadline": Prose(f"{event} après l'échéance, la démarche devant être {end}",
                          f"{event} after the deadline, by which the case is {end}"),
        "early": Prose(f"{end} avant l'échéance", f"{end} before the deadline"),
        "late": Prose(f"{end} un autre jour que celui de l'échéance", f"{end} on another day than the deadline"),
        "unfired": Prose(f"échéance passée sans que le journal dise {end}",
                         f"deadline gone by, the log never telling {end}"),
    }  # fmt: skip
    return said[place.kind].of(lang)


def _against(flow: Flow, reason: Reason, lang: Lang) -> str:
    french = lang == "fr"
    if reason.kind == "guard":
        rule = flow.guards[reason.subject].text.of(lang).source
        return f"contre la règle : {rule}" if french else f"against the rule: {rule}"
    label = quoted(flow.fields[reason.subject].label.of(lang).source, lang)
    if reason.kind == "missing":
        return f"alors que {label} manque" if french else f"though {label} is missing"
    return f"alors que {label} est mal rempli" if french else f"though {label} is malformed"


def detail(flow: Flow, deviation: Deviation, lang: Lang) -> str:
    """What the one deviation adds to its group: the values that refuse, the instant of the deadline; "" for nothing."""
    place, french = deviation.place, lang == "fr"
    if place.kind == "refused" and isinstance(place.about, Reason):
        before = deviation.before
        return say(flow, place.about, before.snapshot._replace(now=deviation.logged.at), before.facts, lang)
    if deviation.due is not None:
        return f"échéance : {moment(deviation.due, lang)}" if french else f"deadline: {moment(deviation.due, lang)}"
    if place.kind == "ended":
        state = flow.leaves[place.leaf].path[0]
        since = deviation.before.snapshot.since.get(state.id)
        if since is not None:
            return f"fin : {moment(since, lang)}" if french else f"end: {moment(since, lang)}"
    return ""


def moment(instant: datetime, lang: Lang) -> str:
    """An instant in legal time: 05/02/2021 à 00:00."""
    here = local(instant)
    return f"{french_date(here.date())}{' à ' if lang == 'fr' else ' at '}{here:%H:%M}"
