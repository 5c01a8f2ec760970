"""Little flows written in a test, and a case of one that is driven by hand.

In their text `~Nom` stands for `fr: Nom, en: Nom`: what a label says does not matter here. Instants are written in
legal time as `2021-01-31 10:00`.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from simulator.engine.engine import Engine, reference
from simulator.engine.snapshot import Firing, Inputs, Reason, Refused, Snapshot
from simulator.spec.calendar import at, local
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.tree import Value
from simulator.spec.flow import Flow
from simulator.spec.load import Library, load

PORTAL = """
devices:
  web: {~Le web}
actors:
  insured: {~L'assuré}
  mandatary: {~Le mandataire}
  outside: {~Le monde}
editions:
  2020-01-01:
    header:
      - {~En-tête}
    tabs:
      - {~Accueil}
"""
DOSSIERS = """
fields:
  last_name: {~Nom, type: text}
  birth_date: {~Naissance, type: date, optional: yes}
  children:
    ~Enfants
    type: list
    fields:
      name: {~Nom, type: text}
      grown: {~Majeur, type: tick, optional: yes}
people:
  jean:
    last_name: Dupont
    birth_date: 21/06/1970
    children:
      - {name: Léa, grown: yes}
      - {name: Tom, grown: no}
"""
HEAD = """
~Essai
edition: 2020-01-01
access:
  - on: [web]
"""


def spelled(text: str) -> bytes:
    """A text with its `~labels` written out."""
    blocks = re.sub(r"(?m)^( *)~([^,}\n]+)$", r"\1fr: \2\n\1en: \2", text)
    return re.sub(r"~([^,}\n]+)", r"fr: \1, en: \1", blocks).encode()


def library(**flows: str) -> Library:
    """A library of little flows; their texts lack only the head."""
    sources = {"portal.yaml": spelled(PORTAL), "dossiers.yaml": spelled(DOSSIERS)}
    sources |= {f"{name}.yaml": spelled(HEAD.replace("Essai", f"Essai {name}") + text) for name, text in flows.items()}
    found, problems = load(sources)
    assert found is not None, "\n".join(map(str, problems))
    return found


@cache
def little(text: str) -> Flow:
    """The flow of a little text."""
    return library(trial=text).flows["trial"]


@cache
def shipped() -> Library:
    """The flows of the project."""
    root = Path(__file__).parents[2] / "flows"
    found, problems = load({str(path): path.read_bytes() for path in sorted(root.rglob("*.yaml"))})
    assert found is not None, "\n".join(map(str, problems))
    return found


def person(flow: Flow, name: str, among: Library | None = None, **others: Value) -> dict[str, Value]:
    """What a flow knows outside a case, for a person of the dossiers; by default of the shipped ones."""
    dossier = (among or shipped()).dossiers.people[name]
    known = {key: dossier.get(key.removeprefix("insured.")) for key in flow.facts if key.startswith("insured.")}
    return known | {key.replace("__", "."): value for key, value in others.items()}


def instant(text: str) -> datetime:
    """An instant from its legal time."""
    return at(datetime.fromisoformat(text))


def legal(moment: datetime) -> str:
    """The legal time of an instant."""
    return local(moment).strftime("%Y-%m-%d %H:%M")


class Case:
    """A case that keeps what happened to it."""

    def __init__(
        self, flow: Flow, now: str = "2021-01-04 10:00", facts: Facts | None = None, engine: Engine | None = None
    ) -> None:
        self.engine = engine or reference(flow)
        self.facts: Facts = facts or {}
        self.snapshot: Snapshot = self.engine.start(instant(now), self.facts)

    @property
    def state(self) -> str:
        return self.snapshot.state

    @property
    def messages(self) -> tuple[str, ...]:
        return self.snapshot.messages

    def fire(self, event: str, inputs: Inputs | None = None) -> Firing:
        """Fire one event."""
        firing = self.engine.fire(self.snapshot, event, inputs or {}, self.facts)
        assert firing.before is self.snapshot
        self.snapshot = firing.after
        return firing

    def fires(self, *events: str) -> "Case":
        """Fire several events in order."""
        for event in events:
            self.fire(event)
        return self

    def fill(self, inputs: Mapping[str, str | tuple[str, ...]]) -> Firing:
        """Type into fields."""
        return self.fire("fill", inputs)

    def refused(self, event: str, inputs: Inputs | None = None) -> tuple[Reason, ...]:
        """The reasons why an event is refused, which it must be."""
        outcome = self.fire(event, inputs).outcome
        assert isinstance(outcome, Refused), f"{event} was not refused"
        return outcome.reasons

    def until(self, when: str) -> list[tuple[str, str, str]]:
        """Let time pass; the timers that fired, each with its instant and where it led."""
        self.snapshot, firings = self.engine.advance(self.snapshot, instant(when), self.facts)
        return [(f.event.removeprefix("timer:"), legal(f.after.now), f.after.state) for f in firings]

    def value(self, key: str) -> Value:
        """The value of a field."""
        return self.snapshot.data[key].value
