"""A button is gone from a page."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.branches import shown
from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Screen
from simulator.spec.text import Prose

TITLE = Prose("bouton ôté", "button dropped")
EXAMPLES = (
    ("buttons: [send, back, ask]", "buttons: [back, ask]"),
    ("buttons: [send, back, ask]", "buttons: [send, ask]"),
    ("buttons: [send, back, ask]", "buttons: [send, back]"),
)


def changes(site: Site) -> Iterator[Change]:
    """Without each button."""
    if not isinstance(site.part, Screen):
        return
    buttons, page = site.part.buttons, named(site.part)
    for rank, button in enumerate(buttons):
        kept = (*buttons[:rank], *buttons[rank + 1 :])
        label = named(button.label) if button.label else site.labels.event(button.event)
        yield Change(
            key=str(button.event),
            part=dataclasses.replace(site.part, buttons=kept),
            place=button.place,
            before=f"buttons: {shown([item.event for item in buttons])}",
            after=f"buttons: {shown([item.event for item in kept])}",
            words=Prose(f"{page.fr} n'offre plus {label.fr}", f"{page.en} no longer offers {label.en}"),
        )


OPERATOR = Operator("button-dropped", TITLE, changes, EXAMPLES)
