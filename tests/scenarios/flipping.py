"""Expectations turned into what they are not: a scenario that still passes then expected nothing."""

from datetime import timedelta

from simulator.scenarios.scenario import Sentence

FLIPPED = {
    "case_is": ("phrase", "case_is_not"),
    "case_is_since": ("date", timedelta(days=1)),
    "received_count": ("number", 1),
    "delivered_count": ("number", 1),
    "messages_are": ("text", " Non."),
    "received": ("text", " Non."),
    "title_is": ("title", " ?"),
    "button_inactive_because": ("reason", " ?"),
    "refused_because": ("reason", " ?"),
    "dialog_open": ("phrase", "dialog_closed"),
    "button_active": ("phrase", "button_inactive"),
    "box_ticked": ("phrase", "box_not_ticked"),
    "box_not_ticked": ("phrase", "box_ticked"),
    "field_contains": ("text", " ?"),
    "open_tab_is": ("tab", " ?"),
    "field_absent": ("phrase", "field_present"),
    "reads_long_text": ("text", " Non."),
}


def flipped(sentence: Sentence) -> Sentence:
    """The sentence that says otherwise."""
    what, change = FLIPPED[sentence.phrase]
    if what == "phrase":
        values = {} if change == "dialog_closed" else sentence.values
        return sentence._replace(phrase=str(change), values=values)
    return sentence._replace(values={**sentence.values, what: sentence.values[what] + change})  # type: ignore[operator]
