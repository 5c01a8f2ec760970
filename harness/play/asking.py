"""Questions that change nothing: who there is, why something is refused, what can be typed."""

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Journey
from harness.play.safe import short
from harness.play.things import Thing, things
from harness.play.words import WORDS, named
from harness.sight import closest
from simulator.analysis.why import ask as analysis
from simulator.analysis.why import words
from simulator.portal import acts
from simulator.spec.flow import INSURED, OUTSIDE, Event


def people(journey: Journey) -> tuple[str, ...]:
    """Everybody who can act; the one who does is marked."""
    library = journey.simulation.library
    everybody = [
        *library.dossiers.people,
        *(actor for actor in library.portal.actors if actor not in (INSURED, OUTSIDE)),
    ]
    return tuple(f"{'→' if person == journey.who else ' '} {journey.called(person)}" for person in everybody)


def person(journey: Journey, text: str, say: Say) -> str:
    """The key of a person or an actor by their name, in either language; « l'assuré » is the journey's.

    Raises:
        BadInputError: for nobody.
    """
    library = journey.simulation.library
    if text in library.dossiers.people:
        return text
    names = {label: actor for actor, prose in library.portal.actors.items() if actor != OUTSIDE for label in prose}
    names |= {library.dossiers.name(key): key for key in library.dossiers.people}
    found = named(text, names)
    if found is None:
        near = closest(text[:200], names)
        hint = say.meant(near)
        raise BadInputError(
            say(f"« {short(text)} » : personne de ce nom{hint}", f"“{short(text)}”: nobody of that name{hint}")
        )
    return journey.insured if names[found] == INSURED else names[found]


def why(journey: Journey, text: str, say: Say) -> tuple[str, ...]:
    """Why a button is inactive, would be refused, or is not offered, and what would help; the inactive for no label.

    Raises:
        BadInputError: for a label that is no button's anywhere.
    """
    seen = things(journey, journey.page())
    if not text:
        found = [
            f"{thing.label}{say(' :', ':')} {say(' ; ', '; ').join(thing.reasons)}"
            for thing in seen
            if not thing.active
        ]
        return tuple(found) or (say("rien d'inactif à l'écran", "nothing is inactive on screen"),)
    by_number = {str(thing.number): thing for thing in seen}
    by_label = {thing.label: thing for thing in reversed(seen)}
    events = _events(journey, say)
    thing = by_number.get(text) or by_label.get(named(text, (*by_label, *events)) or "")
    if thing is not None:
        return _why_thing(journey, thing, say)
    label = named(text, events)
    if label is None:
        near = closest(text[:200], (*by_label, *events))
        hint = say.meant(near)
        raise BadInputError(
            say(f"« {short(text)} » : aucun bouton de ce nom{hint}", f"“{short(text)}”: no such button{hint}")
        )
    case, event = events[label]
    by = INSURED if journey.who == journey.insured else journey.who
    after, firing = journey.simulation.fired(case, event.id, by=by)
    reasons = acts.reasons(after, firing, say.lang)
    if not reasons:
        return (say("rien ne l'empêche", "nothing prevents it"),)
    return (*reasons, *_remedies(journey, case, event.id, say))


def _remedies(journey: Journey, case: str, event: str, say: Say) -> tuple[str, ...]:
    """What would make an event possible, the nearest first."""
    answer = analysis.why(journey.simulation, case, event)
    return tuple(f"→ {words.unblocker(answer, each, say.lang)}" for each in answer.unblockers)


def _events(journey: Journey, say: Say) -> dict[str, tuple[str, Event]]:
    """Every event of the insured person's cases by its labels; the latest case wins."""
    found: dict[str, tuple[str, Event]] = {}
    for case in journey.simulation.cases.values():
        flow = journey.simulation.library.flows[case.flow]
        if case.insured == journey.insured:
            found |= {event.label.of(say.lang).source: (case.id, event) for event in flow.events.values()}
            buttons = (button for screen in flow.screens.values() for button in screen.buttons)
            found |= {button.label.of(say.lang).source: (case.id, button.event) for button in buttons}
    return found


def _why_thing(journey: Journey, thing: Thing, say: Say) -> tuple[str, ...]:
    """What is on screen is tried on a copy: nothing changes."""
    if not thing.active:
        reasons = thing.reasons or (say("inactif", "inactive"),)
        return (*reasons, *_remedies(journey, thing.case, thing.event, say))
    if thing.kind == "button":
        act = acts.fire(journey.simulation, journey.who, thing.case, thing.event, say.lang)
        if not act.done:
            refused = say("actif, mais le clic serait refusé", "active, but the click would be refused")
            return (refused, *act.reasons, *_remedies(journey, thing.case, thing.event, say))
    return (say("rien ne l'empêche", "nothing prevents it"),)


def help_lines(say: Say) -> tuple[str, ...]:
    """What can be typed: the words, a tab, what they do."""
    index = 0 if say.lang == "fr" else 1
    first = (
        (say("3", "3"), say("clique sur ce qui porte ce numéro", "click what bears that number")),
        (say("Suivant", "Next"), say("clique sur ce libellé (ou son début)", "click that label (or its beginning)")),
        (say("Nom = Dupont", "Last name = Dupont"), say("remplit ; une option par son libellé ou son rang ; oui / non",
                                                       "fill; an option by its label or rank; yes / no")),
        (say("Titulaires = 1 ; 3", "Holders = 1 ; 3"), say("choisit plusieurs options, là où c'est permis",
                                                          "choose several options, where that is allowed")),
    )  # fmt: skip
    rows = [*first, *((word.shown(say.lang), word.does[index]) for word in WORDS.values())]
    last = say(
        "Le libellé d'un bouton l'emporte sur une commande du même nom : « :revenir » est toujours la commande.",
        "A button's label wins over a command of the same name: “:back” is always the command.",
    )
    return (*(f"{typed}\t{does}" for typed, does in rows), last)
