"""Which flows a person means: by id or by name, all of them where none is named."""

from collections.abc import Sequence

from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.problems import closest


def flow_meant(known: Library, name: str, say: Say) -> Flow:
    """The flow of that id or name.

    Raises:
        BadInputError: there is none; the closest one is suggested.
    """
    found = known.flows.get(name) or known.flow_named(name)
    if found is None:
        hint = say.meant(closest(name, known.flows))
        raise BadInputError(say(f"flux inconnu « {name} »{hint}", f"unknown flow “{name}”{hint}"))
    return found


def flows_meant(known: Library, names: Sequence[str], say: Say) -> tuple[Flow, ...]:
    """The flows of those ids or names, each once; every flow without any."""
    meant = [flow_meant(known, name, say) for name in names] or list(known.flows.values())
    return tuple({flow.id: flow for flow in meant}.values())
