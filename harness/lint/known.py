"""All that a step can name: labels of the flows and of the portal, in one language, by the kind of parameter."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from harness import labels
from harness.language import Lang
from harness.stage import INSURED
from harness.wordings import PRONOUNS, plain
from simulator.spec.expressions.compile import plain_name
from simulator.spec.flow import OUTSIDE, Field, Flow, Screen, Text
from simulator.spec.load import Library
from simulator.spec.problems import closest

GROUPS: Mapping[str, tuple[str, ...]] = {
    "button": ("buttons",),
    "label": ("buttons", "links", "tabs", "header"),
    "tab": ("tabs",),
    "heading": ("headings",),
    "link": ("links",),
    "header": ("header",),
    "field": ("fields",),
    "box": ("boxes",),
    "option": ("options",),
    "title": ("screens",),
    "message": ("messages",),
    "flow": ("flows",),
    "state": ("states",),
    "event": ("outside",),
    "device": ("devices",),
    "document": ("documents",),
    "dossier_field": ("dossier",),
    "passage": ("passages",),
    "communication": ("communications",),
}
"""Kinds of parameters, and the groups of labels that they take."""

_SLOT = re.compile(r"<[^<>\n]*>")
_SENTENCE = re.compile(r"(?<=[.!?:…]) (?![!?:;])")


class Known:
    """What a library knows in a language."""

    def __init__(self, library: Library, lang: Lang) -> None:
        self._library, self._lang = library, lang
        self._texts: dict[str, tuple[str, ...]] = {group: tuple(found) for group, found in self._groups().items()}
        self._exact = {group: {plain(text) for text in found} for group, found in self._texts.items()}
        self._people = self._everybody()

    def has(self, kind: str, text: str, flow: str | None = None, field: str | None = None) -> bool:
        """Whether something of that kind is called so; a state in its flow, an option in its field."""
        if kind in ("person", "of_person", "actor"):
            return plain_name(text) in self._people or (kind == "actor" and text.casefold() in self._spoken())
        return any(self._fits(group, text) for group in self._places(kind, flow, field))

    def like(self, kind: str, text: str, flow: str | None = None, field: str | None = None) -> str | None:
        """The label of that kind that looks most like a text."""
        if kind in ("person", "of_person", "actor"):
            return closest(text, self._people.values())
        labels = [each for group in self._places(kind, flow, field) for each in self._texts[group]]
        near = closest(text, labels)
        alike = [each for each in labels if near is not None and each.casefold() == near.casefold()]
        return max(alike, key=lambda each: SequenceMatcher(None, each, text).ratio(), default=near)

    def chooses(self, field: str) -> bool:
        """Whether something is chosen in a field, rather than typed."""
        return f"options {plain(field)}" in self._texts

    def together(self, flow: str, one: str, other: str) -> bool:
        """Whether a case of a flow can be in two states at once, one inside the other; what is unknown can be all."""
        if not all(self.has("state", state, flow) for state in (one, other)):
            return True
        found = (each for each in self._library.flows.values() if plain(each.name.of(self._lang).source) == plain(flow))
        paths = ({plain(s.label.of(self._lang).source) for s in leaf.path} for f in found for leaf in f.leaves.values())
        return any({plain(one), plain(other)} <= path for path in paths)

    def _places(self, kind: str, flow: str | None, field: str | None) -> tuple[str, ...]:
        if kind == "state" and f"states {plain(flow or '')}" in self._texts:
            return (f"states {plain(flow or '')}",)
        if kind == "option" and f"options {plain(field or '')}" in self._texts:
            return (f"options {plain(field or '')}",)
        return GROUPS[kind]

    def _fits(self, group: str, text: str) -> bool:
        if plain(text) in self._exact[group]:
            return True
        if group not in ("messages", "passages", "communications"):
            return any(_pattern(each).fullmatch(plain(text)) for each in self._texts[group] if "<" in each)
        units = _units(self._texts[group])
        whole = plain(text)
        if any(unit.fullmatch(whole) for unit in units):
            return True
        sentences = _SENTENCE.split(whole)
        return len(sentences) > 1 and all(any(unit.fullmatch(each) for unit in units) for each in sentences)

    # --- people

    def _everybody(self) -> dict[str, str]:
        portal, dossiers = self._library.portal, self._library.dossiers
        names = [label.of(self._lang) for actor, label in portal.actors.items() if actor != OUTSIDE]
        names += [dossiers.name(person) for person in dossiers.people]
        return {plain_name(name): name for name in names}

    def _spoken(self) -> frozenset[str]:
        return frozenset((*PRONOUNS[self._lang], *INSURED[self._lang]))

    # --- labels

    def _groups(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {group: [] for groups in GROUPS.values() for group in groups}
        for key, group in labels.of_portal(self._library, self._lang).items():
            found.setdefault(key, []).extend(label.text for label in group)
        for flow in self._library.flows.values():
            for key, group in labels.of_flow(flow, self._lang).items():
                found.setdefault(key, []).extend(label.text for label in group)
            found[f"states {plain(flow.name.of(self._lang).source)}"] = [
                state.label.of(self._lang).source for state in flow.states.values()
            ]
            found["passages"] += self._passages(flow)
            found["communications"] += [
                send.text.of(self._lang).source for arc in flow.arcs() for send in arc.branch.send
            ]
            for field in flow.fields.values():
                self._field(field, found)
        found["passages"] += self._around()
        return found

    def _field(self, field: Field, found: dict[str, list[str]]) -> None:
        name = field.label.of(self._lang).source
        if field.kind == "tick":
            found["boxes"].append(name)
        options = [option.label.of(self._lang).source for option in field.options]
        for text in (field.record, field.everything.text if field.everything else None):
            options += [] if text is None else [text.of(self._lang).source]
        found["options"] += options
        if field.kind == "choice":
            found.setdefault(f"options {plain(name)}", []).extend(options)

    def _passages(self, flow: Flow) -> Iterator[str]:
        texts: list[Text | None] = [message.text for message in flow.messages.values()]
        for screen in flow.screens.values():
            texts += self._screen(screen)
        yield from (text.of(self._lang).source for text in texts if text is not None)

    def _screen(self, screen: Screen) -> Iterator[Text | None]:
        yield from (screen.title, screen.note)
        yield from (line.text for line in screen.lines)
        for field in screen.fields:
            yield from (field.under, field.hint)

    def _around(self) -> Iterator[str]:
        for edition in self._library.portal.editions:
            for tab in edition.tabs:
                for heading in tab.headings:
                    yield from (line.text.of(self._lang).source for line in heading.lines)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """A template as what it can show. What is all placeholders shows a few words, no sentence."""
    parts = _SLOT.split(plain(source))
    slot = r".{0,80}?" if any(re.search(r"\w", part) for part in parts) else r"[^.!?:;«»“”]{1,60}"
    return re.compile(slot.join(map(re.escape, parts)))


@cache
def _units(sources: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The passages, and the sentences of one that follow each other, as what they can show."""
    found: dict[str, None] = {}
    for source in sources:
        for line in source.split("\n"):
            sentences = _SENTENCE.split(plain(line))
            for first, last in combinations(range(len(sentences) + 1), 2):
                found[" ".join(sentences[first:last])] = None
    return tuple(_pattern(each) for each in found if each)
