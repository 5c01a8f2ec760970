"""What was done in a sitting, as a feature file that was played and is green; or a word of why it cannot be one."""

import re
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from harness.files import LARGEST
from harness.gherkin import check, feature_text
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.rehearsal import Fault, performed
from harness.store import files
from simulator.scenarios.recorded import alike, recorded
from simulator.scenarios.scenario import CannotTell, Scenario
from simulator.sitting.sitting import Sitting
from simulator.spec.text import Prose

LONGEST_NAME: Final = 60
"""Characters of the name of a file."""
MARK: Final = "parcours record"
"""By which a file that was recorded is known, with what its text was: nobody's own lines are written over."""


class Recording(NamedTuple):
    """A scenario that is green on the flows of its sitting, and the whole text of its feature file."""

    scenario: Scenario
    text: str


def recording(sitting: Sitting, lang: Lang, title: str = "") -> Recording:
    """What was done in a sitting, as a scenario in a language, played before it is handed over.

    Raises:
        CannotTell: where no scenario does it again and is green.
    """
    scenario = recorded(sitting, lang, title=_one_line(title), check=lambda one: check(one, lang))
    text = feature_text([scenario], _feature(sitting, lang), lang)
    for played in performed(sitting.now.library, text, lang):
        if isinstance(played, Fault):
            why = played.why.partition("\n\n")[0]
            raise CannotTell(Prose(f"joué à nouveau, il échoue : {why}", f"played again, it fails: {why}"))
        if not alike(played.simulation, sitting.now):
            raise CannotTell(Prose("joué à nouveau, il mène ailleurs", "played again, it leads elsewhere"))
    return Recording(scenario, text)


def _one_line(title: str) -> str:
    return "".join(character if character.isprintable() else " " for character in title)


def _feature(sitting: Sitting, lang: Lang) -> str:
    """What a feature is called: the flows it goes through, else a sitting."""
    flows, cases = sitting.now.library.flows, sitting.now.cases.values()
    names = dict.fromkeys(" ".join(flows[case.flow].name.of(lang).source.split()) for case in cases)
    return ", ".join(names) or Prose("Portail", "Portal").of(lang)


def file_name(title: str) -> str:
    """The name of the file of a scenario, on any system."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return ("-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST_NAME].strip("-") or "scenario") + ".feature"


def write(recorded: Recording, path: Path, say: Say) -> None:
    """Write a feature file, whole or not at all; only what was recorded, and that nobody has touched, is written over.

    Raises:
        BadInputError: where something else bears that name.
        OSError: where it cannot be written.
    """
    if path.is_dir():
        raise BadInputError(say(f"{path} : c'est un dossier", f"{path}: this is a folder"))
    if path.exists() and not _ours(path):
        raise BadInputError(
            say(f"{path} existe, et quelqu'un l'a écrit ou modifié : rien n'est écrit",
                f"{path} exists, and somebody wrote or changed it: nothing is written")
        )  # fmt: skip
    files.write(path, _sealed(recorded.text).encode())


def _sealed(text: str) -> str:
    """A feature with the mark below its first line."""
    first, _, rest = text.partition("\n")
    return f"{first}\n# {MARK} {sha256(rest.encode()).hexdigest()[:16]}\n{rest}"


def _ours(path: Path) -> bool:
    if not path.is_file() or path.stat().st_size > LARGEST:
        return False
    read = path.read_text(encoding="utf-8", errors="replace")
    first, _, rest = read.partition("\n")
    return not read or _sealed(f"{first}\n{rest.partition(chr(10))[2]}") == read
