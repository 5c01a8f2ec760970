"""« Why not? »: the reasons of a refusal and what would lift it, each tried on the engine, the nearest first."""

from collections.abc import Iterable, Iterator

from simulator.analysis.path import Act
from simulator.analysis.why.answer import Unblock, Why
from simulator.analysis.why.elsewhere import elsewhere, new_case, over
from simulator.analysis.why.question import Question, conditions
from simulator.analysis.why.repairs import Repairs
from simulator.analysis.why.ways import Ways
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Reason
from simulator.spec.calendar import civil_date, start_of
from simulator.spec.expressions.explain import flips
from simulator.spec.flow import FILL

MOST_INSTANTS = 24
"""How many coming instants are tried."""


def why(simulation: Simulation, case: str, event: str) -> Why:
    """Why an event is refused to a case now, if it is, and what would unblock it.

    Nothing is called impossible where a bound of the search was hit: then there is simply no unblocker.
    """
    question = Question(simulation, case, event)
    refused = question.refusals()
    if not refused:
        return Why(simulation, question.here, event, ())
    found = _distinct(_unblockers(question, refused))
    return Why(simulation, question.here, event, refused, tuple(sorted(found, key=lambda each: each.distance)))


def applied(simulation: Simulation, case: str, event: str, unblock: Unblock) -> tuple[Simulation, str]:
    """The portal, and the case, once an unblocker was followed."""
    there = Question(simulation, case, event).after(unblock.acts)
    return there.simulation, there.case


def _unblockers(question: Question, refused: tuple[Reason, ...]) -> Iterator[Unblock]:
    if question.simulation.ended(question.here):
        yield Unblock("impossible", flow=question.flow.id, ended=over(question))
        yield from new_case(question)
        return
    near = [*_typed(question), *_waited(question)]
    yield from near
    if any(not each.left for each in near):
        return
    ways = Ways(lambda there: not there.refusals())
    walked = [*_walked(question, ways), *elsewhere(question, (*refused, *ways.blocked))]
    yield from walked
    if any(each.acts for each in (*near, *walked)) or not ways.complete:
        return
    if refused[0].kind == "absent":
        yield Unblock("impossible", flow=question.flow.id, ended=over(question))
        yield from new_case(question)
    else:
        yield Unblock("impossible", flow=question.flow.id)


def _typed(question: Question) -> Iterator[Unblock]:
    """What can be filled or corrected on the screen in front."""
    repairs = Repairs(question)
    for repair in repairs.found():
        if repair.at_hand:
            yield Unblock("fill", (question.act(FILL, repair.inputs),), repairs.wanted(repair), left=repair.left)


def _waited(question: Question) -> Iterator[Unblock]:
    """The first coming instant at which the event is accepted, nothing else having been done."""
    snapshot, facts, now = question.snapshot, question.facts, question.simulation.now
    days = {day for each in conditions(question.arcs()) for day in flips(each, snapshot, facts)}
    instants = {start_of(day) for day in days if day > civil_date(now)}
    instants |= {due for case in question.simulation.cases.values() for due in case.snapshot.due.values()}
    for instant in sorted(at for at in instants if at > now)[:MOST_INSTANTS]:
        act = Act("wait", instant)
        if not question.done(act).refusals():
            yield Unblock("date", (act,))
            return


def _walked(question: Question, ways: Ways) -> Iterator[Unblock]:
    """Other events first, by the shortest way."""
    acts = ways.shortest(question)
    if acts:
        filled = {key for act in acts for key in act.inputs}
        yield Unblock("event", acts, tuple(each for key, each in ways.wanted.items() if key in filled))


def _distinct(found: Iterable[Unblock]) -> list[Unblock]:
    """Each once; what leads only part of the way stays out where something leads all of it."""
    kept: list[Unblock] = []
    kept.extend(each for each in found if each not in kept)
    whole = any(each.acts and not each.left for each in kept)
    return [each for each in kept if not (whole and each.left)]
