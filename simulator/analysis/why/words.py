"""An answer to « why not? » in plain sentences: why it is refused, then what would unblock it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from simulator.analysis.path import Act
from simulator.analysis.why.answer import Ended, Unblock, Wanted, Why
from simulator.analysis.why.form import Form
from simulator.analysis.why.question import Question
from simulator.engine.reasons import say
from simulator.engine.snapshot import Reason, Refused
from simulator.spec.calendar import french_date, local
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import INSURED, LOGOUT, OPEN, OUTSIDE, Flow, Leaf
from simulator.spec.text import Lang


def refusals(why: Why, lang: Lang) -> tuple[str, ...]:
    """Why it is refused, a sentence each."""
    return _reasons(Question(why.simulation, why.case.id, why.event), why.refusals, lang)


def unblocker(why: Why, unblock: Unblock, lang: Lang) -> str:
    """What would unblock it, in one sentence."""
    question = Question(why.simulation, why.case.id, why.event)
    words = _Words(question, lang, {wanted.field: wanted for wanted in unblock.wanted})
    said = words.unblocker(unblock)
    left = _reasons(question.after(unblock.acts), unblock.left, lang)
    if left:
        said += f" ; il restera : {' ; '.join(left)}" if lang == "fr" else f"; then there is still: {'; '.join(left)}"
    return said


def label(flow: Flow, event: str, leaf: Leaf, lang: Lang) -> str:
    """What a person calls an event where the case is: its button's text there, else its own."""
    if event == OPEN:
        return "revenir à la démarche par le menu" if lang == "fr" else "come back to the journey by the menu"
    if event == LOGOUT:
        return "se déconnecter" if lang == "fr" else "log out"
    buttons = (button for screen in leaf.screens for button in screen.buttons if button.event.id == event)
    button = next(buttons, None)
    text = (button.label if button else flow.events[event].label).of(lang).source
    return quoted(text, lang)


def _reasons(question: Question, refused: tuple[Reason, ...], lang: Lang) -> tuple[str, ...]:
    event = question.flow.events.get(question.event)
    actor = question.simulation.library.portal.actors[event.by].of(lang) if event else ""
    return tuple(say(question.flow, each, question.snapshot, question.facts, lang, actor) for each in refused)


class _Step(NamedTuple):
    """An act, the portal before it, and whether it was refused (a refusal can lead somewhere)."""

    act: Act
    before: Question
    refused: bool


class _Words:
    """The sentences of one unblocker."""

    def __init__(self, question: Question, lang: Lang, wanted: dict[str, Wanted]) -> None:
        self._question, self._lang = question, lang
        self._form = Form(question.flow.id, wanted, lang)
        self._library = question.simulation.library

    def unblocker(self, unblock: Unblock) -> str:
        kinds: dict[str, Callable[[Unblock], str]] = {
            "fill": lambda each: self._form.said(tuple(each.acts[0].inputs), self._question),
            "date": lambda each: self._say("possible à partir du ", "possible from ") + self._moment(each.acts[-1].at),
            "event": lambda each: self._say("d'abord ", "first ") + self._steps(each.acts),
            "other-flow": self._other,
            "impossible": lambda each: self._say("impossible : ", "impossible: ") + self._ended(each.ended),
        }
        return kinds[unblock.kind](unblock)

    def _say(self, fr: str, en: str) -> str:
        return fr if self._lang == "fr" else en

    def _moment(self, instant: datetime) -> str:
        here = local(instant)
        day = french_date(here.date())
        return day if (here.hour, here.minute) == (0, 0) else day + self._say(f" à {here:%H:%M}", f" at {here:%H:%M}")

    def _ended(self, ended: Ended | None) -> str:
        if ended is None:
            return self._say("rien de ce que l'on peut faire ici n'y mène", "nothing that can be done here leads there")
        flow = self._library.flows[ended.flow]
        name, state = self._name(flow), self._state(flow, ended.state)
        since = self._moment(ended.since)
        return self._say(f"la démarche {name} est {state} depuis le {since}",
                         f"the journey {name} has been {state} since {since}")  # fmt: skip

    def _name(self, flow: Flow) -> str:
        return quoted(flow.name.of(self._lang).source, self._lang)

    def _state(self, flow: Flow, state: str) -> str:
        return quoted(flow.states[state].label.of(self._lang).source, self._lang)

    def _other(self, unblock: Unblock) -> str:
        """Another flow first, as far as which state; or a new case of the same one."""
        flow = self._library.flows[unblock.flow]
        steps = self._steps(unblock.acts)
        if flow.id == self._question.flow.id:
            return self._say(f"il faut une nouvelle démarche {self._name(flow)} : {steps}",
                             f"a new journey {self._name(flow)} is needed: {steps}")  # fmt: skip
        until = max(index for index, act in enumerate(unblock.acts) if act.flow == flow.id) + 1
        there = self._question.after(unblock.acts[:until]).simulation
        state = flow.leaves[there.cases_of(self._question.here.insured, flow.id)[-1].snapshot.state].path[0]
        return self._say(
            f"d'abord la démarche {self._name(flow)} jusqu'à {self._state(flow, state.id)} : {steps}",
            f"first the journey {self._name(flow)} up to {self._state(flow, state.id)}: {steps}",
        )

    # --- steps

    def _steps(self, acts: tuple[Act, ...]) -> str:
        said, flow, actor = [], acts[0].flow, self._asker()
        for step in self._together(self._told(acts)):
            there = step.act.flow
            elsewhere = there not in ("", flow) and step.act.kind != "begin"
            name = self._name(self._library.flows[there]) if elsewhere else ""
            flow = there or flow
            who = "" if step.act.kind == "wait" or step.act.by == actor else self._by(step.act.by)
            actor = step.act.by if who and step.act.by != OUTSIDE else actor
            refused = self._say(" (refusé)", " (refused)") * step.refused
            said.append(self._say(f"dans {name}, ", f"in {name}, ") * elsewhere + self._step(step) + who + refused)
        return self._say(", puis ", ", then ").join(said)

    def _told(self, acts: tuple[Act, ...]) -> Iterator[_Step]:
        here = self._question
        for act in acts:
            there = here.done(act)
            happened = there.simulation.history[len(here.simulation.history) :]
            refused = any(isinstance(each.firing.outcome, Refused) for each in happened)
            yield _Step(act, here, refused)
            here = there

    def _together(self, steps: Iterable[_Step]) -> list[_Step]:
        """Fields that only show once others are filled are one form for a reader."""
        kept: list[_Step] = []
        for step in steps:
            last = kept[-1] if kept else None
            if last and last.act.kind == step.act.kind == "fill" and last.act.flow == step.act.flow:
                kept[-1] = last._replace(act=last.act._replace(inputs={**last.act.inputs, **step.act.inputs}))
            else:
                kept.append(step)
        return kept

    def _step(self, step: _Step) -> str:
        act = step.act
        if act.kind == "wait":
            return self._say("attendre le ", "wait until ") + self._moment(act.at)
        if act.kind == "begin":
            return self._say("ouvrir ", "open ") + self._name(self._library.flows[act.flow])
        focus = step.before
        if act.flow != focus.flow.id:
            focus = replace(focus, case=focus.simulation.cases_of(focus.here.insured, act.flow)[-1].id)
        if act.kind == "fill":
            return self._form.said(tuple(act.inputs), focus)
        return label(focus.flow, act.event, focus.flow.leaves[focus.here.snapshot.state], self._lang)

    def _asker(self) -> str:
        """Who would cause the event that is asked about."""
        asked = self._question.flow.events.get(self._question.event)
        return asked.by if asked else INSURED

    def _by(self, actor: str) -> str:
        """Who does a step, where it is somebody else than before."""
        if actor == OUTSIDE:
            return self._say(" (fait extérieur)", " (an outside fact)")
        return f" ({self._library.portal.actors[actor].of(self._lang)})"
