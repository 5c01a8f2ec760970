"""A handbook as a value: a cover, then chapters of blocks; nothing of paper yet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from diagrams.dates import in_words
from diagrams.handbook.blocks import Block, Rules, Title, Words, rich
from diagrams.handbook.deadlines import dates
from diagrams.handbook.endings import endings
from diagrams.handbook.glance import glance
from diagrams.handbook.glossary import glossary
from diagrams.handbook.plan import Plan
from diagrams.handbook.questions import questions
from diagrams.handbook.rules import guide_of, index, numbers
from diagrams.handbook.steps import steps
from diagrams.handbook.voice import Voice
from simulator.analysis.statements import named
from simulator.analysis.walk import Walk
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.text import Lang

Tell = Callable[[Plan], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says."""

    title: str
    subject: str
    companions: str
    edition: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: it begins on a page of its own."""

    title: Title
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All of it."""

    cover: Cover
    contents: str
    chapters: tuple[Chapter, ...]
    lang: Lang


def handbook(library: Library, flows: Sequence[Flow], lang: Lang) -> Handbook:
    """The handbook of a journey: its first flow gives it its name, the others are its further parts."""
    library = _peopled(library)
    plans = [Plan(Voice(library, flow, lang), Walk(library, flow)) for flow in flows]
    chapters = tuple(chapter for chapter in _chapters(plans) if chapter.blocks)
    voice = plans[0].voice
    cited = list(numbers(block for chapter in chapters for block in chapter.blocks))
    head = (voice.say("number"), voice.say("statement"), voice.say("pages"))
    rules = index(library, {*cited, *(name for flow in flows for name in named(flow))}, head, lang)
    if rules.entries:
        title = Title(voice.say("rules"), 0, "rules")
        chapters = (*chapters, Chapter(title, (Words(rich(voice.say("rules_told"))), rules)))
    return Handbook(_cover(plans, cited, rules), voice.say("contents"), chapters, lang)


def _peopled(library: Library) -> Library:
    """The library, with somebody in it to play the examples."""
    if library.dossiers.people:
        return library
    somebody = {"first_name": "Camille", "last_name": "Martin"}
    return replace(library, dossiers=replace(library.dossiers, people={"somebody": somebody}))


def _cover(plans: Sequence[Plan], cited: list[str], rules: Rules) -> Cover:
    voice = plans[0].voice
    guide = guide_of(voice.library, cited)
    told = [voice.say("what")]
    if guide is not None and guide.edition is not None:
        named = voice.say("guide_of", guide.name.of(voice.lang), in_words(guide.edition, voice.lang))
        told.append(voice.say("follows", named))
    told.append(voice.say("fictitious"))
    if rules.entries:
        told.append(voice.say("numbers", ", ".join(entry.number for entry in (rules.entries[0], rules.entries[-1]))))
    others = voice.listed(plan.voice.name for plan in plans[1:])
    edition = voice.say("edition", in_words(plans[0].flow.edition, voice.lang))
    companions = voice.say("with", others) if others else ""
    return Cover(voice.name, voice.say("subject"), companions, edition, tuple(told))


def _chapters(plans: Sequence[Plan]) -> Iterator[Chapter]:
    """At a glance; then each flow step by step and how it ends; then what is asked of all of them."""
    voice = plans[0].voice
    yield Chapter(Title(voice.say("glance"), 0, "glance"), tuple(_of_each(plans, glance, "glance")))
    for plan in plans:
        own = plan.voice
        yield Chapter(Title(own.say("steps", own.name), 0, f"{plan.flow.id}-steps"), tuple(steps(plan)))
        yield Chapter(Title(own.say("endings", own.name), 0, f"{plan.flow.id}-ends"), tuple(endings(plan)))
    dated = tuple(block for plan in plans for block in dates(plan))
    told = (Words(rich(voice.say("deadlines_told"))),) if dated else ()
    yield Chapter(Title(voice.say("deadlines"), 0, "dates"), (*told, *dated))
    yield Chapter(Title(voice.say("questions"), 0, "questions"), tuple(_of_each(plans, questions, "questions")))
    yield Chapter(Title(voice.say("glossary"), 0, "glossary"), tuple(glossary(plans)))


def _of_each(plans: Sequence[Plan], tell: Tell, name: str) -> Iterator[Block]:
    """What is told of each flow, under its name where there are several."""
    for plan in plans:
        blocks = list(tell(plan))
        if blocks and len(plans) > 1:
            yield Title(plan.voice.name, 1, f"{plan.flow.id}-{name}")
        yield from blocks
