"""The documents handed over in a sitting, as PDFs."""

import re
import unicodedata
from itertools import islice

from diagrams.papers import handed_over, pdf
from harness.player.asked import Answer, Asked


def show(asked: Asked) -> Answer:
    """The document of that number, counted from 1 in the order they were handed over."""
    table = asked.setting.tables.of(asked.visitor, asked.path["id"], asked.lang)
    number = int(asked.path["number"])
    if table is None or number < 1:
        return Answer(status=404)
    for content, _ in islice(handed_over(table.sitting.now), number - 1, number):
        title = content.title.of(asked.lang)
        return Answer(pdf(content, asked.lang), "application/pdf", filename=f"{plain(title)}-{number}.pdf")
    return Answer(status=404)


def plain(title: str) -> str:
    """A title as the name of a file, on any system: letters, digits, hyphens."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:60].strip("-") or "document"
