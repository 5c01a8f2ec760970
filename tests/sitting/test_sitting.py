"""A sitting: what is done is kept, undone and done again, and comes to the same."""

import json
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.portal.deed import Connect, Follow, OpenTab, Press, Start, Wait
from simulator.portal.page import page
from simulator.sitting.move import Back, Bring, Forth
from simulator.sitting.sitting import CannotMoveError, Sitting, came, reasons_in, replayed
from simulator.sitting.written import came_from_json, came_to_json, move_from_json, move_to_json
from simulator.spec.calendar import at
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.sitting.walks import walk

JANUARY = at(datetime(2021, 1, 4, 9))
LINK = ("Mes démarches", "Mon espace prévention", "Rien")


def _begun(library: Library) -> Sitting:
    return Sitting.begin(library, JANUARY).moved(Connect("jean", "web"), "fr")


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_moves_of_a_sitting_written_and_read_lead_to_the_same_sitting(library: Library, seed: int) -> None:
    began = Sitting.begin(library, JANUARY)
    made = list(walk(began, seed, 40))
    written = [json.dumps(move_to_json(move)) for move, _ in made]
    assert replayed(began.began, (move_from_json(json.loads(text)) for text in written), "fr") == made[-1][1]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_what_every_move_came_to_is_written_and_read_without_loss(library: Library, seed: int) -> None:
    before = Sitting.begin(library, JANUARY)
    for _, after in walk(before, seed, 40):
        found = came(before.now, after.now)
        assert tuple(came_from_json(json.loads(json.dumps(came_to_json(each)))) for each in found) == found
        before = after


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_all_steps_back_lead_to_the_beginning_and_all_forth_to_the_end(library: Library, seed: int) -> None:
    sitting = list(walk(Sitting.begin(library, JANUARY), seed, 30))[-1][1]
    steps = len(sitting.done)
    if not steps:
        return
    back = sitting.moved(Back(steps), "fr")
    assert (back.now, back.done) == (back.began, ())
    assert back.moved(Forth(steps), "fr").done == sitting.done


def test_a_new_deed_makes_what_was_undone_vanish(library: Library) -> None:
    sitting = _begun(library).moved(Wait(JANUARY + timedelta(days=1)), "fr").moved(Back(), "fr")
    assert (len(sitting.undone), sitting.moved(OpenTab("jean", "Mes paiements"), "fr").undone) == (1, ())


def test_a_refused_deed_is_kept_with_its_reason_and_moves_nothing(library: Library) -> None:
    before = _begun(library)
    after = before.moved(Follow("jean", LINK), "fr")
    assert (after.last.done, after.last.reasons) == (False, ("« Rien » n'est pas à l'écran",))
    assert (after.now, len(after.done)) == (before.now, len(before.done) + 1)


def test_an_inactive_button_is_refused_with_its_reasons(library: Library) -> None:
    sitting = _begun(library).moved(Bring("jean", "procuration", "draft.mandatary"), "fr")
    (case,) = sitting.now.cases
    (button,) = [b for b in page(sitting.now, "jean", "fr").front.buttons if b.event == "next"]  # type: ignore[union-attr]  # a screen is in front
    blocked = sitting.moved(Press("jean", case, "next"), "fr")
    assert (button.active, blocked.last.done, blocked.last.reasons) == (False, False, button.reasons)
    assert blocked.now == sitting.now


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), lang=st.sampled_from(LANGS))
def test_why_a_step_was_refused_is_said_as_if_it_had_been_done_in_that_language(
    library: Library, seed: int, lang: Lang
) -> None:
    before = Sitting.begin(library, JANUARY)
    for move, after in walk(before, seed, 30, "fr"):
        if not isinstance(move, Back | Forth):
            told = reasons_in(after.done[-1], before.now, lang)
            assert told == before.moved(move, lang).last.reasons
            assert (told == ()) == after.last.done
        before = after


def test_no_way_to_a_state_is_said_in_the_other_language_without_looking_for_it_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.sitting.sitting.arranged", lambda *_: None)
    before = _begun(library)
    step = before.moved(Bring("jean", "procuration", "active"), "fr").done[-1]
    monkeypatch.setattr("simulator.sitting.sitting.arranged", None)
    assert (step.act.reasons, step.lang) == (("aucun chemin n'y mène",), "fr")
    assert reasons_in(step, before.now, "en") == ("no path leads there",)


def test_a_flow_that_is_not_offered_here_says_on_which_devices_it_is(library: Library) -> None:
    start = Start("jean", "attestation", "jean", "counter")
    web, app, kiosk = library.portal.devices["web"], library.portal.devices["app"], library.portal.devices["kiosk"]
    assert [_begun(library).moved(start, lang).last.reasons for lang in LANGS] == [
        (f"la démarche n'est pas proposée sur cet appareil, mais sur « {web.fr} », « {app.fr} », « {kiosk.fr} »",),
        (f"the journey is not offered on this device, but on “{web.en}”, “{app.en}”, “{kiosk.en}”",),
    ]


def test_a_flow_that_somebody_never_opens_says_who_does(library: Library) -> None:
    start = Start("agent", "attestation", "jean")
    assert [_begun(library).moved(start, lang).last.reasons for lang in LANGS] == [
        ("cette démarche n'est pas ouverte par l'agent d'accueil, mais par l'assuré",),
        ("this journey is not opened by the counter agent, but by the insured",),
    ]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_what_moves_came_to_is_all_that_happened_each_once(library: Library, seed: int) -> None:
    before = Sitting.begin(library, JANUARY)
    for _, after in walk(before, seed, 30):
        new = after.now.history[len(before.now.history) :]
        assert [(c.case, c.event, c.state) for c in came(before.now, after.now)] == [
            (happening.case, happening.firing.event, happening.firing.after.state) for happening in new
        ]
        before = after


@pytest.mark.parametrize("event", ["back", "validate"])
def test_a_press_presses_its_own_button_and_no_other(library: Library, event: str) -> None:
    sitting = _begun(library).moved(Bring("jean", "procuration", "certified"), "fr")
    (case,) = sitting.now.cases
    assert sitting.moved(Press("jean", case, event), "fr").now.history[-1].firing.event == event


def test_a_button_of_another_screen_is_not_on_screen(library: Library) -> None:
    sitting = _begun(library).moved(Bring("jean", "procuration", "draft.mandatary"), "fr")
    (case,) = sitting.now.cases
    assert sitting.moved(Press("jean", case, "revoke"), "fr").last.done is False


@pytest.mark.parametrize(
    "move",
    [
        Wait(JANUARY - timedelta(seconds=1)),
        Back(2),
        Back(0),
        Back(-1),
        Forth(),
        Press("jean", "9999", "next"),
        Connect("jean", "minitel"),
        Connect("nobody", "web"),
        Connect("outside", "web"),
        Bring("jean", "procuration", "nowhere"),
        Bring("nobody", "procuration", "active"),
    ],
)
def test_what_cannot_be_is_told_and_the_sitting_stays(library: Library, move: object) -> None:
    sitting = _begun(library)
    with pytest.raises(CannotMoveError) as told:
        sitting.moved(move, "fr")  # type: ignore[arg-type]  # a move of each kind
    assert all(told.value.why)


@pytest.mark.parametrize(
    "read",
    [
        None,
        [],
        {},
        {"kind": "drop"},
        {"kind": "press"},
        {"kind": "press", "person": "jean", "case": "0001"},
        {"kind": "press", "person": "jean", "case": "0001", "event": 3},
        {"kind": "press", "person": "jean", "case": "0001", "event": "next", "by": "x"},
        {"kind": "wait", "to": "tomorrow"},
        {"kind": "wait", "to": None},
        {"kind": "back", "steps": True},
        {"kind": "fill", "person": "jean", "case": "0001", "field": "f", "typed": [1]},
        {"kind": "fill", "person": "jean", "case": "0001", "field": "f", "typed": "x" * 50_000},
    ],
)
def test_what_is_no_move_is_refused(read: object) -> None:
    with pytest.raises(ValueError, match="not a move"):
        move_from_json(read)
