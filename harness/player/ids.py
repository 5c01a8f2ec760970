"""Names nobody can guess: 128 bits, in hexadecimal."""

import re
import secrets
from typing import Final

SHAPE: Final = re.compile(r"[0-9a-f]{32}")


def new() -> str:
    """A name that was never given before."""
    return secrets.token_hex(16)


def is_id(text: str) -> bool:
    """Whether a text could be one: nothing else of a request is ever looked up."""
    return SHAPE.fullmatch(text) is not None
