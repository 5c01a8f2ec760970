"""L003: statements of the guides, and decisions, that no scenario shows."""

from collections.abc import Iterator

from harness.lint.codes import Finding, finding
from harness.lint.desk import Desk
from harness.report.collect import shown
from harness.traces import traces


def check(desk: Desk) -> Iterator[Finding]:
    """What the guides owe, where all features were read."""
    if not desk.whole:
        return
    lacking = [statement for line in traces(desk.library.guides, desk.found).lines for statement in line.lacking]
    for statement in lacking:
        guide = next(guide for guide in desk.library.guides if statement.id in guide.statements)
        path = desk.flows / "guides" / f"{guide.id}.yaml"
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        line = next((number for number, text in enumerate(lines, 1) if text.strip() == f"{statement.id}:"), 1)
        shows = statement.shows
        yield finding(
            "L003", shown(str(path)), line, tag=statement.id, shows_fr=shows.fr or statement.quote,
            shows_en=shows.en or statement.quote,
        )  # fmt: skip
