"""A storyboard as files: slides in one PDF, a folder of pictures, one page for a browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from diagrams.scene import pdf, raster
from diagrams.scene.svg import svg
from diagrams.storyboard.frame import Storyboard
from diagrams.storyboard.slide import Slide, slides
from harness.files import refuse_folders
from harness.storyboard.page import page

Format = Literal["pdf", "html", "svg", "png"]
FORMATS: Final[tuple[Format, ...]] = ("pdf", "html", "svg", "png")
DEFAULT: Final[tuple[Format, ...]] = ("pdf", "html")
_DOTS_PER_INCH = 144
_NUMBERED = r"\d{2,}\.(?:svg|png)"


def write(board: Storyboard, name: str, formats: tuple[Format, ...], folder: Path) -> Iterator[Path]:
    """Write a storyboard under a name, in each format; the files and folders written.

    Raises:
        OSError: where one cannot be written.
    """
    drawn = tuple(slides(board))
    made: dict[Path, bytes] = {}
    for each in formats:
        made |= _made(board, drawn, folder / name, each)
    refuse_folders(made)
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for each in formats:
        if each in ("pdf", "html"):
            yield folder / f"{name}.{each}"
        else:
            _tidy(folder / name, made, each)
            yield from (path for path in made if path.parent == folder / name and path.suffix == f".{each}")


def _made(board: Storyboard, drawn: tuple[Slide, ...], path: Path, format: Format) -> dict[Path, bytes]:
    scenes = [slide.scene for slide in drawn]
    if format == "html":
        return {path.with_name(f"{path.name}.html"): page(board, drawn).encode()}
    if format == "svg":
        return {path / f"{number:02}.svg": svg(scene).encode() for number, scene in enumerate(scenes, 1)}
    whole = pdf.pages(scenes, board.title.text, board.lang)
    if format == "pdf":
        return {path.with_name(f"{path.name}.pdf"): whole}
    pictures = raster.png(whole, _DOTS_PER_INCH)
    return {path / f"{number:02}.png": picture for number, picture in enumerate(pictures, 1)}


def _tidy(folder: Path, made: dict[Path, bytes], format: Format) -> None:
    """Take away the frames that an earlier, longer storyboard of that name left there."""
    for path in folder.glob(f"*.{format}"):
        if path not in made and re.fullmatch(_NUMBERED, path.name):
            path.unlink()
