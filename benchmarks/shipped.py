"""The flows that the project ships."""

from functools import cache
from pathlib import Path

from simulator.spec.load import Library, load

FLOWS = Path(__file__).parent.parent / "flows"


@cache
def library() -> Library:
    """All of them, read once."""
    found, problems = load({str(path): path.read_bytes() for path in sorted(FLOWS.rglob("*.yaml"))})
    if found is None:
        raise SystemExit("\n".join(map(str, problems)))
    return found
