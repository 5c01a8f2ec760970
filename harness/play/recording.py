"""« enregistrer »: what was done, as a scenario that is green, on screen or in a file."""

from typing import TYPE_CHECKING

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Track
from harness.play.safe import short
from harness.play.where import path_named
from simulator.scenarios.scenario import CannotTell

if TYPE_CHECKING:
    from harness.recording import Recording


def lines(track: Track, say: Say) -> tuple[str, ...]:
    """The lines of the feature file.

    Raises:
        BadInputError: where it cannot be told.
    """
    return tuple(_recorded(track, say).text.splitlines())


def write(track: Track, name: str, say: Say) -> str:
    """Write the feature file; says what was done.

    Raises:
        BadInputError: where it cannot be told, or something else bears that name.
        OSError: where it cannot be written.
    """
    path = path_named(name, say)
    path = path if path.suffix == ".feature" else path.with_name(path.name + ".feature")
    recorded = _recorded(track, say)
    from harness.recording import write as written

    written(recorded, path, say)
    return say(f"écrit : {short(path.as_posix())}", f"written: {short(path.as_posix())}")


def _recorded(track: Track, say: Say) -> "Recording":
    from harness.recording import recording  # behave is loaded only where something is recorded

    try:
        return recording(track.sitting, track.lang)
    except CannotTell as error:
        fr, en = error.why
        raise BadInputError(
            say(f"cela ne se raconte pas en scénario : {fr}", f"this cannot be told as a scenario: {en}")
        ) from None
