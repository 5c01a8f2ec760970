"""What the tests of reports share: features made to fail in every way, played here or by plain behave."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from harness import features
from harness.cli import main
from harness.language import Say
from harness.playing import played
from harness.report.results import Results

ROOT = Path(__file__).parents[2]
HOME = Path(__file__).parent / "played"
SAY = Say("fr")


def play(folder: str, jobs: int = 1, *, tags: tuple[str, ...] = (), shard: str | None = None) -> Results:
    """The results of a folder of `played/`; the working directory is HOME."""
    found = features.with_tags(features.find([folder], SAY), tags, SAY)
    if shard:
        found = features.with_shard(found, shard, SAY)
    return played(found, "none", jobs, SAY)


def parcours(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, the output and the complaints of a command."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def behave(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Plain behave in HOME."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "behave", *arguments]
    return subprocess.run(command, cwd=HOME, env=environment, capture_output=True, text=True, check=False)


def timeless(text: str) -> Any:
    """A JSON report without its times."""
    return json.loads(re.sub(r'"seconds": [\d.e-]+', '"seconds": 0', text))
