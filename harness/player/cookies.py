"""What the browser keeps of a visitor: a name nobody can guess, and the pass of who gave the access token."""

import hashlib
import hmac
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response

VISITOR: Final = "parcours"
"""The cookie of the visitor's name."""
PASS: Final = "parcours-pass"
"""The cookie of those who gave the token."""
YEAR: Final = 365 * 24 * 3600
"""Seconds for which a browser keeps them: sittings are found again by the visitor's name."""


def cookie(headers: Headers, name: str) -> str:
    """A cookie of a request; nothing for one that is not there."""
    return cookie_parser(headers.get("cookie", "")).get(name, "")


def keep(response: Response, name: str, value: str) -> None:
    """A cookie that outlives the browser's window. Not « Secure »: in a classroom the player speaks plain http."""
    response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="strict", path="/")


def form_token(visitor: str) -> str:
    """The token of a visitor's forms: it holds as long as their name, whether the player was started again or not."""
    return hmac.new(visitor.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_token(text: str, visitor: str) -> bool:
    """Whether a text is the token of a visitor's forms, in a time that tells nothing about it."""
    return hmac.compare_digest(text.encode("utf-8", "surrogatepass"), form_token(visitor).encode())
