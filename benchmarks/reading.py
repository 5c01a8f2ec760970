"""Reading a flow of 10,000 states."""

import yaml

from benchmarks.contest import Contest, row
from benchmarks.large import sources, text
from simulator.spec.load import load
from simulator.spec.nodes import parse

STATES = 10_000
SAFE = "yaml.load with CSafeLoader, which keeps no positions"


@row("reading 10,000 states into located nodes", against=SAFE, goal="<= 0.5")
def nodes(quick: bool) -> Contest:
    written = text(2_000 if quick else STATES)
    return Contest(lambda: parse(written, "ring.yaml"), lambda: yaml.load(written, yaml.CSafeLoader))


@row("loading 10,000 states whole: read, checked, linked, flattened", against=SAFE, faster=False)
def whole(quick: bool) -> Contest:
    states = 2_000 if quick else STATES
    written, all_sources = text(states), sources(states)
    return Contest(lambda: load(all_sources), lambda: yaml.load(written, yaml.CSafeLoader))
