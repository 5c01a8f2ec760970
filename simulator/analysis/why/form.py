"""What to type, in words: « Date de naissance : une date au plus tard le 20/09/2002 »."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from simulator.analysis.why.answer import Span, Typed, Wanted
from simulator.analysis.why.question import Question
from simulator.engine import forms
from simulator.spec.expressions.tree import DATE
from simulator.spec.expressions.words import quoted, show
from simulator.spec.flow import Field, Screen
from simulator.spec.text import Lang

FEW: Final = 2
"""Fields that are named; a form with more is called by its title."""


class Form:
    """How the fields of a case are told in a language; ``wanted`` are those of ``flow`` that rules ask for."""

    def __init__(self, flow: str, wanted: Mapping[str, Wanted], lang: Lang) -> None:
        self._flow, self._wanted, self._lang = flow, wanted, lang

    def _say(self, fr: str, en: str) -> str:
        return fr if self._lang == "fr" else en

    def said(self, keys: tuple[str, ...], focus: Question) -> str:
        """What to type into these fields of a case: what rules ask for, or the form's title where its examples do."""
        fields = focus.flow.fields
        own = [key for key in keys if focus.flow.id == self._flow and key in self._wanted]
        asked = [self._asked(fields[key], focus) for key in own]
        rest = [fields[key] for key in keys if key not in own]
        screen = self._screen(focus, keys)
        if len(rest) > FEW and screen is not None:
            title = quoted(screen.title.of(self._lang).source, self._lang)
            inside = f" ({self._say(' ; ', '; ').join(asked)})" if asked else ""
            return self._say(f"remplir {title}", f"fill {title}") + inside
        return self._say(" ; ", "; ").join([*asked, *self._plain(rest)])

    def _screen(self, focus: Question, keys: tuple[str, ...]) -> Screen | None:
        leaf = focus.flow.leaves[focus.here.snapshot.state]
        return next((screen for screen in leaf.screens if keys[0] in {field.key for field in screen.fields}), None)

    def _plain(self, fields: list[Field]) -> Iterator[str]:
        ticks = [field for field in fields if field.kind == "tick"]
        others = [field for field in fields if field.kind != "tick"]
        for verb, found in ((self._say("remplir", "fill"), others), (self._say("cocher", "tick"), ticks)):
            if found:
                names = [quoted(field.label.of(self._lang).source, self._lang) for field in found]
                yield f"{verb} {self._say(' et ', ' and ').join(names)}"

    def _asked(self, field: Field, focus: Question) -> str:
        """« Date de naissance : une date au plus tard le 20/09/2002 »."""
        wanted = self._wanted[field.key]
        name = field.label.of(self._lang).source
        if field.kind == "tick":
            verb = self._say("décocher", "untick") if wanted.among == ("no",) else self._say("cocher", "tick")
            return f"{verb} {quoted(name, self._lang)}"
        return f"{name}{self._say(' : ', ': ')}{self._contents(field, wanted, focus)}"

    def _contents(self, field: Field, wanted: Wanted, focus: Question) -> str:
        either = self._say(" ou ", " or ")
        if field.kind == "date":
            return either.join(self._days(span) for span in wanted.spans)
        if field.kind == "number":
            return either.join(self._numbers(span) for span in wanted.spans)
        texts = [self._content(field, text, focus) for text in wanted.among or wanted.but]
        if wanted.among:
            return either.join(texts)
        anything = self._say("un texte", "a text")
        return self._say("autre chose que ", "anything but ") + either.join(texts) if texts else anything

    def _content(self, field: Field, typed: Typed, focus: Question) -> str:
        """A content as it is read on screen."""
        texts = (typed,) if isinstance(typed, str) else typed
        if field.source is not None:
            return ", ".join(self._record(field, text, focus) for text in texts)
        known = field.type.labels
        return ", ".join(quoted(known[text].of(self._lang) if text in known else text, self._lang) for text in texts)

    def _record(self, field: Field, text: str, focus: Question) -> str:
        if text == forms.ALL and field.everything is not None:
            return quoted(field.everything.text.of(self._lang).source, self._lang)
        record = forms.records(field, focus.snapshot, focus.facts)[int(text) - 1]
        written = field.record.of(self._lang).fill(focus.snapshot, focus.facts, record) if field.record else text
        return quoted(written, self._lang)

    def _days(self, span: Span) -> str:
        first, last = (self._point(end) for end in (span.first, span.last))
        if first and first == last:
            return self._say("le ", "") + first
        between = self._say(f" du {first} au {last}", f" from {first} to {last}") if first and last else ""
        until = self._say(f" au plus tard le {last}", f" no later than {last}") if last else ""
        since = self._say(f" à partir du {first}", f" from {first} on") if first else ""
        return self._say("une date", "a date") + (between or until or since)

    def _numbers(self, span: Span) -> str:
        first, last = (self._point(end) for end in (span.first, span.last))
        if first and first == last:
            return first
        least = self._say("plus de ", "more than ") if span.open_first else self._say("au moins ", "at least ")
        most = self._say("moins de ", "less than ") if span.open_last else self._say("au plus ", "at most ")
        ends = [least + first if first else "", most + last if last else ""]
        return self._say(" et ", " and ").join(end for end in ends if end) or self._say("un nombre", "a number")

    def _point(self, point: date | Decimal | None) -> str:
        return show(point, DATE, self._lang)
