"""A handbook as a PDF: the same each time, its links lead somewhere, whatever its labels and whatever its flow."""

import os
import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from diagrams.handbook.printed import printed
from harness.handbooks import journeys
from harness.language import Say
from simulator.spec.text import LANGS, Lang
from tests.handbook.reading import HEADS, ROOT, book, loaded, pages, squeezed, texts, whole

INDEX = {"fr": "Les énoncés du guide et nos décisions", "en": "The statements of the guide and our decisions"}
HOSTILE = ("&lt;b&gt; & b", "\\\\ \\' \\\"", "javascript:alert(1)", "x" * 500, "😀🤖", "مرحبا")
TYPED = "<b>gras</b> <a href='javascript:1'>x"
"""What a person may type: in a label of a flow, angle brackets would be a placeholder."""

MAKE = """
import hashlib
from diagrams.handbook.printed import printed
from tests.handbook.reading import whole
print(hashlib.sha256(printed(whole(), (whole().flows["procuration"],), "fr")).hexdigest())
"""


def test_two_processes_write_the_same_bytes() -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    first, second = (run.communicate()[0] for run in runs)
    assert len(first.strip()) == 64
    assert first == second


def test_every_link_leads_to_a_place_of_the_document() -> None:
    """One that leads nowhere cannot be written: reportlab refuses to."""
    reader = PdfReader(BytesIO(book("procuration", "fr")))
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots") or []]
    assert len(links) > 200
    assert [link for link in links if "/Dest" not in link] == []
    assert len(reader.outline) > 8


def test_the_index_tells_the_pages_on_which_a_statement_is_cited() -> None:
    found = texts("procuration", "fr")
    start = max(number for number, text in enumerate(found) if "Les énoncés du guide et nos décisions" in text)
    cited = [number for number, text in enumerate(found[:start], 1) if "D-09" in text]
    row = squeezed("\n".join(found[start:])).split("d-09")[1].split("d-10")[0]
    assert cited != []
    assert row.endswith(",".join(map(str, cited)))


def test_the_fonts_are_all_embedded() -> None:
    reader = PdfReader(BytesIO(book("procuration", "fr")))
    fonts = {}
    for page in reader.pages:
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]  # a dictionary, in a page of ours
            fonts[name] = font.get_object()
    bare = [str(font["/BaseFont"]) for font in fonts.values() if "/FontDescriptor" not in font]
    assert bare == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("head", HEADS)
def test_no_page_after_the_cover_is_nearly_empty(head: str, lang: Lang) -> None:
    """The last one apart: there the index ends; none is there for nothing."""
    found = texts(head, lang)
    assert [number for number, text in enumerate(found[1:-1], 2) if len(text) < 300] == []
    assert len(found[-1]) > 120


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_of_rules_is_short_and_can_be_read(lang: Lang) -> None:
    reader = PdfReader(BytesIO(book("procuration", lang)))
    first = max(number for number, text in enumerate(texts("procuration", lang)) if INDEX[lang] in text)
    assert len(reader.pages) - first <= 5
    sizes = set()

    def seen(text: str, matrix: list[float], where: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(size * abs(where[3] * matrix[3]))

    for page in reader.pages[first:]:
        page.extract_text(visitor_text=seen)
    assert min(sizes) >= 7.5


def test_no_text_lies_outside_the_page() -> None:
    outside = []

    def seen(text: str, matrix: list[float], where: list[float], _font: object, size: float) -> None:
        x, y = (matrix[4 + axis] + where[4 + axis] * matrix[3 * axis] for axis in (0, 1))
        if text.strip() and not (20 <= x <= 570 and 20 <= y <= 830):
            outside.append((text, x, y, size))

    for page in PdfReader(BytesIO(book("carte_europeenne", "fr"))).pages:
        page.extract_text(visitor_text=seen)
    assert outside == []


def hostile(text: str) -> dict[str, bytes]:
    """The change of address with a hostile label wherever there is a label, and hostile things typed."""
    written = (ROOT / "flows" / "adresse.yaml").read_text(encoding="utf-8")
    quoted = "'" + text.replace("'", "''") + "'"
    for label in ("Numéro et voie", "Number and street", "Enregistrer", "Save", "saisie", "entry",
                  "Votre nouvelle adresse est enregistrée", "Your new address is saved"):  # fmt: skip
        for key in ("fr", "en"):
            written = written.replace(f"{key}: {label}\n", f"{key}: {quoted}\n")
    written = written.replace("example: 12 rue des Lilas", f'example: "{TYPED}"')
    return {str(ROOT / "flows" / "adresse.yaml"): written.encode()}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_hostile_labels_come_out_as_text(text: str) -> None:
    library = loaded(hostile(text))
    said = squeezed("".join(pages(printed(library, (library.flows["adresse"],), "fr"))))
    shown = text if text.isascii() else "◊"
    assert squeezed(shown) in said
    assert squeezed(TYPED) in said


SMALL = """
fr: Petite démarche
en: Small journey
edition: 2021-01-01
access:
  - on: [web]
    by: insured
events:
  go: {fr: Aller, en: Go}
screens:
  only: {fr: Seul écran, en: Only screen, buttons: [go]}
states:
  here: {fr: ici, en: here, screen: only, events: {go: there}}
  there: {fr: là, en: there, final: yes}
"""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_flow_without_deadlines_rules_or_statements_has_no_empty_chapter(lang: str) -> None:
    library = loaded({"flows/petite.yaml": SMALL.encode()})
    journey = journeys(library, ["petite"], Say(lang))  # type: ignore[arg-type]  # one of the languages
    assert [flow.id for flow in journey[0]] == ["petite"]
    found = pages(printed(library, journey[0], lang))  # type: ignore[arg-type]  # the same
    said = "\n".join(found)
    assert "Dates et délais" not in said
    assert "Index des règles" not in said
    assert "Seul écran" in said or "Only screen" in said
    assert [number for number, text in enumerate(found[1:], 2) if len(text) < 120] == []


UNSEEN = """
fr: Sans écran
en: No screen
edition: 2021-01-01
access:
  - on: [web]
    by: insured
events:
  go: {fr: Aller, en: Go, by: outside}
states:
  here: {fr: ici, en: here, events: {go: there}, timers: [{after: PT30M, to: there}]}
  there: {fr: là, en: there, events: {go: here, logout: over}}
  over: {fr: fini, en: over, final: yes}
"""


def test_a_flow_without_screens_still_tells_its_states_and_deadlines() -> None:
    library = loaded({"flows/petite.yaml": UNSEEN.encode()})
    said = squeezed("".join(pages(printed(library, (library.flows["petite"],), "fr"))))
    assert squeezed("À l'état « ici », au bout de 30 minutes : l'état devient « là ».") in said


def test_what_is_worked_out_and_shown_nowhere_is_known_by_its_formula() -> None:
    text = UNSEEN.replace("events:\n  go", "values:\n  end_of_wait: {is: since.here + P3D}\nevents:\n  go")
    library = loaded({"flows/petite.yaml": text.replace("after: PT30M", "past: end_of_wait").encode()})
    said = "".join(pages(printed(library, (library.flows["petite"],), "fr")))
    assert squeezed("L'entrée dans « ici » + 3 joursCalcul de « Sans écran »") in squeezed(said)
    assert "end_of_wait" not in said


def test_where_there_are_no_dossiers_somebody_is_invented_to_play_the_examples() -> None:
    name = str(ROOT / "flows" / "dossiers.yaml")
    written = (ROOT / "flows" / "dossiers.yaml").read_text(encoding="utf-8").partition("people:")[0]
    library = loaded({name: f"{written}people: {{}}\n".encode()})
    said = squeezed("".join(pages(printed(library, (library.flows["adresse"],), "fr"))))
    assert squeezed("Camille Martin, le 04/11/2019 à 10:00") in said


def test_flows_that_go_together_make_one_handbook_headed_by_the_one_that_follows_a_guide_most() -> None:
    found = [tuple(flow.id for flow in journey) for journey in journeys(whole(), [], Say("fr"))]
    assert sorted(found) == [("attestation", "carte_europeenne", "adresse"), ("procuration", "accueil")]


def test_a_flow_that_is_named_heads_its_handbook() -> None:
    found = [tuple(flow.id for flow in journey) for journey in journeys(whole(), ["accueil"], Say("fr"))]
    assert found == [("accueil", "procuration")]
