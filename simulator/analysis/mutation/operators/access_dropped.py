"""A way into the journey is closed: a path of the portal, or a device."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.branches import shown
from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Access, FlowDocument
from simulator.spec.text import Prose

TITLE = Prose("accès ôté", "access dropped")
EXAMPLES = (("on: [web, app]", "on: [app]"), ("on: [web, app]", "on: [web]"))


def changes(site: Site) -> Iterator[Change]:
    """Without each path where there are several, and without each device of one."""
    part = site.part
    if isinstance(part, FlowDocument) and len(part.access) > 1:
        for rank, access in enumerate(part.access):
            kept = (*part.access[:rank], *part.access[rank + 1 :])
            words = Prose("la démarche ne s'ouvre plus par un accès", "the journey no longer opens by one of its ways")
            if access.path:
                link = named(Prose(" › ".join(access.path), " › ".join(access.path)))
                words = Prose(f"la démarche ne s'ouvre plus par {link.fr}", f"the journey no longer opens by {link.en}")
            before = f"path: {shown(access.path)}" if access.path else f"on: {shown(access.on)}"
            yield Change(f"access.{rank}", dataclasses.replace(part, access=kept), access.place, before, "", words)
    elif isinstance(part, Access) and len(part.on) > 1:
        for device in part.on:
            on = tuple(other for other in part.on if other != device)
            label = named(site.labels.devices[device])
            yield Change(
                key=f"on.{device}",
                part=dataclasses.replace(part, on=on),
                place=device.place,
                before=f"on: {shown(part.on)}",
                after=f"on: {shown(on)}",
                words=Prose(
                    f"la démarche ne s'ouvre plus sur {label.fr}", f"the journey no longer opens on {label.en}"
                ),
            )


OPERATOR = Operator("access-dropped", TITLE, changes, EXAMPLES)
