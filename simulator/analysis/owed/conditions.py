"""Every condition of a flow as it is written somewhere: of a rule, a branch, a text, a field, a line of a document."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from simulator.analysis.owed.wording import Wording, both, named
from simulator.spec.expressions.tree import And, Expression, Named, Not, Or
from simulator.spec.flow import AUTO, Arc, Branch, Document, Each, Field, Flow, Guard, Leaf, Line, Screen
from simulator.spec.problems import Place
from simulator.spec.text import Prose


class Setting(NamedTuple):
    """Where a condition is evaluated: at rest in a leaf, or just before a row is followed."""

    leaf: str | None
    arc: Arc | None = None


class Condition(NamedTuple):
    """A condition, what it is the condition of, and where it is evaluated. ``over`` is the list it is asked of.

    ``ends`` say what comes of it when it is true, and when it is false.
    """

    id: str
    expression: Expression
    of: Prose
    ends: tuple[Prose, Prose]
    place: Place
    settings: tuple[Setting, ...]
    over: Expression | None = None


def compound(expression: Expression) -> bool:
    """Whether a condition has several clauses."""
    match expression:
        case And() | Or():
            return True
        case Not(item=inner) | Named(inner=inner, says=None):
            return compound(inner)
    return False


_RULE: Final = (Prose("vraie", "true"), Prose("fausse", "false"))
_OFFERED: Final = (Prose("proposé", "offered"), Prose("absent", "absent"))
_SHOWN: Final = (Prose("montré", "shown"), Prose("caché", "hidden"))
_PRINTED: Final = (Prose("imprimée", "printed"), Prose("absente", "absent"))


class Conditions:
    """Finds the conditions of a flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._wording = flow, Wording(flow)

    def guard(self, guard: Guard) -> Condition:
        """A rule: evaluated where it may refuse, or where a later row of the same branch is followed."""
        settings = []
        for rows in _rows(self._flow):
            for index, arc in enumerate(rows):
                if arc.guard is guard:
                    settings += [Setting(None, later) for later in rows[index:] if later.branch is arc.branch]
        of = both(lambda lang: ("la règle " if lang == "fr" else "the rule ") + named(guard.text, lang))
        return Condition(f"guard:{guard.id}", asked(guard), of, _RULE, guard.text.place, tuple(settings))

    def branches(self) -> Iterator[tuple[Branch, Condition]]:
        """Of each branch that has one: the page asks it to show a button, a click does, and automatic branches."""
        found: dict[Branch, list[Arc]] = {}
        for arc in self._flow.arcs():
            if arc.when is not None and arc.refusal is None:
                found.setdefault(arc.branch, []).append(arc)
        met: Counter[str] = Counter()
        for branch, arcs in found.items():
            first = arcs[0]
            settings = [Setting(arc.source) for arc in arcs]
            if first.trigger == AUTO:
                settings = [Setting(None, arc) for arc in arcs] + settings
            assert branch.when is not None  # asked above
            name = f"branch:{first.source}:{first.trigger}"
            met[name] += 1
            name = name if met[name] == 1 else f"{name}#{met[name]}"
            ends = _RULE if first.trigger == AUTO else _OFFERED
            yield branch, Condition(name, branch.when, self._way(first), ends, branch.place, tuple(settings))

    def _way(self, arc: Arc) -> Prose:
        name, wording = arc.source, self._wording
        if arc.trigger == AUTO:
            return Prose(
                f"la condition pour quitter {wording.leaf(name, 'fr')} de soi-même",
                f"the condition to leave {wording.leaf(name, 'en')} by itself",
            )
        return Prose(
            f"{wording.trigger(arc.trigger, 'fr')} dans {wording.leaf(name, 'fr')}",
            f"{wording.trigger(arc.trigger, 'en')} in {wording.leaf(name, 'en')}",
        )

    def screen(self, screen: Screen) -> Iterator[Condition]:
        """Those of its texts, of its fields where they have several clauses, and of the choice for every record."""
        settings = tuple(Setting(leaf.id) for leaf in showing(self._flow, screen))
        for number, line in enumerate(screen.lines, 1):
            if line.when is not None:
                of = _line(line, "le texte", "the text")
                yield Condition(f"text:{screen.id}:{number}", line.when, of, _SHOWN, line.text.place, settings)
        for field in screen.fields:
            yield from _field(field, settings)

    def document(self, document: Document) -> Iterator[Condition]:
        """Those of its lines, in order; the lines of a list are asked of each record."""
        arcs = [arc for arc in self._flow.arcs() if arc.refusal is None and not arc.opens]
        settings = tuple(Setting(None, arc) for arc in arcs if document in (arc.branch.issue, arc.branch.give))
        for number, (line, over) in enumerate(_lines(document.lines, None), 1):
            if line.when is not None:
                of = _line(line, "la ligne", "the line")
                name = f"document:{document.id}:{number}"
                yield Condition(name, line.when, of, _PRINTED, line.text.place, settings, over)


def asked(guard: Guard) -> Expression:
    """What a rule asks, without its name."""
    return guard.condition.inner if isinstance(guard.condition, Named) else guard.condition


def showing(flow: Flow, screen: Screen) -> Iterator[Leaf]:
    """The leaves where a screen can be used."""
    return (leaf for leaf in flow.leaves.values() if screen in leaf.screens)


def _rows(flow: Flow) -> Iterator[tuple[Arc, ...]]:
    for leaf in flow.leaves.values():
        yield from leaf.arcs.values()


def _field(field: Field, settings: tuple[Setting, ...]) -> Iterator[Condition]:
    if field.shown is not None and compound(field.shown):
        of = both(lambda lang: ("le champ " if lang == "fr" else "the field ") + named(field.label, lang))
        yield Condition(f"field:{field.key}", field.shown, of, _SHOWN, field.label.place, settings)
    everything = field.everything
    if everything is not None and everything.when is not None:
        of = _line(everything, "le choix", "the choice")
        yield Condition(f"all:{field.key}", everything.when, of, _OFFERED, everything.text.place, settings)


def _line(line: Line, fr: str, en: str) -> Prose:
    return Prose(f"{fr} {named(line.text, 'fr')}", f"{en} {named(line.text, 'en')}")


def _lines(lines: Iterable[Line | Each], over: Expression | None) -> Iterator[tuple[Line, Expression | None]]:
    for line in lines:
        if isinstance(line, Each):
            yield from _lines(line.lines, line.over)
        else:
            yield line, over
