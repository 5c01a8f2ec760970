"""A page as a mock-up: complete, legible without colours, whatever its labels are."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from diagrams.palette import TINTS
from diagrams.scene.measure import width as measured
from diagrams.scene.pdf import pages
from diagrams.scene.scene import Curve, Placed, Rect, Scene, Shape, Text
from diagrams.scene.svg import svg
from diagrams.screens import device
from diagrams.screens.mockup import parted, screen, whole
from diagrams.screens.part import Block, Part, sheets
from diagrams.screens.tone import DESK, DIM, LIT
from diagrams.typeface import printable
from harness.demonstration import guide_scenarios
from harness.language import LANGS, Lang, Say
from harness.scenarios import play
from simulator.portal.page import ButtonView, FieldView, HeadingView, OptionView, Page, ScreenView, page

LONG = "Anticonstitutionnellement" * 20
HOSTILE = ("<b>gras</b> & « ok »\\n", 'javascript:alert("x")', LONG, "🎉 et عربى", "quotes ' \" \\")


def _letters(text: str) -> str:
    """A text without its spaces: where its lines break says nothing."""
    return re.sub(r"\s", "", printable(text))


def _told(scene: Scene) -> str:
    return _letters("".join(text.text for text in scene.texts()))


def _texts(seen: Page) -> Iterator[str]:
    yield from (seen.device, *seen.tabs, *seen.header, *seen.messages)
    for view in (seen.front, seen.behind, *seen.panels):
        if view is not None:
            yield from _texts_of(view)
    for heading in seen.headings:
        yield from (heading.label, *heading.texts, *heading.links)


def _texts_of(view: ScreenView) -> Iterator[str]:
    yield from (view.title, *view.texts, view.note)
    for field in view.fields:
        labels = {option.id: option.label for option in field.options}
        yield from (field.label, field.under, *labels.values())
        if field.type == "tick":
            yield field.hint
        if field.type != "tick":
            typed = (field.typed,) if isinstance(field.typed, str) else field.typed or ()
            yield from (labels.get(text, text) for text in typed)
    yield from (button.label for button in view.buttons)


def _flat(scene: Scene, x: float = 0, y: float = 0, scale: float = 1) -> Iterator[tuple[Shape, float, float, float]]:
    for shape in scene.shapes:
        if isinstance(shape, Placed):
            yield from _flat(shape.scene, x + shape.x * scale, y + shape.y * scale, scale * shape.scale)
        else:
            yield shape, x, y, scale


def _met(lang: Lang) -> list[Page]:
    """Every page that anybody meets in the guides' journeys."""
    found: dict[Page, None] = {}
    for place in guide_scenarios():
        for told in play(place, Say("fr")).told:
            found |= {page(told.simulation, person, lang): None for person in told.simulation.sessions}
    return list(found)


def _field(key: str, label: str, type: str, typed: str | tuple[str, ...] | None, **more: Any) -> FieldView:
    field = FieldView(key, label, type, True, typed, (), "", "", False)
    return field._replace(**more)


def _buttons() -> tuple[ButtonView, ...]:
    return tuple(ButtonView(str(number), label, number % 2 == 0, ()) for number, label in enumerate(HOSTILE))


OPTIONS = tuple(OptionView(str(number), label) for number, label in enumerate(HOSTILE))
VIEW = ScreenView(
    case="0001",
    flow="f",
    screen="s",
    title=f"{LONG} title",
    step=(2, 3),
    texts=HOSTILE,
    note=f"{LONG} note",
    fields=(
        _field("s.a", f"{LONG} label", "text", f"{LONG} typed"),
        _field("s.b", "Jour", "date", None, hint="JJ/MM/AAAA"),
        _field("s.c", "Choix", "choice", "1", options=OPTIONS),
        _field("s.d", "Plusieurs", "choice", ("1", "2"), options=OPTIONS, many=True),
        _field("s.e", f"{LONG} ticked", "tick", "yes", hint=f"{LONG} hint"),
        _field("s.f", "Nombre", "number", "12", under=f"{LONG} under"),
    ),
    buttons=_buttons(),
    dialog=False,
)
DIALOG = VIEW._replace(title="Êtes-vous sûr ?", dialog=True, fields=(), step=None)
SEEN = Page("jean", True, "Compte ameli web", ("Accueil", "Suite"), "Suite", ("Sortir",), (), VIEW, None, (), HOSTILE)
COVERED = SEEN._replace(front=DIALOG, behind=VIEW, headings=(HeadingView("AGENDA", ("Voir",), ("rien",)),))


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_of_every_page_of_the_guides_is_in_its_mock_up(lang: Lang) -> None:
    met = _met(lang)
    assert len(met) > 30
    for seen in met:
        told = _told(whole(seen, lang))
        assert [text for text in _texts(seen) if _letters(text) not in told] == []


@pytest.mark.parametrize("seen", [SEEN, COVERED, SEEN._replace(device="Application mobile")])
@pytest.mark.parametrize("wide", [300, 560, 800])
def test_hostile_texts_are_all_there_and_none_runs_out_of_the_drawing(seen: Page, wide: float) -> None:
    scene = whole(seen, "fr", width=wide, clicked=LONG, filled=frozenset({"s.a", "s.d"}))
    told = _told(scene)
    assert [text for text in _texts(seen) if _letters(text) not in told] == []
    for shape, x, y, scale in _flat(scene):
        if isinstance(shape, Text):
            across = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            wide_ = measured(shape.text, shape.size, shape.face) * scale
            left = x + shape.x * scale - across * wide_
            assert left >= 0
            assert left + wide_ <= scene.width
            assert 0 < y + shape.y * scale < scene.height


def test_no_line_of_text_lies_on_another() -> None:
    for seen in (SEEN, COVERED):
        boxes = []
        for shape, x, y, _ in _flat(whole(seen, "fr")):
            if isinstance(shape, Text):
                wide = measured(shape.text, shape.size, shape.face)
                left = x + shape.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * wide
                boxes.append((left, y + shape.y - shape.size * 0.7, left + wide, y + shape.y))
        boxes.sort(key=lambda box: box[1])
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if other[1] >= one[3]:
                    break
                assert one[2] <= other[0] or other[2] <= one[0]


def test_an_inactive_button_is_told_by_its_dashes_and_its_sign_not_by_its_colour_alone() -> None:
    active = VIEW._replace(buttons=(ButtonView("e", "Suivant", True, ()),), fields=(), step=None)
    inactive = VIEW._replace(buttons=(ButtonView("e", "Suivant", False, ()),), fields=(), step=None)

    def drawn(view: ScreenView) -> tuple[int, int]:
        shapes = [shape for shape, *_ in _flat(screen(view, "fr"))]
        dashed = [s for s in shapes if isinstance(s, Rect) and s.stroke and s.stroke.dashes == "dashed"]
        return len(dashed), len([s for s in shapes if isinstance(s, Curve)])

    assert drawn(active) == (0, 0)
    assert drawn(inactive) == (1, 1)


def test_what_is_clicked_bears_one_ring_only_in_the_dialog_where_both_have_the_label() -> None:
    named = (ButtonView("e", "Révoquer", True, ()),)
    behind, front = VIEW._replace(buttons=named), DIALOG._replace(buttons=named)
    page_of = SEEN._replace(front=front, behind=behind, messages=())
    rings = [
        shape for shape, *_ in _flat(whole(page_of, "fr", clicked="Révoquer"))
        if isinstance(shape, Rect) and shape.stroke is not None and shape.stroke.width == 1.8
    ]  # fmt: skip
    assert len(rings) == 1


@pytest.mark.parametrize("label", ["Suite", "Sortir", "Voir"])
def test_tabs_links_and_the_header_can_bear_the_ring_too(label: str) -> None:
    seen = SEEN._replace(front=None, messages=(), headings=(HeadingView("AGENDA", ("Voir", "Voir")),))

    def rings(clicked: str) -> int:
        shapes = [shape for shape, *_ in _flat(whole(seen, "fr", clicked=clicked))]
        return sum(isinstance(s, Rect) and s.stroke is not None and s.stroke.width == 1.8 for s in shapes)

    assert (rings(label), rings("")) == (1, 0)


def test_every_text_has_a_contrast_of_four_and_a_half_on_its_ground() -> None:
    pairs = [(LIT.on_action, LIT.action), (DIM.on_action, DIM.action), (LIT.ink, TINTS["partly"].ground)]
    for tone, desk in ((LIT, LIT.paper), (DIM, DESK)):
        inks = (tone.ink, tone.soft, tone.link, tone.hint)
        pairs += [(ink, ground) for ink in inks for ground in (tone.paper, desk)]
        pairs += [(tone.soft, tone.ground), (tone.ink, tone.filled), (tone.hint, tone.filled)]
    assert [pair for pair in pairs if _contrast(*pair) < 4.5] == []


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("seen", [SEEN, COVERED])
def test_a_page_that_is_too_high_goes_on_and_loses_nothing(seen: Page) -> None:
    drawn = parted(seen, "fr", 600)
    assert len(drawn) > 1
    told = "".join(map(_told, drawn))
    assert [text for text in _texts(seen._replace(behind=None, headings=())) if _letters(text) not in told] == []
    assert all(scene.height <= 600 for scene in drawn)


def test_a_box_that_would_show_but_its_title_at_the_foot_begins_on_the_next_sheet() -> None:
    def block(count: int) -> Block:
        return Block(tuple(Part(Scene(100, 10, ())) for _ in range(count)))

    heights = [[block.height for block in sheet] for sheet in sheets((block(6), block(5)), 80)]
    assert heights == [[60], [50]]
    heights = [[block.height for block in sheet] for sheet in sheets((block(6), block(5)), 95)]
    assert heights == [[60, 30], [20]]


def test_what_fits_nowhere_stands_alone() -> None:
    parts = tuple(Part(Scene(100, high, ()), 5) for high in (10, 200, 10))
    found = [[part.scene.height for block in sheet for part in block.parts] for sheet in sheets((Block(parts),), 50)]
    assert found == [[10], [200], [10]]


def test_of_a_page_that_a_dialog_covers_only_what_fits_is_drawn() -> None:
    seen = COVERED._replace(front=DIALOG._replace(texts=("Sûr ?",), note="", buttons=()), messages=())
    (drawn,) = parted(seen, "fr", 300)
    assert "Êtes-voussûr?" in _told(drawn)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Compte ameli web", "site"),
        ("Application ameli pour smartphone & tablette", "phone"),
        ("ameli app for smartphone & tablet", "phone"),
        ("BMS", "kiosk"),
        ("Kiosk (BMS)", "kiosk"),
        ("Accueil de la caisse", "counter"),
        ("Counter of the fund", "counter"),
        ("", "site"),
    ],
)
def test_a_device_is_known_by_its_name(name: str, kind: str) -> None:
    assert device.kind(name) == kind


def test_a_telephone_is_narrow_and_bears_its_name() -> None:
    scene = whole(SEEN._replace(device="Application mobile"), "fr", width=560)
    assert scene.width == device.PHONE
    assert "Applicationmobile" in _told(scene)


def test_who_is_not_logged_in_sees_just_that() -> None:
    nobody = Page("jean", False, "", (), "", (), (), None, None, (), ())
    assert _told(whole(nobody, "fr")) == "Nonconnecté"
    assert _told(whole(nobody, "en")) == "Notloggedin"


def test_a_mock_up_is_named_and_told_to_those_who_cannot_see_it() -> None:
    scene = screen(VIEW._replace(title="Titre", fields=(_field("s.e", "Sûr", "tick", "yes"),), texts=("Lire",)), "fr")
    assert scene.title == "Titre"
    assert scene.description.startswith("Titre | Étape 2 sur 3 | Lire | Sûr\u00a0: oui | ")
    assert "(inactif)" in scene.description


def test_the_same_page_gives_the_same_bytes() -> None:
    assert svg(whole(SEEN, "fr")) == svg(whole(SEEN, "fr"))
    assert pages([whole(SEEN, "fr")], "t", "fr") == pages([whole(SEEN, "fr")], "t", "fr")
