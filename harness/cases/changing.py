"""``parcours cases erase``, ``migrate`` and ``resume``: what is done with a kept sitting."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

import click

from harness import options
from harness.cases.shared import named, opened, warn
from harness.language import Say
from harness.mistakes import BadInputError

SHORTEST = 8
"""Signs of a name that a message shows."""


def erasing(say: Say) -> click.Command:
    """``erase``."""

    @click.command("erase", help=say("efface les données personnelles d'une séance, pour de bon",
                                     "erase the personal data of a sitting, for good"))  # fmt: skip
    @named
    @click.option("--yes", is_flag=True, help=say("sans demander", "without asking"))
    @options.store(say)
    def command(id: str, yes: bool, where: str) -> int:
        from harness.cases.choosing import chosen

        with opened(where) as store:
            warn(store, say)
            name = chosen(store, id, say)
            course = store.course(name)
            if course.erased is not None:
                click.echo(say("ses données personnelles sont déjà effacées", "its personal data are erased already"))
                return 0
            if not yes and not _agreed(name, say):
                click.echo(say("rien n'est effacé", "nothing is erased"))
                return 0
            store.erase(name)
            left = [each for each in store.listed() if each.opening is not None and not each.erased]
        click.echo(say(
            "effacé : qui a agi, et ce qui fut tapé. Il reste les dates, les démarches et leurs états.",
            "erased: who acted, and what was typed. Dates, cases and their states remain.",
        ))  # fmt: skip
        for each in left:
            if each.id == course.opening.origin:
                click.echo(say(f"La séance {each.id}, dont elle est issue, garde les siennes.",
                               f"Sitting {each.id}, which it goes on from, keeps its own."))  # fmt: skip
            if each.opening is not None and each.opening.origin == name:
                click.echo(say(f"La séance {each.id} en est issue et garde les siennes.",
                               f"Sitting {each.id} goes on from it and keeps its own."))  # fmt: skip
        return 0

    return command


def _agreed(name: str, say: Say) -> bool:
    asked = say(f"Effacer pour de bon les données personnelles de {name} ? Tapez « oui »",
                f"Erase the personal data of {name} for good? Type “yes”")  # fmt: skip
    typed: str = click.prompt(asked, default="", show_default=False)
    return typed.strip().casefold() in ("oui", "yes")


def migrating(say: Say) -> click.Command:
    """``migrate``."""

    @click.command(
        "migrate",
        help=say(
            "rejoue une séance sur les flux d'aujourd'hui selon une correspondance, et la garde comme une nouvelle ; "
            "refusé à la première action qui ne donne plus la même chose",
            "play a sitting again on today's flows by a mapping, and keep it as a new one; refused at the first "
            "action that no longer comes to the same",
        ),
    )
    @named
    @click.option(
        "--mapping",
        type=click.Path(path_type=Path),
        required=True,
        metavar=say("FICHIER", "FILE"),
        help=say("YAML : anciens noms, nouveaux noms ; vide : rien n'est renommé",
                 "YAML: old names, new names; empty: nothing is renamed"),
    )  # fmt: skip
    @options.store(say)
    def command(id: str, mapping: Path, where: str) -> int:
        from harness.cases.choosing import chosen
        from harness.cases.passing import counted
        from harness.files import flows_folder, library, read, sources
        from harness.store.carrying import carried
        from harness.store.pins import pins
        from harness.store.record import Opening
        from harness.store.renaming import renaming

        folder, known = flows_folder(), library()
        renamed = renaming(read(mapping), mapping.as_posix(), known)
        with opened(where) as store:
            warn(store, say)
            old = store.kept(chosen(store, id, say))
            now = datetime.now(UTC)
            fresh = Opening(
                secrets.token_hex(16), now, old.opening.began, old.opening.owner, pins(sources(folder), known)
            )
            new = carried(old, renamed, known, fresh, say.lang).kept
            store.keep(new)
        count = counted(len(new.entries), "action")
        click.echo(say(f"{new.opening.id} : {count}, au même résultat ; issue de {old.opening.id}",
                       f"{new.opening.id}: {count}, all to the same; goes on from {old.opening.id}"))  # fmt: skip
        return 0

    return command


def resuming(say: Say) -> click.Command:
    """``resume``."""

    @click.command(
        "resume",
        help=say("reprend une séance dans le terminal, et garde la suite",
                 "take up a sitting in the terminal, and keep what follows"),
    )  # fmt: skip
    @named
    @options.store(say)
    def command(id: str, where: str) -> int:
        from harness.cases.choosing import chosen
        from harness.cases.keeping import Keeper
        from harness.files import flows_folder, library, sources
        from harness.play.prompting import resumed
        from harness.store.errors import ChangedError
        from harness.store.pins import pins
        from harness.store.taking_up import taken_up

        known = library()
        with opened(where) as store:
            warn(store, say)
            kept = store.kept(chosen(store, id, say))
            try:
                sitting = taken_up(kept, known, pins(sources(flows_folder()), known), say.lang)
            except ChangedError as error:
                way = f"parcours cases migrate {kept.opening.id[:SHORTEST]} --mapping …"
                raise BadInputError(
                    error.said(say.lang) + say(f" ; pour la reprendre : {way}", f"; to take it up: {way}")
                ) from error
            return resumed(sitting, say, Keeper(store, kept, say))

    return command
