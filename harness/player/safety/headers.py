"""What every answer tells the browser not to do."""

from collections.abc import Mapping
from typing import Final

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing inline, nothing from elsewhere, in nobody's frame."""

ALWAYS: Final[Mapping[str, str]] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not « no-referrer »: with it a browser posts our own forms with « Origin: null », and on plain http beyond
    # loopback Origin is all there is to tell them from a stranger's. Nothing is told to any other site.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""The headers of every answer."""

PRIVATE: Final = "no-store"
"""Cache-Control of a page: it shows somebody's dossier, nothing keeps it."""
REVALIDATED: Final = "no-cache"
"""Cache-Control of a style sheet or a script: kept, and asked about each time."""
