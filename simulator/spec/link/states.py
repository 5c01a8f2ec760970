"""States, their branches and timers: targets looked up in the nearest scope, effects resolved."""

from collections.abc import Mapping

from simulator.spec import document as written
from simulator.spec.expressions import syntax
from simulator.spec.expressions.compile import facts_of
from simulator.spec.expressions.tree import Expression, Type, walk
from simulator.spec.flow import BUILT_IN, Assign, Branch, Screen, Send, State, Timer
from simulator.spec.link.names import states_of
from simulator.spec.link.parts import Parts
from simulator.spec.problems import Word, closest


class States:
    """Reads the tree of states of one flow."""

    def __init__(self, document: written.FlowDocument, parts: Parts) -> None:
        self._written = dict(states_of(document.states))
        self._parts, self._report = parts, parts.report
        self._names = {path.rpartition(".")[2]: path for path in self._written} | {path: path for path in self._written}

    def read(self) -> dict[str, State]:
        """Every state by its path, outer before inner, in the order they are written."""
        return {path: self._state(path, state) for path, state in self._written.items()}

    def _state(self, path: str, state: written.State) -> State:
        parts = self._parts
        screen = parts.find("F022", "screen", state.screen, parts.screens) if state.screen else None
        events = {}
        for written_event, branches in state.events.items():
            event = self._event(written_event)
            events[event] = tuple(self._branch(path, branch, event) for branch in branches)
        return State(
            id=path,
            label=parts.label(state),
            parent=path.rpartition(".")[0] or None,
            children=tuple(f"{path}.{name}" for name in self.entered(state)),
            screen=screen,
            panels=parts.find_all("F022", "screen", state.panels, parts.screens),
            final=state.final,
            events=events,
            auto=tuple(self._branch(path, branch, None) for branch in state.auto),
            timers=tuple(self._timer(path, index, timer) for index, timer in enumerate(state.timers)),
        )

    def _event(self, event: Word) -> str:
        if event in BUILT_IN:
            return str(event)
        found = self._parts.find("F020", "event", event, self._parts.events)
        return found.id if found else str(event)

    def entered(self, inside: written.State | written.FlowDocument) -> tuple[str, ...]:
        """The names of the states inside, the one that is entered first before the others."""
        names = tuple(map(str, inside.states))
        if inside.initial is None or inside.initial in names:
            return tuple(sorted(names, key=lambda name: name != (inside.initial or names[0])))
        first = inside.initial
        self._report.add("F039", first.place, name=first, close=closest(first, names), known=", ".join(names))
        return names

    def _target(self, path: str, name: Word | None) -> str | None:
        """A state by its name, looked up among the children of the state, its siblings, then outwards."""
        if name is None:
            return None
        scope = path
        while True:
            candidate = f"{scope}.{name}" if scope else str(name)
            if candidate in self._written:
                return candidate
            if not scope:
                break
            scope = scope.rpartition(".")[0]
        close = closest(name, [known for known in self._names if known.count(".") == name.count(".")])
        self._report.add("F025", name.place, name=name, close=close)
        if close is None:
            self._report.leave_out(name.place.file)
            return None
        return self._names[close]

    def _branch(self, path: str, branch: written.Branch, event: str | None) -> Branch:
        parts = self._parts
        asks = [*branch.needs, *([branch.confirm] if branch.confirm else [])]
        if event is None and asks:
            self._report.add("F048", asks[0].place)
        if branch.otherwise and not branch.needs:
            self._report.add("F038", branch.otherwise.place)
        for index, name in enumerate(branch.needs):
            if name in branch.needs[:index]:
                self._report.add("S006", name.place, name=name)
        return Branch(
            to=self._target(path, branch.to),
            when=parts.condition(branch.when),
            needs=parts.find_all("F023", "guard", branch.needs, parts.guards),
            otherwise=self._target(path, branch.otherwise),
            confirm=self._dialog(branch.confirm, event) if branch.confirm else None,
            go=tuple(map(str, branch.go)),
            set=self._assigns(branch.set),
            issue=parts.find("F024", "document", branch.issue, parts.documents) if branch.issue else None,
            give=parts.find("F024", "document", branch.give, parts.documents) if branch.give else None,
            send=self._sends(branch.send),
            guide=tuple(map(str, branch.guide)),
            place=branch.place,
        )

    def _dialog(self, name: Word, event: str | None) -> Screen | None:
        """The dialog that asks before a branch is followed: it must be one, and offer the same event."""
        confirm = self._parts.find("F022", "screen", name, self._parts.screens)
        if confirm is None or event is None:
            return None  # that an automatic branch cannot ask is told elsewhere
        if not confirm.dialog:
            self._report.add("F044", name.place, screen=name)
        elif event not in {button.event.id for button in confirm.buttons}:
            self._report.add("F046", name.place, screen=name, event=event)
            return None
        return confirm

    def _sends(self, sends: tuple[written.Send, ...]) -> tuple[Send, ...]:
        for send in sends:
            self._parts.find("F026", "actor", send.to, self._parts.actors)
        return tuple(Send(str(send.to), self._parts.text(send)) for send in sends if send.to in self._parts.actors)

    def _assigns(self, written_set: Mapping[Word, Word]) -> tuple[Assign, ...]:
        return tuple(a for target, source in written_set.items() if (a := self._assign(target, source)) is not None)

    def _assign(self, target: Word, source: Word) -> Assign | None:
        names = self._parts.names
        expression = None if source == "none" else syntax.read(source, names, self._report)
        first, _, rest = target.partition(".")
        if first == "insured" and rest in names.dossier:
            return self._typed(Assign(str(target), "dossier", expression), names.dossier[rest][0], source)
        if target in names.fields:
            if source != "none":
                self._report.add("F045", source.place, screen=target)
            return Assign(str(target), "screen", None)
        if rest and rest in names.fields.get(first, {}):
            return self._typed(Assign(str(target), "field", expression), names.fields[first][rest].type, source)
        known = [f"{s}.{f}" for s, fields in names.fields.items() for f in fields]
        known += [*names.fields, *(f"insured.{name}" for name in names.dossier)]
        self._report.add("F028", target.place, name=target, close=closest(target, known))
        return None

    def _typed(self, assign: Assign, wanted: Type, source: Word) -> Assign | None:
        if assign.expression is None or wanted.name == "unknown":
            return assign
        kinds = (wanted.name, "text") if wanted.name == "choice" else (wanted.name,)
        return assign if syntax.expect(assign.expression, kinds, source, self._report) else None

    def _timer(self, path: str, index: int, timer: written.Timer) -> Timer:
        if (timer.after is None) == (timer.past is None):
            self._report.add("F042", timer.place)
        past = None
        if timer.past is not None:
            past = syntax.read(timer.past, self._parts.names, self._report)
            past = syntax.expect(past, ("date",), timer.past, self._report)
            self._own(past, timer.past)
        return Timer(
            id=f"timer:{path}:{index}",
            state=path,
            after=timer.after,
            past=past,
            branch=Branch(
                to=self._target(path, timer.to),
                set=self._assigns(timer.set),
                send=self._sends(timer.send),
                guide=tuple(map(str, timer.guide)),
                place=timer.place,
            ),
        )

    def _own(self, past: Expression | None, source: Word) -> None:
        """A date that time waits for must not move by itself: neither today nor other cases stand in it."""
        for part in walk(past) if past else ():
            if type(part).__name__ in ("Today", "Age"):
                self._report.add("T007", source.place)
        for fact in facts_of(past) if past else ():
            self._report.add("T006", source.place, name=fact.expression.source)
