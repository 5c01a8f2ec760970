"""Copies of the shipped flows with one rule broken: what every analysis must tell the truth about."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from harness.files import sources
from simulator.spec.load import Library, load

ROOT = Path(__file__).parents[1]


class Break(NamedTuple):
    """A slip somebody could make: in which file, what stood there, what stands there now."""

    file: str
    old: str
    new: str


BROKEN = {
    "certification-kept": Break(
        "flows/procuration.yaml",
        "        to: draft.mandatary\n        set:\n          recap.certify: none\n",
        "        to: draft.mandatary\n",
    ),
    "expires-a-day-early": Break("flows/procuration.yaml", "is: since.active + P1M", "is: since.active + P1M - P1D"),
    "minor-accepted": Break(
        "flows/procuration.yaml", "age(mandatary.birth_date) >= 18", "age(mandatary.birth_date) >= 16"
    ),
    "summons-accepted": Break(
        "flows/accueil.yaml",
        "if: papers.purpose == 'procedure' or papers.purpose == 'information'",
        "if: filled(papers.purpose)",
    ),
    "no-address-needed": Break(
        "flows/attestation.yaml",
        "  address_known:\n    if: filled(insured.address)",
        "  address_known:\n    if: filled(insured.address) or state.request.running",
    ),
    "address-not-saved": Break(
        "flows/adresse.yaml",
        "          insured.address: address.street\n",
        "",
    ),
}


@cache
def text(name: str) -> str:
    """The broken file, whole."""
    file, old, new = BROKEN[name]
    whole = (ROOT / file).read_text(encoding="utf-8")
    assert old in whole, f"{file} no longer says what {name} breaks"
    return whole.replace(old, new)


@cache
def broken(name: str) -> Library:
    """The shipped library with that one slip in it."""
    found = sources(ROOT / "flows")
    file = next(path for path in found if path.endswith(BROKEN[name].file))
    library, problems = load({**found, file: text(name).encode()})
    assert library is not None, "\n".join(map(str, problems))
    return library
