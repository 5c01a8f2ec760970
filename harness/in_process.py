"""The driver that plays in this very process: no network, no page, milliseconds."""

from collections.abc import Callable
from datetime import date, datetime

from diagrams.papers import delivered
from harness.driver import Communication, Delivery, Lang, Outcome
from harness.known import known, whom
from harness.language import Say
from harness.show import text_of
from simulator.analysis.observance import breach
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Snapshot
from simulator.portal import acts, by_label
from simulator.portal.deed import Amend, Connect, Deed, Disconnect, Reload, Start, Wait
from simulator.portal.page import Page, page
from simulator.sitting.move import Bring
from simulator.sitting.sitting import Sitting
from simulator.spec import typed
from simulator.spec.calendar import Duration, at, later, local
from simulator.spec.flow import Flow
from simulator.spec.load import Library

START = datetime(2021, 1, 4, 9)
"""The clock of a scenario that does not say what day it is."""


class InProcess:
    """A portal held as one value; every act is a deed of its sitting."""

    def __init__(self, library: Library, lang: Lang) -> None:
        self.lang: Lang = lang
        self._say = Say(lang)
        self.sitting = Sitting.begin(library, at(START))
        self._set = False

    @property
    def simulation(self) -> Simulation:
        """The portal as it is."""
        return self.sitting.now

    def played(self) -> Sitting:
        """All that was done."""
        return self.sitting

    # --- the clock

    def now(self) -> datetime | None:
        """What the clock says, Europe/Paris; nothing before it was set."""
        return local(self.simulation.now).replace(tzinfo=None) if self._set else None

    def set_clock(self, when: datetime) -> None:
        """Set the clock, then move it: never back."""
        to = at(when)
        if not self._set and not self.simulation.cases:
            self.sitting = Sitting(self.simulation.begin(self.simulation.library, to))
        elif to < self.simulation.now:
            raise ValueError(self._say("le temps ne recule pas", "time does not go back"))
        else:
            self._did(Wait(to))
        self._set = True

    def wait(self, duration: str) -> None:
        """Let an ISO 8601 duration go by."""
        self._did(Wait(later(self.simulation.now, Duration.parse(duration))))

    # --- people

    def connect(self, person: str, device: str | None = None) -> Outcome:
        """Log a person in, on the first device of the portal when none is named."""
        devices = self.simulation.library.portal.devices
        names = {label.of(self.lang): name for name, label in devices.items()}
        chosen = next(iter(devices)) if device is None else known(device, names, self._say)
        return self._did(Connect(self.person(person), chosen))

    def disconnect(self, person: str) -> Outcome:
        """Log a person out."""
        return self._did(Disconnect(self.person(person)))

    def set_dossier(self, person: str, field_label: str, value: str | None) -> None:
        """Write a field of an insured person's dossier; nothing clears it."""
        fields = self.simulation.library.dossiers.fields
        name = known(field_label, {datum.label.of(self.lang): name for name, datum in fields.items()}, self._say)
        read = None if value is None else typed.read(value, fields[name].type)
        if value is not None and read is None:
            raise ValueError(
                self._say(
                    f"« {value} » ne convient pas à « {field_label} »", f"“{value}” does not suit “{field_label}”"
                )
            )
        self._did(Amend(self.person(person), name, value))

    def person(self, actor: str) -> str:
        """The key of a person or an actor by any name a scenario gives them.

        Raises:
            ValueError: for a name that nobody bears.
        """
        portal, dossiers = self.simulation.library.portal, self.simulation.library.dossiers
        names = {label.of(self.lang): name for name, label in portal.actors.items()}
        names |= {dossiers.name(person): person for person in dossiers.people}
        return whom(actor, names, self._say)

    def _flow(self, name: str) -> Flow:
        flows = self.simulation.library.flows
        return flows[known(name, {flow.name.plain.of(self.lang): flow.id for flow in flows.values()}, self._say)]

    # --- what is done

    def _did(self, deed: Deed | Bring) -> Outcome:
        self.sitting = self.sitting.moved(deed, self.lang)
        return Outcome(self.sitting.last.done, self.sitting.last.reasons)

    def _clicked(self, deed: Deed | None, label: str, seen: Page) -> Outcome:
        """What is done to what a label names on a page; a label that is not there is refused, and nothing was done."""
        if deed is not None and seen.connected:
            self.sitting = self.sitting.moved(deed, self.lang, seen)
            return Outcome(self.sitting.last.done, self.sitting.last.reasons)
        return Outcome(False, acts.absent(seen, label, self.lang))

    def start(self, actor: str, flow_name: str, on_behalf_of: str | None = None, device: str | None = None) -> Outcome:
        """Open a flow without going through the portal's menus."""
        who, flow = self.person(actor), self._flow(flow_name)
        insured = who if on_behalf_of is None else self.person(on_behalf_of)
        devices = {label.of(self.lang): name for name, label in self.simulation.library.portal.devices.items()}
        on = None if device is None else known(device, devices, self._say)
        return self._did(Start(who, flow.id, insured, on))

    def has_case(self, person: str, flow_name: str, state_name: str) -> None:
        """Bring a case of that person to that state by the shortest path over the fields' examples."""
        insured, flow = self.person(person), self._flow(flow_name)
        if not self._did(Bring(insured, flow.id, self._state(flow, state_name))).done:
            raise ValueError(self._say(f"aucun chemin ne mène à « {state_name} »", f"no path leads to “{state_name}”"))

    def _state(self, flow: Flow, state_name: str) -> str:
        labels = {state.label.of(self.lang).source: state.id for state in reversed(list(flow.states.values()))}
        return known(state_name, labels, self._say)

    def _goal(self, flow: Flow, state_name: str) -> Callable[[Snapshot], bool]:
        wanted = self._state(flow, state_name)
        return lambda snapshot: wanted in {state.id for state in flow.leaves[snapshot.state].path}

    def open_tab(self, actor: str, label: str) -> Outcome:
        """Open a tab of the portal."""
        seen = self.page(actor)
        return self._clicked(by_label.meant_tab(self.simulation, seen.person, label, self.lang), label, seen)

    def click(self, actor: str, label: str) -> Outcome:
        """Click a button, a link or a tab, wherever it is on the page; an open dialog comes first."""
        seen = self.page(actor)
        deed = by_label.meant_click(self.simulation, seen, label, self.lang) if seen.connected else None
        return self._clicked(deed, label, seen)

    def fill(self, actor: str, label: str, text: str) -> Outcome:
        """Type into a field; an empty text clears it, a choice included."""
        return self._typed(self.page(actor), label, text)

    def choose(self, actor: str, label: str, option: str) -> Outcome:
        """Choose an option of a field; where many may be chosen, one more."""
        chosen: str | tuple[str, ...] = option
        seen = self.page(actor)
        field = by_label.field_named(seen, label)
        if field is not None and field.many:
            labels = {item.id: item.label for item in field.options}
            before = (field.typed,) if isinstance(field.typed, str) else field.typed or ()
            chosen = (*(labels[item] for item in before if labels[item] != option), option)
        return self._typed(seen, label, chosen)

    def _typed(self, seen: Page, label: str, text: str | tuple[str, ...]) -> Outcome:
        meant = by_label.meant_fill(seen, label, text)
        return self._clicked(None, meant, seen) if isinstance(meant, str) else self._clicked(meant, label, seen)

    def tick(self, actor: str, label: str, on: bool) -> Outcome:
        """Tick or untick a box."""
        return self._typed(self.page(actor), label, "yes" if on else "no")

    def reload(self, actor: str) -> None:
        """Load the page anew: every case goes through its stored form and must come back the same."""
        self._did(Reload(self.person(actor)))

    def happens(self, event_label: str, person: str | None = None) -> Outcome:
        """Let an outside event happen, to the cases of one person or to all."""
        insured = None if person is None else self.person(person)
        meant = by_label.meant_event(self.simulation, event_label, self.lang, insured)
        if meant is None:
            return Outcome(False, acts.unknown(event_label, self.lang))
        return self._did(meant)

    # --- what is seen

    def page(self, actor: str) -> Page:
        """What that person sees."""
        return page(self.simulation, self.person(actor), self.lang)

    def _case(self, person: str, flow_name: str) -> Case | None:
        return next(reversed(self.simulation.cases_of(self.person(person), self._flow(flow_name).id)), None)

    def state(self, person: str, flow_name: str) -> tuple[str, ...]:
        """Labels of the state of the latest case, outermost first; none without a case."""
        case = self._case(person, flow_name)
        if case is None:
            return ()
        path = self._flow(flow_name).leaves[case.snapshot.state].path
        return tuple(state.label.of(self.lang).source for state in path)

    def since(self, person: str, flow_name: str, state_name: str) -> datetime | None:
        """When the latest case entered that state, if it is in it."""
        case = self._case(person, flow_name)
        for state in self._flow(flow_name).leaves[case.snapshot.state].path if case else ():
            if case is not None and state.label.of(self.lang).source == state_name:
                return local(case.snapshot.since[state.id]).replace(tzinfo=None)
        return None

    def count_cases(self, person: str, flow_name: str, state_name: str | None = None) -> int:
        """How many cases, ended ones included, a person has of a flow: all, or those in that state."""
        flow = self._flow(flow_name)
        cases = self.simulation.cases_of(self.person(person), flow.id)
        return len(cases) if state_name is None else sum(map(self._goal(flow, state_name), (c.snapshot for c in cases)))

    def breach(self, person: str, flow_name: str, property_name: str) -> str | None:
        """What goes against a property of the flow in the latest case; nothing where the case keeps to it."""
        flow, case = self._flow(flow_name), self._case(person, flow_name)
        properties = {each.text.of(self.lang).source: each for each in flow.properties}
        each = properties[known(property_name, {text: text for text in properties}, self._say)]
        if case is None:
            raise ValueError(self._say(f"aucune démarche « {flow_name} »", f"no journey “{flow_name}”"))
        return breach(self.simulation, case, each, self.lang)

    def edition(self, flow_name: str) -> date:
        """The date of the guide's edition that a flow follows."""
        return self._flow(flow_name).edition

    def communications(self) -> tuple[Communication, ...]:
        """All that was sent, in order."""
        actors = self.simulation.library.portal.actors
        return tuple(
            Communication(actors[sent.to].of(self.lang), sent.text.of(self.lang), local(sent.at).replace(tzinfo=None))
            for happening in self.simulation.history
            for sent in happening.firing.outcome.effects.sent
        )

    def deliveries(self) -> tuple[Delivery, ...]:
        """All that was handed over, in order."""
        return tuple(
            Delivery(content.title.of(self.lang), pdf, local(instant).replace(tzinfo=None))
            for content, pdf, instant in delivered(self.simulation, self.lang)
        )

    def explain(self, actor: str) -> str:
        """What is on screen, for a message of failure."""
        return text_of(self.page(actor), self.lang)
