"""What the tests of exports may ask for."""

import pytest
import statemachine.io.actions

from tests.exchange.referees import StoppedClock


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-statemachine sleeps until what is put off is due; without a clock it never is."""
    StoppedClock.started.clear()
    monkeypatch.setattr(statemachine.io.actions, "Event", StoppedClock)
