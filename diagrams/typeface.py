"""The one typeface of pictures and pages: IBM Plex Sans Condensed, out of its wheel, whatever the machine has."""

import base64
import functools
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import fontpkg_ibm_plex_sans_condensed as plex

FAMILY: str = plex.FAMILY
PLACEHOLDER = "◊"  # stands where the typeface has no glyph; unlike « ? » it cannot be taken for the author's own

_FOLDER = Path(plex.ROOT) / "files"
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <reset-dirs/>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


class Face(Enum):
    """A cut of the typeface, by the name its file carries."""

    REGULAR = "Regular"
    ITALIC = "Italic"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"

    @property
    def path(self) -> Path:
        """Its TrueType file; raises FileNotFoundError, because an engine without fonts draws boxes in silence."""
        path = _FOLDER / f"IBMPlexSansCondensed-{self.value}.ttf"
        if not path.is_file():
            raise FileNotFoundError(f"the typeface is not installed: {path}")
        return path

    @property
    def weight(self) -> int:
        """How bold it is, as style sheets count it."""
        return {"SemiBold": 600, "Bold": 700}.get(self.value, 400)

    @property
    def style(self) -> str:
        """Whether it is slanted, in the word of style sheets."""
        return "italic" if self is Face.ITALIC else "normal"


def write_fontconfig(folder: Path) -> Path:
    """Write into ``folder`` a fontconfig file that knows this typeface and no other, and return its path."""
    fonts = Face.REGULAR.path.parent
    cache = folder / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    path = folder / "fonts.conf"
    path.write_text(_FONTCONFIG.format(fonts=escape(str(fonts)), cache=escape(str(cache))), encoding="utf-8")
    return path


def printable(text: str) -> str:
    """``text`` as the typeface can set it: what has no glyph becomes visible, what has no shape goes.

    Composed first; a foreign space becomes a space, a line end stays, a character without a glyph its plain
    equivalent or else the placeholder. Joiners, direction marks and variation selectors draw nothing and are dropped.
    """
    return "".join(map(_printable, unicodedata.normalize("NFC", text)))


def subset(face: Face, text: str) -> bytes:
    """The face cut down to the characters of ``text``, as WOFF: what an SVG embeds to look the same anywhere."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(face.path, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern"], name_IDs=[1, 2], notdef_outline=True, drop_tables=["meta"]))
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = "woff"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def font_rules(used: Mapping[Face, str]) -> Iterator[str]:
    """The rules of a style sheet that bring each face, cut down to the characters it is used for."""
    for face in Face:
        if face in used:
            file = base64.b64encode(subset(face, "".join(sorted(set(used[face]))))).decode("ascii")
            named = f'font-family: "{FAMILY}"; font-weight: {face.weight}; font-style: {face.style}'
            yield f'@font-face {{ {named}; src: url("data:font/woff;base64,{file}") format("woff"); }}\n'


@functools.cache
def _glyphs() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(Face.REGULAR.path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@functools.lru_cache(maxsize=4096)
def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\n":
        return character
    if category == "Zs":
        return "\u00a0" if character in "\u00a0\u202f" else " "
    if character in "\t\r\v\f\x85" or category in ("Zl", "Zp"):
        return " "
    if category == "Cf" or unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return ""
    if category == "Cc":
        return PLACEHOLDER
    if ord(character) in _glyphs():
        return character
    if character in "\u2010\u2011":
        return "-"
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character and all(ord(each) in _glyphs() for each in plain) else PLACEHOLDER
