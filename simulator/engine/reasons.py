"""Why an event was refused, in words: the same sentences for the screen, a failing step, a diagram, a page."""

from simulator.engine.snapshot import Reason, Snapshot
from simulator.spec import typed
from simulator.spec.calendar import civil_date, french_date
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.explain import why_false
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import BUILT_IN, Flow
from simulator.spec.text import Lang


def say(flow: Flow, reason: Reason, snapshot: Snapshot, facts: Facts, lang: Lang, actor: str = "") -> str:
    """One reason as a sentence.

    Args:
        flow: the flow of the case.
        reason: what was refused.
        snapshot: the case as it was when it was refused.
        facts: what was known outside it.
        lang: the person's language.
        actor: the label of who may do it, for a reserved event.
    """
    french = lang == "fr"
    match reason.kind:
        case "missing" | "malformed":
            return _field(flow, reason, lang)
        case "guard":
            guard = flow.guards[reason.subject]
            rule = guard.text.of(lang).fill(snapshot, facts)
            why = why_false(guard.condition, snapshot, facts, lang)
            return f"{'faux' if french else 'false'}{' ' if french else ''}: {rule}" + (f" ({why})" if why else "")
        case "reserved":
            return f"réservé : {actor}" if french else f"reserved for {actor}"
        case "ended":
            return _ended(flow, snapshot, lang)
    label = _label(flow, reason.subject, lang)
    return f"{label} n'est pas proposé ici" if french else f"{label} is not offered here"


def _label(flow: Flow, subject: str, lang: Lang) -> str:
    if subject in BUILT_IN:
        return subject
    named = flow.events.get(subject) or flow.fields.get(subject)
    return quoted(named.label.of(lang).source if named else subject, lang)


def _field(flow: Flow, reason: Reason, lang: Lang) -> str:
    field = flow.fields[reason.subject]
    label = field.label.of(lang).source
    if reason.kind == "missing":
        if field.kind == "tick":
            return f"{label} n'est pas coché" if lang == "fr" else f"{label} is not ticked"
        return f"{label} manque" if lang == "fr" else f"{label} is missing"
    wanted = typed.EXPECTED.get(field.type.name, typed.EXPECTED["choice"])[0 if lang == "fr" else 1]
    return (
        f"{label} est mal rempli : on attend {wanted}" if lang == "fr" else f"{label} is malformed: expected {wanted}"
    )


def _ended(flow: Flow, snapshot: Snapshot, lang: Lang) -> str:
    state = flow.leaves[snapshot.state].path[0]
    label, day = state.label.of(lang).source, french_date(civil_date(snapshot.since[state.id]))
    return f"la démarche est {label} depuis le {day}" if lang == "fr" else f"the case is {label} since {day}"
