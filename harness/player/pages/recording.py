"""« Enregistrer »: what was done in a sitting, as a scenario that was played and is green, or why it cannot be one."""

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from diagrams.words import tied
from harness.language import LANGS, Lang
from harness.player.asked import Answer, Asked
from harness.player.pages.addresses import Addresses
from harness.player.pages.finding import found
from harness.player.typeset import Typeset
from harness.web import page
from simulator.scenarios.scenario import CannotTell

if TYPE_CHECKING:
    from harness.player.table import Table
    from harness.recording import Recording

LONGEST: Final = 200
"""Characters of a title."""


def show(asked: Asked) -> Answer:
    """The scenario to be copied: scenario?title=…&language=fr"""
    table = found(asked)
    if table is None:
        return Answer(status=404)
    lang, title = _wanted(asked)
    recorded, why = None, ""
    try:
        recorded = _recorded(table, lang, title)
    except CannotTell as error:
        why = tied(error.why.of(asked.lang), asked.lang)
    shown = page(
        "player/recording.html",
        Typeset(asked.lang),
        asked=asked,
        at=Addresses(asked, table, part="scenario"),
        recorded=recorded,
        why=why,
        language=lang,
        title=title,
        file=f"/{asked.lang}/s/{table.id}/scenario.feature?{urlencode({'title': title, 'language': lang})}",
    )
    return Answer(shown)


def download(asked: Asked) -> Answer:
    """The same as a file; where it cannot be told, the page that says why."""
    from harness.recording import file_name

    table = found(asked)
    if table is None:
        return Answer(status=404)
    lang, title = _wanted(asked)
    try:
        recorded = _recorded(table, lang, title)
    except CannotTell:
        return Answer(to=f"/{asked.lang}/s/{table.id}/scenario?{urlencode({'title': title, 'language': lang})}")
    return Answer(recorded.text, "text/plain; charset=utf-8", filename=file_name(recorded.scenario.title))


def _wanted(asked: Asked) -> tuple[Lang, str]:
    """The language of the scenario, French where nothing else is said, and its title, "" for its own."""
    language, title = ((asked.query.get(name) or [""])[0] for name in ("language", "title"))
    return next((lang for lang in LANGS if lang == language), "fr"), " ".join(title[:LONGEST].split())


def _recorded(table: "Table", lang: Lang, title: str) -> "Recording":
    from harness.recording import recording  # behave is loaded only where something is recorded

    return recording(table.sitting, lang, title)
