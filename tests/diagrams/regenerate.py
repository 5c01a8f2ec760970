"""Write the outlines of pictures again: `python -m tests.diagrams.regenerate`, then read the differences."""

from diagrams.outline import outlined
from harness.files import sources
from simulator.spec.load import load
from tests.diagrams.drawn import GOLDEN, OUTLINES, golden, outline
from tests.diagrams.test_tint import ALL, drawn
from tests.spec.golden import ROOT


def main() -> None:
    """Write every golden outline."""
    library, problems = load(sources(ROOT / "flows"))
    assert library is not None, problems
    GOLDEN.mkdir(exist_ok=True)
    for flow, view, lang in OUTLINES:
        golden(flow, view, lang).write_text(outline(library, flow, view, lang), encoding="utf-8")
    for name, marked in ALL.items():
        (GOLDEN / f"procuration-{name}.txt").write_text(outlined(drawn(library, *marked)), encoding="utf-8")


if __name__ == "__main__":
    main()
