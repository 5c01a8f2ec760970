"""What a fresh machine is given: the lock, the wheel, the rules of the house."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return ZipFile(next(folder.glob("parcours-*.whl")))


def test_the_lock_names_no_address_and_no_path_of_a_machine() -> None:
    lines = [line for line in LOCK.splitlines() if not line.startswith("    --hash=sha256:")]
    assert [line for line in lines if re.search(r"://|^-|\bfile:|[ =]/", line)] == []


def test_every_release_in_the_lock_carries_a_hash() -> None:
    releases = re.split(r"\n(?=\S)", "\n".join(line for line in LOCK.splitlines() if not line.lstrip().startswith("#")))
    assert [release for release in releases if "==" in release and "--hash=sha256:" not in release] == []


def test_the_lock_holds_every_declared_dependency() -> None:
    declared = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=]", requirement)[0].strip() for requirement in declared}
    assert names - set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE)) == set()


def test_the_wheel_carries_the_code_and_what_the_project_ships(wheel: ZipFile) -> None:
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert {name.split("/")[0] for name in names} == {"simulator", "diagrams", "harness"}
    shipped = {name.split("/")[2] for name in names if name.startswith("harness/shipped/")}
    assert shipped == {"flows", "features", "steps", "environment.py"}
    assert [name for name in names if "__pycache__" in name] == []


def test_the_wheel_ships_every_flow_of_the_source(wheel: ZipFile) -> None:
    source = {path.relative_to(ROOT).as_posix() for path in (ROOT / "flows").rglob("*.yaml")}
    yaml = [name for name in wheel.namelist() if name.endswith(".yaml")]
    shipped = {name.removeprefix("harness/shipped/") for name in yaml if name.startswith("harness/shipped/")}
    assert shipped == source


def test_the_wheel_gives_the_two_commands_and_the_licence(wheel: ZipFile) -> None:
    info = next(name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name)
    assert wheel.read(f"{info}/entry_points.txt").decode().split() == [
        "[console_scripts]",
        "parcours",
        "=",
        "harness.cli:main",
        "parcours-dot",
        "=",
        "diagrams.graphviz_dot:main",
    ]
    assert wheel.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
