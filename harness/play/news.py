"""What happened, told in words: the news of one step, and the whole journal."""

from collections.abc import Iterator

from harness.language import Say
from harness.play.journey import Journey, moment
from simulator.engine import forms
from simulator.engine.simulation import Happening
from simulator.engine.snapshot import Effects, Fired, Firing
from simulator.portal import acts
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
        yield from _effects(journey, happening, outcome.effects, say)


def _effects(journey: Journey, happening: Happening, effects: Effects, say: Say) -> Iterator[str]:
    documents, colon = happening.firing.after.documents, say(" :", ":")
    for sent in effects.sent:
        yield f"{say('message pour', 'message for')} {_called(journey, sent.to)}{colon} {sent.text.of(say.lang)}"
    for name in effects.issued:
        yield f"{say('document établi', 'document issued')}{colon} {documents[name].title.of(say.lang)}"
    for name in effects.given:
        title = documents[name].title.of(say.lang)
        yield say(
            f"document remis : {title} (« documents » l'écrit)",
            f"document handed over: {title} (“documents” writes it)",
        )
    fields = journey.simulation.library.dossiers.fields
    written = [fields[write.name].label.of(say.lang) for write in effects.writes if write.name in fields]
    if written:
        yield f"{say('inscrit au dossier', 'written to the file')}{colon} {', '.join(written)}"


def _called(journey: Journey, actor: str) -> str:
    actors = journey.simulation.library.portal.actors
    return actors[actor].of(journey.lang) if actor in actors else journey.called(actor)


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
    labels = {option.id: option.label.of(say.lang).source for option in field.options}
    if field.source is not None and field.record is not None:
        record = field.record.of(say.lang)
        found = forms.records(field, firing.before, firing.facts)
        labels = {str(rank): record.fill(firing.before, firing.facts, it) for rank, it in enumerate(found, 1)}
    if field.everything is not None:
        labels[forms.ALL] = field.everything.text.of(say.lang).fill(firing.before, firing.facts)
    return ", ".join(labels.get(item, item) for item in ((text,) if isinstance(text, str) else text)) or "–"
