"""The first page: how to begin a sitting, and those one has."""

from diagrams.words import tied
from harness.mistakes import BadInputError
from harness.play.opening import START
from harness.play.reading import checked, when
from harness.player import names
from harness.player.asked import Answer, Asked
from harness.player.asking import Question
from harness.player.beginning import begun
from harness.player.typeset import Typeset
from harness.player.views.sittings import paused_view, sitting_view
from harness.web import page
from simulator.sitting.sitting import CannotMoveError, Sitting
from simulator.spec.calendar import at, french_date, time_of_day
from simulator.spec.load import Library


def show(asked: Asked) -> Answer:
    """What can be begun, and what goes on."""
    return _shown(asked)


def _shown(asked: Asked, mistake: str = "") -> Answer:
    say, tables = asked.say, asked.setting.tables
    reading = asked.setting.flows.now()
    library = reading.library
    choices = {
        "flow": names.flows(library, say),
        "person": names.everybody(library, say),
        "device": names.devices(library, say),
    }
    chosen = {name: asked.form.get(name, [""])[0] for name in choices} if asked.form else _first(library)
    usual = f"{french_date(START.date())} {time_of_day(at(START))}"
    paused = tables.paused(asked.visitor)
    return Answer(
        page(
            "player/home.html",
            Typeset(asked.lang),
            asked=asked,
            choices=choices,
            chosen=chosen,
            day=asked.form.get("at", [""])[0] if asked.form else usual,
            mine=[sitting_view(table, say) for table in tables.all_of(asked.visitor)],
            paused=[paused_view(each, library, say) for each in paused],
            problems=reading.problems,
            mistake=tied(mistake, asked.lang),
        ),
        status=400 if mistake else 200,
    )


def _first(library: Library) -> dict[str, str]:
    """What one most likely begins with: the first person, before no flow."""
    return {"person": next(iter(library.dossiers.people), ""), "flow": "", "device": ""}


def open_sitting(asked: Asked) -> Answer:
    """A new sitting."""
    reading = asked.setting.flows.now()
    try:
        sitting = _opened(asked, reading.library)
    except BadInputError as error:
        return _shown(asked, str(error))
    except CannotMoveError as error:
        return _shown(asked, error.why.of(asked.lang))
    table = asked.setting.tables.open(asked.visitor, reading, sitting)
    return Answer(to=f"/{asked.lang}/s/{table.id}")


def _opened(asked: Asked, library: Library) -> Sitting:
    say = asked.say
    day = checked(asked.form.get("at", [""])[0], say)
    sitting = Sitting.begin(library, at(when(day, say) if day else START))
    form = Question(asked.form, sitting, say)
    person = form.maybe("person", ("personne", "person"), names.everybody(library, say))
    device = form.maybe("device", ("appareil", "device"), names.devices(library, say))
    flow = form.maybe("flow", ("démarche", "journey"), names.flows(library, say))
    return begun(sitting, person, device, flow, say)
