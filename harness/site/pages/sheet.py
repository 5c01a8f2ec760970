"""A page that is to be written: its file, its title, the template that makes it, and what that is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.site.view import Link


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. ``under`` is the page of the menu that it belongs to, ``crumbs`` the pages it stands under.

    ``lang`` is the language of the title where it is not that of the site.
    """

    file: str
    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    crumbs: tuple[Link, ...] = ()
    under: str = ""
    lang: str = ""
