"""The shipped flows with names changed and nothing else: what sittings are carried over to."""

import re
from functools import cache

from harness import edition
from harness.files import sources
from simulator.spec.load import Library, load
from tests.store.sittings import ROOT

MAPPING = b"""\
flows: {procuration: mandat}
states: {procuration: {certified: sworn, active: running}}
events: {procuration: {start: begin}}
guards: {procuration: {adult: of_age}}
fields: {procuration: {mandatary.last_name: mandatary.surname}}
options: {procuration: {mandatary.civility: {m: mister}}}
labels: {"Mes d\xc3\xa9marches": "Mes services"}
"""
_IN_PROXY = (
    (r"(?m)^  certified:", "  sworn:"),
    (r"to: certified", "to: sworn"),
    (r"(?m)^  active:", "  running:"),
    (r"to: active", "to: running"),
    (r"(state|since)\.active", r"\1.running"),
    (r"state\.certified", "state.sworn"),
    (r"(?m)^( +)start:", r"\1begin:"),
    (r"buttons: \[start\]", "buttons: [begin]"),
    (r"(?m)^  adult:", "  of_age:"),
    (r"requires: \[(.*)adult", r"requires: [\1of_age"),
    (r"\badult\b(?=[,\]])", "of_age"),
    (r"mandatary\.last_name", "mandatary.surname"),
    (r"(?m)^      last_name:", "      surname:"),
    (r"(?m)^          m:", "          mister:"),
    (r"example: m$", "example: mister"),
    (r"mandatary\.civility == m\b", "mandatary.civility == mister"),
)
_IN_WELCOME = (
    (r"procuration\.state\.active", "mandat.state.running"),
    (r"procuration\.mandatary\.last_name", "mandat.mandatary.surname"),
    (r"procuration\.(?=[a-z])", "mandat."),
)
_EVERYWHERE = ((r"Mes démarches", "Mes services"),)


def _renamed(name: str, text: str) -> str:
    changes = {"procuration.yaml": _IN_PROXY, "accueil.yaml": _IN_WELCOME}.get(name, ())
    for pattern, new in (*changes, *(() if name.startswith("guides/") else _EVERYWHERE)):
        text = re.sub(pattern, new, text, flags=re.MULTILINE)
    return text


@cache
def renamed_files() -> dict[str, bytes]:
    """The files under their new names."""
    found = {edition.beside(path): content.decode() for path, content in sources(ROOT / "flows").items()}
    return {
        name.replace("procuration", "mandat") if "/" not in name else name: _renamed(name, text).encode()
        for name, text in found.items()
    }


@cache
def renamed() -> Library:
    """The same, understood."""
    found, problems = load(renamed_files())
    assert [str(problem) for problem in problems] == []
    assert found is not None
    return found
