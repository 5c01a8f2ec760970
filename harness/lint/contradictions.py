"""L007: two outcomes that exclude each other after the same moves."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from harness.lint.codes import Finding
from harness.lint.desk import Desk
from harness.lint.known import Known
from harness.lint.sheet import Scenario, Step
from harness.wordings import plain

EXCLUSIVE: Final[Mapping[str, tuple[str, ...]]] = {
    "title_is": (), "step_is": (), "open_tab_is": (), "says_exactly": (), "note_is": (), "messages_are": (),
    "buttons_are": (), "tabs_are": (), "header_is": (), "headings_are": (), "heading_links_are": ("heading",),
    "options_are": ("field",), "field_contains": ("field",), "field_under": ("field",),
    "case_is_since": ("flow", "person", "state"), "case_count": ("person", "flow"),
    "case_count_in": ("person", "flow", "state"), "edition_is": ("flow",), "received_count": ("actor",),
    "delivered_count": ("document",), "is_pdf": ("document",), "document_says": ("document",),
    "document_contains_times": ("document", "text"), "link_position": ("link", "heading"),
}  # fmt: skip
"""Phrases that say all there is to say: with the same values here, two of them must be equal."""

OPPOSITE: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("reads_text", "does_not_read", ("text",)),
    ("button_active", "button_inactive", ("button",)),
    ("button_active", "button_inactive_because", ("button",)),
    ("button_active", "button_absent", ("button",)),
    ("button_inactive", "button_absent", ("button",)),
    ("button_inactive_because", "button_absent", ("button",)),
    ("field_present", "field_absent", ("field",)),
    ("field_mandatory", "field_optional", ("field",)),
    ("field_mandatory", "field_absent", ("field",)),
    ("field_optional", "field_absent", ("field",)),
    ("field_contains", "field_absent", ("field",)),
    ("field_contains", "field_empty", ("field",)),
    ("field_empty", "field_absent", ("field",)),
    ("box_ticked", "box_not_ticked", ("box",)),
    ("case_is", "case_is_not", ("flow", "person", "state")),
    ("case_is_since", "case_is_not", ("flow", "person", "state")),
    ("case_is", "no_case", ("flow", "person")),
    ("case_is_not", "no_case", ("flow", "person")),
    ("case_count", "no_case", ("flow", "person")),
    ("no_message", "message_shown", ()),
    ("no_message", "messages_are", ()),
    ("dialog_open", "dialog_closed", ()),
    ("nothing_in_front", "title_is", ()),
    ("nothing_sent", "received", ()),
    ("nothing_sent", "received_count", ()),
    ("received_nothing", "received", ("actor",)),
    ("received_nothing", "received_count", ("actor",)),
    ("nothing_delivered", "delivered_count", ()),
    ("document_contains", "document_lacks", ("document", "text")),
    ("heading_offers", "link_absent", ("link",)),
)
"""Pairs of phrases that cannot both hold where these values are the same."""

ANYWHERE: Final = frozenset({
    "case_is", "case_is_not", "case_is_since", "case_count", "case_count_in", "no_case", "edition_is", "nothing_sent",
    "received", "received_count", "received_nothing", "nothing_delivered", "delivered_count", "is_pdf",
    "document_contains", "document_lacks", "document_says", "document_contains_times",
})  # fmt: skip
"""Phrases of what came of it, whoever looks; the others are of the screen of the last one who acted."""

_NONE: Final = frozenset({"received_count", "delivered_count", "case_count"})
"""Phrases that count: with 0 they say the same as their opposite."""


def check(desk: Desk) -> Iterator[Finding]:
    """Each outcome against all others after the same moves, the later one being told."""
    there: dict[tuple[object, ...], list[tuple[Scenario, Step]]] = {}
    for scenario in desk.scenarios:
        for moves, outcomes in scenario.points():
            known = there.setdefault((scenario.lang, moves), [])
            for step in outcomes:
                against = _against(step, known, desk.known[scenario.lang])
                if against is not None:
                    other, theirs = against
                    place, said = f"{other.file}:{theirs.line}", theirs.sentence
                    yield desk.at("L007", scenario, step, said=step.sentence, other=place, against=said)
                known.append((scenario, step))


def _against(step: Step, known: list[tuple[Scenario, Step]], labels: Known) -> tuple[Scenario, Step] | None:
    return next(((scenario, other) for scenario, other in known if _excludes(step, other, labels)), None)


def _excludes(one: Step, other: Step, labels: Known) -> bool:
    if one.phrase is None or other.phrase is None:
        return False
    a, b = one.phrase.id, other.phrase.id
    if one.viewer != other.viewer and not {a, b} <= ANYWHERE:
        return False
    if a == b == "case_is":
        flow, state = _value(one)("flow"), _value(one)("state")
        return _same(one, other, ("flow", "person")) and not labels.together(flow, state, _value(other)("state"))
    if a == b:
        return a in EXCLUSIVE and _same(one, other, EXCLUSIVE[a]) and one.said != other.said
    pair = next((row for row in OPPOSITE if {row[0], row[1]} == {a, b}), None)
    return pair is not None and _same(one, other, pair[2]) and not (_is_none(one) or _is_none(other))


def _same(one: Step, other: Step, names: tuple[str, ...]) -> bool:
    return all(_value(one)(name) == _value(other)(name) for name in names)


def _value(step: Step) -> Callable[[str], str]:
    return lambda name: plain(str(step.values[name].value))


def _is_none(step: Step) -> bool:
    return step.phrase is not None and step.phrase.id in _NONE and _value(step)("number") == "0"
