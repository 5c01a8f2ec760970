"""Pages of a PDF as PNG pictures, for who has no reader of vectors."""

from collections.abc import Iterator
from io import BytesIO

_POINTS_PER_INCH = 72


def png(pdf: bytes, dots_per_inch: int = 144) -> Iterator[bytes]:
    """Each page as a PNG, in order."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            file = BytesIO()
            page.render(scale=dots_per_inch / _POINTS_PER_INCH).to_pil().save(file, "PNG")
            yield file.getvalue()
    finally:
        document.close()
