"""Graphviz' SVG made fit to travel: named for those who hear it, its font inside, nothing that runs or leads away."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from diagrams.outline import named
from diagrams.picture import Edge, Picture
from diagrams.typeface import FAMILY, Face, font_rules

_SVG = "http://www.w3.org/2000/svg"
_GROUP, _LINK = f"{{{_SVG}}}g", f"{{{_SVG}}}a"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_OWN = ("title", "desc", "graph", "all")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FACES: Mapping[str, Face] = {
    FAMILY: Face.REGULAR,
    **{f"{FAMILY} {face.value}": face for face in (Face.ITALIC, Face.SEMIBOLD)},
}


def finished(drawn: bytes, picture: Picture) -> bytes:
    """The SVG of a picture from what Graphviz drew of it."""
    root = ET.fromstring(drawn)
    _unwrap(root)
    _name(root, picture)
    fonts = _fonts(root)
    _introduce(root, picture, fonts)
    ET.register_namespace("", _SVG)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def anchors(picture: Picture) -> dict[str, str]:
    """The id that each part of a picture has in its SVG; another for each."""
    found: dict[str, str] = {}
    taken = {f"{anchor(picture)}.{own}" for own in _OWN}
    for part in picture.parts:
        plain = f"{anchor(picture)}.{_slug(part.id)}"
        name = next(name for n in range(len(found) + 1) if (name := f"{plain}-{n}" if n else plain) not in taken)
        taken.add(name)
        found[part.id] = name
    return found


def anchor(picture: Picture) -> str:
    """What the ids of a picture's SVG begin with: several may stand on one page."""
    return _slug(picture.id)


def _slug(text: str) -> str:
    return re.sub("[^A-Za-z0-9_.-]+", "-", text)


def _unwrap(element: ET.Element) -> None:
    """Links, which Graphviz draws for mere tooltips, give way to what they hold; so does the group around one."""
    for place, child in reversed(list(enumerate(element))):
        _unwrap(child)
        if child.tag == _LINK:
            element[place : place + 1] = list(child)
    for place, child in reversed(list(enumerate(element))):
        if child.tag == _GROUP and child.get("class") is None:
            element[place : place + 1] = list(child)
    for name in [name for name in element.attrib if name.startswith(f"{{{_XLINK}}}")]:
        del element.attrib[name]


def _name(root: ET.Element, picture: Picture) -> None:
    """Each part's title is what a reader calls it, then its statements; no other element has one."""
    names = named(picture)
    parts = {part.id: part for part in picture.parts}
    titles: dict[str, str] = {}
    for part, name in anchors(picture).items():
        found = parts[part]
        said = _way(found, names) if isinstance(found, Edge) else "\n".join(line.text for line in found.lines)
        titles[name] = "\n".join(text for text in (said, found.tooltip) if text)
    for element in list(root.iter(_GROUP)):
        for title in element.findall(f"{{{_SVG}}}title"):
            element.remove(title)
        if element.get("class") == "graph":
            element.set("id", f"{anchor(picture)}.graph")
        if text := titles.get(element.get("id", "")):
            title = ET.Element(f"{{{_SVG}}}title")
            title.text = _plain(text)
            element.insert(0, title)


def _way(edge: Edge, names: Mapping[str, str]) -> str:
    return "\n".join((f"{names[edge.source]} → {names[edge.target]}", *(line.text for line in edge.lines)))


def _fonts(root: ET.Element) -> str:
    """Tell each text its family, weight and style; the rules that bring the faces used, no larger than needed."""
    used: dict[Face, str] = {}
    for text in root.iter(f"{{{_SVG}}}text"):
        face = _FACES[text.get("font-family", FAMILY)]
        text.set("font-family", f"'{FAMILY}', sans-serif")
        if face is not Face.REGULAR:
            text.set("font-weight", str(face.weight))
            text.set("font-style", face.style)
        used[face] = used.get(face, "") + "".join(text.itertext())
    return "".join(font_rules(used))


def _introduce(root: ET.Element, picture: Picture, fonts: str) -> None:
    root.attrib.update(
        {
            "role": "img",
            "lang": picture.lang,
            f"{{{_XML}}}lang": picture.lang,
            "aria-labelledby": f"{anchor(picture)}.title {anchor(picture)}.desc",
        }
    )
    head = (("title", f"{picture.title} – {picture.subtitle}"), ("desc", picture.description))
    for place, (tag, text) in enumerate(head):
        element = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{anchor(picture)}.{tag}"})
        element.text = _plain(text)
        root.insert(place, element)
    style = ET.Element(f"{{{_SVG}}}style")
    style.text = fonts
    root.insert(2, style)


def _plain(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
