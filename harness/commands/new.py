"""``parcours new``: a new service laid out with comments, ready to be edited."""

import re
from pathlib import Path

import click

from harness.language import Say
from harness.mistakes import BadInputError


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Prépare un nouveau téléservice : un flux commenté, qui se vérifie et se joue tel quel, et une "
            "fonctionnalité à compléter. Rien d'existant n'est écrasé.",
            "Lay out a new service: a commented flow that checks and plays as it is, and a feature to complete. "
            "Nothing that exists is overwritten.",
        ),
        epilog=say("Par exemple : parcours new carte_europeenne", "For example: parcours new european_card"),
    )
    @click.argument("name", metavar=say("NOM", "NAME"))
    def new(name: str) -> int:
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,60}", name, re.ASCII):
            raise BadInputError(
                say(
                    f"« {name} » ne convient pas : lettres minuscules sans accent, chiffres et _, une lettre d'abord",
                    f"“{name}” does not do: lower-case letters without accents, digits and _, a letter first",
                )
            )
        for path, template in (
            (Path("flows") / f"{name}.yaml", "flow.yaml"),
            (Path("features") / name / f"{name}.feature", f"feature.{say.lang}.feature"),
        ):
            _write(path, template, name, say)
        click.echo(
            say(f"Ensuite : parcours check · parcours run {name}", f"Next: parcours check · parcours run {name}")
        )
        return 0

    return new


def _write(path: Path, template: str, name: str, say: Say) -> None:
    text = (Path(__file__).parents[1] / "templates" / template).read_text(encoding="utf-8")
    readable = name.replace("_", " ")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text.replace("@name@", name).replace("@Name@", readable[:1].upper() + readable[1:]))
    except FileExistsError:
        raise BadInputError(
            say(f"{path} existe déjà : il n'est pas touché", f"{path} exists already: left alone")
        ) from None
    click.echo(say(f"écrit : {path}", f"written: {path}"))
