"""The phrases that lay out a dossier: what of it differs from the one everybody knows."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from simulator.analysis.path import Path
from simulator.scenarios.scenario import CannotTell
from simulator.scenarios.ways import Step
from simulator.spec import typed
from simulator.spec.calendar import french_date
from simulator.spec.expressions.tree import Value
from simulator.spec.load import Library
from simulator.spec.portal import Datum
from simulator.spec.text import Lang, Prose


def steps(library: Library, path: Path, lang: Lang) -> Iterator[tuple[Step, str, Value]]:
    """A sentence for each datum that is not as in the dossiers, with its name and its value."""
    known = library.dossiers.people[path.insured]
    person = library.dossiers.name(path.insured)
    for name, value in path.dossier.items():
        if value != known.get(name):
            yield _step(library.dossiers.fields[name], value, person, lang), name, value


def _step(datum: Datum, value: Value, person: str, lang: Lang) -> Step:
    label = datum.label.of(lang)
    if value is None:
        return Step("dossier_lacks", {"person": person, "dossier_field": label})
    text = _text(value)
    if text is None or typed.read(text, datum.type) != value:
        raise CannotTell(
            Prose(
                f"aucune phrase n'écrit « {datum.label.fr} » du dossier",
                f"no phrase writes “{datum.label.en}” of the file",
            )
        )
    return Step("dossier_says", {"person": person, "text": text, "dossier_field": label})


def _text(value: Value) -> str | None:
    """A value as it is typed; None for what is no single text."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return french_date(value)
        case str() | int() | Decimal():
            return str(value)
    return None
