"""The command ``parcours``: gives its front page at once, and loads click and the command asked for only then.

Exit codes: 0 done, 1 something was found (a failing scenario, a violation), 2 bad input.
"""

import os
import sys
from collections.abc import Sequence

from harness.commands import BAD_INPUT, front_page
from harness.language import Say, chosen

HELP = {"--help", "-h"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code; a person never sees a traceback of a mistake of theirs."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    say = Say(chosen(given))
    asked = [word for word in given if word not in ("--lang", "fr", "en") and not word.startswith("--lang=")]
    if asked == ["--version"]:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print("parcours", version("parcours"))
        except PackageNotFoundError:
            print("parcours", say("(non installé)", "(not installed)"))
        sys.exit(0)
    if set(asked) <= HELP and "_PARCOURS_COMPLETE" not in os.environ:
        print(front_page(say))
        sys.exit(0 if asked else BAD_INPUT)
    from harness.group import run

    sys.exit(run(given, say))
