"""The words of questions: who does what, when, and what stands in a field."""

from datetime import datetime

from simulator.analysis.owed.wording import both, named
from simulator.analysis.path import Path
from simulator.engine.simulation import Happening
from simulator.quiz.ground import Ground
from simulator.spec.calendar import civil_date, french_date, local, time_of_day
from simulator.spec.expressions.words import describe, quoted
from simulator.spec.flow import FILL, INSURED, LOGOUT, OPEN, OUTSIDE, Field, Flow, Leaf, Screen, Text
from simulator.spec.text import Lang, Prose

Typed = str | tuple[str, ...]


def capital(text: str) -> str:
    """With its first letter a capital."""
    return text[:1].upper() + text[1:]


def moment(instant: datetime, lang: Lang, *, clock: bool) -> str:
    """« le 31/01/2022 », « le 31/01/2022 à 12:00 »."""
    day, at = french_date(civil_date(instant)), time_of_day(instant)
    if lang == "fr":
        return f"le {day} à {at}" if clock else f"le {day}"
    return f"on {day} at {at}" if clock else f"on {day}"


def instant(at: datetime) -> Prose:
    """An instant as a choice says it."""
    here = local(at)
    day, clock = french_date(here.date()), f"{here:%H:%M:%S}" if here.second else f"{here:%H:%M}"
    return Prose(f"Le {day} à {clock}", f"On {day} at {clock}")


def actor(ground: Ground, path: Path, by: str) -> Prose:
    """Who acts: the insured person by name, others by their role."""
    if by == INSURED:
        name = ground.library.dossiers.name(path.insured) or path.insured
        return Prose(name, name)
    return ground.library.portal.actors[by]


def button(flow: Flow, leaf: Leaf, event: str, lang: Lang) -> str:
    """The text of the button that fires an event in a place, as one sees it there."""
    found = (b for screen in leaf.screens for b in screen.buttons if b.event.id == event)
    shown = next(found, None)
    label = shown.label if shown is not None else flow.events[event].label
    return quoted(label.of(lang).source, lang)


def cited_label(ground: Ground, leaf: Leaf, event: str, lang: Lang) -> str:
    """What one does, by its button: « Suivant », la déconnexion."""
    if event in (LOGOUT, OPEN):
        return ground.wording.trigger(event, lang)
    return button(ground.flow, leaf, event, lang)


def title(screen: Screen, lang: Lang) -> str:
    """A screen by its title."""
    return named(screen.title, lang)


def sentence(text: Text) -> Prose:
    """A text of the flow whole, its placeholders by what they stand for: a rule's sentence, a line."""

    def said(lang: Lang) -> str:
        parts = text.of(lang).parts
        return "".join(part if isinstance(part, str) else f"‹{describe(part.expression, lang)}›" for part in parts)

    return both(said)


def doing(ground: Ground, path: Path, leaf: Leaf, event: str, lang: Lang) -> str:
    """« Jean Dupont clique sur « Suivant » »: a person, and what they do in a place."""
    flow, french = ground.flow, lang == "fr"
    declared = flow.events.get(event)
    by = declared.by if declared is not None else (flow.access[0].by if flow.access else INSURED)
    who = actor(ground, path, by).of(lang)
    name = named(flow.name, lang)
    if event == LOGOUT:
        return f"{who} se déconnecte" if french else f"{who} logs out"
    if event == OPEN:
        return f"{who} rouvre la démarche {name}" if french else f"{who} opens the journey {name} again"
    if event == FILL:
        return f"{who} remplit le formulaire" if french else f"{who} fills in the form"
    label = button(flow, leaf, event, lang)
    if by == OUTSIDE:
        return f"un fait extérieur survient, {label}" if french else f"an outside fact occurs, {label}"
    return f"{who} clique sur {label}" if french else f"{who} clicks {label}"


def cause(ground: Ground, path: Path, happening: Happening, lang: Lang) -> str:
    """What made something happen."""
    if happening.kind == "timer":
        return "l'échéance tombe" if lang == "fr" else "the deadline comes"
    if happening.kind == "start":
        by, name = actor(ground, path, happening.by).of(lang), named(ground.flow.name, lang)
        return f"{by} ouvre la démarche {name}" if lang == "fr" else f"{by} opens the journey {name}"
    event = happening.firing.event
    return doing(ground, path, ground.flow.leaves[happening.firing.before.state], event, lang)


def holding(field: Field, text: Typed, lang: Lang) -> str:
    """What stands in a field: « Date de naissance » contient 05/01/2003."""
    label, value = quoted(field.label.of(lang).source, lang), content(field, text, lang)
    if field.kind == "tick":
        verb = Prose("est", "is") if ticked(text) else Prose("n'est pas", "is not")
        return f"{label} {verb.of(lang)} {'coché' if lang == 'fr' else 'ticked'}"
    if not text:
        return f"{label} {'reste' if lang == 'fr' else 'is left'} {value}"
    if field.type.labels:
        return f"{label} {'est' if lang == 'fr' else 'is'} {value}"
    return f"{label} {'contient' if lang == 'fr' else 'holds'} {value}"


def content(field: Field, text: Typed, lang: Lang) -> str:
    """The content alone: 05/01/2003, « passeport », coché."""
    if field.kind == "tick":
        return Prose("coché", "ticked").of(lang) if ticked(text) else Prose("non coché", "not ticked").of(lang)
    if not text:
        return "vide" if lang == "fr" else "empty"
    labels, texts = field.type.labels, (text,) if isinstance(text, str) else text
    return listed([quoted(labels[each].of(lang), lang) if each in labels else each for each in texts], lang)


def elided(before: str, after: str) -> str:
    """« de », « que » before a name, cut before a vowel: « d'Eva »."""
    return f"{before[:-1]}'{after}" if after[:1].casefold() in "aàâeéèêiîïoôuùûyh" else f"{before} {after}"


def stopped(text: str) -> str:
    """A sentence with its full stop, which a quotation may have already."""
    return text if text.rstrip("»” \N{NO-BREAK SPACE}").endswith((".", "!", "?", "…")) else f"{text}."


def ticked(text: Typed) -> bool:
    """Whether what is typed for a tick sets it."""
    return text not in ("", "no")


def listed(items: list[str], lang: Lang) -> str:
    """« A », « B » et « C »."""
    joint = " et " if lang == "fr" else " and "
    return joint.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
