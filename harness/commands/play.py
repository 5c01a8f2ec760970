"""``parcours play``: the journeys in a browser, on this machine or for a classroom."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.language import Say
from harness.mistakes import BadInputError

if TYPE_CHECKING:
    from harness.player.safety.access import Access
    from harness.player.safety.rules import Rules
    from harness.player.setting import Setting

LOOPBACK = "127.0.0.1"
PORT = 8_000
STORE = "cases.db"
SHORTEST = 16
"""Characters that a token one chooses must have at least."""


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Joue les démarches dans un navigateur : les écrans du portail, et à côté ce qu'il faut pour animer une "
            "séance. Les séances sont gardées à mesure ; les flux sont relus quand on les enregistre. Seule cette "
            "machine y a accès, sauf avec --host : il faut alors un code d'accès. Ctrl-C arrête.",
            "Play the journeys in a browser: the portal's screens, and beside them what it takes to run a sitting. "
            "Sittings are kept as they go; flows are read again when they are saved. Only this machine has access, "
            "except with --host: an access code is needed then. Ctrl-C stops.",
        ),
        epilog=say("Par exemple : ", "For example: ") + "parcours play · parcours play --host 0.0.0.0 --port 8080",
    )
    @click.option(
        "--port",
        type=click.IntRange(0, 65_535),
        default=PORT,
        metavar="PORT",
        help=say(f"port ({PORT}) ; 0 prend le premier libre", f"port ({PORT}); 0 takes any free one"),
    )
    @click.option(
        "--host",
        default=LOOPBACK,
        metavar=say("ADRESSE", "ADDRESS"),
        help=say(
            f"adresse où répondre ({LOOPBACK}) ; 0.0.0.0 : toutes celles de la machine",
            f"address to answer on ({LOOPBACK}); 0.0.0.0: all of the machine's",
        ),
    )
    @click.option(
        "--allow-host",
        "names",
        multiple=True,
        metavar=say("NOM", "NAME"),
        help=say("nom sous lequel on peut l'appeler, en plus", "a name it may be called by, besides"),
    )
    @click.option(
        "--token-file",
        type=click.Path(path_type=Path),
        metavar=say("FICHIER", "FILE"),
        help=say("code d'accès, au lieu d'en tirer un au hasard", "access code, instead of drawing one"),
    )
    @click.option(
        "--store",
        metavar=say("FICHIER|URL", "FILE|URL"),
        help=say(
            "où garder les séances (cases.db) : un fichier, ou postgresql://…",
            "where to keep sittings (cases.db): a file, or postgresql://…",
        ),
    )
    @click.option(
        "--case",
        "taken",
        metavar="ID",
        help=say("donne un lien pour reprendre une séance gardée", "give a link that takes up a kept sitting"),
    )
    def play(
        port: int, host: str, names: tuple[str, ...], token_file: Path | None, store: str | None, taken: str | None
    ) -> int:
        access = _access(host, token_file, say)
        return run(
            say,
            port=port,
            host=host,
            names=names,
            access=access,
            store=(os.environ.get("PARCOURS_STORE") or STORE) if store is None else store,
            taken=taken,
        )

    return play


def run(
    say: Say, *, port: int, host: str, names: tuple[str, ...], access: "Access", store: str, taken: str | None
) -> int:
    """Serve until told to stop; the exit code.

    Raises:
        BadInputError: for an address, a store or a sitting that cannot be used.
        UnloadableError: for flows that cannot be understood.
    """
    from harness.cases.choosing import chosen
    from harness.files import flows_folder
    from harness.player.app import application
    from harness.player.safety.hosts import LOOPBACK as NAMES
    from harness.player.safety.rules import Rules
    from harness.player.serving import address, listening, serve
    from harness.player.setting import Setting
    from harness.store.errors import StoreError
    from harness.store.store import Store

    rules = Rules(hosts=frozenset({*NAMES, *(_name(name, say) for name in (host, *names))}), access=access)
    try:
        with Store.at(store, make=taken is None).see_writable() as kept:
            name = None if taken is None else chosen(kept, taken, say)
            if name is not None:
                kept.kept(name)  # what cannot be read is told before anything is served
            with listening(host, port, say) as listener:
                setting = Setting.over(flows_folder(), kept, say.lang)
                for line in _told(setting, rules, address(listener, host), name, say):
                    click.echo(line)
                serve(application(setting, rules), listener)
    except StoreError as error:
        raise BadInputError(error.said(say.lang)) from error
    click.echo(say("Arrêté.", "Stopped."))
    return 0


def _told(setting: "Setting", rules: "Rules", at: str, taken: str | None, say: Say) -> Iterator[str]:
    """What is said before the first request is answered."""
    way = f"/join?token={rules.access.token}" if rules.access.asked else f"/{say.lang}/"
    yield say("Parcours répond à ", "Parcours answers at ") + at + way
    if rules.access.asked:
        yield say("Code d'accès : ", "Access code: ") + rules.access.token
        yield say("Le lien ne sert qu'une fois ; les autres ouvrent ", "The link is good for once; others open ") + (
            f"{at}/join" + say(" et tapent le code.", " and type the code.")
        )
    if taken is not None:
        yield say("Pour reprendre la séance : ", "To take the sitting up: ") + (
            f"{at}/{say.lang}/taken/{setting.ticket(taken)}"
        )
    warning = setting.tables.store.warning
    if warning is not None:
        yield warning.of(say.lang)
    yield say("Ctrl-C arrête.", "Ctrl-C stops.")


def _access(host: str, file: Path | None, say: Say) -> "Access":
    from harness.player.safety.access import Access, new_token
    from harness.player.safety.hosts import LOOPBACK as NAMES

    if file is None:
        return Access() if host in NAMES else Access(new_token())
    token = file.read_text("utf-8", errors="replace").strip()
    if len(token) < SHORTEST:
        raise BadInputError(
            say(
                f"{file} : un code d'au moins {SHORTEST} caractères est attendu ; par exemple {new_token()}",
                f"{file}: a code of at least {SHORTEST} characters is expected; for example {new_token()}",
            )
        )
    return Access(token)


def _name(name: str, say: Say) -> str:
    from harness.player.safety.hosts import named

    found = named(f"[{name}]" if name.count(":") > 1 and not name.startswith("[") else name)
    if found is None:
        raise BadInputError(say(f"« {name} » n'est pas un nom de machine", f"“{name}” is no name of a machine"))
    return found
