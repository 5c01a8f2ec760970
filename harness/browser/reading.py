"""What the reader of a page says (JSON), as values: what each person sees, and what stands beside them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from simulator.portal.page import ButtonView, FieldView, HeadingView, OptionView, Page, ScreenView

Read = Mapping[str, Any]


class Typing(NamedTuple):
    """A field one can reach: its kind of control, what it holds, where to click it, its options, and to choose none."""

    field: FieldView
    kind: str
    at: int | None
    options: Mapping[str, int]
    chosen: tuple[str, ...]
    none: int | None


class Person(NamedTuple):
    """What one person sees, and where one would click: labels in the order in which they are looked for."""

    page: Page
    aims: tuple[tuple[str, int], ...]
    tabs: Mapping[str, int]
    typings: tuple[Typing, ...]


def person(read: Read) -> Person:
    """A person of the page."""
    screens = [(each["place"], each) for each in read["screens"]]
    front = next((each for place, each in screens if place == "front"), None)
    behind = next((each for place, each in screens if place == "behind"), None)
    panels = [each for place, each in screens if place == "panel"]
    reached = [front] if front is not None and front["dialog"] else [*([front] if front else []), *panels]
    return Person(
        page=Page(
            person=read["person"],
            connected=read["connected"],
            device=read["device"],
            tabs=tuple(each["label"] for each in read["tabs"]),
            tab=next((each["label"] for each in read["tabs"] if each["open"]), ""),
            header=tuple(each["label"] for each in read["header"]),
            headings=tuple(_heading(each) for each in read["headings"]),
            front=_screen(front) if front else None,
            behind=_screen(behind) if behind else None,
            panels=tuple(map(_screen, panels)),
            messages=tuple(read["messages"]),
        ),
        aims=tuple(_aims(read, reached)),
        tabs={each["label"]: each["at"] for each in read["tabs"]},
        typings=tuple(_typing(field) for each in reached for field in each["fields"]),
    )


def _aims(read: Read, reached: Sequence[Read]) -> list[tuple[str, int]]:
    """Buttons first; behind an open dialog nothing else can be clicked."""
    found = [button for screen in reached for button in screen["buttons"]]
    if not any(screen["dialog"] for screen in reached):
        links = [link for heading in read["headings"] for link in heading["links"]]
        found += [*read["tabs"], *links, *read["header"]]
    return [(each["label"], each["at"]) for each in found]


def _heading(read: Read) -> HeadingView:
    return HeadingView(read["label"], tuple(each["label"] for each in read["links"]), tuple(read["texts"]))


def _screen(read: Read) -> ScreenView:
    number, slash, total = read["step"].partition("/")
    return ScreenView(
        case=read["case"],
        flow=read["flow"],
        screen=read["screen"],
        title=read["title"],
        step=(int(number), int(total)) if slash else None,
        texts=tuple(read["texts"]),
        note=read["note"],
        fields=tuple(map(_field, read["fields"])),
        buttons=tuple(
            ButtonView(each["event"], each["label"], each["active"], tuple(each["reasons"])) for each in read["buttons"]
        ),
        dialog=read["dialog"],
    )


def _field(read: Read) -> FieldView:
    return FieldView(
        key=read["key"],
        label=read["label"],
        type=read["type"],
        mandatory=read["mandatory"],
        typed=_typed(read) if read["touched"] else None,
        options=tuple(OptionView(each["id"], each["label"]) for each in read["options"]),
        hint=read["hint"],
        under=read["under"],
        many=read["many"],
    )


def _typed(read: Read) -> str | tuple[str, ...]:
    if read["type"] == "tick":
        return "yes" if read["ticked"] else "no"
    chosen = _chosen(read)
    if read["many"]:
        return chosen or ""
    return next(iter(chosen), "") if read["options"] else str(read["value"])


def _chosen(read: Read) -> tuple[str, ...]:
    return tuple(each["id"] for each in read["options"] if each["chosen"])


def _typing(read: Read) -> Typing:
    at = {each["id"]: each["at"] for each in read["options"] if each["at"] is not None}
    return Typing(_field(read), read["kind"], read["at"], at, _chosen(read), read["none"])


# --- beside the people


class Control(NamedTuple):
    """A control of a trainer's form: its options are (value, label, flow) where it is a list."""

    name: str
    value: str
    kind: str
    label: str
    checked: bool
    options: tuple[tuple[str, str, str], ...]
    at: int


class Form(NamedTuple):
    """A trainer's form: what it asks for, its fields by their names, and the button that sends it and says no more."""

    ask: str
    fields: Mapping[str, Control]
    submit: Control


class Seen(NamedTuple):
    """The whole page: the people it shows by their keys, the panel beside them, and what the last move came to.

    ``cases`` are in the order in which they were opened; the page shows the latest first.
    """

    sitting: str
    number: int
    people: Mapping[str, Person]
    clock: datetime | None
    done: bool
    reasons: tuple[str, ...]
    cases: tuple[Read, ...]
    editions: Mapping[str, str]
    sent: tuple[Read, ...]
    given: tuple[Read, ...]
    forms: tuple[Form, ...]


def seen(read: Read) -> Seen:
    """The whole page."""
    return Seen(
        sitting=read["sitting"],
        number=read["number"],
        people={each["person"]: person(each) for each in read["people"]},
        clock=datetime.fromisoformat(read["clock"]) if read["clock"] else None,
        done=read["done"],
        reasons=tuple(read["reasons"]),
        cases=tuple(reversed(read["cases"])),
        editions=dict(read["editions"]),
        sent=tuple(read["sent"]),
        given=tuple(read["given"]),
        forms=tuple(_form(each) for each in read["forms"] if any(map(_presses, each["controls"]))),
    )


def _form(read: Read) -> Form:
    """A form; where a name has several fields (a list, and a line for what it does not hold), the first is meant."""
    buttons = [_control(each) for each in read["controls"] if _presses(each)]
    others = [_control(each) for each in read["controls"] if not _presses(each)]
    fields = {each.name: each for each in reversed(others) if each.kind != "hidden"}
    return Form(read["ask"], fields, next((each for each in buttons if not each.name), buttons[0]))


def _presses(control: Read) -> bool:
    return control["kind"] in ("button", "submit")


def _control(read: Read) -> Control:
    options = tuple((each["value"], each["label"], each["flow"]) for each in read["options"])
    return Control(read["name"], read["value"], read["kind"], read["label"], read["checked"], options, read["at"])
