"""The first page: the sittings one has, and how to begin another."""

from harness.play.opening import START
from harness.player.asked import Answer, Asked
from harness.web import page
from simulator.portal.deed import Connect
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import at


def show(asked: Asked) -> Answer:
    """What can be begun, and what goes on."""
    library = asked.setting.flows.now().library
    people = [(key, library.dossiers.name(key)) for key in library.dossiers.people]
    mine = asked.setting.tables.all_of(asked.visitor)
    return Answer(page("player/home.html", asked.say, asked=asked, people=people, mine=mine))


def open_sitting(asked: Asked) -> Answer:
    """A new sitting: somebody logged in on the first device."""
    reading = asked.setting.flows.now()
    library = reading.library
    person = (asked.form.get("person") or [""])[0]
    if person not in library.dossiers.people:
        return Answer(status=400)
    sitting = Sitting.begin(library, at(START))
    table = asked.setting.tables.open(asked.visitor, reading, sitting)
    table.move([Connect(person, next(iter(library.portal.devices)))], 0, asked.lang)
    return Answer(to=f"/{asked.lang}/s/{table.id}?who={person}")
