"""Many mutants tried over several processes; every verdict is kept as soon as it is known."""

import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from harness.language import Say
from harness.mutating.journal import Journal
from harness.mutating.trial import Trial, trial
from harness.mutating.verdict import Verdict
from harness.parallel import Tell, Told, spread


class Setting(NamedTuple):
    """What a process needs to try mutants: the flows, the scenarios, and the language mistakes are told in."""

    folder: Path
    paths: tuple[str, ...]
    lang: str

    def open(self) -> Trial:
        """The trial, made once in a process and its children."""
        return trial(*self)


def tried(
    setting: Setting, ids: Sequence[str], journal: Journal, jobs: int, say: Say, advance: Callable[[], None]
) -> dict[str, Verdict]:
    """The verdict on each mutant, in the order given: those that the journal knows are not tried again."""
    known = journal.read()
    todo = [identity for identity in ids if identity not in known]

    def told(verdict: Verdict) -> None:
        journal.add(verdict)
        known[verdict.mutant] = verdict
        advance()

    if jobs == 1:
        _work(setting, todo, told)
    else:
        setting.open()  # before the processes are forked
        while todo:
            _over(setting, [todo[first::jobs] for first in range(min(jobs, len(todo)))], say, told)
            todo = [identity for identity in todo if identity not in known]
    return {identity: known[identity] for identity in ids}


def _over(setting: Setting, parts: Sequence[Sequence[str]], say: Say, told: Tell[Verdict]) -> None:
    """One round; a process that died was killed by the mutant it was trying."""
    left = [list(part) for part in parts]
    for message in spread(partial(_work, setting), parts):
        if isinstance(message, Told):
            left[message.part].remove(message.piece.mutant)
            told(message.piece)
        elif left[message.part]:
            how = say(f"le processus s'est arrêté net ({message.code})", f"the process died ({message.code})")
            told(Verdict(left[message.part][0], "killed", why=how))


def _work(setting: Setting, ids: Sequence[str], tell: Tell[Verdict]) -> None:
    there = setting.open()
    gc.collect()
    gc.freeze()  # what is there for good is not looked through again and again
    try:
        for identity in ids:
            tell(there.judge(there.mutants[identity]))
    finally:
        gc.unfreeze()
