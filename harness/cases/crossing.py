"""``parcours cases export`` and ``import``: sittings as files."""

import sys
from pathlib import Path

import click

from harness import options
from harness.cases.shared import named, opened, warn
from harness.language import Say


def exporting(say: Say) -> click.Command:
    """``export``."""

    @click.command("export", help=say("écrit une séance en lignes JSON qui se vérifient elles-mêmes",
                                      "write a sitting as lines of JSON that verify themselves"))  # fmt: skip
    @named
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar=say("FICHIER", "FILE"),
        help=say("fichier où écrire (à l'écran sinon)", "file to write to (else on screen)"),
    )
    @options.store(say)
    def command(id: str, out: Path | None, where: str) -> int:
        from harness.cases.choosing import chosen
        from harness.store import files

        with opened(where) as store:
            data = store.exported(chosen(store, id, say))
        if out is None:
            sys.stdout.buffer.write(data)
            return 0
        files.export(out, data)
        click.echo(out.as_posix())
        return 0

    return command


def importing(say: Say) -> click.Command:
    """``import``."""

    @click.command("import", help=say("garde une séance exportée, une fois vérifiée",
                                      "keep an exported sitting, once verified"))  # fmt: skip
    @click.argument("file", type=click.Path(path_type=Path), metavar=say("FICHIER", "FILE"))
    @options.store(say)
    def command(file: Path, where: str) -> int:
        from harness.store import files
        from harness.store.store import Store

        data = files.read(file)
        with Store.at(where) as store:
            warn(store, say)
            name = store.imported(data, file.as_posix())
            click.echo(say(f"gardée : {name}", f"kept: {name}"))
        return 0

    return command
