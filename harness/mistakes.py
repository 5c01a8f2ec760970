"""What a person typed wrong, said in their language with a suggestion."""

import difflib
import re

import click

from harness.files import UnloadableError
from harness.language import Say
from harness.store.errors import StoreError


class BadInputError(Exception):
    """Something a person gave that cannot be used; the message is already in their language."""


def explained(error: click.ClickException, say: Say) -> str:
    """A mistake on the command line."""
    ctx = getattr(error, "ctx", None)
    usage = f"{ctx.get_usage()}\n" if ctx is not None else ""
    help_ = say("Pour voir l'aide :", "For help:") + f" {ctx.command_path} --help\n" if ctx is not None else ""
    return f"{usage}{help_}{_message(error, say)}"


def _message(error: click.ClickException, say: Say) -> str:
    if isinstance(error, click.NoSuchOption):
        known = [name for option in error.ctx.command.params for name in option.opts] if error.ctx else []
        near = difflib.get_close_matches(error.option_name, known, n=1)
        hint = say.meant(*near)
        return say(f"option inconnue « {error.option_name} »{hint}", f"unknown option “{error.option_name}”{hint}")
    if isinstance(error, click.MissingParameter):
        name = _named(error.param)
        return say(f"il manque {name}", f"{name} is missing")
    if isinstance(error, click.BadParameter) and isinstance(getattr(error.param, "type", None), click.Choice):
        choices = ", ".join(str(choice) for choice in error.param.type.choices)  # type: ignore[union-attr]  # seen above
        name = _named(error.param)
        return say(f"valeur inconnue pour {name} ; choisissez parmi : {choices}",
                   f"unknown value for {name}; choose among: {choices}")  # fmt: skip
    if isinstance(error, click.BadParameter) and isinstance(getattr(error.param, "type", None), click.Path):
        return _path(error, say)
    if isinstance(error, click.BadParameter) and isinstance(
        getattr(error.param, "type", None), click.types.IntParamType
    ):
        return _number(error, say)
    if isinstance(error, click.BadParameter) and isinstance(_kind(error), click.types.FloatParamType):
        return _share(error, say)
    extra = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", error.format_message())
    if extra is not None:
        return say(f"de trop : {extra[1]}", f"not expected: {extra[1]}")
    return error.format_message()


def _kind(error: click.BadParameter) -> object:
    return error.param.type if error.param else None


def _path(error: click.BadParameter, say: Say) -> str:
    """A file where a folder is meant, or one that may not be read."""
    kind, name = _kind(error), _named(error.param)
    if isinstance(kind, click.Path) and kind.file_okay:
        return say(f"{name} : accès refusé", f"{name}: access denied")
    return say(f"{name} : un fichier porte déjà ce nom", f"{name}: a file has that name")


def _share(error: click.BadParameter, say: Say) -> str:
    """A number that may have decimals and is none, or out of its range."""
    kind, name = error.param.type if error.param else None, _named(error.param)
    least, most = (f"{kind.min:g}", f"{kind.max:g}") if isinstance(kind, click.FloatRange) else ("0", "100")
    return say(
        f"{name} : un nombre de {least} à {most} est attendu", f"{name}: a number from {least} to {most} is expected"
    )


def _number(error: click.BadParameter, say: Say) -> str:
    """A number that is none, or out of its range."""
    kind, name = error.param.type if error.param else None, _named(error.param)
    least = kind.min if isinstance(kind, click.IntRange) else None
    most = kind.max if isinstance(kind, click.IntRange) else None
    range_fr = "" if least is None else f", au moins {least}" if most is None else f", de {least} à {most}"
    range_en = "" if least is None else f", {least} or more" if most is None else f", from {least} to {most}"
    return say(f"{name} : un nombre entier est attendu{range_fr}", f"{name}: a whole number is expected{range_en}")


def _named(param: click.Parameter | None) -> str:
    """A parameter as it is typed."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    return param.human_readable_name if param else ""


def told(error: Exception, say: Say) -> str | None:
    """The message of a mistake that is a person's; None for one that is ours."""
    if isinstance(error, click.ClickException):
        return explained(error, say)
    if isinstance(error, UnloadableError):
        lines = [problem.line(say.lang) for problem in error.problems]
        many = "s" if len(lines) > 1 else ""
        return "\n".join([*lines, say(f"{len(lines)} problème{many}", f"{len(lines)} problem{many}")])
    if isinstance(error, BadInputError):
        return str(error)
    if isinstance(error, StoreError):
        return error.said(say.lang)
    if isinstance(error, OSError):
        why = say(_FRENCH.get(error.errno or 0, str(error.strerror)), str(error.strerror))
        return f"{error.filename}{say(' :', ':')} {why}" if error.filename else why
    return None


_FRENCH = {
    1: "opération refusée",
    2: "ce fichier n'existe pas",
    13: "accès refusé",
    17: "un fichier porte déjà ce nom",
    20: "ce n'est pas un dossier",
    21: "c'est un dossier",
    28: "le disque est plein",
    30: "ce disque ne s'écrit pas",
    36: "ce nom est trop long",
    40: "ce lien tourne en rond",
}
