"""What a scenario is called: the act it ends on, and what came of it."""

from typing import Final

from simulator.engine.reasons import say
from simulator.engine.snapshot import Fired, Firing, Refused
from simulator.scenarios.ending import Ending
from simulator.spec.calendar import local
from simulator.spec.expressions.explain import why_false
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Flow
from simulator.spec.text import Lang

SHORT: Final = 80
"""Letters of values that a title takes."""


def title(ending: Ending, doing: str = "") -> str:
    """« Suivant » refusé : 17 ans ; « Je valide ma demande » : en cours ; le 05/02/2021 à 00:00 : expirée.

    ``doing`` says the last act where it has no words of its own.
    """
    done, lang = ending.last, ending.cast.lang
    where = ", ".join(_label(ending, case.flow, case.snapshot.state) for case in ending.subjects())
    colon = " : " if lang == "fr" else ": "
    if done.act.kind == "wait":
        return _day(ending) + colon + where if where else _day(ending)
    if done.how != "done" and done.firing is not None:
        return refused(ending, done.firing)
    if done.how != "done":
        where = "refusé" if lang == "fr" else "refused"
    return (doing or _doing(ending)) + (colon + where if where else "")


def refused(ending: Ending, firing: Firing) -> str:
    """« Suivant » refusé, and why in the fewest words."""
    lang, label = ending.cast.lang, quoted(ending.last.label, ending.cast.lang)
    words = {
        "inactive": ("inactif", "inactive"),
        "absent": ("absent", "absent"),
    }.get(ending.last.how, ("refusé", "refused"))
    why = reason(ending.cast.library.flows[firing.before.flow], firing, lang)
    said = f"{label} {words[0] if lang == 'fr' else words[1]}"
    if not why or not ending.last.person or ending.last.how == "absent":
        return said
    return f"{said} ({why})" if ":" in why else f"{said}{' : ' if lang == 'fr' else ': '}{why}"


def reason(flow: Flow, firing: Firing, lang: Lang) -> str:
    """Why a firing was refused, in the fewest words: the values that a rule found wanting, else the rule."""
    outcome = firing.outcome
    if isinstance(outcome, Fired):
        return ""
    guard = outcome.arc.guard if outcome.arc else None
    if guard is not None:
        values = _shortened(why_false(guard.condition, firing.before, firing.facts, lang), lang)
        rule = guard.text.of(lang).fill(firing.before, firing.facts)
        return values or (f"faux, {rule}" if lang == "fr" else f"not true, {rule}")
    return (" ; " if lang == "fr" else "; ").join(_each(flow, outcome, firing, lang))


def _shortened(values: str, lang: Lang) -> str:
    """The first of the values, as many as a title takes."""
    joint = " ; " if lang == "fr" else "; "
    kept = values.split(joint)
    while len(kept) > 1 and len(joint.join(kept)) > SHORT:
        kept.pop()
    return joint.join(kept)


def _each(flow: Flow, outcome: Refused, firing: Firing, lang: Lang) -> list[str]:
    return [say(flow, reason, firing.before, firing.facts, lang) for reason in outcome.reasons]


def _doing(ending: Ending) -> str:
    done, lang = ending.last, ending.cast.lang
    french = lang == "fr"
    if done.act.kind == "begin":
        return "À l'ouverture" if french else "On opening"
    if done.act.kind == "fill":
        return "Après la saisie" if french else "Once filled in"
    if done.label:
        return quoted(done.label, lang)
    if done.act.event == "logout":
        return "Après la déconnexion" if french else "Once logged out"
    return "De retour dans la démarche" if french else "Back in the journey"


def _day(ending: Ending) -> str:
    when, french = local(ending.last.act.at), ending.cast.lang == "fr"
    day = when.strftime("%d/%m/%Y")
    clock = when.strftime("%H:%M:%S" if when.second else "%H:%M")
    return f"Le {day} à {clock}" if french else f"On {day} at {clock}"


def _label(ending: Ending, flow: str, leaf: str) -> str:
    return ending.cast.library.flows[flow].leaves[leaf].state.label.of(ending.cast.lang).source
