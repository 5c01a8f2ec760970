"""Pages for a browser: one set of templates and one style sheet, every text escaped, nothing fetched from elsewhere."""

import functools
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from diagrams import palette
from harness.language import Say

_TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, say: Say, **values: Any) -> str:
    """A template filled in a language; ``say`` is known there, and a value that is not given is a mistake of ours."""
    return _environment().get_template(template).render(say=say, lang=say.lang, **values)


@functools.cache
def style() -> str:
    """The style sheet, in the colours of the pictures."""
    colours = "".join(f"--{name}: {value};" for name, value in _colours().items())
    return f":root {{ color-scheme: light; {colours} }}\n" + (_TEMPLATES / "style.css").read_text(encoding="utf-8")


def script(name: str) -> str:
    """A script of ours, as it stands in its file."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _colours() -> dict[str, str]:
    covered, partly, lacking = (palette.TINTS[kind] for kind in ("covered", "partly", "uncovered"))
    return {
        "ink": palette.INK,
        "soft": palette.SOFT,
        "paper": palette.PAPER,
        "ground": palette.GROUND,
        "border": palette.BORDER,
        "link": palette.PATH,
        "marked": palette.PATH_GROUND,
        "yes": covered.stroke.colour,
        "yes-ground": covered.ground,
        "partly": partly.stroke.colour,
        "partly-ground": partly.ground,
        "no": lacking.stroke.colour,
        "no-ground": lacking.ground,
    }


@functools.cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["inline"] = Markup
    made.globals["style"] = lambda: Markup(style())
    made.globals["script"] = lambda name: Markup(script(name))
    return made
