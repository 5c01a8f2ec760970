"""Fields: each is to be filled, left empty where it may be, given every option, shown and hidden."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.conditions import showing
from simulator.analysis.owed.missing import filled
from simulator.analysis.owed.obligation import Obligation
from simulator.analysis.owed.scene import Scene
from simulator.analysis.owed.wording import named
from simulator.engine.forms import ALL
from simulator.engine.rows import internal, visible_fields
from simulator.engine.snapshot import Entry, Fired
from simulator.spec.expressions.compile import Run, compiled
from simulator.spec.expressions.tree import BOOL, Compare, Expression, FieldValue, Literal
from simulator.spec.flow import FILL, Field, Flow, Leaf
from simulator.spec.text import Lang, Prose

_SAID: Final = {
    "given": Prose("est rempli", "is filled in"),
    "ticked": Prose("est coché", "is ticked"),
    "empty": Prose("est laissé vide", "is left empty"),
    "shown": Prose("est montré", "is shown"),
    "hidden": Prose("est caché", "is hidden"),
    "several": Prose("reçoit plusieurs choix", "is given several choices"),
}


class Fields:
    """What a person can do with each field. What is refused of it stands among the refusals."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._leaves = {screen.id: tuple(showing(flow, screen)) for screen in flow.screens.values()}
        self.obligations = tuple(self._owed())
        self._tests: Mapping[str, tuple[tuple[str, Run], ...]] = {
            leaf.id: tuple((f.key, compiled(f.shown)) for f in visible_fields(leaf) if f.shown is not None)
            for leaf in flow.leaves.values()
        }
        self._free: Mapping[str, tuple[tuple[str, Run | None], ...]] = {
            leaf.id: tuple((f.key, compiled(f.shown) if f.shown else None) for f in visible_fields(leaf) if f.optional)
            for leaf in flow.leaves.values()
        }

    def shown(self, scene: Scene) -> Iterator[str]:
        """What was typed, what was left when something happened, and which fields are there now."""
        firing = scene.firing
        if firing.event == FILL:
            for key in firing.inputs:
                yield from self._typed(key, firing.after.data.get(key))
        elif scene.kind == "event" and isinstance(firing.outcome, Fired):
            before = firing.before
            for key, test in self._free[before.state]:
                if key not in before.data and (test is None or test(before, firing.facts, None)):
                    yield self._id(key, "empty")
        for key, test in self._tests[scene.rests.id]:
            yield self._id(key, "shown" if test(firing.after, firing.facts, None) else "hidden")

    def _typed(self, key: str, entry: Entry | None) -> Iterator[str]:
        if entry is None or entry.value is None:
            return
        field = self._flow.fields[key]
        yield self._id(key, "ticked" if field.kind == "tick" else "given")
        texts = (entry.typed,) if isinstance(entry.typed, str) else entry.typed
        if field.options or texts == (ALL,):
            yield from (self._id(key, f"option:{text}") for text in texts)
        if len(texts) > 1:
            yield self._id(key, "several")

    def _id(self, key: str, what: str) -> str:
        return f"{self._flow.id}:field:{key}:{what}"

    def _owed(self) -> Iterator[Obligation]:
        for screen in self._flow.screens.values():
            for field in screen.fields:
                yield from self._of(field, self._leaves[screen.id])

    def _of(self, field: Field, leaves: Iterable[Leaf]) -> Iterator[Obligation]:
        places = tuple(leaf.id for leaf in leaves)
        full = filled(field)
        yield self._at_rest(field, "ticked" if field.kind == "tick" else "given", places, (full, True))
        if field.optional:
            yield self._left(field, places)
        for option in field.options:
            chosen = self._chosen(field, f"option:{option.id}", named(option.label, "fr"), named(option.label, "en"))
            goals = [Goal(self._flow.id, place, ((_equal(field, option.id), True),)) for place in places]
            yield self._obligation(field, f"option:{option.id}", chosen, tuple(goals))
        if field.everything is not None:
            text = field.everything.text
            chosen = self._chosen(field, f"option:{ALL}", named(text, "fr"), named(text, "en"))
            goals = [Goal(self._flow.id, place, data={field.key: ALL}) for place in places]
            yield self._obligation(field, f"option:{ALL}", chosen, tuple(goals))
        if field.many:
            yield self._obligation(field, "several", self._text(field, "several"), ())
        if field.shown is not None:
            yield self._at_rest(field, "shown", places, (field.shown, True))
            yield self._at_rest(field, "hidden", places, (field.shown, False))

    def _at_rest(self, field: Field, what: str, places: Iterable[str], holds: tuple[Expression, bool]) -> Obligation:
        goals = tuple(Goal(self._flow.id, place, (holds,)) for place in places)
        return self._obligation(field, what, self._text(field, what), goals)

    def _left(self, field: Field, places: Iterable[str]) -> Obligation:
        """An optional field is left empty when something else is done where it stands."""
        holds = ((filled(field), False), *(() if field.shown is None else ((field.shown, True),)))
        goals = []
        for place in places:
            rows = (arc for arcs in self._flow.leaves[place].arcs.values() for arc in arcs)
            ways = [arc for arc in rows if arc.refusal is None and not internal(arc.trigger)]
            ways.sort(key=lambda arc: arc.trigger not in self._flow.events or not self._flow.events[arc.trigger].submit)
            goals += [Goal(self._flow.id, place, holds, arc=arc) for arc in ways]
        return self._obligation(field, "empty", self._text(field, "empty"), tuple(goals))

    def _obligation(self, field: Field, what: str, text: Prose, goals: tuple[Goal, ...]) -> Obligation:
        return Obligation(self._id(field.key, what), "field", self._flow.id, text, field.label.place, goals)

    def _text(self, field: Field, what: str) -> Prose:
        return Prose(*(f"{self._label(field, lang)} {_SAID[what].of(lang)}" for lang in ("fr", "en")))

    def _label(self, field: Field, lang: Lang) -> str:
        return ("le champ " if lang == "fr" else "the field ") + named(field.label, lang)

    def _chosen(self, field: Field, what: str, fr: str, en: str) -> Prose:
        return Prose(
            f"{fr} est choisi dans {named(field.label, 'fr')}", f"{en} is chosen in {named(field.label, 'en')}"
        )


def _equal(field: Field, option: str) -> Expression:
    value = FieldValue(field.type, field.key, 0, field.key, field.label.plain, None, field.shown)
    return Compare(BOOL, f"{field.key} == '{option}'", 0, "==", value, Literal(field.type, option, 0, option))
