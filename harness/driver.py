"""What the phrases speak to: one portal, several people, one clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.portal.page import Page
    from simulator.sitting.sitting import Sitting

Lang = Literal["fr", "en"]


class Outcome(NamedTuple):
    """Whether an action was done; a refusal is data and carries its reasons, in the person's language."""

    done: bool
    reasons: tuple[str, ...] = ()


class Communication(NamedTuple):
    """What a flow sent to somebody."""

    to: str
    text: str
    at: datetime


class Delivery(NamedTuple):
    """A document handed over: its title and the bytes of its PDF."""

    document: str
    content: bytes
    at: datetime


class Driver(Protocol):
    """A portal being used: in process, in a browser, or in somebody's own test environment.

    An `actor` is an actor's label of portal.yaml (« le mandataire ») or a person's name; instants are naive,
    Europe/Paris. Labels are those on screen, in the driver's language; an action that is not possible is an
    `Outcome`, never an error.
    """

    lang: Lang

    def now(self) -> datetime | None:
        """What the clock says; nothing before it was set."""

    def set_clock(self, when: datetime) -> None:
        """Set the clock, then move it: never back."""

    def wait(self, duration: str) -> None:
        """Let an ISO 8601 duration go by: P1M, P1D, PT1H."""

    def connect(self, person: str, device: str | None = None) -> Outcome:
        """Log a person in, on the portal's first device when none is named; once logged in there, nothing changes."""

    def disconnect(self, person: str) -> Outcome:
        """Log a person out."""

    def set_dossier(self, person: str, field_label: str, value: str | None) -> None:
        """Write a field of an insured person's dossier; nothing clears it."""

    def start(self, actor: str, flow_name: str, on_behalf_of: str | None = None, device: str | None = None) -> Outcome:
        """Open a flow without going through the portal's menus: at the counter, in the application, on the kiosk."""

    def has_case(self, person: str, flow_name: str, state_name: str) -> None:
        """Bring a case of that person to that state by the shortest path over the fields' examples.

        A live case goes on from where it is, else one is opened. Unless the path logs them out, the person is left
        logged in with the case in front.
        """

    def open_tab(self, actor: str, label: str) -> Outcome:
        """Open a tab of the portal."""

    def click(self, actor: str, label: str) -> Outcome:
        """Click a button, a link or a tab, wherever it is on the page; an open dialog comes first."""

    def fill(self, actor: str, label: str, text: str) -> Outcome:
        """Type into a field; an empty text clears it, a choice included."""

    def choose(self, actor: str, label: str, option: str) -> Outcome:
        """Choose an option of a field; where many may be chosen, one more."""

    def tick(self, actor: str, label: str, on: bool) -> Outcome:
        """Tick or untick a box."""

    def reload(self, actor: str) -> None:
        """Load the page anew."""

    def happens(self, event_label: str, person: str | None = None) -> Outcome:
        """Let an outside event happen, to the cases of one person or to all."""

    def page(self, actor: str) -> Page:
        """What that person sees."""

    def state(self, person: str, flow_name: str) -> tuple[str, ...]:
        """Labels of the state of the latest case, outermost first; none without a case."""

    def since(self, person: str, flow_name: str, state_name: str) -> datetime | None:
        """When the latest case entered that state, if it is in it."""

    def count_cases(self, person: str, flow_name: str, state_name: str | None = None) -> int:
        """How many cases, ended ones included, a person has of a flow: all, or those in that state."""

    def breach(self, person: str, flow_name: str, property_name: str) -> str | None:
        """What goes against a property of the flow in the latest case; nothing where the case keeps to it."""

    def edition(self, flow_name: str) -> date:
        """The date of the guide's edition that a flow follows."""

    def communications(self) -> tuple[Communication, ...]:
        """All that was sent, in order."""

    def deliveries(self) -> tuple[Delivery, ...]:
        """All that was handed over, in order."""

    def explain(self, actor: str) -> str:
        """What is on screen, for a message of failure."""


@runtime_checkable
class Recorded(Protocol):
    """A driver whose sitting can be looked into: what its scenarios cover is then counted."""

    def played(self) -> Sitting:
        """All that was done."""


@runtime_checkable
class Photographing(Protocol):
    """A driver whose screen can be kept as a picture, where a step fails."""

    def photograph(self, place: Path) -> None:
        """Write a PNG of what is on screen.

        Raises:
            OSError: where it cannot be written.
        """
