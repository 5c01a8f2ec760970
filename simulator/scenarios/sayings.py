"""The phrases for a deed: what somebody else does who reads them on the page, by its labels alone.

Each saying is tried on the portal as it is, with the functions that the drivers use; whether it comes to what the deed
came to is for the caller to see.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from simulator.analysis.arrangement import arranged
from simulator.analysis.paths import TooFarError
from simulator.engine.simulation import Simulation
from simulator.portal import acts, by_label
from simulator.portal.acts import Act
from simulator.portal.deed import (
    Amend,
    Connect,
    Disconnect,
    Fill,
    Follow,
    Happen,
    OpenTab,
    Press,
    Reload,
    Start,
    Wait,
)
from simulator.portal.page import FieldView, page
from simulator.scenarios import clock
from simulator.scenarios.preparing import case_step, known_by_label
from simulator.scenarios.scenario import CannotTell, Values
from simulator.scenarios.scribe import How
from simulator.scenarios.typing_in import chosen
from simulator.scenarios.ways import Step, button, field
from simulator.sitting import words
from simulator.sitting.move import Bring, Done
from simulator.spec.expressions.compile import plain_name
from simulator.spec.text import Lang, Prose


class Saying(NamedTuple):
    """The phrases, the portal after them and how it went; ``label`` is what was clicked, typed into or happened.

    ``steps`` are empty for what nobody can try: what is seen then says it all. One ``alone`` is no row of a form.
    """

    steps: tuple[Step, ...]
    act: Act
    label: str = ""
    how: How = "done"
    alone: bool = False


def sayings(here: Simulation, deed: Done, lang: Lang) -> Iterator[Saying]:  # noqa: C901 - a row a kind
    """The ways to say a deed, the most natural first.

    Raises:
        CannotTell: for an instant that no date and time name, or a name that several bear.
    """
    match deed:
        case Connect():
            yield _connect(here, deed, lang)
        case Disconnect(person):
            yield _went(Saying((Step("disconnect", {}),), acts.disconnect(here, person, lang)))
        case OpenTab() | Follow():
            yield from _menus(here, deed, lang)
        case Press():
            yield from _press(here, deed, lang)
        case Fill():
            yield from _fill(here, deed, lang)
        case Start():
            yield from _start(here, deed, lang)
        case Reload(person):
            yield Saying((Step("reload_page", {}),), acts.do(here, deed, lang))
        case Wait(to):
            yield Saying((clock.moved_to(here.now, to),), acts.do(here, deed, lang))
        case Happen():
            yield _happen(here, deed, lang)
        case Amend():
            yield _amend(here, deed, lang)
        case Bring():
            yield _bring(here, deed, lang)


def _went(saying: Saying) -> Saying:
    """What was refused was tried."""
    return saying if saying.act.done else saying._replace(how="refused")


def only(names: Mapping[str, str], wanted: str) -> str:
    """The name of something, if nothing else bears it."""
    named = names[wanted]
    if [key for key, name in names.items() if plain_name(name) == plain_name(named)] != [wanted]:
        raise CannotTell(Prose(f"plusieurs s'appellent « {named} »", f"several are called “{named}”"))
    return named


# --- people


def _connect(here: Simulation, deed: Connect, lang: Lang) -> Saying:
    step = Step("connect", {})
    if deed.device != next(iter(here.library.portal.devices)):
        step = Step("connect_on", _on(here, deed.device, lang))
    return Saying((step,), acts.connect(here, deed.person, deed.device))


def _start(here: Simulation, deed: Start, lang: Lang) -> Iterator[Saying]:
    """On the device one is on, where that comes to the same."""
    flows = {key: flow.name.of(lang).source for key, flow in here.library.flows.items()}
    phrase, named = "start", {"flow": only(flows, deed.flow)}
    if deed.insured != deed.person:
        phrase, named = "start_for", {**named, "person": here.library.dossiers.name(deed.insured)}
    for device in dict.fromkeys((None, deed.device)):
        where = {} if device is None else _on(here, device, lang)
        with suppress(KeyError):  # somebody who has no dossier would begin a case
            act = acts.do(here, deed._replace(device=device), lang)
            yield _went(Saying((Step(f"{phrase}_on" if where else phrase, {**named, **where}),), act))


def _on(here: Simulation, device: str, lang: Lang) -> Values:
    labels = {key: label.of(lang) for key, label in here.library.portal.devices.items()}
    return {"device": only(labels, device)}


# --- what is clicked


def _menus(here: Simulation, deed: OpenTab | Follow, lang: Lang) -> Iterator[Saying]:
    """A tab or a link; one that is not there can be tried."""
    label = words.menu_label(here, (deed.tab,) if isinstance(deed, OpenTab) else deed.path, lang)
    seen = page(here, deed.person, lang)
    if isinstance(deed, OpenTab) and label in seen.tabs:
        yield Saying((Step("open_tab", {"tab": label}),), by_label.open_tab(here, deed.person, label, lang), label)
    yield from _clicked(here, deed.person, label, lang)


def _clicked(here: Simulation, person: str, label: str, lang: Lang, how: How = "refused") -> Iterator[Saying]:
    """A click on a label; what is not there, or is inactive, is tried."""
    with suppress(KeyError):  # somebody who has no dossier would begin a case
        act = by_label.click(here, person, label, lang)
        if act.done or how == "done":
            yield _went(Saying((Step("click", {"label": label}),), act, label))
        else:
            yield Saying((Step("try_click", {"label": label}),), act, label, how)


def _press(here: Simulation, deed: Press, lang: Lang) -> Iterator[Saying]:
    """A button that is not there can be tried, unless something else bears its name; it is seen not to be there."""
    shown = page(here, deed.person, lang)
    seen = button(shown, deed.case, deed.event)
    if seen is not None:
        how: How = "inactive" if not seen.active else "done"
        yield from _clicked(here, deed.person, seen.label, lang, how)
        return
    label = words.event_label(here, deed.case, deed.event, lang)
    if label not in (each.label for screen in shown.within_reach for each in screen.buttons):
        yield from _clicked(here, deed.person, label, lang, "absent")
        yield Saying((), acts.do(here, deed, lang), label, "unseen")


# --- what is typed


def _fill(here: Simulation, deed: Fill, lang: Lang) -> Iterator[Saying]:
    shown = page(here, deed.person, lang)
    seen = field(shown, deed.case, deed.field)
    if seen is None:
        yield _unseen(here, deed, words.field_label(here, deed.case, deed.field, lang), lang)
        return
    typing, texts = _Typing(here, deed.person, seen, lang), chosen(deed.typed)
    if seen.type == "choice" and texts and {option.id for option in seen.options}.issuperset(texts):
        yield typing.choices(texts)
    if seen.type == "tick" and deed.typed in ("yes", "no"):
        phrase = "tick" if deed.typed == "yes" else "untick"
        yield typing.once(str(deed.typed), Step(phrase, {"box": seen.label}))
    elif texts:
        typed = typing.once(texts[0], Step("fill", {"field": seen.label, "text": texts[0]}))
        yield typed._replace(alone=seen.type in ("tick", "choice"))
    else:
        yield typing.once("", Step("clear", {"field": seen.label}))


def _unseen(here: Simulation, deed: Fill, label: str, lang: Lang) -> Saying:
    """A field that is not there any more, when what was typed into it is sent."""
    if by_label.field_named(page(here, deed.person, lang), label) is not None:
        raise CannotTell(Prose(f"un autre champ s'appelle « {label} »", f"another field is called “{label}”"))
    return Saying((), acts.do(here, deed, lang), label, "unseen")


class _Typing(NamedTuple):
    """Somebody before a field."""

    here: Simulation
    person: str
    seen: FieldView
    lang: Lang

    def once(self, typed: str, step: Step) -> Saying:
        """Something typed at once."""
        act = by_label.fill(self.here, self.person, self.seen.label, typed, self.lang)
        return _went(Saying((step,), act, self.seen.label))

    def choices(self, options: tuple[str, ...]) -> Saying:
        """Options chosen one after the other; those that are chosen already stay where that is possible."""
        labels = {option.id: option.label for option in self.seen.options}
        before = chosen(self.seen.typed or "") if self.seen.many else ()
        saying, kept = Saying((), Act(self.here), self.seen.label), len(before)
        if before and options[:kept] != before:
            saying, kept = self.once("", Step("clear", {"field": self.seen.label})), 0
        for count, option in enumerate(options[kept:], kept + 1):
            if not saying.act.done:
                break
            typed = tuple(labels[each] for each in options[:count]) if self.seen.many else labels[option]
            act = by_label.fill(saying.act.simulation, self.person, self.seen.label, typed, self.lang)
            step = Step("choose", {"option": labels[option], "field": self.seen.label})
            saying = _went(Saying((*saying.steps, step), act, self.seen.label))
        return saying


# --- what is nobody's doing


def _happen(here: Simulation, deed: Happen, lang: Lang) -> Saying:
    label = words.fact_label(here.library, deed.event, lang)
    step = Step("happens", {"event": label})
    if deed.insured is not None:
        step = Step("happens_to", {"event": label, "person": here.library.dossiers.name(deed.insured)})
    return _went(Saying((step,), by_label.happen(here, label, lang, deed.insured), label))


def _amend(here: Simulation, deed: Amend, lang: Lang) -> Saying:
    labels = {name: datum.label.of(lang) for name, datum in here.library.dossiers.fields.items()}
    values = {"person": here.library.dossiers.name(deed.insured), "dossier_field": only(labels, deed.name)}
    step = Step("dossier_lacks", values)
    if deed.typed is not None:
        step = Step("dossier_says", {**values, "text": deed.typed})
    return Saying((step,), acts.do(here, deed, lang))


def _bring(here: Simulation, deed: Bring, lang: Lang) -> Saying:
    """Nothing is said of a case that could be brought nowhere: all is as it was."""
    flow = here.library.flows[deed.flow]
    state = flow.states[deed.state]
    try:
        after = arranged(here, deed.insured, flow, deed.state)
    except TooFarError:
        after = None
    if after is None:
        return Saying((), Act(here, (), False))
    if not known_by_label(flow, state, lang):
        fr, en = state.label.plain
        raise CannotTell(Prose(f"plusieurs états s'appellent « {fr} »", f"several states are called “{en}”"))
    return Saying((case_step(here, deed.insured, flow, state, lang),), Act(after))
