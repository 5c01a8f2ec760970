"""An action and what came of it as one line of JSON: for tests and tools."""

import json
from typing import Any

from harness.play.journey import Journey
from simulator.spec.calendar import local


def line(journey: Journey, *, action: str, done: bool, reasons: tuple[str, ...], said: tuple[str, ...]) -> str:
    """One object on one line; nothing invisible in it stands raw."""
    standings = [
        {"flow": standing.flow, "state": list(standing.states), "due": standing.due and local(standing.due).isoformat()}
        for standing in journey.standings()
    ]
    told = {
        "action": action,
        "done": done,
        "reasons": list(reasons),
        "said": list(said),
        "clock": local(journey.simulation.now).isoformat(),
        "who": journey.called(journey.who),
        "insured": journey.called(journey.insured),
        "cases": standings,
        "page": plain(journey.page()),
    }
    text = json.dumps(told, ensure_ascii=False)
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def plain(value: Any) -> Any:
    """A page as lists and objects; its values know nothing else than texts, numbers and tuples."""
    if isinstance(value, tuple):
        if hasattr(value, "_asdict"):
            return {name: plain(item) for name, item in value._asdict().items()}
        return [plain(item) for item in value]
    return value
