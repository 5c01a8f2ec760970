"""The script of the player in a real browser: what one types is taken in at once, nothing is lost or doubled."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import uvicorn

from harness.player import ids
from harness.player.app import application
from harness.player.setting import Setting
from harness.player.table import Table
from harness.store.store import Store
from simulator.portal.deed import Connect, Fill, Follow, OpenTab, Press
from simulator.sitting.move import Done
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import at
from tests.player.played import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PROXY = ("Mes démarches", "EFFECTUER UNE DÉMARCHE", "Faire ou révoquer une procuration en ligne")
TO_FORM = (Connect("jean", "web"), OpenTab("jean", PROXY[0]), Follow("jean", PROXY), Press("jean", "0001", "start"))
NEXT = Press("jean", "0001", "next")


def typed(key: str, text: str) -> Fill:
    return Fill("jean", "0001", f"mandatary.{key}", text)


class House(NamedTuple):
    """A player that listens, and where."""

    setting: Setting
    address: str


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    setting = Setting.over(ROOT / "flows", Store.at(str(tmp_path_factory.mktemp("store") / "cases.db")), "fr")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(setting, log=lambda _: None), log_level="error"))
        thread = threading.Thread(target=server.run, args=([taken],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield House(setting, f"http://127.0.0.1:{taken.getsockname()[1]}")
        server.should_exit = True
        thread.join()


class Desk(NamedTuple):
    """Jean on the form of the mandatary, in a browser."""

    page: "Page"
    table: Table

    def field(self, key: str) -> "Locator":
        return self.page.locator(f"[name='f.0001.mandatary.{key}']")

    def button(self, event: str) -> "Locator":
        return self.page.locator(f"[data-screen=front] [data-event={event}]")

    def settle(self) -> None:
        for _ in range(500):
            if not self.page.evaluate("document.documentElement.dataset.busy"):
                return
            self.page.wait_for_timeout(10)
        raise TimeoutError

    def done(self) -> tuple[Done, ...]:
        """What was done since the form was there."""
        return tuple(step.deed for step in self.table.sitting.done[len(TO_FORM) :])


@contextmanager
def at_form(house: House, browser: "Browser", **options: Any) -> Iterator[Desk]:
    visitor = ids.new()
    library = house.setting.flows.now().library
    sitting = Sitting.begin(library, at(datetime(2021, 1, 4, 9)))
    for move in TO_FORM:
        sitting = sitting.moved(move, "fr")
    table = house.setting.tables.open(visitor, house.setting.flows.now(), sitting)
    context = browser.new_context(**options)
    context.set_default_timeout(5_000)
    context.add_cookies([{"name": "parcours", "value": visitor, "url": house.address}])
    page = context.new_page()
    page.goto(f"{house.address}/fr/s/{table.id}?who=jean")
    yield Desk(page, table)
    context.close()


@pytest.fixture
def desk(house: House, browser: "Browser") -> Iterator[Desk]:
    with at_form(house, browser) as found:
        yield found


def _slow(page: "Page") -> None:
    """What is posted takes a while to be answered."""

    def later(route: Any) -> None:
        page.wait_for_timeout(150)
        route.continue_()

    page.route("**/do", later)


def test_a_field_is_taken_in_as_one_leaves_it_and_the_next_keeps_what_is_being_typed(desk: Desk) -> None:
    _slow(desk.page)
    desk.field("last_name").click()
    for key in ("Dupont", "Tab", "Durand", "Tab", "Mart", "ArrowLeft"):
        if len(key) < 4 or key == "ArrowLeft":
            desk.page.keyboard.press(key)
        else:
            desk.page.keyboard.type(key)
    desk.settle()
    here = desk.page.evaluate("[document.activeElement.name, document.activeElement.selectionStart]")
    assert desk.done() == (typed("last_name", "Dupont"), typed("usage_name", "Durand"))
    assert (desk.field("first_name").input_value(), here) == ("Mart", ["f.0001.mandatary.first_name", 3])


def _fill(desk: Desk) -> None:
    desk.field("civility").select_option("m")
    for key, text in (("last_name", "Dupont"), ("first_name", "Martin"), ("birth_date", "16/04/1991")):
        desk.field(key).click()
        desk.page.keyboard.type(text)


def test_a_button_wakes_while_one_types_and_a_click_waits_for_what_is_being_taken_in(desk: Desk) -> None:
    button = desk.button("next")
    before = button.get_attribute("aria-disabled")
    _fill(desk)
    full = button.get_attribute("aria-disabled")
    for _ in "16/04/1991":
        desk.page.keyboard.press("Backspace")
    emptied = button.get_attribute("aria-disabled")
    desk.page.keyboard.type("16/04/1991")
    assert (before, full, emptied) == ("true", None, "true")
    _slow(desk.page)
    button.dblclick()
    desk.settle()
    assert desk.done()[-2:] == (typed("birth_date", "16/04/1991"), NEXT)
    assert desk.page.evaluate("document.activeElement.textContent") == "2. Récapitulatif des éléments déclarés"


def test_pressing_an_inactive_button_shows_why_and_keeps_the_focus(desk: Desk) -> None:
    desk.button("next").click(force=True)
    desk.settle()
    reasons = desk.page.locator("[data-screen=front] [data-reasons] > li").all_inner_texts()
    assert reasons == ["Civilité manque", "Nom manque", "Prénom manque", "Date de naissance manque"]
    assert desk.page.evaluate("document.activeElement.dataset.event") == "next"


def test_what_could_not_be_sent_is_told_and_sent_with_what_comes_next(desk: Desk) -> None:
    desk.page.route("**/do", lambda route: route.abort())
    desk.field("last_name").fill("Durand")
    desk.field("last_name").blur()
    desk.settle()
    told = desk.page.locator("#status").inner_text()
    assert (told[:26], desk.field("last_name").input_value()) == ("Le serveur ne répond pas. ", "Durand")
    desk.page.unroute("**/do")
    desk.field("first_name").fill("Léa")
    desk.field("first_name").blur()
    desk.settle()
    assert desk.done() == (typed("last_name", "Durand"), typed("first_name", "Léa"))
    assert desk.page.locator("#status").inner_text() == ""


def test_what_was_typed_on_a_page_that_was_out_of_date_is_still_there(desk: Desk) -> None:
    desk.table.move([typed("first_name", "Ailleurs")], desk.table.number, "fr")
    desk.field("last_name").fill("Dupont")
    desk.field("last_name").blur()
    desk.settle()
    assert (desk.done(), desk.field("last_name").input_value()) == ((typed("first_name", "Ailleurs"),), "Dupont")
    desk.button("next").click(force=True)
    desk.settle()
    assert desk.done()[1:] == (typed("last_name", "Dupont"), NEXT)


def test_enter_takes_in_what_was_typed_and_presses_nothing(desk: Desk) -> None:
    desk.field("last_name").click()
    desk.page.keyboard.type("Dupont")
    desk.page.keyboard.press("Enter")
    desk.settle()
    assert desk.done() == (typed("last_name", "Dupont"),)


def test_without_the_script_the_same_forms_do_the_same(house: House, browser: "Browser") -> None:
    with at_form(house, browser, java_script_enabled=False) as desk:
        desk.field("last_name").fill("Dupont")
        with desk.page.expect_navigation():
            desk.page.locator(".take button").click()
        assert desk.done() == (typed("last_name", "Dupont"),)
        desk.field("civility").select_option("m")
        with desk.page.expect_navigation():
            desk.button("back").click()
        assert desk.done()[1:] == (typed("civility", "m"), Press("jean", "0001", "back"))


def test_what_is_done_elsewhere_is_shown_without_being_asked_for(desk: Desk) -> None:
    desk.page.route("**/do", lambda route: route.abort())
    desk.field("usage_name").fill("Durand")
    desk.field("usage_name").blur()
    desk.field("last_name").click()
    desk.page.keyboard.type("Dup")
    desk.table.move([typed("first_name", "Ailleurs")], desk.table.number, "fr")
    for _ in range(60):
        if desk.field("first_name").input_value():
            break
        desk.page.wait_for_timeout(100)
    fields = ("first_name", "last_name", "usage_name")
    assert [desk.field(key).input_value() for key in fields] == ["Ailleurs", "Dup", "Durand"]


def test_a_dialog_takes_the_focus_and_gives_it_back(desk: Desk) -> None:
    moves: list[Done] = [typed("civility", "m"), typed("last_name", "Dupont"), typed("first_name", "Martin"),
             typed("birth_date", "16/04/1991"), NEXT, Fill("jean", "0001", "recap.certify", "yes"),
             Press("jean", "0001", "validate"), OpenTab("jean", "Mes informations")]  # fmt: skip
    desk.table.move(moves, desk.table.number, "fr")
    desk.page.reload()
    desk.page.locator("[data-screen=panel] [data-event=revoke]").press("Enter")
    desk.settle()
    focus = "document.activeElement.closest('[data-screen]').dataset.screen + document.activeElement.textContent"
    assert desk.page.evaluate(focus) == "frontRévocation de procuration"
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    desk.settle()
    assert desk.done()[len(moves) :] == (Press("jean", "0001", "revoke"), Press("jean", "0001", "back"))
    assert desk.page.evaluate("document.activeElement.closest('.person').id") == "person-jean"
