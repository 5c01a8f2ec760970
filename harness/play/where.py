"""The file that is meant by what was typed."""

from pathlib import Path

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.safe import short


def path_named(name: str, say: Say) -> Path:
    """A file to write or read, ``~`` understood.

    Raises:
        BadInputError: for no name, or one in a folder that is not there.
    """
    if not name:
        raise BadInputError(say("quel fichier ?", "which file?"))
    try:
        path = Path(name).expanduser()
    except RuntimeError:
        path = Path(name)
    if not path.parent.is_dir():
        raise BadInputError(say(f"{short(name)} : ce dossier n'existe pas", f"{short(name)}: no such folder"))
    return path
