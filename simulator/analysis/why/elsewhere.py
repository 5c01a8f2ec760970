"""What another flow has to do first: the rules of a case read the same person's live case of it, or what it writes."""

from collections.abc import Iterable, Iterator

from simulator.analysis.path import Act
from simulator.analysis.why.answer import Ended, Unblock
from simulator.analysis.why.question import Question, conditions
from simulator.analysis.why.ways import Ways
from simulator.engine.snapshot import Reason
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.tree import Dossier, Expression, FieldValue, ForeignValue, Within, walk
from simulator.spec.flow import Arc, Flow


def elsewhere(question: Question, refused: tuple[Reason, ...]) -> Iterator[Unblock]:
    """What other flows can do about a refusal, and which of their cases can do nothing any more."""
    asked = tuple(_refusing(question, refused))
    for flow in _flows(question, asked):
        ended = _ended(question, flow)
        if ended is not None and _reads(asked, flow.id):
            yield Unblock("impossible", flow=flow.id, ended=ended)
        yield from _through(question, flow, asked)


def new_case(question: Question) -> Iterator[Unblock]:
    """A new case of the flow itself, on which the event is possible; a live one ends first where there is one each."""
    before: tuple[Act, ...] | None = ()
    if question.flow.per_insured:
        before = Ways(lambda q: q.simulation.ended(q.here)).shortest(question)
    if before is None:
        return
    there = question.after(before)
    begin = _begin(there, question.flow)
    if begin is None:
        return
    ways = Ways(lambda q: not q.refusals())
    then = ways.shortest(there.done(begin))
    if then is not None:
        acts = (*before, begin, *then)
        filled = {key for act in acts for key in act.inputs}
        wanted = tuple(each for key, each in ways.wanted.items() if key in filled)
        yield Unblock("other-flow", acts, wanted, flow=question.flow.id)


def over(question: Question) -> Ended:
    """Where the case stands, as what is in the way."""
    leaf = question.flow.leaves[question.here.snapshot.state]
    outer = leaf.path[0]
    return Ended(question.flow.id, outer.id, question.here.snapshot.since[outer.id])


def _begin(question: Question, flow: Flow) -> Act | None:
    if not flow.access:
        return None
    return Act("begin", question.simulation.now, flow.id, by=flow.access[0].by)


def _refusing(question: Question, refused: Iterable[Reason]) -> Iterator[Expression]:
    """The expressions that refuse: a guard's, or the conditions of a button that is absent."""
    for reason in refused:
        if reason.kind == "guard":
            yield question.flow.guards[reason.subject].condition
        elif reason.kind == "absent":
            yield from conditions(arc for arc in question.arcs() if arc.refusal is None)


def _flows(question: Question, asked: Iterable[Expression]) -> Iterator[Flow]:
    """The other flows that these expressions depend on."""
    parts = [part for expression in asked for part in walk(expression)]
    named = {part.flow for part in parts if isinstance(part, Within | FieldValue | ForeignValue)}
    read = {part.name for part in parts if isinstance(part, Dossier)}
    for flow in question.simulation.library.flows.values():
        writes = {name for arc in flow.arcs() for name in _written(arc)}
        if flow.id != question.flow.id and (flow.id in named or read & writes):
            yield flow


def _written(arc: Arc) -> Iterator[str]:
    for assign in arc.branch.set:
        if assign.kind == "dossier":
            yield assign.target.partition(".")[2]


def _reads(asked: Iterable[Expression], flow: str) -> bool:
    parts = (part for expression in asked for part in walk(expression))
    return any(isinstance(part, Within | FieldValue | ForeignValue) and part.flow == flow for part in parts)


def _ended(question: Question, flow: Flow) -> Ended | None:
    """The person's last case of a flow, where it is over."""
    cases = question.simulation.cases_of(question.here.insured, flow.id)
    if not cases or question.simulation.live(question.here.insured, flow.id) is not None:
        return None
    return over(Question(question.simulation, cases[-1].id, ""))


def _through(question: Question, flow: Flow, asked: tuple[Expression, ...]) -> Iterator[Unblock]:
    """The shortest way through a flow after which the expressions hold; then what is left to do on the case itself."""
    live = question.simulation.live(question.here.insured, flow.id)
    begin = _begin(question, flow) if live is None else None
    if live is None and begin is None:
        return
    start = Question(question.simulation, question.case, question.event)
    first = () if begin is None else (begin,)
    other = start.after(first)
    case = other.simulation.cases_of(question.here.insured, flow.id)[-1]

    def holds(there: Question) -> bool:
        mine = Question(there.simulation, question.case, question.event)
        return any(bool(compiled(each)(mine.snapshot, mine.facts, None)) for each in asked)

    then = Ways(holds).shortest(Question(other.simulation, case.id, ""))
    if then is None:
        return
    acts = (*first, *then)
    after = question.after(acts)
    own = Ways(lambda q: not q.refusals())
    rest = own.shortest(after) or ()
    wanted = tuple(each for key, each in own.wanted.items() if any(key in act.inputs for act in rest))
    left = question.after((*acts, *rest)).refusals()
    if left != question.refusals():
        yield Unblock("other-flow", (*acts, *rest), wanted, flow.id, left)
