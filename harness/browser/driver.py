"""The driver that plays in a browser: what a person does is done on the page, what they read is read there."""

from datetime import date, datetime
from pathlib import Path

from harness.browser.hand import Hand
from harness.browser.house import House
from harness.browser.reading import Person, Read, Seen, Typing
from harness.driver import Communication, Delivery, Lang, Outcome
from harness.in_process import START
from harness.known import known, whom
from harness.language import Say
from harness.show import text_of
from harness.wordings import plain
from simulator.portal import acts
from simulator.portal.page import Page
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import Duration, at, later, local


class InBrowser:
    """A new sitting of the player, in a browser."""

    def __init__(self, house: House, lang: Lang) -> None:
        self.lang: Lang = lang
        self._say = Say(lang)
        self._house = house
        self._hand = Hand(house, self._say)
        self._set = False
        house.welcome()

    @property
    def _seen(self) -> Seen:
        """The page as it is; where no sitting was begun, one is, at nine on an ordinary day."""
        return self._hand.seen or self._hand.begin(START)

    # --- the clock

    def now(self) -> datetime | None:
        """What the clock says, Europe/Paris; nothing before it was set."""
        return self._seen.clock if self._set else None

    def set_clock(self, when: datetime) -> None:
        """Set the clock, then move it: never back."""
        seen = self._hand.seen
        if not self._set and not (seen and seen.cases):
            self._hand.begin(when)
        elif seen is not None and seen.clock is not None and when < seen.clock:
            raise ValueError(self._say("le temps ne recule pas", "time does not go back"))
        else:
            self._asked("clock", to=when.isoformat())
        self._set = True

    def wait(self, duration: str) -> None:
        """Let an ISO 8601 duration go by."""
        now = self._seen.clock
        assert now is not None
        self._asked("clock", to=local(later(at(now), Duration.parse(duration))).replace(tzinfo=None).isoformat())

    # --- people

    def connect(self, person: str, device: str | None = None) -> Outcome:
        """Log a person in, on the first device of the portal when none is named."""
        devices = self._offered("connect", "device")
        chosen = next(iter(devices.values())) if device is None else known(device, devices, self._say)
        return self._asked("connect", person=self._key(person), device=chosen)

    def disconnect(self, person: str) -> Outcome:
        """Log a person out."""
        return self._asked("disconnect", person=self._key(person))

    def set_dossier(self, person: str, field_label: str, value: str | None) -> None:
        """Write a field of an insured person's dossier; nothing clears it."""
        field = known(field_label, self._offered("amend", "field"), self._say)
        said = {"text": "", "absent": "yes"} if value is None else {"text": value, "absent": ""}
        self._arranged(self._asked("amend", person=self._key(person), field=field, **said))

    def has_case(self, person: str, flow_name: str, state_name: str) -> None:
        """Bring a case of that person to that state by the shortest path over the fields' examples."""
        flow = self._flow(flow_name)
        state = known(state_name, self._states(flow), self._say)
        if not self._asked("bring", insured=self._key(person), state=state).done:
            raise ValueError(self._say(f"aucun chemin ne mène à « {state_name} »", f"no path leads to “{state_name}”"))

    def start(self, actor: str, flow_name: str, on_behalf_of: str | None = None, device: str | None = None) -> Outcome:
        """Open a flow without going through the portal's menus."""
        who = self._key(actor)
        insured = who if on_behalf_of is None else self._key(on_behalf_of)
        on = "" if device is None else known(device, self._offered("start", "device"), self._say)
        values = {"person": who, "flow": self._flow(flow_name), "device": on}
        if insured in self._offered("start", "insured").values():
            values["insured"] = insured
        return self._asked("start", **values)

    def _key(self, actor: str) -> str:
        return whom(actor, self._offered("connect", "person"), self._say)

    def _flow(self, name: str) -> str:
        return known(name, self._offered("start", "flow"), self._say)

    def _states(self, flow: str) -> dict[str, str]:
        """The values of the states of a flow, by their labels; the first of several that bear one."""
        control = self._hand.control("bring", "state")
        return {label: value for value, label, of in reversed(control.options) if of == flow}

    def _offered(self, ask: str, name: str) -> dict[str, str]:
        """The values that a list of a trainer's form offers, by their labels."""
        _ = self._seen
        return {label: value for value, label, _ in self._hand.control(ask, name).options if value}

    def _asked(self, ask: str, **values: str) -> Outcome:
        _ = self._seen
        return self._hand.ask(ask, values)

    def _arranged(self, outcome: Outcome) -> None:
        if not outcome.done:
            raise ValueError(self._say(" ; ", "; ").join(outcome.reasons))

    # --- what is done

    def open_tab(self, actor: str, label: str) -> Outcome:
        """Open a tab of the portal."""
        seen = self._person(actor)
        return self._clicked(seen.tabs.get(label), label, seen)

    def click(self, actor: str, label: str) -> Outcome:
        """Click a button, a link or a tab, wherever it is on the page; an open dialog comes first."""
        seen = self._person(actor)
        return self._clicked(next((place for text, place in seen.aims if text == label), None), label, seen)

    def _clicked(self, place: int | None, label: str, seen: Person) -> Outcome:
        if place is None:
            return Outcome(False, acts.absent(seen.page, label, self.lang))
        return self._hand.click(place)

    def fill(self, actor: str, label: str, text: str) -> Outcome:
        """Type into a field; an empty text clears it, a choice included."""
        seen = self._person(actor)
        typing = _named(seen, label)
        if typing is not None and typing.field.type == "choice" and text:
            return self.choose(actor, label, text)
        if typing is not None and typing.field.many:
            return self._emptied(actor, label, typing)
        return self._absent(label, seen) if typing is None else self._hand.type(typing, text)

    def _emptied(self, actor: str, label: str, typing: Typing | None) -> Outcome:
        """What unticking all options of a field comes to, one after the other: the page changes under the hand."""
        outcome = Outcome(True)
        while typing is not None and typing.chosen and outcome.done:
            outcome = self._hand.toggle(typing, typing.chosen[0])
            typing = _named(self._person(actor), label)
        return outcome

    def choose(self, actor: str, label: str, option: str) -> Outcome:
        """Choose an option of a field; where many may be chosen, one more."""
        seen = self._person(actor)
        typing = _named(seen, label)
        if typing is None:
            return self._absent(label, seen)
        chosen = next((each.id for each in typing.field.options if each.label == option), None)
        return self._absent(option, seen) if chosen is None else self._hand.choose(typing, chosen)

    def tick(self, actor: str, label: str, on: bool) -> Outcome:
        """Tick or untick a box."""
        seen = self._person(actor)
        typing = _named(seen, label)
        return self._absent(label, seen) if typing is None else self._hand.tick(typing, on)

    def _absent(self, label: str, seen: Person) -> Outcome:
        return Outcome(False, acts.absent(seen.page, label, self.lang))

    def reload(self, actor: str) -> None:
        """Load the page anew: every case goes through its stored form, and the browser's page is another."""
        self._asked("reload", person=self._key(actor))
        self._hand.reload()

    def happens(self, event_label: str, person: str | None = None) -> Outcome:
        """Let an outside event happen, to the cases of one person or to all."""
        event = self._offered("happen", "event").get(event_label)
        insured = "" if person is None else self._key(person)
        if event is None:
            return Outcome(False, acts.unknown(event_label, self.lang))
        return self._asked("happen", event=event, insured=insured)

    # --- what is seen

    def _person(self, actor: str) -> Person:
        key = self._key(actor)
        found = self._seen.people.get(key)
        return found if found is not None else self._hand.look_at(key).people[key]

    def page(self, actor: str) -> Page:
        """What that person sees."""
        return self._person(actor).page

    def _cases(self, person: str, flow_name: str) -> list[Read]:
        key, flow = self._key(person), self._flow(flow_name)
        return [each for each in self._seen.cases if (each["insured"], each["flow"]) == (key, flow)]

    def state(self, person: str, flow_name: str) -> tuple[str, ...]:
        """Labels of the state of the latest case, outermost first; none without a case."""
        cases = self._cases(person, flow_name)
        return tuple(state["label"] for state in cases[-1]["states"]) if cases else ()

    def since(self, person: str, flow_name: str, state_name: str) -> datetime | None:
        """When the latest case entered that state, if it is in it."""
        cases = self._cases(person, flow_name)
        states = cases[-1]["states"] if cases else ()
        since = next((state["since"] for state in states if state["label"] == state_name), None)
        return None if since is None else datetime.fromisoformat(since)

    def count_cases(self, person: str, flow_name: str, state_name: str | None = None) -> int:
        """How many cases, ended ones included, a person has of a flow: all, or those in that state."""
        cases = self._cases(person, flow_name)
        if state_name is None:
            return len(cases)
        states = self._states(self._flow(flow_name))
        known(state_name, states, self._say)
        return sum(any(plain(state["label"]) == plain(state_name) for state in case["states"]) for case in cases)

    def breach(self, person: str, flow_name: str, property_name: str) -> str | None:
        """What goes against a property of the flow in the latest case; nothing where the case keeps to it."""
        cases = self._cases(person, flow_name)
        if not cases:
            raise ValueError(self._say(f"aucune démarche « {flow_name} »", f"no journey “{flow_name}”"))
        breaches = {each["text"]: each["breach"] for each in cases[-1]["properties"]}
        return breaches[known(property_name, {text: text for text in breaches}, self._say)] or None

    def edition(self, flow_name: str) -> date:
        """The date of the guide's edition that a flow follows."""
        return date.fromisoformat(self._seen.editions[self._flow(flow_name)])

    def communications(self) -> tuple[Communication, ...]:
        """All that was sent, in order."""
        sent = self._seen.sent
        return tuple(Communication(each["to"], each["text"], datetime.fromisoformat(each["at"])) for each in sent)

    def deliveries(self) -> tuple[Delivery, ...]:
        """All that was handed over, in order: each document as it is downloaded."""
        given = self._seen.given
        return tuple(
            Delivery(each["title"], self._hand.download(each["href"]), datetime.fromisoformat(each["at"]))
            for each in given
        )

    def explain(self, actor: str) -> str:
        """What is on screen, for a message of failure."""
        return text_of(self.page(actor), self.lang)

    # --- besides

    def played(self) -> Sitting:
        """All that was done, as the player's journal kept it."""
        return self._house.player.sitting(self._seen.sitting)

    def photograph(self, place: Path) -> None:
        """Write a PNG of the whole page."""
        place.parent.mkdir(parents=True, exist_ok=True)
        self._house.page.screenshot(path=place, full_page=True)


def _named(seen: Person, label: str) -> Typing | None:
    return next((typing for typing in seen.typings if typing.field.label == label), None)
