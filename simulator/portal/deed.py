"""What somebody does to the portal, as values of ids and French labels: they can be kept, and done again.

A deed says what was meant, not what came of it: whether it is possible is seen when it is done.
"""

from datetime import datetime
from typing import NamedTuple


class Connect(NamedTuple):
    """A person logs in on a device."""

    person: str
    device: str


class Disconnect(NamedTuple):
    """A person logs out."""

    person: str


class OpenTab(NamedTuple):
    """A person opens a tab, by its French label."""

    person: str
    tab: str


class Follow(NamedTuple):
    """A person follows a link of the portal by its French labels: tab, heading, link; or a link of the header alone."""

    person: str
    path: tuple[str, ...]


class Press(NamedTuple):
    """A person presses the button that fires an event of a case."""

    person: str
    case: str
    event: str


class Fill(NamedTuple):
    """A person types into a field of a case: a text, or the ids of the options chosen."""

    person: str
    case: str
    field: str
    typed: str | tuple[str, ...]


class Start(NamedTuple):
    """Somebody opens a flow for an insured person without the portal's menus; on their device where none is said."""

    person: str
    flow: str
    insured: str
    device: str | None = None


class Happen(NamedTuple):
    """An outside event, by its French label, happens to the cases of an insured person, or of all."""

    event: str
    insured: str | None = None


class Amend(NamedTuple):
    """A datum of a person's dossier is written as it would be typed; None takes it away."""

    insured: str
    name: str
    typed: str | None


class Wait(NamedTuple):
    """Time goes by until an instant (UTC)."""

    to: datetime


class Reload(NamedTuple):
    """A person loads the page anew."""

    person: str


Deed = Connect | Disconnect | OpenTab | Follow | Press | Fill | Start | Happen | Amend | Wait | Reload
