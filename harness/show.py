"""A page as plain text: what a person sees, for the terminal and for messages of failure."""

from collections.abc import Iterator

from simulator.portal.page import ButtonView, FieldView, Page, ScreenView
from simulator.spec.text import Lang

_BOX = {True: "[x]", False: "[ ]"}


def text_of(page: Page, lang: Lang) -> str:
    """The page, line by line."""
    return "\n".join(_lines(page, lang))


def _lines(page: Page, lang: Lang) -> Iterator[str]:
    if not page.connected:
        yield "non connecté" if lang == "fr" else "not logged in"
        return
    if page.tabs:
        yield " | ".join(f"[{tab}]" if tab == page.tab else tab for tab in page.tabs)
    for message in page.messages:
        yield f"! {message}"
    for screen in (page.front, page.behind, *page.panels):
        if screen is not None:
            yield from screen_lines(screen, lang)
    for heading in page.headings:
        yield f"{heading.label}"
        yield from (f"  {text}" for text in heading.texts)
        yield from (f"  → {link}" for link in heading.links)


def screen_lines(screen: ScreenView, lang: Lang) -> Iterator[str]:
    """A screen, a dialog or a panel."""
    step = "" if screen.step is None else f"  ({screen.step[0]}/{screen.step[1]})"
    yield f"== {screen.title}{step}"
    yield from (f"  {text}" for text in screen.texts)
    under = ""
    for field in screen.fields:
        if field.under and field.under != under:
            under = field.under
            yield f"  {under}"
        yield f"  {field_line(field, lang)}"
    if screen.note:
        yield f"  {screen.note}"
    yield from (f"  {button_line(button, lang)}" for button in screen.buttons)


def field_line(field: FieldView, lang: Lang) -> str:
    """A field and its value; mandatory ones bear a star."""
    label = field.label + ("*" if field.mandatory else "")
    if field.type == "tick":
        return f"{_BOX[field.typed == 'yes']} {label}"
    labels = {option.id: option.label for option in field.options}
    typed = (field.typed,) if isinstance(field.typed, str) else field.typed or ()
    value = ", ".join(labels.get(text, text) for text in typed) or f"… {field.hint}".rstrip()
    choices = f"   ({' / '.join(labels.values())})" if labels else ""
    return f"{label}{' ' if lang == 'fr' else ''}: {value}{choices}"


def button_line(button: ButtonView, lang: Lang) -> str:
    """A button, and why it is inactive."""
    if button.active:
        return f"<{button.label}>"
    state = "inactif" if lang == "fr" else "inactive"
    why = (" ; " if lang == "fr" else "; ").join(button.reasons)
    return f"({button.label}) {state}{' : ' if lang == 'fr' else ': '}{why}" if why else f"({button.label}) {state}"
