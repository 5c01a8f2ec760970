"""Which handbooks there are: a journey is a flow with those it reads or that read it, and so on."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from harness.choosing import flows_meant
from harness.language import Lang, Say
from simulator.analysis.explore.explored import together
from simulator.analysis.statements import named
from simulator.spec.flow import Flow
from simulator.spec.load import Library

Journey = tuple[Flow, ...]
"""The flows of one handbook, the one that gives it its title first."""


def journeys(known: Library, names: Sequence[str], say: Say) -> tuple[Journey, ...]:
    """The journeys of the flows named, each of them first in its own; without any, every journey once.

    Raises:
        BadInputError: for a name that is no flow's.
    """
    parts = components(known)
    if not names:
        return tuple(_headed(known, part) for part in parts)
    meant = flows_meant(known, names, say)
    return tuple((flow, *(other for other in _of(parts, flow) if other is not flow)) for flow in meant)


def components(known: Library) -> tuple[Journey, ...]:
    """The flows that go together, in the order of the library."""
    groups: list[set[str]] = []
    for name in known.flows:
        group = set(together(known, name))
        for other in [each for each in groups if each & group]:
            group |= other
            groups.remove(other)
        groups.append(group)
    found = [tuple(flow for flow in known.flows.values() if flow.id in group) for group in groups]
    order = list(known.flows)
    return tuple(sorted(found, key=lambda flows: order.index(flows[0].id)))


def _of(parts: Iterable[Journey], flow: Flow) -> Journey:
    return next(part for part in parts if flow in part)


def _headed(known: Library, flows: Journey) -> Journey:
    """The flow that cites most statements of a guide first."""
    told = {name for guide in known.guides if guide.edition is not None for name in guide.statements}
    head = max(flows, key=lambda flow: len(named(flow) & told))
    return (head, *(flow for flow in flows if flow is not head))


def write(known: Library, journey: Journey, lang: Lang, folder: Path) -> Path:
    """Write the handbook of a journey; the file written.

    Raises:
        OSError: where it cannot be written.
    """
    from diagrams.handbook.printed import printed

    path = file_of(journey, lang, folder)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed(known, journey, lang))
    return path


def file_of(journey: Journey, lang: Lang, folder: Path) -> Path:
    """Where the handbook of a journey is written."""
    return folder / f"{journey[0].id}-{lang}.pdf"
