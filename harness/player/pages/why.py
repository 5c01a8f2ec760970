"""« Pourquoi ? »: why a button does nothing now, and what would make it work."""

from diagrams.words import tied
from harness.player.asked import Answer, Asked
from harness.player.pages.addresses import Addresses
from harness.player.pages.finding import found
from harness.player.typeset import Typeset
from harness.player.views.deeds import Words
from harness.web import page
from simulator.analysis.why import words
from simulator.analysis.why.ask import why
from simulator.portal import acts
from simulator.spec.flow import INSURED


def show(asked: Asked) -> Answer:
    """The reasons and the remedies for an event of a case: why?person=…&case=…&event=…"""
    table = found(asked)
    if table is None:
        return Answer(status=404)
    here, lang = table.sitting.now, asked.lang
    person, case, event = (asked.query.get(name, [""])[0] for name in ("person", "case", "event"))
    if case not in here.cases or event not in here.library.flows[here.cases[case].flow].events:
        return Answer(status=404)
    flow = here.library.flows[here.cases[case].flow]
    answer = why(here, case, event)
    by = INSURED if person in here.library.dossiers.people else person
    tried = acts.reasons(*here.fired(case, event, by=by), lang)
    said = Words(here, asked.say)
    return Answer(
        page(
            "player/why.html",
            Typeset(asked.lang),
            asked=asked,
            at=Addresses(asked, table, part="why"),
            label=tied(words.label(flow, event, flow.leaves[here.cases[case].snapshot.state], lang), lang),
            who=said.person(person),
            place=said.states(here.cases[case]),
            flow=flow.name.of(lang).source,
            reasons=[tied(each, lang) for each in words.refusals(answer, lang) or tried],
            remedies=[tied(words.unblocker(answer, each, lang), lang) for each in answer.unblockers],
        )
    )
