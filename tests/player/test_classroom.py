"""Several people who all click at once in a real player: the small sister of the benchmark."""

from benchmarks.classroom import lesson


def test_eight_people_at_once_meet_no_error_and_see_nothing_of_each_other() -> None:
    came = lesson(people=8, actions=15)
    assert came.errors == ()
    assert len(came.actions) == 8 * 15
