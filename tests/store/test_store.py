"""A store gives back what was kept in it, and lets nothing of it be changed."""

import random
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.store.errors import AlreadyError, ErasedError, StaleError, UnknownError, UnusableError
from harness.store.reading import course
from harness.store.record import Kept
from harness.store.store import Store
from harness.store.taking_up import taken_up
from simulator.portal.deed import Connect, Fill, OpenTab, Press, Start
from simulator.spec.load import Library
from tests.store.sittings import REAL, opening, pinned, played, walked

SECRET = "Zorglub-Sentinelle"
OWNER = "0123456789abcdef" * 4


def _with_a_secret(library: Library, number: int = 7) -> Kept:
    """A sitting in which a name was typed that stands nowhere else."""
    return played(
        library,
        number,
        Connect("jean", "web"),
        Start("jean", "procuration", "jean"),
        Press("jean", "0001", "start"),
        Fill("jean", "0001", "mandatary.last_name", SECRET),
    )[0]


def _appended(store: Store, kept: Kept) -> None:
    store.begin(kept.opening)
    for entry in kept.entries:
        store.append(kept.opening.id, entry.number, entry.move, entry.came, entry.at, entry.done)


# --- kept, and read back


def test_moves_kept_one_by_one_are_read_back_the_same(library: Library, store: Store) -> None:
    kept, _ = walked(library, 1)
    _appended(store, kept)
    assert store.kept(kept.opening.id) == kept


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), length=st.integers(0, 30))
def test_any_sitting_that_was_kept_is_taken_up_where_it_was_left(
    library: Library, tmp_path: Path, seed: int, length: int
) -> None:
    kept, sitting = walked(library, seed, length)
    path = tmp_path / f"{secrets.token_hex(8)}.db"
    with Store.at(str(path)) as store:
        store.keep(kept)
        assert taken_up(store.kept(kept.opening.id), library, pinned(library)) == sitting
    path.unlink()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters(), max_size=40))
def test_any_text_that_is_typed_is_kept_as_it_was(store: Store, library: Library, typed: str) -> None:
    number = len(store.listed()) + 1
    kept = Kept(opening(number, library), played(library, 1, Connect("jean", "web"))[0].entries)
    kept = kept._replace(entries=(kept.entries[0]._replace(move=Fill("jean", "0001", "a.b", typed)),))
    store.keep(kept)
    assert store.kept(kept.opening.id) == kept


def test_nothing_is_kept_that_does_not_come_next(library: Library, store: Store) -> None:
    kept, _ = walked(library, 2, 3)
    store.begin(kept.opening)
    first = kept.entries[0]
    for number in (0, 2, -1):
        with pytest.raises(StaleError) as told:
            store.append(kept.opening.id, number, first.move, first.came, first.at)
        assert told.value.expected == 1
    store.append(kept.opening.id, 1, first.move, first.came, first.at, first.done)
    with pytest.raises(StaleError):
        store.append(kept.opening.id, 1, first.move, first.came, first.at)
    assert store.kept(kept.opening.id).entries == (first,)


def test_a_name_is_given_once(library: Library, store: Store) -> None:
    kept, _ = walked(library, 3, 3)
    store.keep(kept)
    with pytest.raises(AlreadyError):
        store.begin(kept.opening)
    assert store.kept(kept.opening.id) == kept


def test_a_sitting_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UnknownError):
        store.kept("0" * 32)
    with pytest.raises(UnknownError):
        store.append("0" * 32, 1, Connect("jean", "web"), (), REAL)


def test_an_owner_finds_their_sittings_and_no_other(library: Library, store: Store) -> None:
    mine, theirs = "a" * 64, "b" * 64
    for number, owner in ((1, mine), (2, theirs), (3, mine), (4, "")):
        store.begin(opening(number, library, owner=owner))
    assert [int(each.id, 16) for each in store.listed(mine)] == [1, 3]
    assert [int(each.id, 16) for each in store.listed()] == [1, 2, 3, 4]
    store.erase(f"{1:032x}")
    assert [int(each.id, 16) for each in store.listed(mine)] == [3]


def test_a_list_counts_the_moves(library: Library, store: Store) -> None:
    kept, _ = walked(library, 5, 9)
    store.keep(kept)
    (listed,) = store.listed()
    assert (listed.opening, listed.moves, listed.erased, listed.damage) == (kept.opening, 10, False, None)


# --- erased


def test_what_is_erased_leaves_the_course_and_a_whole_chain(library: Library, store: Store) -> None:
    kept = _with_a_secret(library)
    store.keep(kept)
    store.erase(kept.opening.id, REAL)
    read = store.course(kept.opening.id)
    assert (read.passed, read.erased) == (course(kept).passed, REAL)
    assert store.verified().damage == ()


def test_an_erased_sitting_is_not_taken_up_nor_added_to(library: Library, store: Store) -> None:
    kept = _with_a_secret(library)
    store.keep(kept)
    store.erase(kept.opening.id)
    store.erase(kept.opening.id)
    with pytest.raises(ErasedError):
        store.kept(kept.opening.id)
    with pytest.raises(ErasedError):
        store.append(kept.opening.id, 5, OpenTab("jean", "Accueil"), (), REAL)
    (listed,) = store.listed()
    assert (listed.moves, listed.erased) == (4, True)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), others=st.integers(0, 6))
def test_what_was_erased_is_nowhere_in_the_bytes_of_the_file(
    library: Library, tmp_path: Path, seed: int, others: int
) -> None:
    path = tmp_path / f"{secrets.token_hex(8)}.db"
    kept = _with_a_secret(library, 10**7)
    with Store.at(str(path)) as store:
        for number in range(others):
            store.keep(walked(library, seed + number, 12)[0])
        _appended(store, kept._replace(opening=kept.opening._replace(owner=OWNER)))
        for number in range(others):
            store.keep(walked(library, seed + 50 + number, 12)[0])
        texts = (SECRET.encode(), OWNER.encode())
        assert [text in path.read_bytes() for text in texts] == [True, True]
        store.erase(kept.opening.id)
        assert [text in path.read_bytes() for text in texts] == [False, False]
        assert (store.verified().damage, len(store.listed())) == ((), 2 * others + 1)
    path.unlink()


def test_nothing_of_it_is_left_where_pages_were_split_while_it_was_written(library: Library, tmp_path: Path) -> None:
    """Moves of many sittings come in turn: rows are moved from page to page between those that will be erased."""
    path, draw = tmp_path / "cases.db", random.Random(1)
    names = [f"{draw.getrandbits(128):032x}" for _ in range(20)]
    numbers = dict.fromkeys(names, 0)
    with Store.at(str(path)) as store:
        for name in names:
            store.begin(opening(0, library)._replace(id=name))
        for _ in range(250):
            name = draw.choice([*names, *[names[0]] * 5])
            numbers[name] += 1
            text = SECRET if name == names[0] else "ailleurs" * draw.randrange(1, 40)
            store.append(name, numbers[name], Fill("jean", "0001", "a.b", text), (), REAL)
        assert path.read_bytes().count(SECRET.encode()) > 20
        store.erase(names[0])
        assert path.read_bytes().count(SECRET.encode()) == 0


# --- append-only


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE parcours_lines SET line = 'x'",
        "UPDATE parcours_lines SET number = number + 100",
        "DELETE FROM parcours_lines",
        "DELETE FROM parcours_heads",
        "UPDATE parcours_heads SET lines = 1",
        "UPDATE parcours_heads SET seal = 'x'",
        "UPDATE parcours_texts SET said = '{}'",
        "DELETE FROM parcours_texts",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_kept(
    library: Library, store: Store, where: str, order: str
) -> None:
    kept, _ = walked(library, 4, 5)
    store.keep(kept)
    address = where.replace("postgresql:", "postgresql+psycopg:") if "://" in where else f"sqlite:///{where}"
    engine = sqlalchemy.create_engine(address)
    with pytest.raises(sqlalchemy.exc.DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(sqlalchemy.text(order))
    engine.dispose()
    assert store.kept(kept.opening.id) == kept


def test_nothing_is_replaced_either(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Store.at(str(path)) as store:
        store.keep(walked(library, 4, 5)[0])
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("INSERT OR REPLACE INTO parcours_lines SELECT sitting, 1, line, seal FROM parcours_lines")


# --- opened


def test_a_new_file_says_that_it_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    Store.at(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    assert marks == [0x50415243, 1]


def _text(path: Path) -> None:
    path.write_text("flows: {}\n" * 200)


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE parcours_lines (a)")


def _newer(path: Path) -> None:
    Store.at(str(path)).close()
    Path(f"{path}.sum").unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 2")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_text, "ce n'est pas un fichier de séances"),
        (_foreign, "ce n'est pas un fichier de séances"),
        (_newer, "écrit par une version plus récente (format 2, ici 1)"),
        (Path.mkdir, "c'est un dossier"),
    ],
)
def test_what_is_no_store_of_ours_is_told_and_left_alone(tmp_path: Path, make: object, why: str) -> None:
    path = tmp_path / "cases.db"
    make(path)  # type: ignore[operator]  # one of the above
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(UnusableError) as told:
        Store.at(str(path))
    assert told.value.why.fr == f"{path} : {why}"
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_a_store_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with pytest.raises(UnusableError, match="no such file"):
        Store.at(str(path), make=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["mysql://localhost/parcours", "sqlite:///cases.db", "https://exemple.fr/cases.db"])
def test_an_address_of_another_kind_is_told(where: str) -> None:
    with pytest.raises(UnusableError, match="only a file or a postgresql:// address will do"):
        Store.at(where)


@pytest.mark.parametrize("where", ["", " "])
def test_no_place_at_all_is_told(where: str) -> None:
    with pytest.raises(UnusableError, match="where are the sittings"):
        Store.at(where)


def test_a_store_that_can_be_written_is_given_back(tmp_path: Path) -> None:
    with Store.at(str(tmp_path / "cases.db")) as store:
        assert store.see_writable() is store


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg", reason="no psycopg: pip install 'parcours[postgresql]'")
    with pytest.raises(UnusableError) as told:
        Store.at("postgresql://jean:secret@127.0.0.1:9/parcours")
    assert told.value.why.fr.startswith("postgresql://jean:***@127.0.0.1:9/parcours : le serveur ne répond pas (")
    assert ("jean:***@127.0.0.1:9" in told.value.why.en, "secret" in told.value.why.en) == (True, False)


def test_a_server_without_psycopg_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.store.postgresql.find_spec", lambda _: None)
    with pytest.raises(UnusableError) as told:
        Store.at("postgresql://localhost/parcours")
    assert told.value.why.fr == "pour PostgreSQL, il faut psycopg : pip install 'parcours[postgresql]'"


@pytest.mark.parametrize("where", ["postgresql://[::1/parcours", "postgresql:parcours", "postgres:x"])
def test_an_address_that_cannot_be_read_is_told_with_one_that_can(where: str) -> None:
    with pytest.raises(UnusableError) as told:
        Store.at(where)
    assert told.value.why.en == "this address cannot be read: postgresql://name:password@server:5432/base"
