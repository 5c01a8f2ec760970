"""Which facts of automatic branches can be read once a way has been taken."""

from collections.abc import Iterable

from diagrams.exchange.chart import Chart, Fact, Node, Way


class Later:
    """Follows the automatic branches of a chart from where a way leads."""

    def __init__(self, chart: Chart) -> None:
        self._nodes = {node.id: node for node in chart.nodes()}

    def read_after(self, way: Way) -> tuple[Fact, ...]:
        """The facts read after a way, each once; none after one that does nothing, as what is refused."""
        if way.automatic or way.kind == "blocked" or (way.kind == "refusal" and way.target is None):
            return ()
        found: dict[Fact, None] = {}
        seen: set[str] = set()
        todo = list(self._places(way))
        while todo:
            place = todo.pop(0)
            if place in seen:
                continue
            seen.add(place)
            for each in self._automatic(place):
                found |= dict.fromkeys(claim.fact for claim in each.claims)
                todo += self._places(each)
        return tuple(found)

    def _places(self, way: Way) -> Iterable[str]:
        """The innermost nodes where a case can be after a way."""
        if way.target is None:
            return [node.id for node in self._nodes[way.source].walk() if not node.children]
        node: Node = self._nodes[way.target]
        while node.children:
            node = node.children[0]
        return [node.id]

    def _automatic(self, place: str) -> Iterable[Way]:
        parts = place.split(".")
        around = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
        return [way for name in around for way in self._nodes[name].ways if way.automatic]
