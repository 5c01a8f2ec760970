"""Instants as they are read in a terminal; what was kept may be no instant that a calendar of Paris knows."""

from datetime import datetime

from simulator.spec.calendar import civil_date, french_date, time_of_day


def moment(instant: datetime) -> str:
    """An instant as it is read in Paris: 04/01/2021 09:00, with seconds where there are some.

    Where Paris has no such day, it is told in UTC.
    """
    try:
        return f"{french_date(civil_date(instant))} {time_of_day(instant)}"
    except OverflowError:
        return instant.isoformat()
