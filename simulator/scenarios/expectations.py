"""What is expected at the end of a scenario, a kind a function: the caller chooses among them, or writes its own.

An expectation reads the portal as the path leaves it and says so; on another portal the scenario then fails.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from simulator.portal.page import FieldView, ScreenView
from simulator.scenarios.ending import Ending, Expectation
from simulator.scenarios.standings import moved, state, states
from simulator.scenarios.typing_in import NO, YES, fits
from simulator.scenarios.ways import Step
from simulator.spec.text import Lang


def refusal(ending: Ending) -> Iterator[Step]:
    """That the last act was refused, and why: the messages shown, the reasons of an inactive button."""
    done = ending.last
    if done.how == "inactive" and done.reasons:
        for reason in done.reasons:
            yield Step("button_inactive_because", {"button": done.label, "reason": reason})
    elif done.how == "inactive":
        yield Step("button_inactive", {"button": done.label})
    elif done.how == "absent":
        if done.reasons:
            yield Step("refused", {})
        yield Step("button_absent", {"button": done.label})
    elif done.how == "unseen":
        field = done.act.kind == "fill"
        yield Step("field_absent", {"field": done.label}) if field else Step("button_absent", {"button": done.label})
    elif done.how == "refused" and done.person:
        for reason in done.reasons:
            yield Step("refused_because", {"reason": reason})
        yield from messages(ending)
    elif done.how == "refused":
        yield Step("refused", {})


def messages(ending: Ending) -> Iterator[Step]:
    """The messages on display, these and no other."""
    shown = ending.seen.messages if ending.viewer else ()
    if shown:
        yield Step("messages_are", {"text": "\n".join(shown)})


def screen(ending: Ending) -> Iterator[Step]:
    """The title of the screen in front, a dialog included."""
    front = ending.seen.front if ending.viewer else None
    if front is not None:
        yield Step("dialog_open" if front.dialog else "title_is", {"title": front.title})


def surroundings(ending: Ending) -> Iterator[Step]:
    """Where the last one who acted is: logged out, before a screen, or in the portal."""
    if not ending.viewer:
        return
    seen = ending.seen
    if not seen.connected:
        yield Step("is_disconnected", {"actor": ending.cast.pronoun(ending.viewer)})
    elif seen.front is not None:
        yield from screen(ending)
    else:
        if seen.tab:
            yield Step("open_tab_is", {"tab": seen.tab})
        yield Step("nothing_in_front", {})


def dialog(ending: Ending) -> Iterator[Step]:
    """The dialog that covers the page, if one does."""
    front = ending.seen.front if ending.viewer else None
    if front is not None and front.dialog:
        yield Step("dialog_open", {"title": front.title})


def place(ending: Ending) -> Iterator[Step]:
    """The tab of the portal that the flow itself has led to."""
    firing, seen = ending.last.firing, ending.seen if ending.viewer else None
    if firing is not None and firing.outcome.effects.go and seen is not None and seen.tab:
        yield Step("open_tab_is", {"tab": seen.tab})


def form(ending: Ending) -> Iterator[Step]:
    """After typing: what the fields show, and whether the form can be submitted."""
    act, seen = ending.last.act, ending.seen if ending.viewer else None
    if act.kind != "fill" or seen is None:
        return
    shown = {field.key: field for screen in seen.within_reach for field in screen.fields}
    yield from _contents([shown[key] for key in act.inputs if key in shown])
    events = ending.cast.library.flows[act.flow].events
    for button in (b for screen in seen.within_reach for b in screen.buttons if screen.flow == act.flow):
        if not button.active and button.reasons:
            yield from (
                Step("button_inactive_because", {"button": button.label, "reason": why}) for why in button.reasons
            )
        elif button.active and events[button.event].submit:
            yield Step("button_active", {"button": button.label})


def kept(ending: Ending) -> Iterator[Step]:
    """After something else than typing: what the screen now shows of all that was typed, kept or cleared."""
    seen = ending.seen if ending.viewer else None
    front = seen.front if seen is not None else None
    if ending.last.act.kind == "event" and front is not None:
        fills = (happening.firing for happening in ending.shown.history if happening.case == front.case)
        typed = {key for firing in fills for key in firing.inputs}
        yield from _contents([field for field in front.fields if field.key in typed])


def whole(ending: Ending) -> Iterator[Step]:
    """All that is on the screen in front: title, step, texts, note, fields, buttons."""
    front = ending.seen.front if ending.viewer else None
    if front is None:
        yield Step("nothing_in_front", {})
        return
    yield Step("dialog_open" if front.dialog else "title_is", {"title": front.title})
    if front.step is not None:
        yield Step("step_is", {"number": front.step[0], "total": front.step[1]})
    if front.texts:
        yield Step("says_exactly", {"text": "\n".join(front.texts)})
    if front.note:
        yield Step("note_is", {"text": front.note})
    yield from _fields(front, ending.cast.lang)
    if front.buttons:
        yield Step("buttons_are", {"table": tuple((button.label,) for button in front.buttons)})


def _fields(front: ScreenView, lang: Lang) -> Iterator[Step]:
    """Which fields there are, what is chosen from, and what they hold."""
    if front.fields:
        rows = tuple((f.label, YES[lang] if f.mandatory else NO[lang], f.hint) for f in front.fields)
        yield Step("fields_are", {"table": rows})
    for field in front.fields:
        if field.options:
            options = tuple((option.label,) for option in field.options)
            yield Step("options_are", {"field": field.label, "table": options})
        if field.under:
            yield Step("field_under", {"field": field.label, "text": field.under})


def panels(ending: Ending) -> Iterator[Step]:
    """What the panels of the open tab say."""
    seen = ending.seen if ending.viewer else None
    for panel in seen.panels if seen is not None else ():
        yield Step("reads_long_text", {"actor": ending.cast.pronoun(ending.viewer), "text": _said(panel)})


def _said(panel: ScreenView) -> str:
    return "\n".join((panel.title, *panel.texts, *([panel.note] if panel.note else ())))


def _contents(fields: Sequence[FieldView]) -> Iterator[Step]:
    """What fields hold: several in one table, boxes apart."""
    boxes = [field for field in fields if field.type == "tick"]
    rows = tuple((field.label, _text(field)) for field in fields if field.type != "tick")
    if len(rows) > 1 and all(fits(text) or not text for _, text in rows):
        yield Step("form_contains", {"table": rows})
    else:
        for label, text in rows:
            yield (
                Step("field_contains", {"field": label, "text": text})
                if text
                else Step("field_empty", {"field": label})
            )
    for box in boxes:
        yield Step("box_ticked" if box.typed == "yes" else "box_not_ticked", {"box": box.label})


def _text(field: FieldView) -> str:
    """What a field shows: as typed, or the options chosen."""
    typed = (field.typed,) if isinstance(field.typed, str) else field.typed or ()
    labels = {option.id: option.label for option in field.options}
    return ", ".join(labels.get(item, item) for item in typed)


def communications(ending: Ending) -> Iterator[Step]:
    """Every communication of the scenario, and that nobody received more."""
    sent = [c for happening in ending.shown.history for c in happening.firing.outcome.effects.sent]
    for to in dict.fromkeys(c.to for c in sent):
        texts = [c.text.of(ending.cast.lang) for c in sent if c.to == to]
        actor = ending.cast.role(to)
        yield Step("received_count", {"actor": actor, "number": len(texts)})
        for text in dict.fromkeys(texts):
            yield Step("received", {"actor": actor, "text": text})


def documents(ending: Ending) -> Iterator[Step]:
    """Every document handed over, and how often."""
    given = [
        happening.firing.after.documents[name].title.of(ending.cast.lang)
        for happening in ending.shown.history
        for name in happening.firing.outcome.effects.given
    ]
    for title in dict.fromkeys(given):
        yield Step("delivered_count", {"document": title, "number": given.count(title)})


def not_in(flow: str, named: str) -> Expectation:
    """That the case of a flow is not in a state: what a property that was violated wants."""

    def expectation(ending: Ending) -> Iterator[Step]:
        cast, found = ending.cast, ending.cast.library.flows[flow]
        label = found.states[named].label.of(cast.lang).source
        values = {"flow": found.name.of(cast.lang).source, "person": cast.name(cast.insured), "state": label}
        yield Step("case_is_not", values)

    return expectation


STANDARD: Final[tuple[Expectation, ...]] = (refusal, dialog, place, form, kept, state, communications, documents)
"""What every scenario says, in this order: what is on screen first, for « il » is then still who acted."""
RECORDED: Final[tuple[Expectation, ...]] = (
    refusal, surroundings, messages, form, kept, panels, moved, states, communications, documents,
)  # fmt: skip
"""What is seen at the end of what was recorded, whoever took part."""
