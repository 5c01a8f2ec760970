"""What comes after a click, or after logging out; near it, what other clicks close by lead to."""

from collections.abc import Iterator
from typing import Final

from simulator.analysis.owed.wording import both
from simulator.analysis.path import Path
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.variant import clicked
from simulator.quiz.outcome import INACTIVE
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import last
from simulator.quiz.words import capital, cited_label, doing, title
from simulator.spec.expressions.tree import Expression, Filled, Not
from simulator.spec.expressions.words import describe, quoted
from simulator.spec.flow import LOGOUT, Arc, Leaf
from simulator.spec.load import Library
from simulator.spec.text import Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """Each step that somebody takes, once."""
    for rank, arc in enumerate(_steps(ground)):
        path = ground.way(arc)
        if path is not None:
            item = _item(ground, arc, ground.by_people(path, rank))
            if item is not None:
                yield item


def _steps(ground: Ground) -> Iterator[Arc]:
    """The rows that an event of a person follows."""
    for arc in ground.flow.arcs():
        if arc.refusal is None and (arc.trigger in ground.flow.events or arc.trigger == LOGOUT):
            yield arc


def _item(ground: Ground, arc: Arc, path: Path) -> Item | None:
    def read(library: Library) -> Finding | None:
        return clicked(ground, path, library)

    right = read(ground.library)
    if right is None or "inactive" in right.claims or "refused" in right.claims or "same" in right.claims:
        return None
    leaf = ground.flow.leaves[arc.source]
    return Item(
        kind="next",
        id=f"{ground.flow.id}:next:{arc.source}:{arc.trigger}:{arc.to}",
        topics=(f"screen {leaf.screen.id}" if leaf.screen is not None else f"place {leaf.id}", f"event {arc.trigger}"),
        shape=" ".join(sorted({claim.split(" ")[0] for claim in right.claims})),
        text=both(lambda lang: _text(ground, arc, leaf, path, lang)),
        right=Answer(right, _because(ground, arc, path)),
        wrong=distinct(right, list(_near(ground, arc))),
        guide=ground.known(arc.branch.guide),
        path=path,
        read=read,
        asks=frozenset([f"arc {arc.source} {arc.trigger}", f"step {arc.trigger} {sorted(right.claims)}"]),
    )


def _text(ground: Ground, arc: Arc, leaf: Leaf, path: Path, lang: Lang) -> str:
    french = lang == "fr"
    click = doing(ground, path, leaf, arc.trigger, lang)
    known = [] if arc.when is None else [_holding(arc.when, lang)]
    submits = arc.trigger in ground.flow.events and ground.flow.events[arc.trigger].submit
    if (arc.branch.needs or submits) and not arc.opens:
        known.append("tout est en règle" if french else "all is in order")
    where, joint = _where(ground, leaf, lang), " ; " if french else "; "
    when = f"{capital(joint.join(known))}. " if known else ""
    return f"{when}{where}, {click}. Que se passe-t-il ?" if french else f"{when}{where}, {click}. What happens?"


def _holding(when: Expression, lang: Lang) -> str:
    """What is true where a step depends on it."""
    french = lang == "fr"
    match when:
        case Not(item=Filled(of=of)):
            return describe(of, lang) + (" n'est pas renseigné" if french else " is not filled in")
        case Not(item=item):
            return f"{'Ceci est faux : ' if french else 'This is false: '}{describe(item, lang)}"
    return describe(when, lang)


def _where(ground: Ground, leaf: Leaf, lang: Lang) -> str:
    """« Sur l'écran « 1. Le mandataire », à l'état « saisie du mandataire » »; only what is there."""
    french = lang == "fr"
    state = quoted(leaf.state.label.of(lang).source, lang)
    if leaf.screen is None:
        return f"À l'état {state}" if french else f"In the state {state}"
    name = title(leaf.screen, lang)
    if leaf.covers is not None:
        under = ground.flow.leaves[leaf.covers].screen
        if under is None:
            return f"Dans la fenêtre {name} (état {state})" if french else f"In the dialog {name} (state {state})"
        page = title(under, lang)
        return f"Dans la fenêtre {name}, sur l'écran {page}" if french else f"In the dialog {name} over {page}"
    titles = [other.screen.title.plain for other in ground.flow.leaves.values() if other.screen is not None]
    shared = titles.count(leaf.screen.title.plain) > 1
    at = f" (état {state})" if french else f" (state {state})"
    return (f"Sur l'écran {name}" if french else f"On the screen {name}") + (at if shared else "")


def _because(ground: Ground, arc: Arc, path: Path) -> Prose:
    """The state that the step leads to, or that the dialog has to be answered first."""
    if arc.opens:
        return Prose("Il faut d'abord confirmer.", "One has to confirm first.")
    found = last(ground.library, path, ground.flow.id)
    assert found is not None  # it was read already
    before, after = (ground.flow.leaves[s.state].state for s in (found[1].firing.before, found[1].firing.after))

    def said(lang: Lang) -> str:
        state = quoted(after.label.of(lang).source, lang)
        if after is before:
            return f"L'état reste {state}." if lang == "fr" else f"The state is still {state}."
        return f"L'état devient {state}." if lang == "fr" else f"The state becomes {state}."

    return both(said)


_EARLY: Final = Prose(
    "Le bouton est actif : rien d'obligatoire ne manque.", "The button is active: nothing mandatory is missing."
)


def _near(ground: Ground, arc: Arc) -> Iterator[Answer]:
    """What other steps come to: from the same place, from the next one, into this one, then anywhere."""
    steps = [other for other in _steps(ground) if other is not arc]
    target, source = arc.to or arc.source, arc.source
    ranked = sorted(
        steps, key=lambda other: (other.source != source, other.source != target, (other.to or other.source) != source)
    )
    for other in ranked:
        path = ground.way(other)
        found = None if path is None else clicked(ground, path, ground.library)
        if found is not None and not found.claims & {"same", "refused", "inactive"}:
            yield Answer(found, _elsewhere(ground, other))
    yield Answer(INACTIVE, _EARLY)


def _elsewhere(ground: Ground, other: Arc) -> Prose:
    """Which step that would be."""
    leaf = ground.flow.leaves[other.source]

    def said(lang: Lang) -> str:
        label, where = cited_label(ground, leaf, other.trigger, lang), _where(ground, leaf, lang)
        where = where[:1].lower() + where[1:]
        return f"C'est l'effet de {label} {where}." if lang == "fr" else f"That is the effect of {label} {where}."

    return both(said)
