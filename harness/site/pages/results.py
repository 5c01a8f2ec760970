"""What the last run showed: results, coverage, mutation, proof, and what changed since the edition before."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from harness.covering import counted, named
from harness.report.results import BROKEN, STATUSES
from harness.site import links
from harness.site.changes import KINDS
from harness.site.documents import Ref
from harness.site.drawings import Drawings
from harness.site.editions import Shot, written
from harness.site.facts import Played
from harness.site.pages.requirements import oaths_of
from harness.site.pages.sheet import Sheet
from harness.site.view import View
from simulator.analysis.difference.change import Change
from simulator.analysis.mutation.operators import OPERATORS
from simulator.analysis.owed.obligation import KINDS as OWED_KINDS
from simulator.analysis.owed.obligation import ONE
from simulator.spec.flow import NOWHERE


def sheets(view: View, drawings: Drawings) -> Iterator[Sheet]:
    """The pages of this section."""
    t = view.say
    yield Sheet(links.RESULTS, "results.html", t("Résultats", "Results"), _results(view))
    yield Sheet(links.COVERAGE, "coverage.html", t("Couverture", "Coverage"), _coverage(view, drawings))
    yield Sheet(links.MUTATION, "mutation.html", t("Mutation", "Mutation"), _mutation(view))
    yield Sheet(links.PROOF, "proof.html", t("Preuve", "Proof"), _proof(view))
    yield Sheet(links.CHANGES, "changes.html", t("Changements", "Changes"), _changes(view))


def _results(view: View) -> dict[str, Any]:
    results = view.facts.run.results
    broken: list[tuple[Ref, Played]] = []
    for played in view.facts.played.values():
        if played.scenario.status in BROKEN:
            broken += zip(view.scenarios([played]), [played], strict=True)
    return {
        "results": results,
        "counts": results.counts(),
        "statuses": STATUSES,
        "broken": tuple(broken),
        "faults": tuple(_faults(view)),
    }


def _faults(view: View) -> Iterator[tuple[str, str]]:
    """What went wrong outside the scenarios: where, and what was said."""
    results = view.facts.run.results
    yield from (("", fault) for fault in results.faults)
    for feature in results.features:
        if feature.fault:
            yield f"{feature.file}:{feature.line}", feature.fault
        yield from ((f"{feature.file}:{rule.line}", rule.fault) for rule in feature.rules if rule.fault)


def _coverage(view: View, drawings: Drawings) -> dict[str, Any]:
    found, library = view.facts.coverage, view.facts.library
    parts = {flow: found.of(flow) for flow in found.flows}
    return {
        "found": found,
        "kinds": tuple((OWED_KINDS[kind].of(view.lang), kind) for kind, _ in found.kinds()),
        "one": {kind: said.of(view.lang) for kind, said in ONE.items()},
        "parts_": parts,
        "names": {flow: view.said(named(library, flow)) for flow in parts},
        "drawings": {
            flow: drawings.coverage(library.flows[flow], view.lang) for flow in parts if flow in library.flows
        },
        "pages": {
            **{flow: links.journey(flow) for flow in library.flows},
            **{guide.id: view.links.guide(guide.id) for guide in library.guides if guide.id not in library.flows},
        },
        "counted": lambda count: view.tied(counted(count, view.say)),
        "words": lambda each: view.tied(each.words(view.lang)),
        "place": lambda each: "" if each.place is NOWHERE else _where(each.place),
    }


def _mutation(view: View) -> dict[str, Any]:
    from harness.mutating.account import percent

    titles = {operator.name: view.said(operator.title) for operator in OPERATORS}
    return {"titles": titles, "percent": lambda score: percent(score, view.say)}


def _proof(view: View) -> dict[str, Any]:
    flows = view.facts.library.flows.values()
    return {"oaths": tuple((flow, oaths_of(view, flow)) for flow in flows)}


def _changes(view: View) -> dict[str, Any]:
    found = view.facts.changes.found
    flows = {**found.old.flows, **found.new.flows} if found else {}
    lines = written(view.facts.reads)

    def ref(shot: Shot) -> Ref | None:
        """The scenario, where the features still have it."""
        return view.refs.get(f"{shot.file}:{lines.get((shot.file, shot.name), 0)}")

    return {
        "kinds": {kind: title.of(view.lang) for kind, title in KINDS.items()},
        "names": {name: view.tied(flow.name.of(view.lang).source) for name, flow in flows.items()},
        "signs": {"added": "+", "removed": "−", "changed": "≠"},
        "actions": {
            "added": view.say("ajouté", "added"),
            "removed": view.say("supprimé", "removed"),
            "changed": view.say("modifié", "changed"),
        },
        "place": _place,
        "ref": ref,
    }


def _place(change: Change) -> str:
    """Where a change is written now, or was."""
    place = change.new or change.old
    return "" if place is None else _where(place)


def _where(place: Any) -> str:
    """A file by its name alone: where a folder lies on a machine says nothing to a reader."""
    return f"{PurePosixPath(place.file).name}:{place.line}"
