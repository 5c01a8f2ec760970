"""An age to the day: « 17 ans et 364 jours »."""

from datetime import date

from simulator.spec import typed
from simulator.spec.calendar import add_months, years_between
from simulator.spec.expressions.tree import Age, FieldValue, walk
from simulator.spec.flow import Field, Guard
from simulator.spec.text import Prose


def aged(guard: Guard, field: Field, text: str, day: date) -> Prose | None:
    """The age on a day of who was born on the date in a field; None where the rule does not look at their age."""
    birth = typed.read(text, field.type)
    asked = any(
        isinstance(part, Age) and isinstance(part.of, FieldValue) and part.of.key == field.key
        for part in walk(guard.condition)
    )
    if not asked or not isinstance(birth, date) or birth > day:
        return None
    years = years_between(birth, day)
    if not years:  # nobody says « 0 an »
        return None
    days = (day - add_months(birth, 12 * years)).days
    fr, en = f"{years} an{'s' if years > 1 else ''}", f"{years} year{'' if years == 1 else 's'}"
    if not days:
        return Prose(f"exactement {fr}", f"exactly {en}")
    return Prose(f"{fr} et {days} jour{'s' if days > 1 else ''}", f"{en} and {days} day{'' if days == 1 else 's'}")
