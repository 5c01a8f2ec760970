"""What is typed at the prompt, understood: a click, a field filled, or a command. A label on screen always wins."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.play.journey import Journey
from harness.play.safe import short
from harness.play.things import Thing, things
from harness.play.words import Verb, command, folded, forms, named
from harness.sight import closest, fields
from harness.wordings import KINDS
from simulator.portal.page import FieldView, Page
from simulator.spec.calendar import Duration, DurationError, parse_french_date

LONGEST: Final = 10_000
"""Characters of a line; what a field takes is less, and the portal says so."""

YES, NO = ("oui", "yes", "x"), ("non", "no", "")
EARLIEST, LATEST = 1900, 2999
_WHEN = re.compile(
    r"(?P<day>\d{2}/\d{2}/\d{4})(?:[\s,]+(?:(?:à|at)\s+)?(?P<h>\d{1,2})[:h](?P<m>\d{2})(?::(?P<s>\d{2}))?)?"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")


class Click(NamedTuple):
    """A click on something on screen."""

    thing: Thing


class Fill(NamedTuple):
    """A field to fill: the text, « yes » or « no » for a box, labels of options for a choice; "" clears."""

    field: FieldView
    typed: str | tuple[str, ...]


class Order(NamedTuple):
    """A command and what follows it."""

    verb: Verb
    argument: str = ""


Command = Click | Fill | Order


def unquoted(text: str) -> str:
    """A label without the quotation marks that phrases put around it."""
    found = re.fullmatch(r"\s*(?:«\s*(.*?)\s*»|“(.*)”|\"(.*)\")\s*", text, re.DOTALL)
    return next((part for part in found.groups() if part is not None), text) if found else text


def checked(line: str, say: Say) -> str:
    """A line that can be worked with.

    Raises:
        BadInputError: for control characters, half characters, or a line beyond ``LONGEST``.
    """
    if len(line) > LONGEST:
        raise BadInputError(
            say(f"ligne trop longue (plus de {LONGEST} caractères)", f"line longer than {LONGEST} characters")
        )
    line = line.replace("\t", " ").strip()
    for character in line:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            seen = short(character)
            raise BadInputError(say(f"caractère de contrôle refusé : {seen}", f"control character refused: {seen}"))
    return line


def read(line: str, journey: Journey, say: Say) -> Command:
    """What a line, already :func:`checked`, asks for.

    Raises:
        BadInputError: where it asks for nothing known; the message suggests what looks most like it.
    """
    page = journey.page()
    if line.startswith(":"):
        order = command(line[1:].strip())
        if order is None:
            raise _unknown(line[1:].strip(), forms(), say)
        return _ordered(order, journey, page, say)
    clickable = things(journey, page)
    text = unquoted(line)
    thing = next((thing for thing in clickable if folded(thing.label) == folded(text)), None)
    if thing is None and text.isascii() and text.isdigit():
        thing = _numbered(text, clickable, say)
    if thing is not None:
        return Click(thing)
    filled = _filling(line, page, say)
    if filled is not None:
        return filled
    order = command(line)
    return _ordered(order, journey, page, say) if order is not None else _begun(text, clickable, page, say)


def _numbered(text: str, clickable: tuple[Thing, ...], say: Say) -> Thing:
    number = int(text) if len(text) < 6 else 0
    if 1 <= number <= len(clickable):
        return clickable[number - 1]
    raise BadInputError(
        say(f"il n'y a pas de numéro {short(text)} à l'écran", f"there is no number {short(text)} on screen")
    )


def _ordered(order: tuple[Verb, str], journey: Journey, page: Page, say: Say) -> Command:
    verb, argument = order
    if verb != "click":
        return Order(verb, argument)
    text = unquoted(argument)
    clickable = things(journey, page)
    if text.isascii() and text.isdigit():
        return Click(_numbered(text, clickable, say))
    label = named(text, (thing.label for thing in clickable))
    if label is not None:
        return Click(next(thing for thing in clickable if thing.label == label))
    return Order("click", text)


def _filling(line: str, page: Page, say: Say) -> Fill | None:
    known = {field.label: field for field in fields(page)}
    for sign in re.finditer("=", line):
        label = named(unquoted(line[: sign.start()].strip()), known)
        if label is not None:
            return Fill(known[label], value(known[label], line[sign.end() :].strip(), say))
    left, equals, _ = line.partition("=")
    if not equals:
        return None
    raise _unknown(left.strip(), known, say, ("le champ", "the field"))


def value(field: FieldView, text: str, say: Say) -> str | tuple[str, ...]:
    """What is to be typed into a field for a text.

    Raises:
        BadInputError: for a box that is neither ticked nor not, or an option that is not one.
    """
    if field.type == "tick":
        if folded(text) in (*YES, *NO):
            return "yes" if folded(text) in YES else "no"
        raise BadInputError(
            say(f"« {field.label} » se coche par oui ou non", f"“{field.label}” is ticked by yes or no")
        )
    text = unquoted(text)
    if field.type != "choice" or not text:
        return text
    whole = _option(field, text)
    if whole is None and field.many:
        parts = [part.strip() for part in text.split(";") if part.strip()]
        return tuple(_option(field, part) or _no_option(field, part, say) for part in parts)
    found = whole or _no_option(field, text, say)
    return (found,) if field.many else found


def _option(field: FieldView, text: str) -> str | None:
    labels = [option.label for option in field.options]
    exact = named(text, labels)
    rank = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return exact or (labels[rank - 1] if 1 <= rank <= len(labels) else None)


def _no_option(field: FieldView, text: str, say: Say) -> str:
    labels = [option.label for option in field.options]
    known = " / ".join(short(label) for label in labels) or "–"
    near = closest(text, labels)
    hint = say.meant(near) if near else f" ({known})"
    raise BadInputError(
        say(
            f"« {field.label} » n'offre pas « {short(text)} »{hint}",
            f"“{field.label}” does not offer “{short(text)}”{hint}",
        )
    )


def _begun(text: str, clickable: tuple[Thing, ...], page: Page, say: Say) -> Command:
    """A label only begun; a box is ticked, or unticked, by its name alone."""
    known = {field.label: field for field in fields(page)}
    label = named(text, (*(thing.label for thing in clickable), *known))
    if label in known:
        field = known[label]
        if field.type == "tick":
            return Fill(field, "no" if field.typed == "yes" else "yes")
        raise BadInputError(say(f"pour remplir ce champ : {label} = …", f"to fill this field: {label} = …"))
    if label is not None:
        return Click(next(thing for thing in clickable if thing.label == label))
    raise _unknown(text, (*(thing.label for thing in clickable), *known, *forms()), say)


def _unknown(text: str, known: Iterable[str], say: Say, what: tuple[str, str] = ("", "")) -> BadInputError:
    near = closest(text[: LONGEST // 50], known)
    hint = say.meant(near)
    if what[0]:
        return BadInputError(
            say(
                f"{what[0]} « {short(text)} » n'est pas à l'écran{hint}",
                f"{what[1]} “{short(text)}” is not on screen{hint}",
            )
        )
    more = "" if near else say(" ; « aide » dit ce qu'on peut taper", "; “help” tells what can be typed")
    return BadInputError(
        say(f"« {short(text)} » : inconnu ici{hint}{more}", f"“{short(text)}”: unknown here{hint}{more}")
    )


def when(text: str, say: Say) -> datetime:
    """A date, and a time or 00:00, as a person types it.

    Raises:
        BadInputError: for anything else, or a year beyond what is simulated.
    """
    found, iso = _WHEN.fullmatch(text.strip()), _ISO.fullmatch(text.strip())
    try:
        if iso:
            read_at = datetime.fromisoformat(text.strip())
        elif found and (day := parse_french_date(found["day"])) is not None:
            read_at = datetime(
                day.year, day.month, day.day, int(found["h"] or 0), int(found["m"] or 0), int(found["s"] or 0)
            )
        else:
            raise ValueError(text)
    except ValueError:
        raise BadInputError(
            say(f"« {short(text)} » n'est pas une date : on attend 04/02/2021 23:59",
                f"“{short(text)}” is not a date: expected 04/02/2021 23:59")
        ) from None  # fmt: skip
    if not EARLIEST <= read_at.year <= LATEST:
        raise BadInputError(
            say(f"l'horloge va de {EARLIEST} à {LATEST}", f"the clock runs from {EARLIEST} to {LATEST}")
        )
    return read_at


def duration(text: str, say: Say) -> Duration:
    """A duration as a person types it: P1M, PT30M, « 2 jours », ``2 days``.

    Raises:
        BadInputError: for anything else.
    """
    languages: tuple[Lang, ...] = ("fr", "en")
    kind = KINDS["duration"]
    written = text.strip()
    for lang in languages:
        if re.fullmatch(kind.patterns[lang].replace("NAME", "name"), written, re.IGNORECASE):
            written = str(kind.read(written.lower(), lang))
    try:
        return Duration.parse(written.upper())
    except DurationError:
        raise BadInputError(
            say(f"« {short(text)} » n'est pas une durée : on attend 2 jours, 1 mois ou 30 minutes",
                f"“{short(text)}” is not a duration: expected 2 days, 1 month or 30 minutes")
        ) from None  # fmt: skip
