"""``python -m harness.browser``: the browser that features would be played in, or what is missing (exit code 2)."""

import os
import sys

from harness.browser.finding import executable
from harness.language import Say, chosen
from harness.mistakes import BadInputError

try:
    print(executable(Say(chosen(sys.argv[1:]))))
except BadInputError as error:
    sys.stderr.write(f"{error}{os.linesep}")
    sys.exit(2)
