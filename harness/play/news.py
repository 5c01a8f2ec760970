"""What happened, told in words: the news of one step, and the whole journal."""

from collections.abc import Iterator

from harness.language import Say
from harness.moments import moment
from harness.play.journey import Journey
from simulator.engine.simulation import Happening
from simulator.engine.snapshot import Fired, Firing
from simulator.portal import acts
from simulator.sitting import words
from simulator.spec.flow import FILL, INSURED, LOGOUT, OPEN, Field, Flow


def news(before: Journey, after: Journey, say: Say) -> tuple[str, ...]:
    """What a step brought beyond the screen: what time did, what was sent, issued, handed over, written."""
    known = len(before.simulation.history)
    return tuple(line for happening in after.simulation.history[known:] for line in _told(after, happening, say))


def _told(journey: Journey, happening: Happening, say: Say) -> Iterator[str]:
    flow = journey.simulation.library.flows[happening.firing.after.flow]
    outcome = happening.firing.outcome
    if happening.kind == "timer":
        name = flow.name.of(say.lang).source
        yield f"{moment(happening.at)} — {name}{say(' :', ':')} {_state(flow, happening.firing, say)}"
    if isinstance(outcome, Fired):
        yield from words.effects(journey.simulation.library, happening, say.lang)
        if outcome.effects.given:
            yield say("« documents » écrit ce qui a été remis", "“documents” writes what was handed over")


def _state(flow: Flow, firing: Firing, say: Say) -> str:
    return " › ".join(state.label.of(say.lang).source for state in flow.leaves[firing.after.state].path)


def journal(journey: Journey, say: Say) -> Iterator[str]:
    """All that happened, a line each: its number, a tab, when, who, what, and where it led or why it was refused."""
    for number, happening in enumerate(journey.simulation.history, 1):
        yield f"{number}.\t{moment(happening.at)} — {_line(journey, happening, say)}"


def _line(journey: Journey, happening: Happening, say: Say) -> str:
    firing = happening.firing
    flow = journey.simulation.library.flows[firing.after.flow]
    name, state, colon = flow.name.of(say.lang).source, _state(flow, firing, say), say(" :", ":")
    if happening.kind == "start":
        return f"{_who(journey, happening)}{colon} {say('ouvre', 'opens')} {name} → {state}"
    if happening.kind == "timer":
        return f"{say('le temps', 'time')}{colon} {name} → {state}"
    done = f"{_who(journey, happening)}{colon} {_event(flow, firing, say)}"
    if isinstance(firing.outcome, Fired):
        return f"{done} → {state}" if firing.after.state != firing.before.state else done
    why = say(" ; ", "; ").join(acts.reasons(journey.simulation, firing, say.lang))
    return f"{done} — {say('refusé', 'refused')}{colon} {why}"


def _who(journey: Journey, happening: Happening) -> str:
    dossiers = journey.simulation.library.dossiers
    return dossiers.name(happening.insured) if happening.by == INSURED else journey.called(happening.by)


def _event(flow: Flow, firing: Firing, say: Say) -> str:
    if firing.event == FILL:
        return ", ".join(f"{flow.fields[key].label.of(say.lang).source} = {_typed(flow.fields[key], text, firing, say)}"
                         for key, text in firing.inputs.items())  # fmt: skip
    built_in = {OPEN: say("ouvre à nouveau", "opens again"), LOGOUT: say("se déconnecte", "logs out")}
    return built_in.get(firing.event) or flow.events[firing.event].label.of(say.lang).source


def _typed(field: Field, text: str | tuple[str, ...], firing: Firing, say: Say) -> str:
    """What was typed, options by their labels."""
    if field.kind == "tick":
        return say("oui", "yes") if text == "yes" else say("non", "no")
    return ", ".join(words.chosen(field, text, firing.before, firing.facts, say.lang)) or "–"
