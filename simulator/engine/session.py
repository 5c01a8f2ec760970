"""Who is connected, on what device, where in the portal, with which case in front."""

from typing import NamedTuple


class Session(NamedTuple):
    """A person's place in the portal: it lies beside the cases and is part of none.

    ``tab`` is the French label of the open tab ("" where the device has no menus). ``front`` is the case whose screen
    is in front, ``dialog`` the case whose dialog lies over whatever is there.
    """

    device: str
    tab: str = ""
    front: str | None = None
    dialog: str | None = None
