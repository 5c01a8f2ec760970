"""What the tests of pictures share: the golden outlines, a small hostile picture, and SVG taken apart."""

import re
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from diagrams.draw import VIEWS, View, picture
from diagrams.outline import outlined
from diagrams.picture import Cluster, Edge, Key, Line, Node, Picture, Step
from simulator.spec.load import Library
from simulator.spec.text import Lang

GOLDEN: Final = Path(__file__).parent / "golden"
SVG: Final = "{http://www.w3.org/2000/svg}"
OUTLINES: Final[tuple[tuple[str, View, Lang], ...]] = (
    ("procuration", "lifecycle", "fr"),
    ("procuration", "lifecycle", "en"),
    ("procuration", "detail", "fr"),
    ("procuration", "detail", "en"),
    ("accueil", "lifecycle", "fr"),
    ("accueil", "detail", "fr"),
    ("attestation", "detail", "fr"),
    ("adresse", "detail", "en"),
)
assert {view for _, view, _ in OUTLINES} == set(VIEWS)

HOSTILE: Final = (
    "<b>gras</b>",
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    "a & b &amp; &eacute; &#233;",
    "fin \\",
    "\\N \\G \\E \\T \\H \\L \\n \\\\",
    '"droits" \'x\' \\" \\',
    "NUL \0 et \x1b ici",
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    "]]> --><!-- */ }",
    "]; rank=same; a -> b [",
    "m" * 500,
    "fête 🎉 finie",
    "شهادة الحقوق",
    "deux\nlignes\tet\u2028trois",
    "\ud800 seul",
    "{0} %s ${x}",
    " ",
    "",
)


class Box(NamedTuple):
    """Where something is drawn, in points."""

    left: float
    top: float
    right: float
    bottom: float


def golden(flow: str, view: View, lang: Lang) -> Path:
    """The file with a picture's outline."""
    return GOLDEN / f"{flow}-{view}-{lang}.txt"


def outline(library: Library, flow: str, view: View, lang: Lang) -> str:
    """A picture of a shipped flow told in words."""
    return outlined(picture(library.flows[flow], view, lang, (), library.portal))


def hostile(text: str) -> Picture:
    """A picture that says one text wherever a picture can say something."""
    line = Line("event", text, marks=(1,))
    step = Step("a", "b", "c")
    return Picture(
        id=f"hostile {text[:40]}",
        lang="fr",
        title=text,
        subtitle=text,
        description=text,
        nodes=(
            Node(f"one {text}", "screen", (Line("title", text), line), f"cluster {text}", text),
            Node(f"two {text}", "gate", (Line("rule", text), Line("refusal", text)), None, text, (), (step,), (1, 2)),
        ),
        clusters=(Cluster(f"cluster {text}", (Line("title", text),), None, text),),
        edges=(Edge(f"edge {text}", "auto", f"one {text}", f"two {text}", (line,), text, (step,), (1,)),),
        legend=(Key("node", "gate", text), Key("edge", "auto", text), Key("sign", text, text)),
    )


def texts(svg: bytes) -> list[str]:
    """Every drawn piece of text, in order."""
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


def titles(svg: bytes, kind: str) -> list[str]:
    """The titles of the nodes, edges or clusters, in order."""
    groups = [group for group in ET.fromstring(svg).iter(f"{SVG}g") if group.get("class") == kind]
    return [group.findtext(f"{SVG}title") or "" for group in groups]


def boxes(svg: bytes) -> list[Box]:
    """The outlines of the nodes."""
    groups = [group for group in ET.fromstring(svg).iter(f"{SVG}g") if group.get("class") == "node"]
    shapes = [next((e for e in group if e.tag in (f"{SVG}polygon", f"{SVG}path")), None) for group in groups]
    return [_box(shape.get("points") or shape.get("d") or "") for shape in shapes if shape is not None]


def _box(numbers: str) -> Box:
    found = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
    across, down = found[::2], found[1::2]
    return Box(min(across), min(down), max(across), max(down))
