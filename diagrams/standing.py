"""Where a case stands, marked on a picture of its flow."""

from dataclasses import replace

from diagrams.outline import described
from diagrams.picture import Line, Mark, Node, Picture
from diagrams.sketch import legend
from diagrams.words import marked

HERE = Mark("here")


def standing(picture: Picture, leaf: str) -> Picture:
    """The picture with « vous êtes ici » at the innermost place that stands for a leaf; itself where it draws none."""
    here = next((node for node in picture.nodes if leaf in node.leaves), None)
    if here is None:
        return picture
    nodes = tuple(_signed(node, picture) if node is here else node for node in picture.nodes)
    drawn = replace(picture, nodes=nodes)
    return replace(drawn, legend=legend(drawn), description=described(drawn))


def _signed(node: Node, picture: Picture) -> Node:
    note = Line("note", marked(HERE, picture.lang))
    return replace(node, tint=HERE, lines=(*node.lines[:1], note, *node.lines[1:]))
