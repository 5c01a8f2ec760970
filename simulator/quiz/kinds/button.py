"""Is the button active, and what is missing if it is not? A form filled in part."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from simulator.analysis.owed.wording import both
from simulator.analysis.path import Path
from simulator.engine import forms
from simulator.engine.snapshot import Refused, Snapshot
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.misses import misses
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import last, without
from simulator.quiz.words import button, holding, listed, title
from simulator.spec.expressions.tree import FieldValue, walk
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Arc, Field, Flow, Screen
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang, Prose

MOST_NAMED: Final = 4
"""Fields that are named one by one."""


def items(ground: Ground) -> Iterator[Item]:
    """Each form that a button submits: whole, without one of its fields, without two."""
    rank, seen = 0, set()
    for arc in ground.flow.arcs():
        screen = _form(ground.flow, arc)
        path = ground.way(arc) if screen is not None and (screen.id, arc.trigger) not in seen else None
        if screen is None or path is None:
            continue
        filled = _filled(ground.flow, path, screen)
        mandatory = [field.key for field in filled if not field.optional]
        gaps = [(), *((key,) for key in mandatory), *combinations(mandatory, 2)]
        for left in gaps if len(screen.fields) > 1 else gaps[:0]:
            item = _item(ground, arc, screen, without(ground.by_people(path, rank), ground.flow.id, left), left)
            if item is not None:
                seen.add((screen.id, arc.trigger))
                rank += 1
                yield item


def _form(flow: Flow, arc: Arc) -> Screen | None:
    """The form that a row submits, once it is whole."""
    event = flow.events.get(arc.trigger)
    if arc.refusal is not None or event is None or not event.submit:
        return None
    shown = (s for s in flow.leaves[arc.source].screens if s.fields and any(b.event is event for b in s.buttons))
    return next(shown, None)


def _filled(flow: Flow, path: Path, screen: Screen) -> list[Field]:
    """The fields of a form that a path fills."""
    typed = {key for act in path.acts if act.kind == "fill" and act.flow == flow.id for key in act.inputs}
    return [field for field in screen.fields if field.key in typed]


def _item(ground: Ground, arc: Arc, screen: Screen, path: Path, left: tuple[str, ...]) -> Item | None:
    def read(library: Library) -> Finding | None:
        return _state(ground, path, library)

    right, asked = read(ground.library), last(ground.library, path, ground.flow.id)
    if right is None or asked is None:
        return None
    before, facts = asked[1].firing.before, asked[1].firing.facts
    shown = [field for field in screen.fields if forms.shown(field, before, facts)]
    filled = [field for field in shown if field.key in before.data]
    if not filled:
        return None
    near = [
        *misses(ground, lambda place: place[:2] == ("screens", screen.id), read),
        *_others(shown, right, filled),
    ]
    return Item(
        kind="button",
        id=f"{ground.flow.id}:button:{arc.source}:{arc.trigger}:{'+'.join(left) or 'whole'}",
        topics=(f"form {screen.id}", *left),
        shape=f"{len(left)} missing",
        text=both(lambda lang: _text(ground, arc, screen, before, (shown, filled), lang)),
        right=Answer(right, _because(shown)),
        wrong=distinct(right, near),
        guide=ground.known((*ground.flow.events[arc.trigger].label.guide, *(screen.note.guide if screen.note else ()))),
        path=path,
        read=read,
        asks=frozenset(f"form {screen.id} {key}" for key in left or ("whole",)),
    )


def _state(ground: Ground, path: Path, library: Library) -> Finding | None:
    """What the button is like at the end of a run that ends on its click."""
    found = last(library, path, ground.flow.id)
    if found is None:
        return None
    outcome = found[1].firing.outcome
    reasons = outcome.reasons if isinstance(outcome, Refused) else ()
    missing = [reason.subject for reason in reasons if reason.kind == "missing"]
    if reasons and not missing and reasons[0].kind != "guard":
        return None
    flow = library.flows[ground.flow.id]
    return _lacking([flow.fields[key] for key in missing]) if missing else ACTIVE


ACTIVE = Finding.exact(Prose("Actif", "Active"), "active")


def _lacking(fields: list[Field]) -> Finding:
    def said(lang: Lang) -> str:
        names = listed([quoted(field.label.of(lang).source, lang) for field in fields], lang)
        return (
            f"Inactif : il manque {names}"
            if lang == "fr"
            else f"Inactive: {names} {'is' if len(fields) == 1 else 'are'} missing"
        )

    return Finding.exact(both(said), f"missing {'|'.join(field.key for field in fields)}")


def _others(shown: list[Field], right: Finding, filled: list[Field]) -> Iterator[Answer]:
    """What one may take for missing: what may stay empty, or is there already."""
    if right is not ACTIVE:
        yield Answer(ACTIVE, Prose("Un champ obligatoire manque encore.", "A mandatory field is still missing."))
    for field in shown:
        label = field.label.plain
        fr, en = quoted(label.fr, "fr"), quoted(label.en, "en")
        if field.optional and field not in filled:
            yield Answer(_lacking([field]), Prose(f"{fr} est facultatif.", f"{en} is optional."))
        elif field in filled:
            yield Answer(_lacking([field]), Prose(f"{fr} est déjà rempli.", f"{en} is filled in already."))
        elif right is not ACTIVE:
            yield Answer(_lacking([field]), Prose("Il manque autre chose encore.", "Something else is missing too."))


def _because(shown: list[Field]) -> Prose:
    fields = [field for field in shown if not field.optional]
    fr, en = (listed(_names(fields, lang), lang) for lang in LANGS)
    if not fields:
        return Prose("Aucun champ n'est obligatoire.", "No field is mandatory.")
    return Prose(f"Sont obligatoires : {fr}.", f"These are mandatory: {en}.")


def _names(fields: list[Field], lang: Lang) -> list[str]:
    return [quoted(field.label.of(lang).source, lang) for field in fields]


_ONLY: Final = Prose("on a rempli {}, et rien d'autre", "nothing has been filled in but {}")
_BUT: Final = Prose("on a tout rempli sauf {}", "all has been filled in but {}")
_ALL: Final = Prose("on a tout rempli", "all has been filled in")


def _said(words: Prose, names: str, lang: Lang) -> str:
    return names.join(words.of(lang).split("{}"))


def _text(
    ground: Ground, arc: Arc, screen: Screen, before: Snapshot, fields: tuple[list[Field], list[Field]], lang: Lang
) -> str:
    """What is filled, or where that is long what is not; with what is chosen where other fields depend on it."""
    shown, filled = fields
    french, name = lang == "fr", title(screen, lang)
    label = button(ground.flow, ground.flow.leaves[arc.source], arc.trigger, lang)
    empty = _names([field for field in shown if field not in filled], lang)
    chosen = [holding(f, before.data[f.key].typed, lang) for f in filled if _decides(f, screen)]
    note = f" ({', '.join(chosen)})" if chosen else ""
    if len(filled) <= MOST_NAMED:
        told = _said(_ONLY, listed(_names(filled, lang), lang), lang)
    else:
        told = _said(_BUT, listed(empty, lang), lang) if empty else _ALL.of(lang)
    if french:
        return f"Dans {name}, {told}{note}. Comment est le bouton {label} ?"
    return f"In {name}, {told}{note}. What is the button {label} like?"


def _decides(field: Field, screen: Screen) -> bool:
    """Whether other fields of the form are shown or not by what is in this one."""
    parts = (part for other in screen.fields if other.shown is not None for part in walk(other.shown))
    return any(isinstance(part, FieldValue) and part.key == field.key for part in parts)
