"""The document page: what it says, how it looks after odd texts, and that its bytes are settled."""

import subprocess
import sys
import time
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from diagrams.certificate import Content, Line, certificate

EVA = ("EVA DUPONT", "Date de naissance : 31/10/1990", "Exonération du ticket modérateur : oui")


def content(*lines: Line, title: str = "Attestation de droits", watermark: str | None = "SPÉCIMEN") -> Content:
    return Content(title, watermark, lines, date(2021, 2, 4))


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def lines_of(pdf: bytes) -> list[str]:
    return [line.strip() for line in texts(pdf)[0].splitlines() if line.strip()]


def test_a_page_says_its_watermark_title_date_lines_and_number_in_order() -> None:
    assert lines_of(certificate(content("Caisse : CPAM de PARIS", EVA, "Fin – œuvre à 12 € ✓"), "fr")) == [
        "SPÉCIMEN",
        "Attestation de droits",
        "Établi le 04/02/2021",
        "Caisse : CPAM de PARIS",
        "EVA DUPONT",
        "Date de naissance : 31/10/1990",
        "Exonération du ticket modérateur : oui",
        "Fin – œuvre à 12 € ✓",
        "Page 1 sur 1",
    ]


def test_the_page_speaks_the_language_asked_for() -> None:
    pdf = certificate(content(watermark=None, title="Certificate"), "en")
    assert lines_of(pdf) == ["Certificate", "Issued on 04/02/2021", "Page 1 of 1"]
    assert PdfReader(BytesIO(pdf)).root_object.get("/Lang") == "en"


def test_without_a_watermark_nothing_is_set_across_the_page() -> None:
    assert "SPÉCIMEN" not in texts(certificate(content("Nom : Eva", watermark=None), "fr"))[0]


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys; from datetime import date; from diagrams.certificate import Content, certificate;"
        "sys.stdout.buffer.write(certificate(Content('T', 'S', ('Nom : Eva', ('a', 'b')), date(2021, 2, 4)), 'fr'))"
    )
    there = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    assert there == certificate(Content("T", "S", ("Nom : Eva", ("a", "b")), date(2021, 2, 4)), "fr")


def test_every_font_is_embedded_and_all_of_them_are_the_project_s_own() -> None:
    page = PdfReader(BytesIO(certificate(content("Nom : Eva", EVA), "fr"))).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]  # a PDF dictionary
    assert {font["/BaseFont"] for font in fonts} == {
        "/AAAAAA+IBMPlexSansCond-Regular",
        "/AAAAAA+IBMPlexSansCond-SemiBold",
    }
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@pytest.mark.parametrize("text", ["<b>gras</b> & co", "<img src='secret.png'/>", "a < b > c", "&amp; &lt;", "</para>"])
def test_markup_in_a_text_is_only_text(text: str) -> None:
    said = lines_of(certificate(content(text, f"Nom : {text}", (text,), title=text, watermark=text), "fr"))
    assert [said.count(text), said.count(f"Nom : {text}")] == [4, 1]


def test_a_letter_without_a_glyph_is_replaced_visibly() -> None:
    said = lines_of(certificate(content("Nom : مرحبا", "Prénom : 🙂 Ж", watermark=None), "fr"))
    assert said[2:4] == ["Nom : ◊◊◊◊◊", "Prénom : ◊ ◊"]


def test_a_word_wider_than_the_page_goes_on_on_the_next_line_without_loss() -> None:
    word = "abcdefghij" * 40
    said = lines_of(certificate(content(word, watermark=None), "fr"))
    assert "".join(said[2:-1]) == word


def test_a_word_of_200_000_letters_is_cut_visibly_and_costs_no_time() -> None:
    start = time.perf_counter()
    pdf = certificate(content("x" * 200_000, ("y " * 100_000,), title="z" * 200_000, watermark="w" * 200_000), "fr")
    assert time.perf_counter() - start < 5
    assert sum(page.count("…") for page in texts(pdf)) == 3


def test_blocks_stay_whole_while_a_page_can_hold_them() -> None:
    people = [(f"Personne {i:02}", *(f"Ligne {j} : personne {i:02}" for j in range(8))) for i in range(20)]
    pages = texts(certificate(content(*people), "fr"))
    assert len(pages) > 2
    assert [i for i in range(20) if sum(f"personne {i:02}" in page.lower() for page in pages) != 1] == []


def test_a_block_longer_than_a_page_goes_on_on_the_next_without_loss() -> None:
    rows = [f"Ligne {j:03} : valeur" for j in range(120)]
    pages = texts(certificate(content(tuple(rows)), "fr"))
    assert len(pages) > 1
    assert [row for row in rows if sum(page.count(row) for page in pages) != 1] == []


def test_deeper_blocks_are_set_within_theirs() -> None:
    assert lines_of(certificate(content(("Famille", ("EVA", ("Mention : ETM",)), "Fin"), watermark=None), "fr"))[
        2:-1
    ] == [
        "Famille",
        "EVA",
        "Mention : ETM",
        "Fin",
    ]


def test_a_page_without_lines_or_with_empty_ones_is_still_a_page() -> None:
    assert len(texts(certificate(content(), "fr"))) == 1
    assert len(texts(certificate(content("", (), ("",), "\n", title=""), "fr"))) == 1
