"""``parcours site``: the living documentation, as pages that open from a disk."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from harness import options
from harness.language import Say
from harness.mistakes import BadInputError

if TYPE_CHECKING:
    from harness.site.facts import Facts
    from harness.site.gather import Asked
    from harness.site.runs import Run

FOUND: Final = 1


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Écrit la documentation vivante : un site en français et en anglais qui s'ouvre sans serveur. Ce que le "
            "portail doit faire (énoncés, démarches, fonctionnalités) y est séparé de ce que la dernière exécution a "
            "montré (résultats, couverture, mutation, preuve, changements). Les scénarios sont joués pour l'occasion.",
            "Write the living documentation: a site in French and English that opens without a server. What the portal "
            "must do (statements, journeys, features) is kept apart from what the last run showed (results, coverage, "
            "mutation, proof, changes). The scenarios are played for it.",
        ),
        epilog=say("Par exemple : ", "For example: ") + "parcours site · parcours site --prove --since HEAD~1",
    )
    @options.out(say, "build/site")
    @click.option(
        "--results",
        type=click.Path(path_type=Path),
        metavar="RESULTS.JSON",
        help=say("résultats déjà joués, au lieu de jouer", "results already played, instead of playing"),
    )
    @click.option(
        "--since",
        metavar=say("DOSSIER|RÉVISION", "FOLDER|REVISION"),
        help=say("édition à comparer (le site précédent)", "edition to compare with (the site before)"),
    )
    @click.option(
        "--mutation",
        type=click.Path(path_type=Path),
        metavar=say("FICHIER", "FILE"),
        help=say(
            "compte de « mutate --json » (build/mutation.json)", "account of “mutate --json” (build/mutation.json)"
        ),
    )
    @click.option(
        "--proof",
        type=click.Path(path_type=Path),
        metavar=say("FICHIER", "FILE"),
        help=say(
            "compte de « explore --json » (build/explore.json)", "account of “explore --json” (build/explore.json)"
        ),
    )
    @click.option(
        "--prove", is_flag=True, help=say("prouve les propriétés (plus long)", "prove the properties (takes longer)")
    )
    def site(**asked: Any) -> int:
        from harness.site.gather import Asked

        return _site(Asked(**asked), say)

    return site


def _site(asked: "Asked", say: Say) -> int:
    from harness.site.build import made

    if asked.prove and asked.proof:
        raise BadInputError(say("--prove ou --proof, pas les deux", "--prove or --proof, not both"))
    found, count = made(asked, say)
    click.echo("\n".join(_told(found, asked.out, count, say)))
    return FOUND if found.run.results.broken else 0


def _standing(run: "Run", say: Say) -> list[str]:
    """What changed since the results were written, and what was not played: one file a line."""
    from harness.site.runs import listed

    stale = say(
        "ces résultats ne sont plus ceux de cette édition ; ont changé :",
        "these results are no longer those of this edition; changed:",
    )
    partial = say("non joués, ou pas en entier :", "not played, or not wholly:")
    told = []
    for said, files in ((stale, run.changed), (partial, run.unplayed)):
        if files:
            told += [said, *(f"  {file}" for file in listed(files, say))]
    return told


def _told(found: "Facts", out: Path, count: int, say: Say) -> list[str]:
    """The account in the terminal."""
    from harness.covering import counted
    from harness.report.results import BROKEN
    from harness.site import links

    lines = []
    broken = sum(played.scenario.status in BROKEN for played in found.played.values())
    if broken:
        page = out / say.lang / links.RESULTS
        many = "s" if broken > 1 else ""
        lines.append(say(f"{broken} scénario{many} en échec : {page}", f"{broken} scenario{many} failed: {page}"))
    lines += _standing(found.run, say)
    if not found.proofs.there or not found.proofs.current:
        lines.append(say("propriétés non prouvées : --prove le fait", "properties not proved: --prove does it"))
    colon = say(" : ", ": ")
    lines += [
        f"{say('édition', 'edition')}{colon}{found.edition.name}",
        f"{say('couverture', 'coverage')}{colon}{counted(found.coverage.count, say)}",
        f"{count} pages",
        (out / "index.html").as_posix(),
    ]
    return lines
