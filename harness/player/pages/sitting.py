"""The page of a sitting: the screens of the people one looks at, and beside them the trainer's panel."""

from collections.abc import Mapping
from typing import Final

from diagrams.words import tied
from harness.mistakes import BadInputError
from harness.player import names
from harness.player.asked import Answer, Asked
from harness.player.asking import asked_for
from harness.player.pages.addresses import Addresses
from harness.player.pages.finding import found
from harness.player.posting import moves
from harness.player.table import StaleError, Table
from harness.player.typeset import Typeset
from harness.player.views.panel import Panel
from harness.player.views.portal import view
from harness.web import page
from simulator.portal.page import page as seen_by
from simulator.sitting.move import Move
from simulator.sitting.sitting import CannotMoveError

BROUGHT_IN: Final[Mapping[str, tuple[str, ...]]] = {"connect": ("person",), "start": ("person",), "bring": ("insured",)}
"""The fields of a trainer's form that name somebody who gets a screen."""


def show(asked: Asked) -> Answer:
    """The screens, side by side."""
    table = found(asked)
    return Answer(status=404) if table is None else shown(asked, table)


def shown(asked: Asked, table: Table, mistake: str = "", status: int = 200) -> Answer:
    """A sitting as it is; ``mistake`` is what was wrong in what one asked of it."""
    people = who(asked, table)
    views = [view(table.sitting, person, asked.lang) for person in people]
    panel = Panel(table.sitting, [each.page for each in views], asked.query.get("case", [""])[0], asked.say)
    return Answer(
        page(
            "player/sitting.html",
            Typeset(asked.lang),
            asked=asked,
            table=table,
            views=views,
            who=people,
            panel=panel,
            at=Addresses(asked, table, people),
            whole=asked.query.get("past", [""])[0] == "all",
            mistake=tied(mistake, asked.lang),
        ),
        status=status,
    )


def do(asked: Asked) -> Answer:
    """What was typed and pressed on the page of one person, or asked for by the trainer."""
    table = found(asked)
    if table is None:
        return Answer(status=404)
    say = asked.say
    try:
        table.move(_meant(asked, table), _number(asked), asked.lang)
    except StaleError:
        fr, en = (
            "la page n'était plus à jour : voici où en est la séance",
            "the page was out of date: this is the sitting now",
        )
        return shown(asked, table, say(fr, en), 409)
    except CannotMoveError as error:
        return shown(asked, table, error.why.of(asked.lang), 409)
    except BadInputError as error:
        return shown(asked, table, str(error), 400)
    return Answer(to=Addresses(asked, table).of(_looked_at(asked, table)))


def back_to(asked: Asked) -> Answer:
    """Where what was done is shown, for who only follows the address of a form."""
    table = found(asked)
    return Answer(status=404) if table is None else Answer(to=Addresses(asked, table).of(who(asked, table)))


def who(asked: Asked, table: Table) -> tuple[str, ...]:
    """Whose screens are looked at: those named, else everybody who is logged in, else whose case came first."""
    here = table.sitting.now
    library = here.library
    wished = dict.fromkeys((asked.form or asked.query).get("who", ()))
    named = tuple(each for each in wished if names.is_somebody(library, each))
    first = next((case.insured for case in here.cases.values()), next(iter(library.dossiers.people), ""))
    return named or tuple(here.sessions) or ((first,) if first else ())


def _looked_at(asked: Asked, table: Table) -> tuple[str, ...]:
    """Whose screens are looked at once something was done: those who have just been given one are looked at too."""
    people = who(asked, table)
    concerned = BROUGHT_IN.get(asked.form.get("ask", [""])[0], ())
    joined = (each for name in concerned for each in asked.form.get(name, ()))
    library = table.sitting.now.library
    seated = (each for each in joined if names.is_somebody(library, each))
    return tuple(dict.fromkeys((*people, *seated)))


def _number(asked: Asked) -> int:
    """The number of the page that a form was on; one that no page has, for what is not one."""
    text = asked.form.get("n", [""])[0]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _meant(asked: Asked, table: Table) -> tuple[Move, ...]:
    """The moves that a form makes.

    Raises:
        BadInputError: for a form that the player never showed.
    """
    if "ask" in asked.form:
        return asked_for(asked.form, table.sitting, asked.say)
    person = asked.form.get("as", [""])[0]
    try:
        if not names.is_somebody(table.sitting.now.library, person):
            raise ValueError(person)
        return tuple(moves(asked.form, seen_by(table.sitting.now, person, asked.lang)))
    except ValueError:
        raise BadInputError(
            asked.say("ce formulaire n'est pas de cette page : rien n'a été fait",
                      "this form is not of this page: nothing was done")
        ) from None  # fmt: skip
