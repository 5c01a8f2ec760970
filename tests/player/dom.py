"""A page of the player read as a person reads it, and its forms sent as a browser sends them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import SimpleNamespace

from harness.language import Lang, Say
from harness.player.views.portal import view
from harness.web import page as template
from simulator.portal.page import ButtonView, FieldView, HeadingView, OptionView, Page, ScreenView
from simulator.sitting.sitting import Sitting

VOID = frozenset({"input", "meta", "link", "br", "hr", "img"})
Form = dict[str, list[str]]


@dataclass(eq=False)
class Element:
    """An element of a page."""

    tag: str
    attrs: dict[str, str | None]
    parent: "Element | None" = None
    children: "list[Element | str]" = field(default_factory=list)

    def text(self) -> str:
        """All the text in it."""
        return "".join(each if isinstance(each, str) else each.text() for each in self.children)

    def all(self, *having: str) -> "Iterator[Element]":
        """What is inside that has these attributes."""
        for each in self.children:
            if isinstance(each, Element):
                if all(name in each.attrs for name in having):
                    yield each
                yield from each.all(*having)

    def tags(self, *names: str) -> "Iterator[Element]":
        """What is inside of these kinds."""
        for each in self.children:
            if isinstance(each, Element):
                if each.tag in names:
                    yield each
                yield from each.tags(*names)

    def one(self, having: str) -> "Element | None":
        """The first inside that has an attribute."""
        return next(self.all(having), None)

    def get(self, name: str) -> str:
        """An attribute."""
        return self.attrs.get(name) or ""

    def is_inert(self) -> bool:
        """Whether nobody can use it."""
        return "inert" in self.attrs or (self.parent is not None and self.parent.is_inert())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.here = self.root = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        made = Element(tag, dict(attrs), self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_endtag(self, tag: str) -> None:
        assert (tag, self.here.parent is not None) == (self.here.tag, True)
        self.here = self.here.parent or self.here

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read(html: str) -> Element:
    """A page, whose elements must be closed in their order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root
    return reader.root


def portal(sitting: Sitting, person: str, lang: Lang) -> Element:
    """What a person sees, as the player draws it."""
    table = SimpleNamespace(id="0" * 32, number=7)
    shown = view(sitting, person, lang)
    asked = SimpleNamespace(csrf="token")
    return read(template("player/portal.html", Say(lang), view=shown, views=[shown], table=table, asked=asked))


# --- what one reads there


def page_of(root: Element) -> Page:
    """All that the page says, as the value it was drawn from."""
    section = next(root.all("data-person"))
    screens = {each.get("data-screen"): _screen(each) for each in root.all("data-screen")}
    current = (tab.text() for tab in root.all("data-tab") if tab.get("aria-current") == "page")
    return Page(
        person=section.get("data-person"),
        connected=section.get("data-connected") == "yes",
        device=section.get("data-device"),
        tabs=tuple(tab.text() for tab in root.all("data-tab")),
        tab=next(current, ""),
        header=tuple(link.text() for link in root.all("data-header")),
        headings=tuple(map(_heading, root.all("data-heading"))),
        front=screens.get("front"),
        behind=screens.get("behind"),
        panels=tuple(_screen(each) for each in root.all("data-screen") if each.get("data-screen") == "panel"),
        messages=tuple(message.text() for message in root.all("data-message")),
    )


def _heading(element: Element) -> HeadingView:
    label = next(element.tags("h3")).text()
    assert label == element.get("data-heading")
    links = tuple(link.text() for link in element.all("data-link"))
    return HeadingView(label, links, tuple(text.text() for text in element.all("data-text")))


def _screen(element: Element) -> ScreenView:
    number, _, total = element.get("data-step").partition("/")
    return ScreenView(
        case=element.get("data-case"),
        flow=element.get("data-flow"),
        screen=element.get("data-name"),
        title=_text(element.one("data-title")),
        step=(int(number), int(total)) if number else None,
        texts=tuple(text.text() for text in element.all("data-text")),
        note=_text(element.one("data-note")),
        fields=tuple(map(_field, element.all("data-field"))),
        buttons=tuple(map(_button, element.all("data-button"))),
        dialog=element.get("data-dialog") == "yes",
    )


def _text(element: Element | None) -> str:
    return "" if element is None else element.text()


def _field(element: Element) -> FieldView:
    options = tuple(_option(each) for each in element.all("data-option"))
    chosen = tuple(each.get("data-option") for each in element.all("data-option") if _is_chosen(each))
    kind, many = element.get("data-type"), element.get("data-many") == "yes"
    typed: str | tuple[str, ...] | None = None
    if element.get("data-typed") == "yes":
        typed = "yes" if kind == "tick" else (chosen if many else chosen[0]) if kind == "choice" else _written(element)
    return FieldView(
        key=element.get("data-field"),
        label=_text(element.one("data-label")),
        type=kind,
        mandatory=element.get("data-mandatory") == "yes",
        typed=typed,
        options=options,
        hint=_text(element.one("data-hint")),
        under=_text(element.one("data-under")),
        many=many,
    )


def _written(element: Element) -> str:
    control = next(each for each in element.tags("input", "textarea") if each.get("type") != "hidden")
    return control.text().removeprefix("\n") if control.tag == "textarea" else control.get("value")


def _option(element: Element) -> OptionView:
    label = element if element.tag == "option" else element.one("data-option-label")
    return OptionView(element.get("data-option"), _text(label))


def _is_chosen(element: Element) -> bool:
    box = element if element.tag == "option" else next(element.tags("input"))
    return "selected" in box.attrs or "checked" in box.attrs


def _button(element: Element) -> ButtonView:
    button = next(element.all("data-event"))
    assert "disabled" not in button.attrs
    active = button.get("data-active") == "yes"
    assert (button.get("aria-disabled") == "true") == (not active)
    reasons = element.one("data-reasons")
    said = tuple(each.text() for each in reasons.tags("li")) if reasons else ()
    return ButtonView(button.get("data-event"), button.text(), active, said)


# --- what a browser sends


def sent(root: Element) -> Form:
    """The form as it is sent when nobody touches it."""
    form: Form = {}
    for control in root.tags("input", "textarea", "select"):
        name = control.get("name")
        if name and not control.is_inert():
            form.setdefault(name, []).extend(_values(control))
    return {name: values for name, values in form.items() if values}


def _values(control: Element) -> list[str]:
    if control.tag == "textarea":
        return [control.text().removeprefix("\n").replace("\n", "\r\n")]
    if control.tag == "select":
        options = list(control.tags("option"))
        return [next((each for each in options if "selected" in each.attrs), options[0]).get("value")]
    if control.get("type") in ("checkbox", "radio"):
        return [control.get("value")] if "checked" in control.attrs else []
    return [control.get("value")]


def buttons(root: Element) -> dict[str, str]:
    """The moves that the buttons one can press would make, by their labels."""
    return {
        each.text(): each.get("value")
        for each in root.tags("button")
        if each.get("name") == "move" and not each.is_inert()
    }
