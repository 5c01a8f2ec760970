"""The documents that a journey's cases have drawn up, written as PDF beside what is already there."""

import re
from pathlib import Path

from harness.language import Say
from harness.play.journey import Journey
from harness.play.safe import safe
from harness.play.words import folded


def write(journey: Journey, folder: str, say: Say) -> tuple[str, ...]:
    """Write them all into a folder, the current one for no name; say which files. None is overwritten.

    Raises:
        OSError: where one cannot be written.
    """
    issued = [
        (case.id, content)
        for case in journey.simulation.cases.values()
        if case.insured == journey.insured
        for content in case.snapshot.documents.values()
    ]
    if not issued:
        return (say("aucun document n'est établi", "no document has been issued"),)
    from diagrams.papers import pdf

    place = Path(folder or ".").expanduser()
    place.mkdir(parents=True, exist_ok=True)
    written = []
    for case, content in issued:
        slug = re.sub(r"[^a-z0-9]+", "-", folded(content.title.of(say.lang))).strip("-") or content.document
        path = _beside(place, f"{slug}-{case}", pdf(content, say.lang))
        written.append(f"{say('écrit :', 'written:')} {safe(path.as_posix())}")
    return tuple(written)


def _beside(folder: Path, stem: str, content: bytes) -> Path:
    """A file of that content: the one that is there if it is the same, else a new name."""
    number = 1
    while True:
        path = folder / (f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf")
        try:
            with path.open("xb") as file:
                file.write(content)
            return path
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return path
        number += 1
