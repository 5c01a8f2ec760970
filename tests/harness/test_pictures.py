"""Which firings a picture marks: what happened to a case, its opening left out."""

from datetime import datetime

from harness.pictures import of_simulation
from simulator.spec.load import Library
from tests.portal.journeys import in_force


def test_an_event_that_is_called_like_the_opening_of_a_case_is_marked_too(library: Library) -> None:
    simulation = in_force(library, datetime(2021, 1, 4, 10))
    marked = [firing.event for firing in of_simulation(simulation)["procuration"]]
    assert marked == ["start", *["fill"] * 4, "next", "fill", "validate"]
