"""Scenes as files: one SVG or PNG a page, or one PDF of them all."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal, get_args

from diagrams.scene.pdf import pages
from diagrams.scene.raster import png
from diagrams.scene.scene import Placed, Scene
from diagrams.scene.svg import svg

SceneFormat = Literal["svg", "png", "pdf"]
FORMATS: Final[tuple[SceneFormat, ...]] = get_args(SceneFormat)
_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DOTS_PER_INCH = 150


def files(scenes: Sequence[Scene], format: SceneFormat) -> tuple[bytes, ...]:
    """The pages of a drawing as files; the first page gives a PDF its title and language."""
    if format == "svg":
        return tuple((_HEADER + svg(scene)).encode() for scene in scenes)
    pdf = pages(scenes, scenes[0].title, scenes[0].lang)
    return (pdf,) if format == "pdf" else tuple(png(pdf, _DOTS_PER_INCH))


def framed(scene: Scene, margin: float) -> Scene:
    """A drawing with room around it."""
    size = scene.width + 2 * margin, scene.height + 2 * margin
    return replace(scene, width=size[0], height=size[1], shapes=(Placed(margin, margin, scene),))
