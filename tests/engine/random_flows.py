"""Flows drawn at random: nested states, conditions, guards, refusals, dialogs, automatic branches, timers, fields.

They are well formed for the linker; what the checks call a slip (a state never reached, an automatic circle, a branch
that never serves) is what a differential test wants, so those problems are let through.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml
from hypothesis import strategies as st

from simulator.spec.flow import Flow
from simulator.spec.load import Library, _Reader
from tests.engine.little import DOSSIERS, HEAD, PORTAL, spelled

EVENTS: Final = ("go", "back", "submit", "strike", "ask")
GUARDS: Final = ("g0", "g1", "g2")
SLIPS: Final = ("S", "F050", "M")
"""Codes of problems that leave a flow whole."""

OTHER: Final = """
events:
  turn: {~Tourner, by: outside}
screens:
  form: {~Formulaire, fields: {count: {~Combien, type: number, optional: yes}}}
states:
  open: {~ouverte, screen: form, events: {turn: shut}}
  shut: {~fermée, final: yes}
"""

NUMBERS: Final = ("form.count", "count(insured.children)", "age(form.day)", "age(insured.birth_date)",
           "other.form.count")  # fmt: skip
DATES: Final = ("form.day", "more.until", "insured.birth_date", "today", "since.s0", "due_day", "form.day + P1M")
MISSABLE: Final = ("form.name", "form.day", "form.count", "form.kind", "more.until", "more.name", "insured.birth_date")
SURE: Final = (
    "form.sure == yes", "form.sure", "more.ok", "sent(insured)", "given(paper)", "state.s0", "state.s1",
    "other.state.open", "more.ok == yes",
)  # fmt: skip
POSITIVE: Final = (
    "same(form.name, insured.last_name)", "same(form.name, more.name)", "form.kind == 'a'", "form.name == 'Dupont'",
    "form.kind.weight == 'light'", "all(insured.children, it.name == form.name)",
    "any(insured.children, it.grown == yes)", "all(insured.children, it.grown == yes)",
)  # fmt: skip
OPERATORS: Final = ("<", "<=", ">", ">=", "==")
LONG: Final = ("PT1H", "P1D", "P3D", "P1M", "P40D")

Draw = Callable[[st.SearchStrategy[Any]], Any]


def pick(draw: Draw, among: Any) -> Any:
    return draw(st.sampled_from(among))


def chance(draw: Draw, of: int) -> bool:
    """True once in `of`."""
    return bool(draw(st.integers(1, of)) == of)


def condition(draw: Draw, depth: int = 2) -> str:
    """An expression that is true or false; where a value may be missing it is not denied unguarded."""
    kind = draw(st.integers(0, 9 if depth else 4))
    if kind == 0:
        return f"{pick(draw, NUMBERS)} {pick(draw, OPERATORS)} {draw(st.integers(0, 20))}"
    if kind == 1:
        return f"{pick(draw, DATES)} {pick(draw, OPERATORS)} {pick(draw, DATES)}"
    if kind == 2:
        return str(pick(draw, POSITIVE))
    if kind == 3:
        return f"filled({pick(draw, MISSABLE)})"
    if kind == 4:
        return str(pick(draw, SURE))
    if kind == 5:
        return f"not filled({pick(draw, MISSABLE)})"
    if kind == 6:
        return f"not ({pick(draw, SURE)})"
    if kind == 7:
        return f"filled(form.count) and not (form.count {pick(draw, OPERATORS)} {draw(st.integers(0, 20))})"
    joint = " and " if kind == 8 else " or "
    return "(" + joint.join(condition(draw, depth - 1) for _ in range(draw(st.integers(2, 3)))) + ")"


def prose(text: str) -> dict[str, Any]:
    return {"fr": text, "en": text}


def sometimes(draw: Draw, block: dict[str, Any], key: str, of: int, value: Callable[[], Any]) -> None:
    if chance(draw, of):
        block[key] = value()


def effects(draw: Draw, block: dict[str, Any]) -> None:
    writes = ("form.count: 7", "form.name: none", "form: none", "more.ok: yes", "form.day: today", "form.sure: no")
    sometimes(draw, block, "set", 4, lambda: dict([_written(pick(draw, writes))]))
    sometimes(draw, block, "send", 6, lambda: [{"to": "insured", **prose("Nom <form.name>, reçu")}])


def _written(text: str) -> tuple[str, str]:
    target, _, value = text.partition(": ")
    return target, value


def branch(draw: Draw, paths: list[str], event: str | None) -> dict[str, Any]:
    block: dict[str, Any] = {}
    sometimes(draw, block, "if", 2, lambda: condition(draw))
    sometimes(draw, block, "to", 1 + chance(draw, 4), lambda: pick(draw, paths))
    effects(draw, block)
    if event is not None:
        sometimes(draw, block, "needs", 3, lambda: list(dict.fromkeys(pick(draw, GUARDS) for _ in range(2))))
        if "needs" in block:
            sometimes(draw, block, "else", 3, lambda: pick(draw, paths))
        if event in ("ask", "go"):
            sometimes(draw, block, "confirm", 2, lambda: f"sure_{event}")
        sometimes(draw, block, "issue", 8, lambda: "paper")
        sometimes(draw, block, "give", 8, lambda: "paper")
        sometimes(draw, block, "go", 8, lambda: ["Accueil"])
    return block or {"to": paths[0]}


def timer(draw: Draw, paths: list[str]) -> dict[str, Any]:
    block: dict[str, Any] = {}
    if chance(draw, 2):
        block["after"] = pick(draw, LONG)
    else:
        block["past"] = pick(draw, ("form.day", "more.until", "since.s0 + P2D", "due_day"))
    sometimes(draw, block, "to", 1 + chance(draw, 3), lambda: pick(draw, paths))
    effects(draw, block)
    return block


def state(draw: Draw, path: str, inner: tuple[str, ...], paths: list[str]) -> dict[str, Any]:
    block = prose(f"état {path}")
    if not chance(draw, 5):
        block["screen"] = pick(draw, ("form", "form", "more", "plain"))
    sometimes(draw, block, "panels", 6, lambda: ["more"])
    names = [name for name in (*EVENTS, "open", "logout") if chance(draw, 3)]
    block["events"] = {name: [branch(draw, paths, name) for _ in range(draw(st.integers(1, 2)))] for name in names}
    sometimes(draw, block, "auto", 5, lambda: [{"if": condition(draw), **branch(draw, paths, None)}])
    sometimes(draw, block, "timers", 3, lambda: [timer(draw, paths) for _ in range(draw(st.integers(1, 2)))])
    if inner:
        block["states"] = {name: state(draw, f"{path}.{name}", (), paths) for name in inner}
    return {key: value for key, value in block.items() if value}


def screens(draw: Draw) -> dict[str, Any]:
    def field(kind: str, **others: Any) -> dict[str, Any]:
        block = {**prose(f"champ {draw(st.integers(0, 10**9))}"), "type": kind, **others}
        if not chance(draw, 3):
            block["optional"] = "yes"
        return block

    options = {"a": {**prose("Un"), "weight": "light"}, "b": {**prose("Deux"), "weight": "heavy"}}
    form = {
        "sure": field("tick"),
        "count": field("number"),
        "name": field("text"),
        "day": field("date"),
        "kind": field("choice", options=options),
    }
    for key, test in (("name", "form.sure == yes"), ("day", "form.count >= 5"), ("kind", "filled(form.name)")):
        if chance(draw, 4):
            form[key]["if"] = test
    return {
        "form": {**prose("Formulaire"), "fields": form, "buttons": list(EVENTS[:3]), "invalid": ["m1"]},
        "more": {
            **prose("Suite"),
            "fields": {"name": field("text"), "until": field("date"), "ok": field("tick")},
            "buttons": ["submit", "ask"],
        },
        "plain": {**prose("Page"), "buttons": ["go", "back", "submit"]},
        "sure_ask": {**prose("Certain ?"), "dialog": "yes", "buttons": ["back", "ask"]},
        "sure_go": {**prose("Vraiment ?"), "dialog": "yes", "buttons": ["go", "submit"]},
    }


@st.composite
def texts(draw: Draw) -> str:
    """The text of a flow."""
    nested = {f"s{i}": tuple(f"t{j}" for j in range(pick(draw, (0, 0, 2, 3)))) for i in range(draw(st.integers(2, 5)))}
    paths = [path for name, inner in nested.items() for path in (name, *(f"{name}.{child}" for child in inner))]
    paths.append("end")
    written = {
        "values": {"due_day": {"is": pick(draw, ("since.s0 + P1M", "form.day + P3D", "form.day"))}},
        "guards": {
            name: {"if": condition(draw), **prose(f"règle {name}"), "else": ["m0", "m1"][: draw(st.integers(0, 2))]}
            for name in GUARDS
        },
        "messages": {"m0": prose("Non"), "m1": prose("Encore non")},
        "events": {
            **{name: prose(f"bouton {name}") for name in EVENTS},
            "submit": {**prose("Envoyer"), "submit": "yes"},
            "strike": {**prose("Foudre"), "by": "outside"},
        },
        "screens": screens(draw),
        "documents": {"paper": {**prose("Papier"), "lines": [prose("Fait le <today>")]}},
        "states": {
            **{name: state(draw, name, inner, paths) for name, inner in nested.items()},
            "end": {**prose("fin"), "final": "yes"},
        },
    }
    return spelled(HEAD).decode() + yaml.safe_dump(written, sort_keys=False, allow_unicode=True)


def understood(text: str) -> Flow:
    """The flow of a drawn text."""
    return among_others(text).flows["drawn"]


def among_others(text: str) -> Library:
    """A drawn text and the flow that it reads."""
    sources = {"portal.yaml": spelled(PORTAL), "dossiers.yaml": spelled(DOSSIERS)}
    reader = _Reader(
        sources | {"other.yaml": spelled(HEAD.replace("Essai", "Autre") + OTHER), "drawn.yaml": text.encode()}
    )
    found = reader.library()
    serious = [str(problem) for problem in _serious(reader)]
    assert not serious, "\n".join([*serious, text])
    assert found is not None
    return found


def _serious(reader: _Reader) -> Iterator[Any]:
    return (problem for problem in reader.report.sorted() if not problem.kind.code.startswith(SLIPS))
