"""A picture told in words: what a screen reader says, what a terminal shows, what a test compares."""

from collections.abc import Iterator

from diagrams.picture import Cluster, Edge, Line, Node, Picture
from diagrams.words import marked


def described(picture: Picture) -> str:
    """The picture in one sentence a way: « brouillon → récapitulatif : « Suivant ». »"""
    names = named(picture)
    said = [_sentence(picture, edge, names) for edge in picture.edges]
    places = [f"{names[place.id]} ({marked(place.tint, picture.lang)})" for place in picture.places if place.tint]
    return f"{picture.title}, {picture.subtitle}. " + " ".join(f"{sentence}." for sentence in (*places, *said))


def named(picture: Picture) -> dict[str, str]:
    """What a reader calls each node and cluster: its title, else its first line."""
    return {part.id: part.lines[0].text if part.lines else part.id for part in picture.places}


def _sentence(picture: Picture, edge: Edge, names: dict[str, str]) -> str:
    said = ", ".join(line.text + _found(line, picture) for line in edge.lines)
    colon = "\u00a0: " if picture.lang == "fr" else ": "
    return f"{names[edge.source]} → {names[edge.target]}{_found(edge, picture)}" + (f"{colon}{said}" if said else "")


def _found(part: Edge | Line, picture: Picture) -> str:
    return f" ({marked(part.tint, picture.lang)})" if part.tint else ""


def outlined(picture: Picture) -> str:
    """The picture as indented text, in its own order: clusters and nodes, then ways, then the legend."""
    return "\n".join(_rows(picture)) + "\n"


def _rows(picture: Picture) -> Iterator[str]:
    yield f"# {picture.title} – {picture.subtitle}"
    yield from _inside(picture, None, "")
    yield ""
    for edge in picture.edges:
        yield f"{edge.source} -> {edge.target} ({edge.kind}){_marks(edge)}"
        yield from (f"    {_line(line)}" for line in edge.lines)
    yield ""
    yield from (f"{key.sort} {key.kind}: {key.text}" for key in picture.legend)


def _inside(picture: Picture, holder: str | None, indent: str) -> Iterator[str]:
    clusters, nodes = picture.inside(holder)
    for cluster in clusters:
        yield f"{indent}[{cluster.id}]{_marks(cluster)}"
        yield from (f"{indent}    {_line(line)}" for line in cluster.lines)
        yield from _inside(picture, cluster.id, indent + "  ")
    for node in nodes:
        yield from _node(node, indent)


def _node(node: Node, indent: str) -> Iterator[str]:
    yield f"{indent}{node.id} ({node.kind}){_marks(node)}"
    yield from (f"{indent}    {_line(line)}" for line in node.lines)


def _line(line: Line) -> str:
    return f"{line.kind}: {line.text}{_marks(line)}".replace("\u00a0", " ")


def _marks(part: Cluster | Node | Edge | Line) -> str:
    numbers = f" #{','.join(map(str, part.marks))}" if part.marks else ""
    if part.tint is None:
        return numbers
    return f"{numbers} @{part.tint.kind}" + (f" {part.tint.count}" if part.tint.count else "")
