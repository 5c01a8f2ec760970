"""What every page for a browser has in common."""

import re

import pytest

from diagrams import palette
from harness.language import LANGS, Lang, Say
from harness.web import page, style


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_says_its_language_and_lets_one_skip_to_what_it_is_about(lang: Lang) -> None:
    text = page("base.html", Say(lang))
    assert f'<html lang="{lang}">' in text
    assert '<a class="skip" href="#main">' in text
    assert '<main id="main">' in text


def test_a_page_fetches_nothing() -> None:
    assert re.findall(r"(?:src|href)=\"(?!#)|@import|url\(", page("base.html", Say("fr"))) == []


def test_the_colours_are_those_of_the_pictures() -> None:
    assert f"--link: {palette.PATH};" in style()
    assert set(re.findall(r"var\((--[a-z-]+)\)", style())) <= set(re.findall(r"(--[a-z-]+):", style()))


def _contrast(one: str, other: str) -> float:
    """The ratio of two colours, as WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "ground"),
    [("ink", "paper"), ("soft", "paper"), ("soft", "ground"), ("link", "paper"), ("link", "ground"),
     ("link", "marked"), ("yes", "yes-ground"), ("partly", "partly-ground"), ("no", "no-ground")],
)  # fmt: skip
def test_every_text_is_dark_enough_on_its_ground(text: str, ground: str) -> None:
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", style()))
    assert _contrast(colours[text], colours[ground]) >= 4.5
