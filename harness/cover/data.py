"""Coverage as data: what other programs read."""

from typing import Any

from harness.cover.wanted import Ready
from harness.covering import named
from harness.gherkin import steps
from harness.language import Say
from simulator.analysis.coverage import Coverage
from simulator.analysis.owed.obligation import Obligation
from simulator.spec.flow import NOWHERE
from simulator.spec.load import Library

FORMAT = 1


def as_data(found: Coverage, ready: tuple[Ready, ...], library: Library, say: Say) -> dict[str, Any]:
    """Counts of all, of each flow and of each kind, every obligation with the scenarios that show it, and new ones."""
    return {
        "parcours_coverage": FORMAT,
        **_counted(found),
        "flows": [_flow(found.of(flow), library, flow) for flow in found.flows],
        "scenarios": [
            {"flow": one.flow, "title": scenario.title, "steps": list(steps(scenario, say.lang))}
            for one in ready
            for scenario in one.told(say.lang)
        ],
    }


def _counted(part: Coverage) -> dict[str, int]:
    return {"covered": part.count.covered, "total": part.count.total, "impossible": len(part.unreachable)}


def _flow(part: Coverage, library: Library, flow: str) -> dict[str, Any]:
    return {
        "flow": flow,
        "name": named(library, flow)._asdict(),
        **_counted(part),
        "kinds": [{"kind": kind, "covered": count.covered, "total": count.total} for kind, count in part.kinds()],
        "obligations": [_obligation(part, obligation) for obligation in part.obligations],
    }


def _obligation(part: Coverage, obligation: Obligation) -> dict[str, Any]:
    place = obligation.place
    return {
        "id": obligation.id,
        "kind": obligation.kind,
        "text": obligation.text._asdict(),
        "place": None if place is NOWHERE else place._asdict(),
        "covered": bool(part.shown.get(obligation.id)),
        "impossible": obligation in part.unreachable,
        "scenarios": list(part.scenarios(obligation)),
    }
