"""What a git repository says of a folder: its revisions, and its files as they were in one of them."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from harness.files import LARGEST
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.problems import closest

_PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a folder; ``root`` is its outermost folder."""

    root: Path
    say: Say

    @classmethod
    def around(cls, folder: Path, say: Say) -> "Repository":
        """The repository that a folder lies in.

        Raises:
            BadInputError: without git, or where there is no repository.
        """
        code, out, _ = _git(folder, say, "rev-parse", "--show-toplevel")
        if code:
            raise BadInputError(say(f"{folder} n'est pas dans un dépôt git", f"{folder} is not in a git repository"))
        return cls(Path(os.fsdecode(out.rstrip(b"\n"))), say)

    def commit(self, revision: str) -> str:
        """The commit that a revision names.

        Raises:
            BadInputError: for one that is not known, with the branch or tag that looks like it.
        """
        code, out, _ = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        if code == 0:
            return out.decode("ascii", "replace").strip()
        hint = self.say.meant(closest(revision, self._names()))
        raise BadInputError(
            self.say(f"révision inconnue « {revision} »{hint}", f"unknown revision “{revision}”{hint}")
        )  # fmt: skip

    def _names(self) -> list[str]:
        _, out, _ = self._run("for-each-ref", "--format=%(refname:short)")
        return ["HEAD", *out.decode("utf-8", "replace").split("\n")]

    def files(self, commit: str, folder: Path) -> dict[str, bytes]:
        """The YAML files of a folder of flows and of its guides in a commit, by path from the root."""
        inside = folder.resolve().relative_to(self.root.resolve()).as_posix()
        code, out, err = self._run("ls-tree", "-r", "-z", "--name-only", commit, "--", f"./{inside}")
        if code:
            raise BadInputError(err.decode("utf-8", "replace").strip())
        names = [name for name in map(os.fsdecode, out.split(b"\0")) if name.endswith(".yaml")]
        depth = 0 if inside == "." else inside.count("/") + 1
        return {name: self._content(commit, name) for name in names if _is_source(name, depth)}

    def _content(self, commit: str, name: str) -> bytes:
        code, out, err = self._run("cat-file", "blob", f"{commit}:{name}")
        if code:
            raise BadInputError(err.decode("utf-8", "replace").strip())
        return out[:LARGEST]

    def _run(self, *arguments: str) -> tuple[int, bytes, bytes]:
        return _git(self.root, self.say, *arguments)


def _is_source(name: str, depth: int) -> bool:
    """A file of the folder itself or of its guides, as when files are read."""
    parts = name.split("/")[depth:]
    return len(parts) == 1 or (len(parts) == 2 and parts[0] == "guides")


def _git(folder: Path, say: Say, *arguments: str) -> tuple[int, bytes, bytes]:
    """Its exit code and what it said; never by a shell, nor with a pager, nor with a question to somebody."""
    around = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", "--no-pager", "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=around,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise BadInputError(
            say(
                "git n'est pas installé : donnez des fichiers ou des dossiers",
                "git is not installed: give files or folders",
            )
        ) from None
    except subprocess.TimeoutExpired:
        raise BadInputError(say("git ne répond pas", "git does not answer")) from None
    return done.returncode, done.stdout, done.stderr
