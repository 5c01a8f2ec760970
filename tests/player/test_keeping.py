"""Sittings are kept before they are shown, and found again: by their owner alone, on flows that are the same."""

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from harness.files import root
from harness.language import Say
from harness.player import table
from harness.player.flows import Flows
from harness.player.table import StaleError, Table
from harness.player.tables import Most, RefusedError, Tables, owner
from harness.player.views.sittings import paused_view, sitting_view
from harness.store.errors import UnknownError, UnusableError
from harness.store.store import Store
from simulator.portal.deed import Connect, OpenTab, Reload, Wait
from simulator.sitting.move import Back, Forth, Move
from simulator.sitting.sitting import CannotMoveError, Sitting
from simulator.spec.calendar import at
from simulator.spec.text import Prose
from tests.player.visiting import Visitor, setting_of

VISITOR, OTHER = "a" * 32, "b" * 32
BEGAN = at(datetime(2021, 1, 4, 9))
IN: Move = Connect("jean", "web")


@pytest.fixture(scope="module")
def flows() -> Flows:
    return Flows(root() / "flows")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.at(str(tmp_path / "cases.db")) as made:
        yield made


@pytest.fixture
def tables(flows: Flows, store: Store) -> Tables:
    return Tables(flows, store)


def begun(tables: Tables, flows: Flows, visitor: str = VISITOR) -> Table:
    reading = flows.now()
    made = tables.open(visitor, reading, Sitting.begin(reading.library, BEGAN))
    made.move([IN], 0, "fr")
    return made


def found(tables: Tables, made: Table, visitor: str = VISITOR) -> Table:
    again = tables.of(visitor, made.id)
    assert again is not None
    return again


# --- kept as it goes


def test_a_sitting_is_kept_move_by_move(tables: Tables, flows: Flows, store: Store) -> None:
    made = begun(tables, flows)
    made.move([Reload("jean"), Back(1)], 1, "fr")
    kept = store.kept(made.id)
    assert [entry.move for entry in kept.entries] == [IN, Reload("jean"), Back(1)]
    assert (kept.opening.owner, kept.opening.began, kept.opening.pins) == (owner(VISITOR), BEGAN, flows.now().pins)
    assert made.number == 3


def test_a_move_that_cannot_be_kept_is_not_made(
    tables: Tables, flows: Flows, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = begun(tables, flows)
    before = made.sitting

    def full(*_: object) -> NoReturn:
        raise UnusableError(Prose("le disque est plein", "the disk is full"))

    monkeypatch.setattr(store, "append", full)
    with pytest.raises(UnusableError):
        made.move([Reload("jean")], 1, "fr")
    assert (made.sitting is before, made.number) == (True, 1)


def test_a_visitor_is_told_that_nothing_was_kept_and_so_nothing_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = setting_of(tmp_path / "cases.db")
    visitor = Visitor(setting)
    place = visitor.post("/fr/open", {"person": "jean"}).headers["location"].partition("?")[0]
    version = visitor.get(f"{place}/version").text

    def full(*_: object) -> NoReturn:
        raise UnusableError(Prose("cases.db : le disque est plein : rien n'est écrit", "cases.db: the disk is full"))

    monkeypatch.setattr(setting.tables.store, "append", full)
    number = re.findall(r'data-n="(\d+)"', visitor.get(place).text)[0]
    answer = visitor.post(f"{place}/do", {"n": number, "ask": "clock", "by": "P1D"})
    assert answer.status_code == 503
    assert "le disque est plein" in answer.text
    assert f'href="{place}"' in answer.text
    assert visitor.get(f"{place}/version").text == version
    monkeypatch.setattr(setting.tables.store, "keep", full)
    assert visitor.post("/fr/open", {"person": "jean"}).status_code == 503


def test_a_stale_page_does_nothing(tables: Tables, flows: Flows, store: Store) -> None:
    made = begun(tables, flows)
    with pytest.raises(StaleError):
        made.move([Reload("jean")], 0, "fr")
    assert len(store.kept(made.id).entries) == 1


def test_a_move_that_cannot_be_made_is_not_kept(tables: Tables, flows: Flows, store: Store) -> None:
    made = begun(tables, flows)
    with pytest.raises(CannotMoveError):
        made.move([Reload("jean"), Forth(9), Reload("jean")], 1, "fr")
    assert [entry.move for entry in store.kept(made.id).entries] == [IN, Reload("jean")]
    assert made.number == 2


def test_a_sitting_does_not_grow_without_end(
    tables: Tables, flows: Flows, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "LONGEST", 3)
    made = begun(tables, flows)
    with pytest.raises(CannotMoveError):
        made.move([Reload("jean")] * 5, 1, "fr")
    assert (made.number, len(store.kept(made.id).entries)) == (3, 3)


def test_a_sitting_that_was_played_before_it_is_opened_is_kept_with_what_was_done(tables: Tables, flows: Flows) -> None:
    reading = flows.now()
    sitting = Sitting.begin(reading.library, BEGAN)
    for move in (IN, Reload("jean"), Wait(at(datetime(2021, 2, 1, 9))), Back(2)):
        sitting = sitting.moved(move, "fr")
    made = tables.open(VISITOR, reading, sitting)
    assert made.number == 4
    again = found(Tables(flows, tables.store), made)
    assert ([step.deed for step in again.sitting.done], again.sitting.now.now) == ([IN], BEGAN)
    again.move([Forth(2)], 4, "fr")
    assert again.sitting.now.now == at(datetime(2021, 2, 1, 9))


# --- found again


def test_a_sitting_is_found_again_after_a_restart_where_it_was_left(tables: Tables, flows: Flows) -> None:
    made = begun(tables, flows)
    made.move([Wait(at(datetime(2021, 2, 1, 9))), Reload("jean"), Back(1)], 1, "fr")
    again = found(Tables(flows, tables.store), made)
    assert (again is made, again.number, again.sitting) == (False, 4, made.sitting)
    again.move([Forth(1)], 4, "fr")


def test_nobody_elses_is(tables: Tables, flows: Flows) -> None:
    made = begun(tables, flows)
    assert tables.of(OTHER, made.id) is None
    assert Tables(flows, tables.store).of(OTHER, made.id) is None
    assert tables.of(VISITOR, "0" * 32) is None
    assert (tables.all_of(OTHER), tables.paused(OTHER)) == ((), ())
    assert tables.anew(OTHER, made.id, "fr") is None


def test_the_sittings_of_a_visitor_are_those_under_way_and_those_put_aside(flows: Flows, store: Store) -> None:
    before = begun(Tables(flows, store), flows)
    before.move([Wait(BEGAN + timedelta(days=1)), Back()], 1, "fr")
    tables = Tables(flows, store)
    now = begun(tables, flows)
    begun(tables, flows, OTHER)
    assert [each.id for each in tables.all_of(VISITOR)] == [now.id]
    assert [each.opening.id for each in tables.paused(VISITOR)] == [before.id]
    (paused,) = (paused_view(each, flows.now().library, Say("fr")) for each in tables.paused(VISITOR))
    under_way = sitting_view(before, Say("fr"))
    assert (paused.people, paused.clock, paused.deeds) == (under_way.people, under_way.clock, under_way.deeds)
    found(tables, before)
    assert [each.id for each in tables.all_of(VISITOR)] == [before.id, now.id]
    assert tables.paused(VISITOR) == ()


def test_the_one_left_alone_for_longest_is_put_aside_and_comes_back(flows: Flows, store: Store) -> None:
    tables = Tables(flows, store, Most(each=2, in_all=3))
    first, second = begun(tables, flows), begun(tables, flows)
    found(tables, first)
    third = begun(tables, flows)
    assert [each.id for each in tables.all_of(VISITOR)] == [third.id, first.id]
    assert found(tables, second).sitting == second.sitting
    others = [begun(tables, flows, name * 32) for name in "cd"]
    assert len(tables.all_of(VISITOR)) + len(others) == 3


def test_one_that_is_being_moved_is_not_put_aside(flows: Flows, store: Store) -> None:
    tables = Tables(flows, store, Most(each=1))
    first = begun(tables, flows)
    with first.lock:
        begun(tables, flows)
        assert first in tables.all_of(VISITOR)


def test_a_move_made_on_one_that_was_put_aside_is_never_lost_nor_doubled(flows: Flows, store: Store) -> None:
    tables = Tables(flows, store, Most(each=1))
    first = begun(tables, flows)
    begun(tables, flows)
    again = found(tables, first)
    again.move([Reload("jean")], 1, "fr")
    with pytest.raises(StaleError):
        first.move([OpenTab("jean", "x")], 1, "fr")
    assert [entry.move for entry in store.kept(first.id).entries] == [IN, Reload("jean")]


def test_a_sitting_that_another_program_goes_on_with_is_read_again(flows: Flows, store: Store) -> None:
    here, elsewhere = Tables(flows, store), Tables(flows, store)
    made = begun(here, flows)
    found(elsewhere, made).move([Reload("jean")], 1, "fr")
    with pytest.raises(StaleError):
        made.move([Wait(at(datetime(2021, 2, 1, 9)))], 1, "fr")
    assert found(here, made).number == 2


# --- on flows that changed meanwhile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "flows"
    shutil.copytree(root() / "flows", made)
    return made


def changed(folder: Path, file: str, old: str, new: str) -> Flows:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return Flows(folder)


def test_a_kept_sitting_whose_flows_changed_is_refused_with_the_reason(folder: Path, store: Store) -> None:
    flows = Flows(folder)
    made = begun(Tables(flows, store), flows)
    tables = Tables(changed(folder, "dossiers.yaml", "Peigne", "Peigné"), store)
    with pytest.raises(RefusedError) as told:
        tables.of(VISITOR, made.id)
    assert (told.value.anew, told.value.why.fr.split(" : ")[1]) == (True, "dossiers")


def test_it_can_be_begun_anew_up_to_the_last_point_that_holds(folder: Path, store: Store) -> None:
    flows = Flows(folder)
    made = begun(Tables(flows, store), flows)
    made.move([Reload("jean"), Connect("benoit", "web")], 1, "fr")
    tables = Tables(changed(folder, "dossiers.yaml", "Peigne", "Peigné"), store)
    again = tables.anew(VISITOR, made.id, "fr")
    assert again is not None
    assert (again.id != made.id, again.number, store.kept(again.id).opening.origin) == (True, 3, made.id)
    assert store.kept(again.id).opening.pins == tables.of(VISITOR, again.id).reading.pins  # type: ignore[union-attr]
    assert tables.paused(VISITOR) == ()  # the one it comes from goes on as this one
    assert len(store.kept(made.id).entries) == 3
    assert (again.news[0].aside, again.origin) == (None, made.id)


def test_what_is_not_done_again_is_told_even_where_the_flows_no_longer_know_it(folder: Path, store: Store) -> None:
    flows = Flows(folder)
    made = begun(Tables(flows, store), flows)
    made.move([Connect("benoit", "app"), Reload("benoit"), Back(1), Forth(1)], 1, "fr")
    for path in folder.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("  app:", "  phone:").replace("[app", "[phone").replace(
            ", app,", ", phone,"), "utf-8")  # fmt: skip
    after = Tables(Flows(folder), store).anew(VISITOR, made.id, "fr")
    assert after is not None
    assert after.news[0].aside is not None
    assert [each.fr for each in after.news[0].aside.said] == [
        "app (n'existe plus)", "Benoit Peigne recharge la page", "retour en arrière (1)", "retour en avant (1)",
    ]  # fmt: skip
    assert (after.number, after.origin) == (1, made.id)
    assert found(Tables(Flows(folder), store), after).origin == made.id


def test_the_page_says_so_and_offers_it(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "cases.db"
    before = Visitor(setting_of(place, folder))
    opened = before.post("/fr/open", {"person": "jean"}).headers["location"].partition("?")[0]
    changed(folder, "dossiers.yaml", "Peigne", "Peigné")
    after = Visitor(setting_of(place, folder))
    after.client.cookies.update(before.client.cookies)
    answer = after.get(opened)
    assert answer.status_code == 409
    assert "dossiers\u00a0: fichier modifié" in answer.text
    assert f'action="{opened}/anew"' in answer.text
    led = after.post(f"{opened}/anew", {}).headers["location"]
    assert led != opened
    assert "Les flux ont changé" in after.get(led).text


def test_a_damaged_sitting_is_told_and_not_offered(tmp_path: Path) -> None:
    place = tmp_path / "cases.db"
    visitor = Visitor(setting_of(place))
    opened = visitor.post("/fr/open", {"person": "jean"}).headers["location"].partition("?")[0]
    with sqlite3.connect(place) as connection:
        connection.execute("DROP TRIGGER parcours_lines_stay")
        connection.execute("UPDATE parcours_lines SET line = replace(line, 'move', 'mov') WHERE number = 1")
    connection.close()
    after = Visitor(setting_of(place))
    after.client.cookies.update(visitor.client.cookies)
    answer = after.get(opened)
    assert answer.status_code == 503
    assert "le sceau ne correspond pas" in answer.text
    assert "anew" not in answer.text


# --- handed over


def test_whoever_runs_the_player_hands_a_kept_sitting_over_once(tmp_path: Path, store: Store) -> None:
    setting = setting_of(tmp_path / "cases.db")
    flows = Flows(root() / "flows")
    made = begun(Tables(flows, store), flows, OTHER)
    link = f"/fr/taken/{setting.ticket(made.id)}"
    visitor = Visitor(setting)
    assert [visitor.get(link).status_code for _ in range(2)] == [200, 200]
    led = visitor.post(link, {})
    assert led.status_code == 303
    assert visitor.get(led.headers["location"]).status_code == 200
    assert (visitor.get(link).status_code, visitor.post(link, {}).status_code) == (404, 404)
    name = led.headers["location"].rpartition("/")[2]
    assert store.kept(name).opening.origin == made.id
    assert len(store.kept(made.id).entries) == 1


def test_a_sitting_that_is_not_kept_cannot_be_handed_over(tables: Tables) -> None:
    with pytest.raises(UnknownError):
        tables.handed_over(VISITOR, "0" * 32, "fr")


# --- as a file


def test_a_sitting_is_exported_to_its_owner(tmp_path: Path) -> None:
    setting = setting_of(tmp_path / "cases.db")
    visitor = Visitor(setting)
    place = visitor.post("/fr/open", {"person": "jean"}).headers["location"].partition("?")[0]
    answer = visitor.get(f"{place}/case.jsonl")
    assert answer.headers["content-type"] == "application/jsonl"
    assert "attachment" in answer.headers["content-disposition"]
    assert json.loads(answer.text.splitlines()[0])["parcours"] == "sitting"
    with Store.at(str(tmp_path / "other.db")) as other:
        assert other.imported(answer.content) == place.rpartition("/")[2]


def test_news_are_told_until_something_else_was_done(tables: Tables, flows: Flows) -> None:
    made = begun(tables, flows)
    made.told = (made.number, (table.News(Prose("a", "a")),))
    shown = []
    for _ in range(3):
        shown.append(len(made.news))
        made.move([Reload("jean")], made.number, "fr")
    assert shown == [1, 1, 0]
