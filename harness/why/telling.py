"""An answer to « why not? » as a person reads it, and as data."""

from collections.abc import Iterator

from harness.language import Say
from harness.moments import moment
from simulator.analysis.why import words
from simulator.analysis.why.answer import Unblock, Why
from simulator.engine.snapshot import Inputs, Reason
from simulator.spec.text import Lang


def lines(why: Why, label: str, say: Say) -> Iterator[str]:
    """The answer, a line each: the button, why it is refused, what would unblock it."""
    name = say(f"« {label} » : ", f"“{label}”: ")
    if not why.refusals:
        yield name + say("rien ne l'empêche", "nothing prevents it")
        return
    yield name + say("refusé", "refused")
    yield from (f"  ✗ {said}" for said in words.refusals(why, say.lang))
    yield from (f"  → {words.unblocker(why, each, say.lang)}" for each in why.unblockers)
    if not why.unblockers:
        yield say("  → aucun moyen trouvé", "  → no way found")


def where(why: Why, say: Say) -> str:
    """Where the case stands, as a line: the journey, its state, whose, when."""
    states = " › ".join(state.label.of(say.lang).source for state in why.flow.leaves[why.case.snapshot.state].path)
    person = why.simulation.library.dossiers.name(why.case.insured)
    return f"{why.flow.name.of(say.lang).source} · {states} · {person} · {moment(why.simulation.now)}"


def as_data(why: Why, label: str, lang: Lang) -> dict[str, object]:
    """The answer as JSON values: what is said, and what it is made of."""
    state = why.flow.leaves[why.case.snapshot.state].path
    return {
        "flow": why.flow.id,
        "state": [each.label.of(lang).source for each in state],
        "at": moment(why.simulation.now),
        "event": why.event,
        "label": label,
        "accepted": not why.refusals,
        "refusals": [
            {**_reason(reason), "said": said}
            for reason, said in zip(why.refusals, words.refusals(why, lang), strict=True)
        ],
        "unblockers": [_unblock(why, each, lang) for each in why.unblockers],
    }


def _reason(reason: Reason) -> dict[str, str]:
    return {"kind": reason.kind, "subject": reason.subject}


def _unblock(why: Why, unblock: Unblock, lang: Lang) -> dict[str, object]:
    return {
        "kind": unblock.kind,
        "said": words.unblocker(why, unblock, lang),
        "flow": unblock.flow or None,
        "acts": [
            {"kind": act.kind, "at": moment(act.at), "flow": act.flow, "event": act.event, "by": act.by,
             "inputs": _inputs(act.inputs)}
            for act in unblock.acts
        ],
        "left": [_reason(reason) for reason in unblock.left],
    }  # fmt: skip


def _inputs(inputs: Inputs) -> dict[str, object]:
    return {key: text if isinstance(text, str) else list(text) for key, text in inputs.items()}
