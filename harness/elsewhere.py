"""What a driver over somebody's own portal begins from: it can do nothing yet, and says so to whoever asks."""

from datetime import date, datetime

from harness.driver import Communication, Delivery, Lang, Outcome
from harness.language import Say
from harness.show import text_of
from simulator.portal.page import Page


class Elsewhere:
    """A portal of which nothing is known: derive from it, and write what can be done there.

    A scenario that asks for anything else fails at that step, with what cannot be done and what is on screen. The
    clock is only remembered: a portal whose clock can be set sets it in `set_clock` and `wait`.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self.say = Say(lang)
        self._now: datetime | None = None

    def cannot(self, fr: str, en: str) -> ValueError:
        """What fails the step."""
        return ValueError(self.say(f"ce portail ne permet pas {fr}", f"this portal does not allow one to {en}"))

    # --- the clock

    def now(self) -> datetime | None:
        """What the clock was last set to."""
        return self._now

    def set_clock(self, when: datetime) -> None:
        """Remember what day it is said to be; nothing can be moved from there."""
        if self._now is not None and when != self._now:
            raise self.cannot("de faire passer le temps", "let time go by")
        self._now = when

    def wait(self, duration: str) -> None:
        """Let a duration go by."""
        raise self.cannot("de faire passer le temps", "let time go by")

    # --- people

    def connect(self, person: str, device: str | None = None) -> Outcome:
        """Log a person in."""
        raise self.cannot("de se connecter", "log in")

    def disconnect(self, person: str) -> Outcome:
        """Log a person out."""
        raise self.cannot("de se déconnecter", "log out")

    def set_dossier(self, person: str, field_label: str, value: str | None) -> None:
        """Write a field of a dossier."""
        raise self.cannot("de changer un dossier", "change a file")

    def start(self, actor: str, flow_name: str, on_behalf_of: str | None = None, device: str | None = None) -> Outcome:
        """Open a flow without the menus."""
        raise self.cannot("d'ouvrir une démarche sans les menus", "open a journey without the menus")

    def has_case(self, person: str, flow_name: str, state_name: str) -> None:
        """Bring a case to a state."""
        raise self.cannot("d'amener une démarche à un état", "bring a journey to a state")

    # --- what is done

    def open_tab(self, actor: str, label: str) -> Outcome:
        """Open a tab."""
        return self.click(actor, label)

    def click(self, actor: str, label: str) -> Outcome:
        """Click what bears a label."""
        raise self.cannot("de cliquer", "click")

    def fill(self, actor: str, label: str, text: str) -> Outcome:
        """Type into a field."""
        raise self.cannot("de remplir un champ", "fill a field")

    def choose(self, actor: str, label: str, option: str) -> Outcome:
        """Choose an option."""
        raise self.cannot("de choisir une option", "choose an option")

    def tick(self, actor: str, label: str, on: bool) -> Outcome:
        """Tick or untick a box."""
        raise self.cannot("de cocher une case", "tick a box")

    def reload(self, actor: str) -> None:
        """Load the page anew."""
        raise self.cannot("de recharger la page", "load the page anew")

    def happens(self, event_label: str, person: str | None = None) -> Outcome:
        """Let an outside event happen."""
        raise self.cannot("de faire arriver un événement", "let an event happen")

    # --- what is seen

    def page(self, actor: str) -> Page:
        """What a person sees."""
        raise self.cannot("de lire la page", "read the page")

    def state(self, person: str, flow_name: str) -> tuple[str, ...]:
        """The state of a case."""
        raise self.cannot("de connaître l'état d'une démarche", "know the state of a journey")

    def since(self, person: str, flow_name: str, state_name: str) -> datetime | None:
        """When a case entered a state."""
        raise self.cannot("de connaître l'état d'une démarche", "know the state of a journey")

    def count_cases(self, person: str, flow_name: str, state_name: str | None = None) -> int:
        """How many cases a person has."""
        raise self.cannot("de compter les démarches", "count journeys")

    def breach(self, person: str, flow_name: str, property_name: str) -> str | None:
        """What goes against a property."""
        raise self.cannot("de vérifier une propriété", "check a property")

    def edition(self, flow_name: str) -> date:
        """The edition of a flow."""
        raise self.cannot("de connaître l'édition du guide", "know the edition of the guide")

    def communications(self) -> tuple[Communication, ...]:
        """What was sent."""
        raise self.cannot("de lire les communications", "read communications")

    def deliveries(self) -> tuple[Delivery, ...]:
        """What was handed over."""
        raise self.cannot("de lire les documents", "read documents")

    def explain(self, actor: str) -> str:
        """What is on screen, for a message of failure."""
        return text_of(self.page(actor), self.lang)
