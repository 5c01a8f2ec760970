"""What a branch clears is kept."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Branch, Timer
from simulator.spec.text import Prose

TITLE = Prose("donnée gardée", "data kept")
EXAMPLES = (("form.sure: none", ""),)


def changes(site: Site) -> Iterator[Change]:
    """Without each clearing of a field, of a screen or of the dossier."""
    if not isinstance(site.part, Branch | Timer):
        return
    for target, source in site.part.set.items():
        if source != "none":
            continue
        field = site.labels.field(target)
        ticked = field is not None and field.type == "tick"
        fr, en = ("ne décoche plus", "unticks") if ticked else ("n'efface plus", "clears")
        label = site.labels.datum(target)
        yield Change(
            key=str(target),
            part=dataclasses.replace(site.part, set={t: s for t, s in site.part.set.items() if t != target}),
            place=target.place,
            before=f"{target}: none",
            after="",
            words=Prose(f"{site.trigger.fr} {fr} {label.fr}", f"{site.trigger.en} no longer {en} {label.en}"),
        )


OPERATOR = Operator("data-kept", TITLE, changes, EXAMPLES)
