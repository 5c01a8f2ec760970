"""``parcours cases list``, ``show`` and ``verify``: what is kept, in words."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness import options
from harness.cases.shared import echo, named, opened, telling, warn
from harness.language import Say
from harness.play.safe import safe

if TYPE_CHECKING:
    from harness.store.rows import Listed
    from harness.store.store import Store

FOUND = 1
"""Exit code where damage is found."""


def listing(say: Say) -> click.Command:
    """``list``."""

    @click.command(
        "list",
        help=say(
            "liste les séances et leurs démarches ; de celles qui se continuent l'une l'autre, la dernière",
            "list sittings and their cases; of those that go on from one another, the last",
        ),
    )
    @click.option("--all", "every", is_flag=True, help=say("toutes", "all of them"))
    @options.store(say)
    def command(every: bool, where: str) -> int:
        from harness.cases.telling import shortened
        from harness.store.errors import DamagedError, ErasedError

        if where == options.STORE and not Path(where).exists():
            click.echo(say(f"rien n'est gardé ici ({where})", f"nothing is kept here ({where})"))
            return 0
        with opened(where) as store:
            warn(store, say)
            words, found = telling(say), store.listed()
            names = shortened([each.id for each in found])
            continued, left_out = frozenset() if every else _continued(found), 0
            for each in found:
                try:
                    kept = None if each.erased else store.kept(each.id)
                    course = store.course(each.id)
                except (DamagedError, ErasedError) as error:
                    echo([f"{names[each.id]}  {say('ABÎMÉE', 'DAMAGED')} — {error.said(say.lang)}"])
                    continue
                if each.id in continued:
                    left_out += 1
                else:
                    echo(words.listed(names[each.id], course, kept))
            if not found:
                click.echo(say("aucune séance", "no sitting"))
            if left_out:
                click.echo(_more(left_out, say))
        return 0

    return command


def _continued(found: "Sequence[Listed]") -> frozenset[str]:
    """The sittings that another goes on from; one that was erased is no other's continuation: it holds less."""
    whole = {each.id: each.opening for each in found if each.opening is not None and each.damage is None}
    on = {whole[each.id].origin for each in found if each.id in whole and not each.erased}
    return frozenset(on & whole.keys())


def _more(count: int, say: Say) -> str:
    """How many are left out of a list."""
    if count == 1:
        return say("et 1 séance continuée par une autre (--all la montre)",
                   "and 1 sitting that another goes on from (--all shows it)")  # fmt: skip
    return say(f"et {count} séances continuées par une autre (--all les montre)",
               f"and {count} sittings that others go on from (--all shows them)")  # fmt: skip


def showing(say: Say) -> click.Command:
    """``show``."""

    @click.command("show", help=say("dit ce qui fut fait, et où en est chaque démarche",
                                    "tell what was done, and where each case stands"))  # fmt: skip
    @named
    @options.store(say)
    def command(id: str, where: str) -> int:
        from harness.cases.choosing import chosen
        from harness.files import flows_folder, library, sources
        from harness.store.errors import ErasedError
        from harness.store.pins import pins

        with opened(where) as store:
            warn(store, say)
            name = chosen(store, id, say)
            try:
                kept = store.kept(name)
            except ErasedError:
                kept = None
            echo(telling(say).shown(store.course(name), kept, pins(sources(flows_folder()), library())))
        return 0

    return command


def verifying(say: Say) -> click.Command:
    """``verify``."""

    @click.command(
        "verify",
        help=say(
            "relit tout, octet par octet : le fichier, une séance ou un export ; code 1 s'il y a un dégât",
            "look at everything, byte by byte: a store, a sitting or an export; exit code 1 where there is damage",
        ),
    )
    @click.argument("what", metavar=say("[ID|FICHIER]", "[ID|FILE]"), required=False)
    @options.store(say)
    def command(what: str | None, where: str) -> int:
        from harness.store.errors import DamagedError

        try:
            found = _verified(what, where, say)
        except DamagedError as error:
            found = [error.said(say.lang)]
        for line in found:
            click.echo(safe(line), err=True)
        return FOUND if found else 0

    return command


def _verified(what: str | None, where: str, say: Say) -> list[str]:
    """What is wrong; where nothing is, that is said."""
    from harness.cases.choosing import chosen
    from harness.cases.passing import counted
    from harness.store import exchange, files

    if what is not None and Path(what).exists():
        records, _ = exchange.understood(files.read(Path(what)), what)
        echo(
            [
                say(
                    f"{what} : {len(records)} lignes, rien n'a changé",
                    f"{what}: {len(records)} lines, nothing has changed",
                )
            ]
        )
        return []
    with opened(where) as store:
        if what is not None:
            name = chosen(store, what, say)
            actions = counted(len(store.course(name).passed), "action")
            echo([say(f"{name} : {actions}, rien n'a changé", f"{name}: {actions}, nothing has changed")])
            return []
        return _whole(store, say)


def _whole(store: "Store", say: Say) -> list[str]:
    """What is wrong in a store."""
    from harness.cases.passing import counted

    checked, here = store.verified(), store.where
    if checked.damage:
        return [damage.why.of(say.lang) for damage in checked.damage]
    count = checked.sittings
    echo(
        [
            say(
                f"{here} : {counted(count, 'séance')}, rien n'a changé depuis l'écriture",
                f"{here}: {counted(count, 'sitting')}, nothing has changed since it was written",
            )
        ]
    )
    if checked.summed is False:
        fr = f"sans {here}.sum (arrêt brutal, ou quelqu'un y écrit), le contenu est vérifié, pas les octets inutilisés"
        en = f"without {here}.sum (it was cut short, or is being written), the content is verified, not unused bytes"
        echo([say(fr, en)])
    return []
