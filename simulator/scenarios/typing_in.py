"""Typing into a form as a person does: field after field, those that appear on the way included."""

from collections.abc import Iterator, Mapping

from simulator.portal import by_label
from simulator.portal.page import FieldView, page
from simulator.scenarios.scenario import CannotTell, Rows
from simulator.scenarios.ways import Step, Way, field
from simulator.spec.text import Lang, Prose

Typed = str | tuple[str, ...]
YES = {"fr": "oui", "en": "yes"}
NO = {"fr": "non", "en": "no"}


def typed_in(way: Way, person: str, case: str, inputs: Mapping[str, Typed], lang: Lang) -> Way:
    """The way on, once all of it is typed; what already stands there is left alone.

    Raises:
        CannotTell: for a field that is never within reach, or an option that is not offered.
    """
    left = dict(inputs)
    while left:
        seen = page(way.simulation, person, lang).within_reach
        shown = [f.key for screen in seen if screen.case == case for f in screen.fields if f.key in left]
        if not shown:
            way = _hidden(way, case, left)
            break
        way = _one(way, person, case, (shown[0], left.pop(shown[0])), lang)
    return way


def _hidden(way: Way, case: str, left: Mapping[str, Typed]) -> Way:
    """Nothing is typed into a field one does not see: that can be said of an empty text only."""
    data = way.simulation.cases[case].snapshot.data
    flow = way.simulation.library.flows[way.simulation.cases[case].flow]
    for key, text in left.items():
        if chosen(text) or key in data:
            named = flow.fields.get(key)
            fr, en = named.label.plain if named else Prose(key, key)
            raise CannotTell(Prose(f"le champ « {fr} » n'est pas à l'écran", f"the field “{en}” is not on screen"))
    return way


def _one(way: Way, person: str, case: str, typed: tuple[str, Typed], lang: Lang) -> Way:
    key, text = typed
    seen = field(page(way.simulation, person, lang), case, key)
    assert seen is not None  # the caller has looked
    if chosen(seen.typed or "") == chosen(text):
        return way
    if not chosen(text):
        if seen.type == "tick":
            return _typed(way, person, seen, "no", Step("untick", {"box": seen.label}), lang)
        return _typed(way, person, seen, "", Step("clear", {"field": seen.label}), lang)
    if seen.type == "choice":
        return _choose(way, person, seen, chosen(text), lang)
    if seen.type == "tick":
        return _tick(way, person, seen, text, lang)
    assert isinstance(text, str)  # only choices take several
    return _typed(way, person, seen, text, Step("fill", {"field": seen.label, "text": text}), lang)


def chosen(text: Typed) -> tuple[str, ...]:
    """What is typed or chosen; nothing for an empty text."""
    texts = (text,) if isinstance(text, str) else text
    return tuple(item for item in texts if item)


def _tick(way: Way, person: str, seen: FieldView, text: Typed, lang: Lang) -> Way:
    if text == "no":
        return way if not seen.typed else _typed(way, person, seen, "no", Step("untick", {"box": seen.label}), lang)
    if text != "yes":
        raise CannotTell(Prose(f"« {seen.label} » ne peut être que coché ou non", f"“{seen.label}” is ticked or not"))
    return _typed(way, person, seen, "yes", Step("tick", {"box": seen.label}), lang)


def _choose(way: Way, person: str, seen: FieldView, options: tuple[str, ...], lang: Lang) -> Way:
    labels = {option.id: option.label for option in seen.options}
    unknown = [option for option in options if option not in labels]
    if unknown or (len(options) > 1 and not seen.many):
        named = ", ".join(unknown or options)
        raise CannotTell(
            Prose(f"« {seen.label} » ne propose pas « {named} »", f"“{seen.label}” does not offer “{named}”")
        )
    if seen.many and seen.typed:
        way = _typed(way, person, seen, "", Step("clear", {"field": seen.label}), lang)
    for count, option in enumerate(options, 1):
        chosen = tuple(labels[item] for item in options[:count]) if seen.many else labels[option]
        step = Step("choose", {"option": labels[option], "field": seen.label})
        way = _typed(way, person, seen, chosen, step, lang)
    return way


def _typed(way: Way, person: str, seen: FieldView, typed: Typed, step: Step, lang: Lang) -> Way:
    act = by_label.fill(way.simulation, person, seen.label, typed, lang)
    if not act.done:
        why = "; ".join(act.reasons)
        raise CannotTell(Prose(f"« {seen.label} » : {why}", f"“{seen.label}”: {why}"))
    return way.then(act, step)


# --- one table for a form


def as_form(steps: tuple[Step, ...], lang: Lang) -> Iterator[Step]:
    """Fields filled in a row, written as the table of one form."""
    rows: list[tuple[Step, tuple[str, str]]] = []
    for step in steps:
        row = row_of(step, lang)
        if row is None:
            yield from _table(rows)
            rows = []
            yield step
        else:
            rows.append((step, row))
    yield from _table(rows)


def _table(rows: list[tuple[Step, tuple[str, str]]]) -> Iterator[Step]:
    if len(rows) == 1:
        yield rows[0][0]
    elif rows:
        table: Rows = tuple(row for _, row in rows)
        yield Step("fill_form", {"table": table})


def row_of(step: Step, lang: Lang) -> tuple[str, str] | None:
    """What the step types, as a row; None where a cell cannot hold it, or means something else."""
    values = {name: str(value) for name, value in step.values.items()}
    if step.phrase == "fill":
        row = values["field"], values["text"]
    elif step.phrase == "choose":
        row = values["field"], values["option"]
    elif step.phrase == "tick":
        row = values["box"], YES[lang]
    elif step.phrase == "untick":
        row = values["box"], NO[lang]
    else:
        return None
    return row if all(fits(cell) for cell in row) else None


def fits(cell: str) -> bool:
    """Whether a cell of a table can hold a text."""
    return bool(cell) and cell == cell.strip() and "\n" not in cell and not cell.endswith("\\")
