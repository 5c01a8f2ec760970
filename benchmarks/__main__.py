"""`python -m benchmarks`: measure every row, print the table, write build/bench.json; exit 1 where a goal is missed."""

import argparse
import json
import pkgutil
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.contest import ROWS, Result, measure

KEPT = Path("build") / "bench.json"


def main() -> int:
    """Run, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Side by side, as ratios.")
    parser.add_argument("words", nargs="*", help="only the rows whose name holds one of these words")
    parser.add_argument("--json", type=Path, default=KEPT, metavar="FILE", help=f"where to write (default {KEPT})")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller inputs: rougher figures")
    asked = parser.parse_args()
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if not module.name.startswith("__"):
            import_module(f"benchmarks.{module.name}")
    chosen = [row for name, row in ROWS.items() if not asked.words or any(word in name for word in asked.words)]
    console = Console(stderr=True)
    results = []
    with console.status("") as status:
        for row in chosen:
            status.update(f"{row.name} …")
            results.append(measure(row, asked.quick))
    Console().print(_table(results))
    for result in results:
        if result.note:
            Console().print(f"{result.row.name}: {result.note}", highlight=False)
    _write(asked.json, results)
    return 0 if all(result.met for result in results) else 1


def _table(results: Iterable[Result]) -> Table:
    table = Table("what", "ratio", "goal", "against", box=None, header_style="bold")
    for result in results:
        ratio = result.why if result.ratio is None else f"{result.ratio:.{2 if result.ratio >= 0.1 else 4}f} ×"
        sign = "" if result.met else "  MISSED"
        table.add_row(result.row.name, ratio, result.row.goal + sign, result.row.against)
    return table


def _write(path: Path, results: Iterable[Result]) -> None:
    """Rows measured before and not now stay in the file, as long as they exist."""
    before = json.loads(path.read_text("utf-8")) if path.exists() else {}
    known = {name: found for name, found in before.items() if name in ROWS}
    for result in results:
        row = result.row
        ratio = None if result.ratio is None else round(result.ratio, 3)
        known[row.name] = {"ratio": ratio, "goal": row.goal, "against": row.against}
        known[row.name] |= {key: said for key, said in (("why", result.why), ("note", result.note)) if said}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
