"""What concerns a sitting as it is kept: whether it moved on, the file of it, taking it up again."""

from diagrams.words import tied
from harness.player.asked import Answer, Asked
from harness.player.tables import RefusedError
from harness.player.told import sentence
from harness.player.typeset import Typeset
from harness.web import page

TEXT = "text/plain; charset=utf-8"


def show_version(asked: Asked) -> Answer:
    """A short text that changes when the sitting or its flows do: a page asks for it again and again."""
    table = asked.setting.tables.of(asked.visitor, asked.path["id"], asked.lang)
    return Answer(status=404) if table is None else Answer(table.version, TEXT)


def export(asked: Asked) -> Answer:
    """The sitting as a file that proves itself."""
    tables = asked.setting.tables
    table = tables.of(asked.visitor, asked.path["id"], asked.lang)
    if table is None:
        return Answer(status=404)
    return Answer(tables.store.exported(table.id), "application/jsonl", filename=f"{table.id}.jsonl")


def refused(asked: Asked, error: RefusedError) -> Answer:
    """Why a kept sitting is not taken up, and how to go on."""
    why = tied(sentence(error.why).of(asked.lang), asked.lang)
    return Answer(page("player/refused.html", Typeset(asked.lang), asked=asked, why=why, anew=error.anew), status=409)


def anew(asked: Asked) -> Answer:
    """A kept sitting goes on from its last point that still holds."""
    table = asked.setting.tables.anew(asked.visitor, asked.path["id"], asked.lang)
    return Answer(status=404) if table is None else Answer(to=f"/{asked.lang}/s/{table.id}")


def offer(asked: Asked) -> Answer:
    """The link that whoever runs the player was given: nothing happens before one asks for it."""
    if asked.path["ticket"] not in asked.setting.tickets:
        return Answer(status=404)
    return Answer(page("player/handed.html", Typeset(asked.lang), asked=asked))


def take(asked: Asked) -> Answer:
    """The sitting of such a link, once."""
    name = asked.setting.tickets.pop(asked.path["ticket"], None)
    if name is None:
        return Answer(status=404)
    table = asked.setting.tables.handed_over(asked.visitor, name, asked.lang)
    return Answer(to=f"/{asked.lang}/s/{table.id}")
