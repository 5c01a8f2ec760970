"""Every behaviour is told of both engines."""

from collections.abc import Callable

import pytest

from simulator.engine.engine import Engine, compiled, reference
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow
from tests.engine.little import Case, little

Open = Callable[..., Case]


@pytest.fixture(params=[reference, compiled], ids=["reference", "compiled"])
def engine_of(request: pytest.FixtureRequest) -> Callable[[Flow], Engine]:
    """The engine of a flow, once of each kind."""
    found: Callable[[Flow], Engine] = request.param
    return found


@pytest.fixture
def case(engine_of: Callable[[Flow], Engine]) -> Open:
    """Opens a case of a flow, or of the text of a little one."""

    def opened(flow: Flow | str, now: str = "2021-01-04 10:00", facts: Facts | None = None) -> Case:
        understood = little(flow) if isinstance(flow, str) else flow
        return Case(understood, now, facts, engine_of(understood))

    return opened
