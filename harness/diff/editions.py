"""The two editions to compare: files, folders of flows, git revisions, or the files one works on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from harness.diff.git import Repository
from harness.files import UnloadableError, flow_names, flows_folder, read, sources
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.load import DOSSIERS, GUIDES, PORTAL, Library, load
from simulator.spec.problems import Place, Problem, closest


class Edition(NamedTuple):
    """An edition of the flows and what a person calls it."""

    called: str
    library: Library
    revision: str = ""
    """What the places of its files are seen in, where that is not the disk."""
    files: Mapping[str, str] = MappingProxyType({})
    """What a person calls a file that was read under another name: a copy of a flow has any name."""

    def place(self, place: Place) -> str:
        """A place of this edition as a person finds it."""
        file = self.files.get(place.file, place.file)
        return str(Place(f"{self.revision}:{file}" if self.revision else file, place.line, place.column))


class Compared(NamedTuple):
    """The old edition, the new one, and the only flows wanted (none: all)."""

    old: Edition
    new: Edition
    flows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """What was given for one side: a path, else a revision, else (neither) the files one works on."""

    given: str
    path: Path | None = None
    commit: str = ""

    @property
    def file(self) -> Path | None:
        """The one flow that is meant."""
        return self.path if self.path is not None and not self.path.is_dir() else None


def compared(old: str, new: str | None, say: Say) -> Compared:
    """Both editions understood.

    Raises:
        BadInputError: for what is no file, folder nor revision.
        UnloadableError: with every problem of an edition that cannot be understood.
        OSError: where a file cannot be read.
    """
    sides = _Reader(say)
    first, second = sides.side(old), sides.side(new) if new is not None else _Side("")
    files = [side.file for side in (first, second) if side.file is not None]
    for file in files:
        if file.name in (PORTAL, DOSSIERS) or file.parent.name == GUIDES:
            raise BadInputError(
                say(f"{file} n'est pas un flux : comparez les dossiers", f"{file} is not a flow: compare the folders")
            )
    stem = _flow_of(files)
    before = sides.edition(first, files, stem)
    after = sides.edition(second, files, stem)
    return Compared(before, after, (stem,) if stem else ())


def _flow_of(files: Sequence[Path]) -> str:
    """The flow that the files given hold: the one whose name is known, whatever its copies are called."""
    known = flow_names()
    stems = [file.stem for file in files]
    return next((stem for stem in stems if stem in known), next(iter(stems), ""))


class _Reader:
    def __init__(self, say: Say) -> None:
        self._say = say
        self._folder = flows_folder()

    def side(self, given: str) -> _Side:
        """What one argument names; a path that exists comes first."""
        path = Path(given)
        if path.exists():
            if path.is_file() and path.suffix != ".yaml":
                raise BadInputError(
                    self._say(f"{given} : un flux est un fichier .yaml", f"{given}: a flow is a .yaml file")
                )
            if path.is_dir() and not (path / PORTAL).is_file():
                raise BadInputError(
                    self._say(f"{given} : ce dossier n'a pas de {PORTAL}", f"{given}: this folder has no {PORTAL}")
                )
            return _Side(given, path)
        if path.suffix == ".yaml":
            near = closest(given, [each.as_posix() for each in self._folder.glob("*.yaml")])
            hint = self._say.meant(near)
            raise BadInputError(self._say(f"{given} : ce fichier n'existe pas{hint}", f"{given}: no such file{hint}"))
        return _Side(given, commit=Repository.around(self._folder, self._say).commit(given))

    def edition(self, side: _Side, files: list[Path], stem: str) -> Edition:
        """One side understood; ``files`` are those given on either side, ``stem`` the flow that they hold."""
        if side.commit:
            repository = Repository.around(self._folder, self._say)
            folder = files[0].parent if files and (files[0].parent / PORTAL).is_file() else self._folder
            found = repository.files(side.commit, folder)
            if not found:
                raise BadInputError(
                    self._say(f"{side.given} n'a pas de flux dans {folder}", f"{side.given} has no flows in {folder}")
                )
            called = f"{side.given} ({side.commit[:8]})" if side.commit[:8] not in side.given else side.given
            return Edition(called, self._loaded(found, {}, side.given), side.given)
        file = side.file
        if file is not None:
            return self._file(file, side.given, stem)
        folder = side.path or self._folder
        return Edition(
            side.given or self._say("fichiers de travail", "working files"), self._loaded(sources(folder), {})
        )

    def _file(self, file: Path, called: str, stem: str) -> Edition:
        """A flow with what surrounds it: the files beside it, else those one works on."""
        beside = file.parent if (file.parent / PORTAL).is_file() else self._folder
        found = {
            name: content
            for name, content in sources(beside).items()
            if GUIDES in name.split("/")[:-1] or Path(name).stem not in (stem, file.stem)
        }
        name = (file.parent / f"{stem}.yaml").as_posix()
        files = {name: file.as_posix()}
        return Edition(called, self._loaded({**found, name: read(file)}, files), files=files)

    def _loaded(self, found: Mapping[str, bytes], called: Mapping[str, str], revision: str = "") -> Library:
        library, problems = load(found)
        if library is None:
            raise UnloadableError([_renamed(problem, called, revision) for problem in problems])
        return library


def _renamed(problem: Problem, called: Mapping[str, str], revision: str) -> Problem:
    """A problem at the place a person knows: the file they gave, or the file of a revision."""
    place = problem.place
    file = called.get(place.file, place.file)
    return replace(problem, place=Place(f"{revision}:{file}" if revision else file, place.line, place.column))
