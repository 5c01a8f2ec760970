"""What parts are called in both editions: ids of the new one in the terms of the old, and expressions to compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from simulator.analysis.difference.part import Part
from simulator.spec.expressions.tree import (
    Expression,
    FieldValue,
    ForeignValue,
    Given,
    Named,
    Since,
    Within,
)
from simulator.spec.flow import Text
from simulator.spec.template import Template

_SAID: Final = frozenset({"type", "source", "column", "label", "says", "inner", "table", "shown"})
"""What an expression carries for its readers: two that differ there alone are the same."""


@dataclass(frozen=True, slots=True)
class Renames:
    """The old id of each part that has another one, by flow, kind and new id; without any, every id is its own."""

    old: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def id(self, flow: str, kind: str, name: str) -> str:
        """What a part was called in the old edition."""
        return self.old.get((flow, kind, name), name)

    def of(self, flow: str, part: Part) -> bool:
        """Whether a part of the new edition had another id."""
        return (flow, part.kind, part.own) in self.old

    def key(self, flow: str, name: str) -> str:
        """A field's key, ``screen.field``."""
        screen, _, _ = name.partition(".")
        whole = self.old.get((flow, "field", name))
        return whole or f"{self.id(flow, 'screen', screen)}{name[len(screen) :]}"

    def state(self, flow: str, path: str) -> str:
        """A state's path, or a leaf's: the innermost state renamed tells where the rest lies."""
        base, slash, dialog = path.partition("/")
        cut = len(base)
        while cut > 0 and (flow, "state", base[:cut]) not in self.old:
            cut = base.rfind(".", 0, cut)
        whole = self.id(flow, "state", base[:cut]) + base[cut:] if cut > 0 else base
        return f"{whole}{slash}{self.id(flow, 'screen', dialog)}"

    # --- what is compared

    def expression(self, flow: str, expression: Expression | None, *, whole: bool = False) -> str:
        """An expression as it is compared: what it reads and does, no words; nothing for none.

        ``whole`` puts what a rule or a value is in place of its name.
        """
        if expression is None:
            return ""
        match expression:
            case FieldValue(key=key, flow=other):
                return f"field({other or ''} {self.key(other or flow, key)})"
            case Since(state=state):
                return f"since({self.state(flow, state)})"
            case Within(state=state, flow=other):
                return f"within({other or ''} {self.state(other or flow, state)})"
            case Named(inner=inner) if whole:
                return self.expression(flow, inner, whole=True)
            case Named(name=name, says=says):
                return f"named({self.id(flow, 'guard' if says is not None else 'value', name)})"
            case ForeignValue(flow=other, name=name):
                return f"named({other} {self.id(other, 'value', name)})"
            case Given(document=document):
                return f"given({self.id(flow, 'document', document)})"
        members = ((one.name, getattr(expression, one.name)) for one in fields(expression) if one.name not in _SAID)
        inside = ", ".join(f"{name}={self._member(flow, value, whole=whole)}" for name, value in members)
        return f"{type(expression).__name__}({inside})"

    def _member(self, flow: str, value: object, *, whole: bool) -> str:
        if isinstance(value, Expression):
            return self.expression(flow, value, whole=whole)
        if isinstance(value, tuple) and value and isinstance(value[0], Expression):
            return "[" + ", ".join(self.expression(flow, item, whole=whole) for item in value) + "]"
        return repr(value)

    def text(self, flow: str, text: Text | None) -> str:
        """A text as it is compared, French and English."""
        return "" if text is None else f"{self._template(flow, text.fr)}\x1f{self._template(flow, text.en)}"

    def _template(self, flow: str, template: Template) -> str:
        return "".join(
            part if isinstance(part, str) else f"<{self.expression(flow, part.expression)}:{part.style}>"
            for part in template.parts
        )
