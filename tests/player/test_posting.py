"""What is posted means what was done: each field that was changed, then the button, and nothing twice."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.player.posting import moves
from simulator.portal.deed import Connect, Disconnect, Fill, Follow, OpenTab, Press
from simulator.portal.page import page
from simulator.sitting.move import Bring, Move
from simulator.sitting.sitting import CannotMoveError, Sitting
from simulator.sitting.written import LONGEST, move_to_json
from tests.player.dom import Form, portal, sent
from tests.player.played import ROOT, flows, scenarios
from tests.player.test_portal import FORM, sitting_of
from tests.site import hostile

GOOD = hostile.GOOD
COUNTRY, DEPARTURE, SPEED, SIGNATURE, HOLDERS = (
    f"f.0001.form.{key}" for key in ("country", "departure", "speed", "signature", "holders")
)


@pytest.fixture(scope="module")
def form() -> Sitting:
    """Anne on the form of her card."""
    return sitting_of(flows(GOOD), Connect("anne", "web"), FORM)


def posted(sitting: Sitting, changed: Mapping[str, list[str]], person: str = "anne") -> tuple[Move, ...]:
    """The moves that the page's own form makes with some of its fields changed."""
    whole = {**sent(portal(sitting, person, "fr")), **changed}
    return tuple(moves(whole, page(sitting.now, person, "fr")))


def fill(key: str, typed: str | tuple[str, ...]) -> Fill:
    return Fill("anne", "0001", f"form.{key}", typed)


def after(sitting: Sitting, *made: Move) -> Sitting:
    for move in made:
        sitting = sitting.moved(move, "fr")
    return sitting


def _changed(deed: Fill, whole: Form) -> Form:
    """The fields of a form once somebody did what a deed says."""
    name = f"f.{deed.case}.{deed.field}"
    texts = [deed.typed] if isinstance(deed.typed, str) else list(deed.typed)
    boxes = name not in whole and deed.typed in ("", "no")
    return {**{each: values for each, values in whole.items() if each != name}, **({} if boxes else {name: texts})}


def test_every_deed_of_every_scenario_is_what_its_form_posts() -> None:
    counted = 0
    for scenario in scenarios():
        for before, step in zip(scenario.moments(), scenario.sitting.done, strict=False):
            deed = step.deed
            if not step.act.done or not isinstance(deed, Fill | Press | OpenTab | Follow | Disconnect):
                continue
            seen = page(before.now, deed.person, scenario.lang)
            whole = sent(portal(before, deed.person, scenario.lang))
            if isinstance(deed, Fill):
                whole = _changed(deed, whole)
                made = tuple(moves(whole, seen))
                same = before.moved(deed, scenario.lang).now.cases == before.now.cases
                assert made == (() if same else (deed,))
            else:
                made = tuple(moves({**whole, "move": [json.dumps(move_to_json(deed))]}, seen))
                assert made == (deed,)
            counted += 1
    assert counted > 1_000


def test_a_form_that_nobody_touched_does_nothing() -> None:
    seen = set()
    for scenario in scenarios():
        for moment in scenario.moments():
            for person in moment.now.sessions:
                here = page(moment.now, person, scenario.lang)
                if here not in seen:
                    seen.add(here)
                    assert tuple(moves(sent(portal(moment, person, scenario.lang)), here)) == ()


def test_the_fields_come_first_then_the_button(form: Sitting) -> None:
    button = {"move": [json.dumps(move_to_json(Press("anne", "0001", "order")))]}
    assert posted(form, {COUNTRY: ["Italie"], SPEED: ["slow"], **button}) == (
        fill("country", "Italie"),
        fill("speed", "slow"),
        Press("anne", "0001", "order"),
    )


def test_a_box_is_ticked_and_unticked(form: Sitting) -> None:
    fast = after(form, fill("speed", "fast"))
    ticked = after(fast, *posted(fast, {SIGNATURE: ["yes"]}))
    whole = {name: texts for name, texts in sent(portal(ticked, "anne", "fr")).items() if name != SIGNATURE}
    assert posted(fast, {SIGNATURE: ["yes"]}) == (fill("signature", "yes"),)
    assert tuple(moves(whole, page(ticked.now, "anne", "fr"))) == (fill("signature", "no"),)


def test_a_field_is_emptied_a_choice_included(form: Sitting) -> None:
    filled = after(form, fill("country", "Italie"), fill("speed", "slow"))
    assert posted(filled, {COUNTRY: [""], SPEED: [""]}) == (fill("country", ""), fill("speed", ""))


def test_one_more_of_many_options_keeps_the_order_in_which_they_were_chosen() -> None:
    found = flows(ROOT / "flows", ROOT / "docs" / "tutorial" / "flows")
    sitting = sitting_of(found, Connect("jean", "web"), Bring("jean", "carte_europeenne", "entry"))
    front = page(sitting.now, "jean", "fr").front
    assert front is not None
    many = next(field for field in front.fields if field.many and len(field.options) > 2)
    first, second, third = (option.id for option in many.options[:3])
    name = f"f.{front.case}.{many.key}"
    chosen = sitting.moved(Fill("jean", front.case, many.key, (third, first)), "fr")
    assert posted(chosen, {}, "jean") == ()
    assert posted(chosen, {name: [first, second, third]}, "jean") == (
        Fill("jean", front.case, many.key, (third, first, second)),
    )
    assert posted(chosen, {name: []}, "jean") == (Fill("jean", front.case, many.key, ""),)


def test_a_field_that_another_takes_away_in_the_same_form_is_told(form: Sitting) -> None:
    fast = after(form, fill("speed", "fast"))
    made = posted(fast, {SPEED: ["slow"], SIGNATURE: ["yes"]})
    told = after(fast, *made)
    assert made == (fill("speed", "slow"), fill("signature", "yes"))
    assert [step.act.reasons for step in told.done[-2:]] == [(), ("« Remise contre signature » n'est pas à l'écran",)]


def test_fields_that_the_page_no_longer_has_are_told(form: Sitting) -> None:
    gone = {"h.0001.form.signature": [""], "f.0001.form.signature": ["yes"]}
    assert after(form, *posted(form, gone)).last.reasons == ("« Remise contre signature » n'est pas à l'écran",)
    with pytest.raises(CannotMoveError):
        after(form, *posted(form, {"h.9.x.y": [""], "f.9.x.y": ["1"]}))


def test_a_choice_that_is_offered_no_more_is_not_emptied_by_the_way(form: Sitting) -> None:
    chosen = after(form, fill("holders", "2"))
    fewer = Sitting(chosen.now.with_dossier("anne", "children", ()))
    assert (page(fewer.now, "anne", "fr").front is not None, posted(fewer, {})) == (True, ())


def test_a_form_of_somebody_does_nothing_for_anybody_else_and_nothing_but_clicks(form: Sitting) -> None:
    strange: list[Any] = [
        move_to_json(Disconnect("brune")), move_to_json(Connect("anne", "web")), move_to_json(fill("country", "x")),
        move_to_json(Bring("anne", "carte", "active")), 7, None, [], {}, {"kind": []}, {"kind": "press"},
        {"kind": "press", "person": "anne", "case": "0001", "event": "\ud800"},
    ]  # fmt: skip
    for value in strange:
        with pytest.raises(ValueError, match="not a button of this page"):
            posted(form, {"move": [json.dumps(value)]})


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "NaN", '"\\ud800"', "1e999"])
def test_a_button_that_bears_no_move_is_refused(form: Sitting, text: str) -> None:
    with pytest.raises(ValueError, match="not a button of this page"):
        posted(form, {"move": [text]})


def test_a_text_too_long_to_be_kept_is_refused(form: Sitting) -> None:
    assert posted(form, {COUNTRY: ["m" * LONGEST]}) == (fill("country", "m" * LONGEST),)
    with pytest.raises(ValueError, match="too long"):
        posted(form, {COUNTRY: ["m" * (LONGEST + 1)]})


LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=40)


@settings(max_examples=40, deadline=None)
@given(LINES, LINES, st.sampled_from(["", "slow", "fast"]))
def test_whatever_is_typed_is_kept_as_typed_and_posting_it_again_does_nothing(
    country: str, departure: str, speed: str
) -> None:
    begun = sitting_of(flows(GOOD), Connect("anne", "web"), FORM)
    texts = {"country": country, "departure": departure, "speed": speed}
    made = posted(begun, {f"f.0001.form.{key}": [text.replace("\n", "\r\n")] for key, text in texts.items()})
    by_hand = after(begun, *(fill(key, text) for key, text in texts.items()))
    filled = after(begun, *made)
    assert (filled.now.cases, made) == (
        by_hand.now.cases,
        tuple(fill(key, text) for key, text in texts.items() if text),
    )
    assert posted(filled, {}) == ()


NAMES = st.sampled_from([COUNTRY, SPEED, SIGNATURE, HOLDERS, "f.0001", "f..", "as", "move"]) | st.text(max_size=9)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(NAMES, st.lists(st.text(max_size=30), max_size=3), max_size=6))
def test_whatever_is_posted_is_done_told_or_refused(fields: dict[str, list[str]]) -> None:
    sitting = sitting_of(flows(GOOD), Connect("anne", "web"), FORM)
    markers = {f"h{name[1:]}": [""] for name in fields if name.startswith("f")}
    try:
        for move in moves({**markers, **fields}, page(sitting.now, "anne", "fr")):
            sitting = sitting.moved(move, "fr")
    except (ValueError, CannotMoveError):
        pass
    assert page(sitting.now, "anne", "fr").connected
