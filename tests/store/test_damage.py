"""Damage is told, wherever it is; what is shown is what was written, or nothing."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks.flipping import flipped
from benchmarks.killing import sitting
from harness.store import exchange
from harness.store.errors import DamagedError, StoreError, UnusableError
from harness.store.store import Store
from simulator.spec.load import Library
from tests.store.sittings import ROOT, guards_down, walked


@pytest.fixture
def path(library: Library, tmp_path: Path) -> Path:
    """A store at rest, with a sitting of a few moves."""
    path = tmp_path / "cases.db"
    with Store.at(str(path)) as store:
        store.keep(walked(library, 1, 4)[0])
    return path


# --- bits


def test_no_turned_bit_of_a_store_at_rest_is_silent(tmp_path: Path) -> None:
    found = flipped(tmp_path, 300, 3)
    assert (found.silent, found.wrong) == ((), ())


def test_no_turned_bit_shows_something_wrong_when_the_sum_is_gone(tmp_path: Path) -> None:
    assert flipped(tmp_path, 300, 4, summed=False).wrong == ()


def test_a_turned_bit_anywhere_in_an_export_is_told(library: Library) -> None:
    data, draw = exchange.to_bytes(walked(library, 1, 2)[0]), random.Random(1)
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 1 << draw.randrange(8)
        with pytest.raises(DamagedError):
            exchange.from_bytes(bytes(damaged), "case.jsonl")


# --- ends


def test_an_export_cut_anywhere_is_told(library: Library) -> None:
    data = exchange.to_bytes(walked(library, 1, 2)[0])
    for length in range(len(data)):
        with pytest.raises(DamagedError):
            exchange.from_bytes(data[:length], "case.jsonl")


def test_a_small_store_cut_at_any_byte_is_told(tmp_path: Path) -> None:
    """Its pages are made small, so that every byte can be the last; what SQLite itself tells, verifying tells too."""
    path = tmp_path / "cases.db"
    with Store.at(str(path)) as store:
        store.keep(sitting(1, 2))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA page_size = 512; VACUUM")
    Path(f"{path}.sum").unlink()
    for length in range(path.stat().st_size - 1, 0, -1):
        os.truncate(path, length)
        assert (length % 4 and _sqlite_tells(path)) or _is_told(path), length


def _sqlite_tells(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
    except sqlite3.Error:
        return True


def _is_told(path: Path) -> bool:
    try:
        with Store.at(str(path), make=False) as store:
            return bool(store.verified().damage)
    except StoreError:
        return True


@pytest.mark.parametrize("summed", [True, False])
def test_a_store_cut_at_a_page_or_near_one_is_told(library: Library, path: Path, summed: bool) -> None:
    with Store.at(str(path)) as store:
        for seed in range(2, 6):
            store.keep(walked(library, seed, 25)[0])
    if not summed:
        Path(f"{path}.sum").unlink()
    data = path.read_bytes()
    for page in range(4096, len(data), 4096):
        for length in (page - 1, page, page + 1):
            path.write_bytes(data[:length])
            assert _is_told(path), length


def test_bytes_after_the_end_of_a_store_are_told(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\0")
    assert _is_told(path)


# --- rows


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("DELETE FROM parcours_lines WHERE number = 5", "5 lignes là où 6 furent écrites"),
        ("DELETE FROM parcours_lines WHERE number = 2", "2 : la ligne manque"),
        ("DELETE FROM parcours_heads", "des lignes sans en-tête"),
        ("DELETE FROM parcours_texts WHERE number = 3", "3 : le texte gardé à côté manque"),
        ("UPDATE parcours_texts SET said = replace(said, 'a', 'e')", "n'est pas celui qui fut écrit"),
        ("UPDATE parcours_texts SET salt = '0' || substr(salt, 2) || 'x'", "n'est pas celui qui fut écrit"),
        ("UPDATE parcours_lines SET line = replace(line, '2021', '2022')", "le sceau ne correspond pas"),
        ("UPDATE parcours_lines SET seal = 'x' WHERE number = 5", "5 : le sceau ne correspond pas"),
        ("UPDATE parcours_heads SET seal = 'x'", "la fin n'est pas celle qui fut écrite"),
        ("UPDATE parcours_heads SET lines = lines + 1", "6 lignes là où 7 furent écrites"),
        ("UPDATE parcours_heads SET lines = 'beaucoup'", "son en-tête est illisible"),
        ("UPDATE parcours_lines SET line = x'ff00' WHERE number = 1", "1 : ligne illisible"),
        ("UPDATE parcours_texts SET said = x'ff00' WHERE number = 1", "1 : texte illisible"),
        ("INSERT INTO parcours_texts VALUES ('x', 1, 'x', 'x')", "un texte sans sa ligne"),
    ],
)
def test_a_row_that_is_not_what_was_written_is_told_with_its_place(path: Path, order: str, why: str) -> None:
    guards_down(path, order)
    with Store.at(str(path)) as store:
        told = [damage.why.fr for damage in store.verified().damage]
    assert [each for each in told if why in each], told


def test_the_rows_of_a_sitting_under_the_name_of_another_are_told(path: Path) -> None:
    orders = [
        f"UPDATE {table} SET sitting = '{'9' * 32}'" for table in ("parcours_heads", "parcours_lines", "parcours_texts")
    ]
    guards_down(path, *orders)
    with Store.at(str(path)) as store:
        assert "le nom n'est pas le sien" in store.verified().damage[0].why.fr


def test_a_guard_that_is_gone_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER parcours_lines_stay")
    Path(f"{path}.sum").unlink()
    with Store.at(str(path)) as store:
        assert [damage.why.en for damage in store.verified().damage] == [f"{path}: tables or guards have changed"]


def test_a_damaged_sitting_does_not_hide_the_others(library: Library, path: Path) -> None:
    other, _ = walked(library, 2, 3)
    with Store.at(str(path)) as store:
        store.keep(other)
    guards_down(path, f"UPDATE parcours_lines SET line = 'x' WHERE sitting = '{1:032x}'")
    with Store.at(str(path)) as store:
        assert [each.damage is None for each in store.listed()] == [False, True]
        assert store.kept(other.opening.id) == other
        with pytest.raises(DamagedError):
            store.kept(f"{1:032x}")
        with pytest.raises(DamagedError):
            store.erase(f"{1:032x}")


# --- the sum


def test_the_sum_is_one_that_sha256sum_checks(path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum: it comes with coreutils")
    said = subprocess.run(
        ["sha256sum", "-c", "cases.db.sum"], check=False, cwd=path.parent, capture_output=True, text=True
    )
    assert (said.returncode, said.stdout) == (0, "cases.db: OK\n")


def test_nothing_more_is_written_to_a_file_that_is_no_longer_the_one_that_was_closed(
    library: Library, path: Path
) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with Store.at(str(path)) as store:
        assert store.warning is not None
        with pytest.raises(DamagedError, match="no longer the file that was closed"):
            store.keep(walked(library, 2, 3)[0])
    assert path.read_bytes() == bytes(data)


def test_a_store_that_was_not_closed_has_no_sum_and_gets_one_when_it_is(library: Library, path: Path) -> None:
    total = Path(f"{path}.sum")
    store = Store.at(str(path))
    store.keep(walked(library, 2, 3)[0])
    assert (total.exists(), store.verified().summed) == (False, False)
    store.close()
    with Store.at(str(path)) as again:
        assert (again.verified().summed, again.verified().damage) == (True, ())


def test_a_damaged_file_gets_no_sum(library: Library, path: Path) -> None:
    guards_down(path, "DELETE FROM parcours_texts WHERE number = 3")
    with Store.at(str(path)) as store:
        store.keep(walked(library, 2, 3)[0])
    assert not Path(f"{path}.sum").exists()


# --- no room, no right


def _in_a_process(code: str, path: Path) -> list[str]:
    """What a process of its own prints."""
    said = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=False, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert said.returncode == 0, said.stderr
    return said.stdout.split("\n")[:-1]


FULL = """
import resource, sys
from benchmarks.killing import REAL, moves, sitting
from harness.store.errors import UnusableError
from harness.store.store import Store

store = Store.at(sys.argv[1])
store.begin(sitting(9, 0).opening)
resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000))
for number, (move, came) in enumerate(moves(), 1):
    try:
        store.append(sitting(9, 0).opening.id, number, move, came, REAL)
    except UnusableError as error:
        print(error.why.fr.removeprefix(sys.argv[1]))
        break
    print(number)
print(len(store.kept(sitting(9, 0).opening.id).entries), store.verified().damage)
store.close()
"""


def test_a_full_disk_is_told_and_what_was_acknowledged_is_there(path: Path) -> None:
    *numbers, why, left = _in_a_process(FULL, path)
    assert (why.startswith(" : le disque"), left) == (True, f"{len(numbers)} ()")
    with Store.at(str(path)) as store:
        assert (len(store.kept(f"{9:032x}").entries), store.verified().damage) == (len(numbers), ())


def test_a_file_that_may_grow_no_more_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.store.lite._PRAGMAS", ("PRAGMA max_page_count = 1",))
    store = Store.at(str(path))
    with pytest.raises(UnusableError) as told:
        store.keep(sitting(9, 400))
    assert told.value.why.fr == f"{path} : le disque est plein : rien n'est écrit"
    assert store.verified().damage == ()


LOOK = """
import os, sys
from benchmarks.killing import sitting
from harness.store.errors import StoreError
from harness.store.store import Store

if os.getuid() == 0:  # root may do everything: nobody may not
    os.setgroups([])
    os.setuid(65534)
try:
    with Store.at(sys.argv[1]) as store:
        print(len(store.listed()), store.verified().damage)
        for write in (store.see_writable, lambda: store.keep(sitting(9, 3))):
            try:
                write()
            except StoreError as error:
                print(error.why.fr.removeprefix(sys.argv[1]))
except StoreError as error:
    print(error.why.fr.removeprefix(sys.argv[1]))
"""


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555)])
def test_what_cannot_be_written_is_read_and_told(path: Path, file: int, folder: int) -> None:
    with TemporaryDirectory() as there:
        moved = Path(there) / "cases.db"
        shutil.copy(path, moved)
        moved.chmod(file)
        moved.parent.chmod(folder)
        looked, foreseen, why = _in_a_process(LOOK, moved)
        moved.parent.chmod(0o755)
    assert (looked, foreseen) == ("1 ()", " : ce fichier ou son dossier ne s'écrit pas")
    assert why in (
        " : ce fichier ou son dossier ne s'écrit pas",
        " : ne s'ouvre pas : accès refusé, ou dossier qui ne s'écrit pas",
    )


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    with TemporaryDirectory() as there:
        moved = Path(there) / "cases.db"
        shutil.copy(path, moved)
        moved.chmod(0)
        moved.parent.chmod(0o777)
        (said,) = _in_a_process(LOOK, moved)
    assert said == " : ne s'ouvre pas : accès refusé, ou dossier qui ne s'écrit pas"
