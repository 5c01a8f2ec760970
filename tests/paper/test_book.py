"""A document of many pages: what its contents, bookmarks, heads and numbers say."""

from io import BytesIO

from pypdf import PdfReader
from reportlab.platypus import Flowable, PageBreak

from diagrams.paper.book import Anchored, Book, Heading, contents
from diagrams.paper.paragraphs import item, labelled, paragraph, table
from diagrams.paper.type import ROOM, TEXT

HOSTILE = ("<b>gras</b> & co", "a \\ b", "\"'", "javascript:alert(1)", "</para>", "<img src='x'/>", "a <a href='b'>c")


def book(chapters: int, *, extra: tuple[Flowable, ...] = ()) -> tuple[Book, PdfReader, bytes]:
    made = Book("Le guide", "édition du 01/09/2020", "fr")
    story: list[Flowable] = [paragraph("Couverture"), PageBreak(), Heading("Sommaire", 0, "contents"), contents()]
    for number in range(chapters):
        story += [PageBreak(), Heading(f"Chapitre {number}", 0, f"c{number}"), paragraph("Un mot. " * 300)]
        story += [Heading(f"Partie {number}", 1, f"p{number}"), paragraph("Un autre."), Anchored(f"end{number}")]
    pdf = made.made([*story, *extra])
    return made, PdfReader(BytesIO(pdf)), pdf


def test_the_contents_name_the_page_of_each_chapter() -> None:
    made, reader, _ = book(3)
    listed = "".join(reader.pages[1].extract_text().split())
    for number in range(3):
        page = made.pages[f"c{number}"]
        assert f"Chapitre{number}" in "".join(reader.pages[page - 1].extract_text().split())
        assert f"{page}Chapitre{number}" in listed or f"Chapitre{number}{page}" in listed


def test_bookmarks_lead_to_the_chapters() -> None:
    made, reader, _ = book(3)
    found = {e.title: reader.get_destination_page_number(e) for e in reader.outline if not isinstance(e, list)}
    assert found == {"Sommaire": 1, **{f"Chapitre {n}": made.pages[f"c{n}"] - 1 for n in range(3)}}


def test_every_page_but_the_cover_has_its_head_and_number() -> None:
    _, reader, _ = book(2)
    texts = [page.extract_text() for page in reader.pages]
    assert [text.splitlines()[:3] for text in texts[1:]] == [
        ["Le guide", "édition du 01/09/2020", f"Page {number} sur {len(texts)}"] for number in range(2, len(texts) + 1)
    ]
    assert texts[0].split() == ["Couverture"]


def test_the_same_story_gives_the_same_bytes() -> None:
    assert book(2)[2] == book(2)[2]


def test_a_title_is_never_left_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 60):
        made = Book("Le guide", "", "fr", cover=False)
        story: list[Flowable] = [paragraph("Ligne") for _ in range(lines)]
        story += [Heading("Titre", 0, "title"), paragraph("Texte")]
        texts = [page.extract_text().splitlines() for page in PdfReader(BytesIO(made.made(story))).pages]
        assert [page[-1] for page in texts if page[-1] == "Titre"] == []


def test_any_text_is_text_in_paragraphs_items_labels_headings_and_tables() -> None:
    for text in HOSTILE:
        made = Book(text, text, "fr", cover=False)
        story: list[Flowable] = [Heading(text, 0, "h"), paragraph(text), item(text), labelled(text, text)]
        story.append(table([[text, text], [text, text]], [ROOM / 2, ROOM / 2]))
        said = PdfReader(BytesIO(made.made(story))).pages[0].extract_text()
        assert "".join(said.split()).count("".join(text.split())) == 11


def test_a_word_wider_than_its_line_or_cell_loses_nothing() -> None:
    word = "abcdefghij" * 50
    made = Book("Le guide", "", "fr", cover=False)
    pdf = made.made([paragraph(word), table([["", ""], [word, "a"]], [90, 90])])
    said = "".join("".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split()).partition("Page1sur1")[2].split())
    assert said.count(word) == 2
    assert paragraph(word).minWidth() <= ROOM + TEXT.fontSize
