"""A branch does one thing less: it no longer writes, issues, hands over, sends, leads on, or asks first."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from simulator.analysis.mutation.branches import shown
from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Branch, Timer
from simulator.spec.problems import Place, Word
from simulator.spec.text import Prose

TITLE = Prose("effet ôté", "effect dropped")
EXAMPLES = (
    ("form.nickname: form.name", ""),
    ("confirm: ask", ""),
    ("issue: paper", ""),
    ("give: paper", ""),
    ("go: [Accueil]", ""),
    ("send: insured", ""),
)


def changes(site: Site) -> Iterator[Change]:
    """Without each effect; what is cleared has an operator of its own."""
    if isinstance(site.part, Branch | Timer):
        yield from _written(site)
        yield from _sent(site)
    if isinstance(site.part, Branch):
        yield from _others(site, site.part)


def _written(site: Site) -> Iterator[Change]:
    part = site.part
    for target, source in part.set.items():
        if source != "none":
            kept = {name: value for name, value in part.set.items() if name != target}
            label = site.labels.datum(target)
            words = Prose(
                f"{site.trigger.fr} n'écrit plus {label.fr}", f"{site.trigger.en} no longer writes {label.en}"
            )
            line = f"{target}: {' '.join(source.split())}"
            yield Change(str(target), dataclasses.replace(part, set=kept), target.place, line, "", words)


def _sent(site: Site) -> Iterator[Change]:
    part = site.part
    for rank, send in enumerate(part.send):
        kept = (*part.send[:rank], *part.send[rank + 1 :])
        text = named(send)
        yield Change(
            key=f"send.{rank}",
            part=dataclasses.replace(part, send=kept),
            place=send.place,
            before=f"send: {send.to}",
            after="",
            words=Prose(f"{site.trigger.fr} n'envoie plus {text.fr}", f"{site.trigger.en} no longer sends {text.en}"),
        )


def _others(site: Site, branch: Branch) -> Iterator[Change]:
    for key, fr, en in _EFFECTS:
        value: Word | tuple[Word, ...] | None = getattr(branch, key)
        if not value:
            continue
        name = value if isinstance(value, Word) else value[-1]
        what = _called(site, key, name)
        gone: dict[str, Any] = {key: () if isinstance(value, tuple) else None}
        yield Change(
            key=key,
            part=dataclasses.replace(branch, **gone),
            place=_place(name, branch),
            before=f"{key}: {shown(value)}",
            after="",
            words=Prose(f"{site.trigger.fr} {fr.format(what.fr)}", f"{site.trigger.en} {en.format(what.en)}"),
        )


_EFFECTS = (
    ("confirm", "ne demande plus confirmation par {}", "no longer asks first with {}"),
    ("issue", "n'édite plus {}", "no longer draws up {}"),
    ("give", "ne remet plus {}", "no longer hands over {}"),
    ("go", "ne conduit plus à {}", "no longer leads to {}"),
)


def _called(site: Site, key: str, name: str) -> Prose:
    if key == "go":
        return named(Prose(name, name))
    return site.labels.screen(name) if key == "confirm" else site.labels.paper(name)


def _place(name: str, branch: Branch) -> Place:
    return name.place if isinstance(name, Word) else branch.place


OPERATOR = Operator("effect-dropped", TITLE, changes, EXAMPLES)
