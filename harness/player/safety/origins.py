"""Whether what was posted was posted from a page of ours: the browser says so, and no page can make it lie."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

_DEFAULT: Final = {"http": ":80", "https": ":443"}


def is_ours(headers: Mapping[str, str], host: str) -> bool:
    """Whether the headers of a request say that a page of ours made it; ``host`` is where it was sent.

    Browsers send Sec-Fetch-Site only to addresses they hold safe (loopback, TLS), Origin with whatever is posted: one
    of them at least is there, and each that is there must agree.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin") and (origin is None or _at(origin) == _full(host.lower(), origin))


def _at(origin: str) -> str | None:
    """Where an origin lies, port included."""
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT or origin.lower() != f"{parts.scheme}://{parts.netloc}":
        return None
    return _full(parts.netloc, origin)


def _full(place: str, origin: str) -> str:
    """A name with its port: the usual one of the scheme, where none is written."""
    return place if place.rpartition(":")[2].isdigit() else place + _DEFAULT.get(origin.partition(":")[0].lower(), "")
