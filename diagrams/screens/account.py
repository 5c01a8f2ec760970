"""A page in words, for those who cannot see its drawing."""

from collections.abc import Iterator

from diagrams.words import say
from simulator.portal.page import ButtonView, FieldView, Page, ScreenView
from simulator.spec.text import Lang


def told(seen: Page, lang: Lang) -> str:
    """All that a page says."""
    if not seen.connected:
        return say("not_connected", lang)
    parts = [f"[{tab}]" if tab == seen.tab else tab for tab in seen.tabs]
    parts += seen.messages
    parts += [account(view, lang) for view in (seen.front, seen.behind, *seen.panels) if view is not None]
    for heading in seen.headings:
        parts += [heading.label, *heading.texts, *heading.links]
    return " | ".join(parts)


def account(view: ScreenView, lang: Lang) -> str:
    """All that a screen says."""
    return " | ".join(_parts(view, lang))


def _parts(view: ScreenView, lang: Lang) -> Iterator[str]:
    yield view.title
    if view.step is not None:
        yield say("step", lang, *map(str, view.step))
    yield from view.texts
    yield from (_field(field, lang) for field in view.fields)
    if view.note:
        yield view.note
    yield from (_button(button, lang) for button in view.buttons)


def _field(field: FieldView, lang: Lang) -> str:
    labels = {option.id: option.label for option in field.options}
    typed = (field.typed,) if isinstance(field.typed, str) else field.typed or ()
    value = ", ".join(labels.get(each, each) for each in typed)
    if field.type == "tick":
        value = say("yes" if value == "yes" else "no", lang)
    colon = "\u00a0: " if lang == "fr" else ": "
    return f"{field.label}{colon}{value}" if value else field.label


def _button(button: ButtonView, lang: Lang) -> str:
    return button.label if button.active else f"{button.label} ({say('inactive', lang)})"
