"""What changed since the edition before, as the site tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from harness.diff.editions import Compared, compared
from harness.features import Read
from harness.files import UnloadableError
from harness.language import Say
from harness.report.results import Results
from harness.site.editions import Before, Shot, shots
from simulator.analysis.difference.change import Change, Difference
from simulator.analysis.difference.comparing import difference
from simulator.analysis.difference.part import Kind
from simulator.spec.text import Prose

KINDS: Final[dict[Kind, Prose]] = {
    "behaviour": Prose("Ce qui se passe", "What happens"),
    "wording": Prose("Ce qui se lit", "What is read"),
    "trace": Prose("Traces, exemples et propriétés", "Traces, examples and properties"),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What is called the edition before, what changed in the flows, and the scenarios that came, went or turned.

    ``since`` is empty for a first edition. ``found`` is None where the edition before is no longer understood.
    ``turned`` pairs what a scenario gave then with what it gives now; one that was not played gave nothing.
    """

    since: str = ""
    found: Difference | None = None
    come: tuple[Shot, ...] = ()
    gone: tuple[Shot, ...] = ()
    turned: tuple[tuple[Shot, Shot], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return self.found is not None and not (self.found.changes or self.come or self.gone or self.turned)

    def of(self, flow: str, kind: Kind) -> tuple[Change, ...]:
        """The changes of a flow that bear on one thing."""
        return tuple(each for each in self.found.of(flow) if each.kind == kind) if self.found else ()

    @property
    def flows(self) -> tuple[str, ...]:
        """The flows that changed; the empty one stands for what lies around them."""
        return tuple(dict.fromkeys(each.flow for each in self.found.changes)) if self.found else ()


def since(given: str, say: Say) -> Changes:
    """The flows compared with a folder or a revision that was named.

    Raises:
        BadInputError: for what is no file, folder nor revision.
        UnloadableError: where that edition cannot be understood.
    """
    found = compared(given, None, say)
    return Changes(found.old.called, _difference(found))


def since_before(before: Before | None, results: Results, reads: Sequence[Read], say: Say) -> Changes:
    """The flows and the scenarios compared with what the site before left."""
    if before is None:
        return Changes()
    try:
        found = _difference(compared(str(before.folder), None, say))
    except (UnloadableError, OSError):
        found = None
    return Changes(before.name, found, *_scenarios(before.scenarios, tuple(shots(results, reads))))


def _difference(found: Compared) -> Difference:
    return difference(found.old.library, found.new.library, found.flows)


def _scenarios(
    old: Sequence[Shot], new: Sequence[Shot]
) -> tuple[tuple[Shot, ...], tuple[Shot, ...], tuple[tuple[Shot, Shot], ...]]:
    then = {(shot.file, shot.name): shot for shot in old}
    now = {(shot.file, shot.name): shot for shot in new}
    come = tuple(shot for key, shot in now.items() if key not in then)
    gone = tuple(shot for key, shot in then.items() if key not in now)
    both = ((then[key], shot) for key, shot in now.items() if key in then)
    turned = (pair for pair in both if len({shot.status for shot in pair} - {"untested"}) > 1)
    return come, gone, tuple(turned)
