"""What the people of the portal see in the player is what the portal says, and nothing can be clicked elsewhere."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from harness.language import LANGS
from harness.web import script
from simulator.portal.deed import Connect, Disconnect, Fill, Follow, OpenTab, Press
from simulator.portal.page import page
from simulator.sitting.move import Bring, Move
from simulator.sitting.sitting import Sitting
from simulator.sitting.written import move_from_json
from simulator.spec.calendar import at
from simulator.spec.load import Library
from tests.player.dom import Element, buttons, page_of, portal, sent
from tests.player.played import flows, scenarios
from tests.site import hostile

PLAYER = Path(__file__).parents[2] / "harness" / "web" / "templates" / "player"
FORM = Bring("anne", "carte", "request.draft")
DEVICES = ("app", "kiosk", "counter")


@pytest.fixture(scope="module")
def good() -> Library:
    """The flows in which every word of the language is used."""
    return flows(hostile.GOOD)


def sitting_of(found: Library, *moves: Move) -> Sitting:
    """A sitting in which something was done."""
    sitting = Sitting.begin(found, at(datetime(2021, 1, 4, 9)))
    for move in moves:
        sitting = sitting.moved(move, "fr")
    return sitting


def test_every_page_of_every_scenario_reads_as_the_portal_says_in_both_languages() -> None:
    seen = set()
    for scenario in scenarios():
        for moment in scenario.moments():
            for person in moment.now.sessions:
                for lang in LANGS:
                    expected = page(moment.now, person, lang)
                    if expected not in seen:
                        seen.add(expected)
                        assert page_of(portal(moment, person, lang)) == expected
    assert len(seen) > 200


def test_every_id_of_a_page_is_there_once_and_every_label_names_its_control() -> None:
    for scenario in scenarios():
        person = next(iter(scenario.sitting.now.sessions), None)
        if person is None:
            continue
        root = portal(scenario.sitting, person, scenario.lang)
        ids = [each.get("id") for each in root.all("id")]
        assert sorted(ids) == sorted(set(ids))
        assert {each.get("for") for each in root.tags("label") if "for" in each.attrs} <= set(ids)
        described = {name for each in root.all("aria-describedby") for name in each.get("aria-describedby").split()}
        assert described <= set(ids)


def test_nothing_of_the_pages_is_script_or_style_in_the_text(good: Library) -> None:
    sitting = sitting_of(good, Connect("anne", "web"), FORM)
    for each in portal(sitting, "anne", "fr").all():
        assert (each.tag in ("script", "style"), [name for name in each.attrs if name[:2] == "on"]) == (False, [])
        assert "style" not in each.attrs
    for file in PLAYER.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert (file.name, re.findall(r"\sstyle=|<style|\son[a-z]+=|\|\s*safe|inline\(", text)) == (file.name, [])


def test_labels_that_mean_something_to_a_browser_are_text(tmp_path: Path) -> None:
    hostile.project(tmp_path)
    sitting = sitting_of(flows(tmp_path / "flows"), Connect("anne", "web"))
    for move in (OpenTab("anne", "Mes démarches"), FORM):
        sitting = sitting.moved(move, "fr")
        for lang in LANGS:
            root = portal(sitting, "anne", lang)
            assert page_of(root) == page(sitting.now, "anne", lang)
            assert list(root.tags("b", "script", "img")) == []


def test_who_is_not_connected_sees_no_portal(good: Library) -> None:
    root = portal(sitting_of(good), "anne", "fr")
    assert page_of(root) == page(sitting_of(good).now, "anne", "fr")
    assert "Cette personne n'est pas connectée." in root.text()
    assert list(root.tags("nav", "button")) == []


@pytest.mark.parametrize("device", DEVICES)
def test_a_device_without_menus_says_how_a_procedure_is_opened_there(device: str) -> None:
    root = portal(sitting_of(flows(), Connect("jean", device)), "jean", "en")
    assert (list(root.tags("nav")), "This device has no menu" in root.text()) == ([], True)


def test_what_a_dialog_covers_is_drawn_and_cannot_be_used_only_the_tabs_can(good: Library) -> None:
    active = sitting_of(
        good, Connect("anne", "web"), Bring("anne", "carte", "active"), OpenTab("anne", "Mes informations")
    )
    case = next(iter(active.now.cases))
    root = portal(active.moved(Press("anne", case, "report"), "fr"), "anne", "fr")
    dialog = next(each for each in root.all("role") if each.get("role") == "dialog")
    assert list(buttons(root)) == ["Mes démarches", "Mes informations", "Renoncer", "Oui, perdue"]
    assert "autofocus" in next(dialog.all("data-title")).attrs
    panel = next(each for each in root.all("data-screen") if each.get("data-screen") == "panel")
    assert (panel.is_inert(), [each.get("name") for each in panel.all("name")]) == (True, [])


def test_each_button_bears_the_move_it_makes(good: Library) -> None:
    sitting = sitting_of(good, Connect("anne", "web"))
    assert {
        label: move_from_json(json.loads(text)) for label, text in buttons(portal(sitting, "anne", "en")).items()
    } == {
        "Log out": Disconnect("anne"),
        "My procedures": OpenTab("anne", "Mes démarches"),
        "My card": Follow("anne", ("Mes démarches", "Commander", "Ma carte")),
        "My information": Follow("anne", ("Mes démarches", "Commander", "Mes informations")),
    }


def _ordering(good: Library, *typed: tuple[str, str | tuple[str, ...]]) -> Sitting:
    sitting = sitting_of(good, Connect("anne", "web"), FORM)
    for key, text in typed:
        sitting = sitting.moved(Fill("anne", "0001", f"form.{key}", text), "fr")
    return sitting


def _event(root: Element, event: str) -> Element:
    return next(each for each in root.all("data-event") if each.get("data-event") == event)


def test_a_button_that_only_waits_for_fields_names_them(good: Library) -> None:
    sitting = _ordering(good, ("country", "Italie"))
    root = portal(sitting, "anne", "fr")
    assert _event(root, "order").get("data-waits") == "form.country form.departure form.speed"
    assert "data-waits" not in _event(root, "cancel").attrs


def test_pressing_an_inactive_button_opens_its_reasons(good: Library) -> None:
    before = _ordering(good)
    after = before.moved(Press("anne", "0001", "order"), "fr")
    opened = [
        ["open" in each.attrs for each in portal(moment, "anne", "fr").tags("details")] for moment in (before, after)
    ]
    assert opened == [[False], [True]]


def test_what_cannot_be_read_is_marked_once_the_page_speaks_of_it(good: Library) -> None:
    typed = [("country", "Italie"), ("departure", "demain"), ("speed", "slow")]
    before = _ordering(good, *typed)
    after = before.moved(Press("anne", "0001", "order"), "fr")
    marked = [
        [each.get("name") for each in portal(moment, "anne", "fr").all("aria-invalid")] for moment in (before, after)
    ]
    assert marked == [[], ["f.0001.form.departure"]]


def test_what_was_typed_is_shown_as_it_was(good: Library) -> None:
    texts = ['"><script>', "deux\nlignes", "\n", " espaces ", "🎉 شهادة", "m" * 500, "&amp;"]
    for text in texts:
        root = portal(_ordering(good, ("country", text)), "anne", "fr")
        assert sent(root)["f.0001.form.country"] == [text.replace("\n", "\r\n")]


def test_a_choice_can_be_taken_back_once_it_is_made(good: Library) -> None:
    before, after = _ordering(good), _ordering(good, ("speed", "fast"))
    clearing = [
        [
            each
            for each in portal(moment, "anne", "fr").tags("input")
            if (each.get("type"), each.get("value")) == ("radio", "")
        ]
        for moment in (before, after)
    ]
    assert list(map(len, clearing)) == [0, 1]


def test_without_the_script_each_form_that_has_fields_can_be_sent_for_what_was_typed(good: Library) -> None:
    for sitting, expected in ((_ordering(good), 2), (sitting_of(good, Connect("anne", "web")), 0)):
        nameless = [each for each in portal(sitting, "anne", "fr").tags("button") if "name" not in each.attrs]
        assert [each.text() for each in nameless] == ["Prendre en compte la saisie"] * expected


def test_enter_in_a_field_only_takes_in_what_was_typed(good: Library) -> None:
    first = next(portal(_ordering(good), "anne", "fr").tags("button"))
    assert ("name" in first.attrs, first.text()) == (False, "Prendre en compte la saisie")


def test_the_script_speaks_to_nobody_else_and_writes_no_markup() -> None:
    code = script("player/player.js")
    assert re.findall(r"https?:|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code) == []
