"""The documents that a screen hands over: as the example has them drawn up, then all that they can say."""

from collections.abc import Iterator

from diagrams.dates import moment
from diagrams.handbook.blocks import Block, Items, Sheet, Title, Together, Words, rich
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import Voice
from simulator.engine.snapshot import Content, Lines
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Document, Each, Line, Screen


def papers(plan: Plan, screen: Screen) -> Iterator[Block]:
    """The documents that a button of the screen hands over, each told where that happens first."""
    before = [_given(plan, step.screen) for step in plan.steps if step.number < plan.number(screen)]
    told = {document for documents in before for document in documents}
    for document in _given(plan, screen):
        if document not in told:
            yield from _document(plan, screen, document)


def _given(plan: Plan, screen: Screen) -> tuple[Document, ...]:
    events = dict.fromkeys(button.event.id for button in screen.buttons)
    arcs = [arc for leaf in plan.places(screen) for event in events for arc in leaf.arcs.get(event, ())]
    return tuple(dict.fromkeys(arc.branch.give for arc in arcs if arc.branch.give is not None))


def _document(plan: Plan, screen: Screen, document: Document) -> Iterator[Block]:
    voice, content = plan.voice, _content(plan, document)
    title = Title(
        voice.say("document", voice.quoted(document.title)), 2, f"{plan.anchor(screen)}-document-{document.id}"
    )
    guides = [document.title.guide, *_guides(document.lines)]
    if content is None:
        yield title
    else:
        issued = rich(voice.say("document_example", moment(content.issued, voice.lang)), voice.cited(*guides))
        watermark = content.watermark.of(voice.lang) if content.watermark else ""
        texts = tuple(_flat(content.lines(voice.lang)))
        yield Together((title, Words(issued), Sheet(content.title.of(voice.lang), watermark, texts)))
    told = [rich(text) for text in _told(voice, document.lines)]
    if document.watermark:
        told.append(rich(voice.say("watermark", voice.quoted(document.watermark))))
    yield Words(rich(voice.say("document_lines"), () if content else voice.cited(*guides)))
    yield Items(tuple(told))


def _content(plan: Plan, document: Document) -> Content | None:
    """The document as an example has it drawn up."""
    for visit in plan.walk.visits.values():
        snapshot = plan.walk.case(plan.walk.portal(visit.path), visit.path.insured).snapshot
        if document.id in snapshot.documents:
            return snapshot.documents[document.id]
    return None


def _flat(found: Lines) -> Iterator[str]:
    for line in found:
        if isinstance(line, str):
            yield line
        else:
            yield from _flat(line)


def _told(voice: Voice, found: tuple[Line | Each, ...]) -> Iterator[str]:
    for line in found:
        if isinstance(line, Each):
            yield voice.say("each", describe(line.over, voice.lang))
            yield from _told(voice, line.lines)
        elif line.when is not None:
            yield f"{voice.text(line.text)}, {voice.say('when', voice.sentences.condition(line.when))}"
        else:
            yield voice.text(line.text)


def _guides(found: tuple[Line | Each, ...]) -> Iterator[tuple[str, ...]]:
    for line in found:
        if isinstance(line, Each):
            yield from _guides(line.lines)
        else:
            yield line.text.guide
