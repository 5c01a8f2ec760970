"""A sitting of the terminal kept in a file, as the store exports one: played again when it is taken up."""

import secrets
from datetime import UTC, datetime

from harness.files import flows_folder, sources
from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Track
from harness.play.safe import safe, short
from harness.play.where import path_named
from harness.store import exchange, files
from harness.store.errors import StoreError
from harness.store.pins import pins
from harness.store.record import Kept, Opening, Pin
from harness.store.taking_up import entries, taken_up
from simulator.spec.load import Library


def save(track: Track, name: str, say: Say) -> str:
    """Keep the sitting; the file is whole or not written at all. Says what was done.

    Raises:
        BadInputError: for no name, or a file that is something else.
        OSError: where it cannot be written.
    """
    path = path_named(name, say)
    try:
        files.export(path, content(track))
    except StoreError as error:
        raise BadInputError(safe(error.said(say.lang))) from None
    return say(f"séance gardée dans {short(name)}", f"sitting kept in {short(name)}")


def content(track: Track) -> bytes:
    """The sitting as the bytes of its file."""
    sitting, now = track.sitting, datetime.now(UTC)
    opening = Opening(secrets.token_hex(16), now, sitting.began.now, pins=_pins(sitting.began.library))
    return exchange.to_bytes(Kept(opening, entries(sitting, now)))


def load(name: str, library: Library, say: Say) -> Track:
    """The sitting that a file keeps, in the language one speaks now; what was done in it can be undone.

    Raises:
        BadInputError: for a file that is damaged, foreign, or of flows that have changed since.
        OSError: where it cannot be read.
    """
    path = path_named(name, say)
    try:
        return taken(files.read(path), path.as_posix(), library, say)
    except StoreError as error:
        lost = say(" ; rien n'est perdu de ce qui était en cours", "; nothing of what was under way is lost")
        raise BadInputError(safe(error.said(say.lang)) + lost) from None


def taken(data: bytes, where: str, library: Library, say: Say) -> Track:
    """The sitting that bytes hold.

    Raises:
        StoreError: where they do not hold one, or it is of other flows.
    """
    return Track.of(taken_up(exchange.from_bytes(data, where), library, _pins(library), say.lang), say.lang)


def _pins(library: Library) -> dict[str, Pin]:
    """Which flows one plays on."""
    return pins(sources(flows_folder()), library)
