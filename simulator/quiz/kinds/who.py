"""Who does it? Each act of a flow in which several people have a part."""

from collections.abc import Iterator
from typing import Final

from simulator.analysis.owed.wording import both
from simulator.analysis.path import Path
from simulator.engine.snapshot import Refused
from simulator.quiz.ground import Ground
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import run
from simulator.quiz.words import capital, cited_label, title
from simulator.spec.flow import OUTSIDE, Arc
from simulator.spec.load import Library
from simulator.spec.portal import Portal
from simulator.spec.text import Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """Each event once: all of them where several people act, else only what comes from outside."""
    flow, seen = ground.flow, set()
    people = {event.by for event in flow.events.values()} - {OUTSIDE}
    for arc in flow.arcs():
        event = flow.events.get(arc.trigger)
        asked = event is not None and (len(people) > 1 or event.by == OUTSIDE)
        if asked and arc.refusal is None and arc.trigger not in seen:
            path = ground.way(arc)
            item = None if path is None else _item(ground, arc, path)
            if item is not None:
                seen.add(arc.trigger)
                yield item


def _item(ground: Ground, arc: Arc, path: Path) -> Item | None:
    def read(library: Library) -> Finding | None:
        return _doer(library, path)

    right, event = read(ground.library), ground.flow.events[arc.trigger]
    if right is None:
        return None
    leaf = ground.flow.leaves[arc.source]

    def text(lang: Lang) -> str:
        label = cited_label(ground, leaf, arc.trigger, lang)
        where = title(leaf.screen, lang) if leaf.screen is not None else ""
        if event.by == OUTSIDE:
            return f"De qui dépend ceci : {label} ?" if lang == "fr" else f"Who does this depend on: {label}?"
        if lang == "fr":
            return f"{f'Dans {where}, qui' if where else 'Qui'} peut faire ceci : {label} ?"
        return f"{f'In {where}, who' if where else 'Who'} can do this: {label}?"

    others = [actor for actor in ground.library.portal.actors if actor != event.by]
    return Item(
        kind="who",
        id=f"{ground.flow.id}:who:{arc.trigger}",
        topics=(f"event {arc.trigger}", *((f"screen {leaf.screen.id}",) if leaf.screen is not None else ())),
        shape=event.by,
        text=both(text),
        right=Answer(right, _OUTSIDE if event.by == OUTSIDE else _ALLOWED),
        wrong=distinct(
            right,
            [Answer(_actor(ground.library.portal, a), _wrong(a, event.by)) for a in others],
        ),
        guide=ground.known((*event.label.guide, *arc.branch.guide)),
        path=path,
        read=read,
        asks=frozenset([f"who {arc.trigger}"]),
    )


_ALLOWED: Final = Prose("C'est la seule personne à qui ce geste est permis.", "Nobody else is allowed to.")
_OUTSIDE: Final = Prose("Cela ne dépend d'aucune personne du portail.", "It depends on nobody of the portal.")
_SOMEBODY: Final = Prose("Cela n'arrive pas tout seul : c'est un geste.", "It does not happen by itself: it is an act.")
_RESERVED: Final = Prose("Ce geste est réservé à quelqu'un d'autre.", "This act is reserved for somebody else.")
_NOBODY: Final = Prose("Ce n'est pas un geste : cela survient tout seul.", "It is not an act: it occurs by itself.")


def _wrong(actor: str, by: str) -> Prose:
    """Why it is not an actor, where it is another one."""
    if OUTSIDE in (actor, by):
        return _SOMEBODY if actor == OUTSIDE else _NOBODY
    return _RESERVED


def _doer(library: Library, path: Path) -> Finding | None:
    """The only actor whom the engine does not refuse as somebody for whom the last act is not meant."""
    found = run(library, path)
    if found is None or not path.acts:
        return None
    act = path.acts[-1]
    before = found[-2].simulation if len(found) > 1 else None
    cases = () if before is None else before.cases_of(path.insured, act.flow)
    if before is None or not cases:
        return None
    allowed = []
    for actor in library.portal.actors:
        _, firing = before.advanced(act.at).fired(cases[-1].id, act.event, act.inputs, actor)
        reserved = isinstance(firing.outcome, Refused) and firing.outcome.reasons[0].kind == "reserved"
        allowed += [] if reserved else [actor]
    return _actor(library.portal, allowed[0]) if len(allowed) == 1 else None


def _actor(portal: Portal, actor: str) -> Finding:
    label = portal.actors[actor]
    return Finding.exact(Prose(capital(label.fr), capital(label.en)), f"actor {actor}")
