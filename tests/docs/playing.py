"""A page played in a folder of its own, as a reader would: edits applied, files written, commands run."""

import html
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from harness.store.store import Store
from tests.docs.pages import ROOT, Fence

_PROGRAMS = {"parcours": "harness", "behave": "behave"}
_STATUS = "echo $?"
_ID = "ID"
"""Stands for the name of the sitting that was kept first: names are drawn."""


class Command(NamedTuple):
    """A command of a console block: what is typed after it, what it is said to print."""

    line: str
    typed: str
    shown: str


def workshop(folder: Path) -> Path:
    """A copy of what a reader has before them."""
    for part in ("flows", "features", "steps", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("environment.py", "pyproject.toml", "Makefile"):
        shutil.copy(ROOT / part, folder)
    return folder


def commands(fence: Fence) -> Iterator[Command]:
    """The commands of a console block; lines that begin with ``> `` are typed at the command's own prompt."""
    for part in re.split(r"^\$ ", fence.text, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        while line.endswith("\\"):
            more, _, shown = shown.partition("\n")
            line = f"{line[:-1].rstrip()} {more.strip()}"
        yield Command(line.strip(), "".join(re.findall(r"^> (.*\n)", shown, re.MULTILINE)), shown.rstrip())


def console(fence: Fence, folder: Path, lang: str) -> None:
    """Run a console block: each command ends with 0, or with what ``echo $?`` is said to print after it."""
    todo = list(commands(fence))
    assert todo, f"{fence.place}: no line begins with “$ ”"
    for index, command in enumerate(todo):
        if command.line == _STATUS:
            continue
        after = todo[index + 1 : index + 2]
        expected = int(after[0].shown) if after and after[0].line == _STATUS else 0
        done = run(command, folder, lang)
        printed = done.stdout + done.stderr
        assert done.returncode == expected, f"{fence.place}: $ {command.line}\n{printed}"
        assert shows(printed, command.shown), (
            f"{fence.place}: $ {command.line}\nis said to print:\n{command.shown}\nprints:\n{printed}"
        )


def run(command: Command, folder: Path, lang: str) -> "subprocess.CompletedProcess[str]":
    """Run one command in a folder, in a language."""
    program, *written = shlex.split(command.line)
    arguments = [_first(folder) if argument == _ID else argument for argument in written]
    if program == "make":
        return _target(arguments, folder)
    if program == "cp":
        shutil.copy(*(folder / argument for argument in arguments))
        return subprocess.CompletedProcess([], 0, "", "")
    if program == "rm":
        for argument in arguments:
            (folder / argument).unlink()
        return subprocess.CompletedProcess([], 0, "", "")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PARCOURS_"))}
    return subprocess.run(
        [sys.executable, "-m", _PROGRAMS[program], *arguments],
        cwd=folder,
        env=kept | {"PARCOURS_LANG": lang, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"},
        input=command.typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def _first(folder: Path) -> str:
    """The name of the sitting that was kept first."""
    with Store.at(str(folder / "cases.db"), make=False) as store:
        return store.listed()[0].id


def _target(arguments: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """``make`` itself is tried on a bare machine, not here: only the target must be there."""
    makefile = (folder / "Makefile").read_text(encoding="utf-8")
    known = all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in arguments)
    return subprocess.CompletedProcess([], 0 if known else 2, "", "")


def shows(printed: str, shown: str) -> bool:
    """Whether what is shown was printed, wherever its lines are broken.

    « … » stands for anything left out; before what is typed at a prompt, a screen may be left out without saying so.
    """
    whole, at = _flowing(printed), 0
    for part in shown.replace("\n> ", "\n…\n> ").split("…"):
        at = whole.find(_flowing(part), at)
        if at < 0:
            return False
        at += len(_flowing(part))
    return True


def _flowing(text: str) -> str:
    return " ".join(text.split())


def quoted(fence: Fence, folder: Path) -> None:
    """Part of a file that a command has written: the first line, a comment, names it, and « … » leaves out as it does
    for commands; of a page for a browser, what is read."""
    head, _, body = fence.text.partition("\n")
    path = folder / head.removeprefix("# ")
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    assert shows(text, body), f"{fence.place}: {path.name} does not say:\n{body}"


def edit(fence: Fence, folder: Path) -> None:
    """Apply a diff: its first line names the file, ``@@`` begins another place, the rest are old and new lines."""
    head, _, body = fence.text.partition("\n")
    path = folder / head.removeprefix("--- ")
    text = path.read_text(encoding="utf-8")
    for hunk in re.split(r"^@@.*\n", body, flags=re.MULTILINE):
        lines = hunk.splitlines()
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] in ("-", " "))
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] in ("+", " "))
        assert text.count(old) == 1, f"{fence.place}: these lines stand {text.count(old)} times in {path.name}:\n{old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
