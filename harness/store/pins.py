"""Which flows a sitting is played on, so that one can tell later whether they have changed."""

from collections.abc import Mapping
from hashlib import sha256

from harness.edition import beside
from harness.store.record import Pin
from simulator.spec.load import DOSSIERS, PORTAL, Library


def pins(files: Mapping[str, bytes], library: Library) -> dict[str, Pin]:
    """The portal, the dossiers and every flow of these files by name; guides play no part in a sitting."""
    found = {beside(path): sha256(content).hexdigest() for path, content in files.items()}
    named = {name: f"{name}.yaml" for name in library.flows}
    named |= {name.removesuffix(".yaml"): name for name in (PORTAL, DOSSIERS)}
    return {
        name: Pin(found[file], library.flows[name].edition.isoformat() if name in library.flows else "")
        for name, file in sorted(named.items())
    }
