"""The portal around the journeys: devices, actors, menus by edition, what is known of an insured person."""

from collections.abc import Iterator

from harness.site import links
from harness.site.pages.sheet import Sheet
from harness.site.view import View


def sheets(view: View) -> Iterator[Sheet]:
    """The one page."""
    entries = {}
    for flow in view.facts.library.flows.values():
        for access in flow.access:
            if access.path:
                entries[access.path] = flow
    values = {"portal": view.facts.library.portal, "dossiers": view.facts.library.dossiers, "entries": entries}
    yield Sheet(links.PORTAL, "portal.html", view.say("Portail", "Portal"), values)
