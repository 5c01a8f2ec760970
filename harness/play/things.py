"""What can be clicked on a page, numbered: buttons first, then links that lead somewhere, tabs, the rest."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from harness.play.journey import Journey
from harness.sight import links
from simulator.portal.page import Page, edition


class Thing(NamedTuple):
    """Something to click. ``leads`` is false for decor: a link of the guide's pictures with nothing behind."""

    number: int
    kind: Literal["button", "link", "tab", "header"]
    label: str
    leads: bool = True
    active: bool = True
    reasons: tuple[str, ...] = ()
    case: str = ""
    event: str = ""


def things(journey: Journey, page: Page) -> tuple[Thing, ...]:
    """Everything that can be clicked; under a dialog nothing can."""
    return tuple(thing._replace(number=number) for number, thing in enumerate(_things(journey, page), 1))


def _things(journey: Journey, page: Page) -> Iterator[Thing]:
    for screen in page.within_reach:
        for button in screen.buttons:
            yield Thing(0, "button", button.label, True, button.active, button.reasons, screen.case, button.event)
    if page.front is not None and page.front.dialog:
        return
    leading = _leading(journey)
    yield from (Thing(0, "link", label) for label in links(page) if label in leading)
    yield from (Thing(0, "tab", label) for label in page.tabs)
    yield from (Thing(0, "header", label) for label in page.header[-1:])
    yield from (Thing(0, "link", label, False) for label in links(page) if label not in leading)
    yield from (Thing(0, "header", label, False) for label in page.header[:-1])


def _leading(journey: Journey) -> frozenset[str]:
    """The links of the open tab that open a flow or another tab."""
    session = journey.simulation.sessions.get(journey.who)
    if session is None:
        return frozenset()
    flows = journey.simulation.library.flows.values()
    paths = {access.path for flow in flows for access in flow.access if session.device in access.on}
    return frozenset(
        link.text.of(journey.lang)
        for tab in edition(journey.simulation).tabs
        if tab.label.text.fr == session.tab
        for heading in tab.headings
        for link in heading.links
        if link.go or (tab.label.text.fr, heading.label.text.fr, link.text.fr) in paths
    )
