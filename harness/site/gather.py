"""What a site needs, gathered: scenarios played, properties explored, accounts and editions read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from harness import features
from harness.cover.wanted import proved
from harness.covering import of_results
from harness.edition import Edition, edition
from harness.exploring import explorable
from harness.features import Read
from harness.files import flows_folder, library, sources
from harness.language import Say
from harness.mistakes import BadInputError
from harness.progress import bar
from harness.site import changes, editions, mutants, proofs, runs
from harness.site.facts import Facts, facts
from harness.site.proofs import Proofs
from harness.site.runs import Run
from simulator.spec.load import Library

MUTATION: Final = Path("build/mutation.json")
PROOF: Final = Path("build/explore.json")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for: the folder, and where what is told comes from."""

    out: Path
    results: Path | None = None
    since: str | None = None
    mutation: Path | None = None
    proof: Path | None = None
    prove: bool = False


def gather(asked: Asked, say: Say) -> Facts:
    """All of it.

    Raises:
        BadInputError: for a file, a folder or a revision that is not what it should be.
        UnloadableError: where the flows, or those to compare with, cannot be understood.
        OSError: where a file cannot be read.
    """
    known, reads = library(), _reads(say)
    now = edition(sources(flows_folder()), reads)
    before = editions.before(asked.out, now)
    mutation = asked.mutation or (MUTATION if MUTATION.is_file() else None)
    told = mutants.read(mutation, now.name, say) if mutation is not None else None
    since = changes.since(asked.since, say) if asked.since is not None else None
    proofs_ = _proofs(asked, known, now, say)
    run = _run(asked, now, reads, say)
    return facts(
        known,
        now,
        reads,
        run,
        proofs_,
        mutation=told,
        changes=since or changes.since_before(before, run.results, reads, say),
        impossible=_impossible(known, run, say),
    )


def _reads(say: Say) -> tuple[Read, ...]:
    """The features one works on; flows of one's own without any have none, and not the shipped ones."""
    folder = features.features_folder()
    own = not flows_folder().is_absolute()
    if (own and folder.is_absolute()) or not any(folder.rglob("*.feature")):
        return ()
    return features.find((), say)


def _run(asked: Asked, now: Edition, reads: tuple[Read, ...], say: Say) -> Run:
    if asked.results is not None:
        return runs.stored(asked.results, now, reads, say)
    with bar(say("scénarios", "scenarios"), sum(len(read.places) for read in reads)) as advance:
        return runs.play(reads, say, advance)


def _proofs(asked: Asked, known: Library, now: Edition, say: Say) -> Proofs:
    """The proof that is asked for; else the one kept for these very flows; else the one of `parcours explore`."""
    kept = asked.out / "data" / "proof.json"
    if asked.prove:
        with bar(say("départs explorés", "departures explored"), proofs.steps(known)) as advance:
            data = proofs.explored(known, now.flows, advance)
        _keep(kept, data)
        return proofs.found(data, known, now.flows)
    if asked.proof is not None:
        return proofs.read(asked.proof, known, now.flows, say)
    if kept.is_file():
        found = proofs.read(kept, known, now.flows, say)
        if found.current:
            return replace(found, source="")
    return proofs.read(PROOF, known, now.flows, say) if PROOF.is_file() else proofs.NONE


def _keep(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _impossible(known: Library, run: Run, say: Say) -> frozenset[str]:
    """What no scenario can show; only flows that lack something are explored, and what cannot be stays as it is."""
    try:
        with explorable(say):
            return frozenset(proved(of_results(known, run.results), known))
    except BadInputError:
        return frozenset()
