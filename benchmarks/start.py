"""How long the command takes before it says a word."""

import importlib.util
import subprocess
import sys

from benchmarks.contest import Absent, Contest, row


@row("parcours --help", against="python -c pass", goal="<= 4")
def help_(_quick: bool) -> Contest:
    if importlib.util.find_spec("harness.__main__") is None:
        raise Absent("the command is not there: no harness/__main__.py")
    return Contest(lambda: _run("-m", "harness", "--help"), lambda: _run("-c", "pass"))


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
