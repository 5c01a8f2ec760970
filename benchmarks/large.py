"""A flow of any size: a ring of states, each of which an outside event leaves for the next one."""

from functools import cache

from simulator.spec.flow import Flow
from simulator.spec.load import load

_PORTAL = """
devices:
  web: {fr: Le web, en: The web}
actors:
  insured: {fr: l'assuré, en: the insured}
  outside: {fr: un fait extérieur, en: an outside fact}
editions:
  2020-01-01:
    header:
      - {fr: En-tête, en: Header}
    tabs:
      - {fr: Accueil, en: Home}
"""
_DOSSIERS = """
fields:
  last_name: {fr: Nom, en: Last name, type: text}
people:
  jean: {last_name: Dupont}
"""
_HEAD = """
fr: Anneau
en: Ring
edition: 2020-01-01
access:
  - on: [web]
events:
  step: {fr: pas, en: step, by: outside}
  skip: {fr: saut, en: skip, by: outside}
states:
"""
_END = """
  over:
    fr: fini
    en: over
    final: yes
"""


def text(states: int) -> bytes:
    """The ring as an author would write it: two transitions a state."""
    lines = [_HEAD]
    for index in range(states):
        following, after = (index + 1) % states, f"s{index + 2}" if index + 2 < states else "over"
        lines.append(
            f"  s{index}:\n    fr: état {index}\n    en: state {index}\n    events:\n"
            f"      step: s{following}\n      skip:\n        to: {after}\n"
        )
    return "".join([*lines, _END]).encode()


def sources(states: int) -> dict[str, bytes]:
    """The ring and the little portal around it."""
    return {"portal.yaml": _PORTAL.encode(), "dossiers.yaml": _DOSSIERS.encode(), "ring.yaml": text(states)}


@cache
def ring(states: int) -> Flow:
    """The ring, read and understood."""
    library, problems = load(sources(states))
    if library is None:
        raise SystemExit("\n".join(map(str, problems[:20])))
    return library.flows["ring"]
