"""The page of a sitting: the screens of the people one looks at, and beside them the trainer's panel."""

from urllib.parse import urlencode

from harness.player.asked import Answer, Asked
from harness.player.posting import moves
from harness.player.table import StaleError, Table
from harness.web import page
from simulator.portal.page import page as seen_by
from simulator.sitting.sitting import CannotMoveError


def show(asked: Asked) -> Answer:
    """The screens, side by side."""
    table = asked.setting.tables.of(asked.visitor, asked.path["id"])
    if table is None:
        return Answer(status=404)
    here = table.sitting.now
    views = [seen_by(here, person, asked.lang) for person in _who(asked, table)]
    return Answer(page("player/sitting.html", asked.say, asked=asked, table=table, views=views))


def do(asked: Asked) -> Answer:
    """What was typed and pressed on the page of one person."""
    table = asked.setting.tables.of(asked.visitor, asked.path["id"])
    if table is None:
        return Answer(status=404)
    here = table.sitting.now
    who = (asked.form.get("as") or [""])[0]
    try:
        number = int((asked.form.get("n") or [""])[0])
        made = tuple(moves(asked.form, seen_by(here, who, asked.lang)))
        table.move(made, number, asked.lang)
    except (StaleError, CannotMoveError, ValueError):
        return Answer(status=409)
    return Answer(to=f"/{asked.lang}/s/{table.id}?{urlencode({'who': _who(asked, table)}, doseq=True)}")


def _who(asked: Asked, table: Table) -> tuple[str, ...]:
    """Whose screens are looked at."""
    library = table.sitting.now.library
    known = {*library.dossiers.people, *library.portal.actors}
    return tuple(dict.fromkeys(person for person in (asked.form or asked.query).get("who", ()) if person in known))
