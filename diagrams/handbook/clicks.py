"""What a person does on the portal along a path, as a numbered list: log in, open a tab, click, fill in."""

from collections.abc import Iterator
from typing import NamedTuple

from diagrams.dates import moment
from diagrams.handbook.blocks import Rich, rich
from diagrams.handbook.voice import Voice
from simulator.analysis.path import Act, Path, Replayed, replay
from simulator.scenarios.scenario import CannotTell, Sentence
from simulator.scenarios.scribe import Scribe
from simulator.spec.flow import OUTSIDE, Leaf


class _Click(NamedTuple):
    """A sentence of a scenario, and where its act found the case."""

    sentence: Sentence
    act: Act
    leaf: Leaf | None
    last: bool


def clicks(voice: Voice, path: Path, first: int) -> tuple[Rich, ...]:
    """The list from the act of that index on; nothing where the portal offers no way to do it."""
    scribe, found = Scribe(voice.library, path, voice.lang), []
    try:
        for number, done in enumerate(replay(voice.library, path)):
            before = len(scribe.sentences)
            scribe.write(done.act, done.simulation)
            told = [each for each in scribe.sentences[before:] if each.phrase not in ("clock_on", "clock_at")]
            if number >= first:
                leaf = _leaf(voice, done)
                found += [_Click(each, done.act, leaf, each is told[-1]) for each in told]
    except CannotTell:
        return ()
    return tuple(rich(text) for text in (_said(voice, click) for click in found) if text)


def _leaf(voice: Voice, done: Replayed) -> Leaf | None:
    """Where the case was before an event."""
    if done.act.kind != "event" or not done.simulation.history:
        return None
    before = done.simulation.history[-1].firing.before
    flow = voice.library.flows.get(before.flow)
    return flow.leaves[before.state] if flow else None


def _said(voice: Voice, click: _Click) -> str:
    sentence, act = click.sentence, click.act
    values = {name: str(value) for name, value in sentence.values.items()}
    who = _who(voice, act)
    mark = voice.mark
    match sentence.phrase:
        case "connect":
            return voice.say("connect", who)
        case "connect_on":
            return voice.say("connect", voice.say("on_device", mark(values["device"])) + who)
        case "disconnect":
            return voice.say("disconnect", who)
        case "open_tab":
            return voice.say("open_tab", mark(values["tab"]), who)
        case "click" | "try_click":
            return _clicked(voice, click, mark(values["label"]), who)
        case "happens":
            return voice.say("happens", mark(values["event"]))
        case "day_comes" | "day_comes_at" | "time_goes_by":
            return voice.say("time", moment(act.at, voice.lang))
    return _typed(voice, sentence, values, who)


def _typed(voice: Voice, sentence: Sentence, values: dict[str, str], who: str) -> str:
    mark = voice.mark
    match sentence.phrase:
        case "start":
            return voice.say("start_flow", mark(values["flow"]), who)
        case "start_for":
            return voice.say("start_for", mark(values["flow"]), values["person"], who)
        case "fill":
            return voice.say("fill", mark(values["field"]), mark(values["text"]), who)
        case "choose":
            return voice.say("choose", mark(values["option"]), mark(values["field"]), who)
        case "tick" | "untick":
            return voice.say(sentence.phrase, mark(values["box"]), who)
        case "clear":
            return voice.say("clear", mark(values["field"]), who)
        case "fill_form":
            return voice.say("fill_form", ", ".join(_row(voice, sentence)), who)
    return ""


def _row(voice: Voice, sentence: Sentence) -> Iterator[str]:
    table = sentence.values["table"]
    if isinstance(table, tuple):
        yield from (f"{row[0]}{voice.say('colon')}{row[1]}" for row in table)


def _clicked(voice: Voice, click: _Click, label: str, who: str) -> str:
    """A click, after the dialog or the panel that its button is in."""
    leaf = click.leaf
    if leaf is None or not click.last:
        return voice.say("click", label, who)
    if leaf.covers is not None and leaf.screen is not None:
        return voice.say("click_dialog", voice.quoted(leaf.screen.title), label, who)
    on_screen = leaf.screen is not None and any(b.event.id == click.act.event for b in leaf.screen.buttons)
    for panel in leaf.panels:
        if not on_screen and any(button.event.id == click.act.event for button in panel.buttons):
            return voice.say("click_panel", voice.quoted(panel.title), label, who)
    return voice.say("click", label, who)


def _who(voice: Voice, act: Act) -> str:
    """Who does it, in a flow where several people act."""
    several = {event.by for event in voice.flow.events.values()} - {OUTSIDE}
    return voice.say("actor_is", voice.actor(act.by)) if len(several) > 1 and act.by != OUTSIDE else ""
