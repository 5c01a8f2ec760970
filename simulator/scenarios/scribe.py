"""Writes the acts of a path one after the other, walking the portal along as the person of the scenario would."""

from typing import Literal, NamedTuple

from simulator.analysis.path import Act, Path
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Entry, Firing, Inputs, Refused, Snapshot
from simulator.portal import acts, by_label
from simulator.portal.page import page
from simulator.scenarios import clock, dossier
from simulator.scenarios.cast import Cast
from simulator.scenarios.preparing import prepared
from simulator.scenarios.scenario import CannotTell
from simulator.scenarios.typing_in import as_form, typed_in
from simulator.scenarios.voice import Voice
from simulator.scenarios.ways import Step, Way, arrivals, button, doors, field, ways
from simulator.spec.flow import LOGOUT, OPEN, OUTSIDE
from simulator.spec.load import Library
from simulator.spec.text import Lang, Prose

How = Literal["done", "refused", "inactive", "absent", "unseen"]
"""Absent is a button that was tried, unseen what is not even tried."""


class Done(NamedTuple):
    """An act as it went: who did it, what it moved, the label it was done by, and why it was refused."""

    act: Act
    how: How = "done"
    person: str = ""
    firing: Firing | None = None
    label: str = ""
    reasons: tuple[str, ...] = ()


class Scribe(Voice):
    """Holds the portal as the scenario leaves it, and the sentences so far.

    The portal of the scenario is walked by labels alone; after each act its cases must be those of the path, or the
    act cannot be told.
    """

    def __init__(self, library: Library, path: Path, lang: Lang) -> None:
        super().__init__(Cast(library, path.insured, lang))
        self.library, self.path, self.lang = library, path, lang
        self.shown = Simulation.begin(library, path.start)
        self.last = Done(Act("wait", path.start))
        self.since = 0
        """How much of the history of the portal came before the last act."""
        self.stopped: tuple[Case, ...] = ()
        """The cases as they stood where the last act stopped the clock."""
        self._cases: dict[str, str] = {}  # of the path → of the portal
        self._gone: set[str] = set()  # cases of the path that a log-out has ended in the portal alone
        self.say("given", clock.set_to(path.start))
        for step, name, value in dossier.steps(library, path, lang):
            self.shown = self.shown.with_dossier(path.insured, name, value)
            self.say("given", step)

    # --- acts

    def _went(self, way: Way, person: str) -> None:
        """Write a way; logging in before anything is done lays the scene."""
        for step in way.steps:
            scene = step.phrase in ("connect", "connect_on") and self.laying
            self.say("given" if scene else "action", step, person)
        self.shown = way.simulation

    def prepare(self, meant: Simulation) -> bool:
        """Say the one case there is by the state it has come to, if that alone brings it there."""
        (wanted,) = meant.cases.values()
        ready = prepared(self.shown, wanted, self.lang)
        if ready is not None:
            self.say("given", ready.step)
            self.shown, self.speaker = ready.simulation, self.path.insured
            self._cases[wanted.id] = ready.simulation.cases_of(self.path.insured, wanted.flow)[-1].id
        return ready is not None

    def write(self, act: Act, meant: Simulation) -> Done:
        """Write an act; ``meant`` is the portal of the path once it is done.

        Raises:
            CannotTell: where no phrase says it, or where doing it on the portal does more than the path says.
        """
        self.since, self.stopped = len(self.shown.history), ()
        try:
            if act.at > self.shown.now:
                self.say("action", clock.moved_to(self.shown.now, act.at))
                self.shown = self.shown.advanced(act.at)
                self.stopped = tuple(self.shown.cases.values())
            self.last = self._done(act, meant)
            self._agrees(meant)
        except CannotTell as error:
            raise CannotTell(error.why, act) from error
        return self.last

    def _done(self, act: Act, meant: Simulation) -> Done:
        person = self.cast.person(act.by)
        if act.kind == "wait":
            return Done(act)
        if act.kind == "begin":
            return self._begin(act, person, meant)
        case = self.case(meant, act.flow)
        firing = meant.history[-1].firing
        if act.kind == "fill":
            return self._fill(act, person, case, firing)
        if act.event == OPEN:
            return self._open(act, person, case, firing)
        if act.event == LOGOUT:
            return self._logout(act, person, meant)
        if act.by == OUTSIDE:
            return self._happens(act, firing)
        return self._click(act, person, case, firing)

    def case(self, meant: Simulation, flow: str) -> Case:
        """The case of the portal that stands for the path's latest case of a flow."""
        return self.shown.cases[self._cases[meant.cases_of(self.path.insured, flow)[-1].id]]

    def _begin(self, act: Act, person: str, meant: Simulation) -> Done:
        flow = self.library.flows[act.flow]
        wanted = meant.cases_of(self.path.insured, act.flow)[-1]
        firing = meant.history[-1].firing
        for way in (Way(self.shown), *doors(self.shown, person, self.path.insured, flow, self.lang)):
            opened = way.simulation.cases_of(self.path.insured, act.flow)
            if opened and opened[-1].id not in self._cases.values() and same(wanted, opened[-1]):
                self._went(way, person)
                self._cases[wanted.id] = opened[-1].id
                return Done(act, person=person, firing=firing)
        raise CannotTell(Prose("aucun accès du portail n'ouvre la démarche ainsi", "no access opens the journey so"))

    def _fill(self, act: Act, person: str, case: Case, firing: Firing) -> Done:
        inputs = _kept(firing)
        wanted = [key for key, text in inputs.items() if text]
        for way in ways(self.shown, person, case, self.lang):
            seen = page(way.simulation, person, self.lang)
            if _untouched(way, case) and (not wanted or any(field(seen, case.id, key) for key in wanted)):
                typed = typed_in(Way(way.simulation), person, case.id, inputs, self.lang)
                if typed.steps:
                    self._went(Way(typed.simulation, (*way.steps, *as_form(typed.steps, self.lang))), person)
                return Done(act, person=person, firing=firing)
        typed_in(Way(self.shown), person, case.id, inputs, self.lang)  # says which field
        raise CannotTell(Prose("le formulaire n'est pas à l'écran", "the form is not on screen"))

    def _open(self, act: Act, person: str, case: Case, firing: Firing) -> Done:
        flow = self.library.flows[case.flow]
        for way in doors(self.shown, person, self.path.insured, flow, self.lang):
            latest = way.simulation.history[-1:]
            if latest and latest[0].firing.event == OPEN and latest[0].case == case.id:
                self._went(way, person)
                return Done(act, person=person, firing=firing)
        raise CannotTell(Prose("aucun accès du portail ne ramène à la démarche", "no access leads back to the journey"))

    def _logout(self, act: Act, person: str, meant: Simulation) -> Done:
        """Who logs out leaves every journey at once: those of which the path says so later are told already."""
        firing, wanted = meant.history[-1].firing, meant.cases_of(self.path.insured, act.flow)[-1]
        if wanted.id in self._gone and same(wanted, self.case(meant, act.flow)):
            self._gone.discard(wanted.id)
            return Done(act, person=person, firing=firing)
        way = Way(self.shown)
        if person not in self.shown.sessions:
            way = next(arrivals(self.shown, person, self.library.flows[act.flow], self.lang), way)
        self._went(way.then(acts.disconnect(way.simulation, person, self.lang), Step("disconnect", {})), person)
        told = {happening.case for happening in self.shown.history[self.since :] if happening.firing.event == LOGOUT}
        self._gone |= {name for name, shown in self._cases.items() if shown in told and name != wanted.id}
        return Done(act, person=person, firing=firing)

    def _happens(self, act: Act, firing: Firing) -> Done:
        label = self.library.flows[act.flow].events[act.event].label.of(self.lang).source
        done = by_label.happen(self.shown, label, self.lang, self.path.insured)
        self.say("action", Step("happens", {"event": label}))
        self.shown = done.simulation
        how: How = "refused" if isinstance(firing.outcome, Refused) else "done"
        return Done(act, how, firing=firing, label=label, reasons=done.reasons)

    def _click(self, act: Act, person: str, case: Case, firing: Firing) -> Done:
        event = self.library.flows[case.flow].events.get(act.event)
        if event is None:
            raise CannotTell(Prose("ce n'est le fait de personne", "it is nobody's doing"))
        for way in ways(self.shown, person, case, self.lang):
            found = button(page(way.simulation, person, self.lang), case.id, event.id)
            if found is not None and _untouched(way, case):
                self._went(way, person)
                clicked = by_label.click(self.shown, person, found.label, self.lang)
                how: How = "done" if clicked.done else "refused" if found.active else "inactive"
                return self._clicked(Done(act, how, person, firing, found.label, clicked.reasons), clicked)
        label = event.label.of(self.lang).source
        if not isinstance(firing.outcome, Refused):
            fr, en = event.label.plain
            raise CannotTell(Prose(f"aucun écran ne montre « {fr} »", f"no screen shows “{en}”"))
        return self._absent(Done(act, "absent", person, firing, label), case)

    def _clicked(self, done: Done, clicked: acts.Act) -> Done:
        self.say(
            "action",
            Step("click" if done.how in ("done", "refused") else "try_click", {"label": done.label}),
            done.person,
        )
        self.shown = clicked.simulation
        return done

    def _absent(self, done: Done, case: Case) -> Done:
        """What is not there cannot be clicked; one can try, unless something else there bears its name."""
        self._went(next(ways(self.shown, done.person, case, self.lang), Way(self.shown)), done.person)
        seen = page(self.shown, done.person, self.lang)
        namesakes = any(b.label == done.label for screen in seen.within_reach for b in screen.buttons)
        tried = by_label.click(self.shown, done.person, done.label, self.lang)
        if namesakes or (tried.done and done.person != self.speaker):
            named = Prose(f"un autre « {done.label} » est à l'écran", f"another “{done.label}” is on screen")
            raise CannotTell(named)
        if tried.done:
            return done
        return self._clicked(done._replace(reasons=tried.reasons), tried)

    # --- faithfulness

    def _agrees(self, meant: Simulation) -> None:
        for name, wanted in meant.cases.items():
            if name in self._gone and wanted.flow != self.last.act.flow:
                continue
            if not same(wanted, self.shown.cases[self._cases[name]]):
                raise CannotTell(
                    Prose(
                        "le faire dans le portail mène ailleurs que le parcours",
                        "doing it in the portal leads elsewhere than the path",
                    )
                )


def _kept(firing: Firing) -> Inputs:
    """What a fill types, but for what the rest of it makes vanish at once: nobody can type that."""
    if isinstance(firing.outcome, Refused):
        return firing.inputs
    before, after = firing.before.data, firing.after.data
    return {key: text for key, text in firing.inputs.items() if not text or key in after or key in before}


def _untouched(way: Way, case: Case) -> bool:
    """Whether a way leaves the case as it was: going somewhere is no event of it."""
    return way.simulation.cases[case.id].snapshot == case.snapshot


def same(wanted: Case, found: Case) -> bool:
    """Whether two cases stand where a scenario cannot tell them apart."""
    return _told(wanted.snapshot) == _told(found.snapshot)


def _told(snapshot: Snapshot) -> Snapshot:
    """A snapshot in which one option chosen out of many is a list of one, as it is when it is clicked."""
    data = {key: _entry(entry) for key, entry in snapshot.data.items()}
    return snapshot._replace(data=data)


def _entry(entry: Entry) -> Entry:
    return Entry((entry.typed,) if isinstance(entry.typed, str) else entry.typed, entry.value)
