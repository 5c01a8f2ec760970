"""The pictures of a sitting: what is around a place, and the whole life cycle with the way of a case."""

from dataclasses import replace

from diagrams.draw import upright, written
from diagrams.highlight import steps_of
from harness.player.asked import Answer, Asked
from harness.player.drawn import DRAWN
from harness.player.pages.addresses import Addresses
from harness.player.pages.finding import found
from harness.player.table import Table
from harness.player.typeset import Typeset
from harness.player.views.places import around, place, way, whole
from harness.web import page
from simulator.engine.simulation import Case

SVG = "image/svg+xml"


def show_large(asked: Asked) -> Answer:
    """Both pictures of a case as large as the window: picture?case=…"""
    table = found(asked)
    case = None if table is None else _case(asked, table)
    if table is None or case is None:
        return Answer(status=404)
    here = table.sitting.now
    return Answer(
        page(
            "player/picture.html",
            Typeset(asked.lang),
            asked=asked,
            place=place(here, case, asked.say),
            whole=whole(here, case, asked.lang).description,
            number=str(table.number),
            at=Addresses(asked, table, part="picture"),
        )
    )


def show(asked: Asked) -> Answer:
    """What is around a place of a flow: picture.svg?flow=…&place=…, its legend under it with &legend=yes."""
    table = found(asked)
    if table is None:
        return Answer(status=404)
    library = table.sitting.now.library
    flow = library.flows.get(asked.query.get("flow", [""])[0])
    leaf = asked.query.get("place", [""])[0]
    if flow is None or leaf not in flow.leaves:
        return Answer(status=404)
    legend = "legend" in asked.query
    key = ("around", table.reading.digest, flow.id, leaf, legend, asked.lang)

    def draw() -> bytes:
        picture = around(library, flow, leaf, asked.lang)
        return written(picture if legend else replace(picture, legend=()), "svg")

    return Answer(DRAWN.of(key, draw), SVG)


def show_whole(asked: Asked) -> Answer:
    """The life cycle with the way of a case: whole.svg?case=…"""
    table = found(asked)
    case = None if table is None else _case(asked, table)
    if table is None or case is None:
        return Answer(status=404)
    here = table.sitting.now
    steps = steps_of(way(here, case))
    key = ("whole", table.reading.digest, case.flow, case.snapshot.state, steps, asked.lang)
    return Answer(DRAWN.of(key, lambda: written(upright(whole(here, case, asked.lang)), "svg")), SVG)


def _case(asked: Asked, table: Table) -> Case | None:
    return table.sitting.now.cases.get(asked.query.get("case", [""])[0])
