"""The drivers by name: which portal the features are played on, ours or somebody else's."""

import importlib
import inspect
import sys
from collections.abc import Callable
from pathlib import Path

from harness.driver import Driver, Lang
from harness.files import library
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.problems import closest

Make = Callable[[Lang], Driver]
"""Gives a driver on which nothing has happened yet, for features in a language."""


def _process(lang: Lang) -> Driver:
    from harness.in_process import InProcess

    return InProcess(library(), lang)


def _browser(lang: Lang) -> Driver:
    from harness.browser.driver import InBrowser
    from harness.browser.house import house

    return InBrowser(house(), lang)


DRIVERS: dict[str, Make] = {"process": _process, "browser": _browser}


def make(name: str, lang: str) -> Driver:
    """A driver on which nothing has happened yet.

    Raises:
        BadInputError: for a name that is not one, and where what the driver needs is missing.
    """
    return found(name, Say("en" if lang == "en" else "fr"))("en" if lang == "en" else "fr")


def ready(name: str, say: Say) -> None:
    """See, before anything is played, that there is such a driver and all that it needs.

    Raises:
        BadInputError: where there is not.
    """
    found(name, say)
    if name == "browser":
        from harness.browser.finding import executable

        executable(say)


def found(name: str, say: Say) -> Make:
    """What makes the drivers of a name: one of ours, or ``module:function``.

    Raises:
        BadInputError: where there is none.
    """
    if name in DRIVERS:
        return DRIVERS[name]
    module, colon, function = name.partition(":")
    if not colon:
        near = say.meant(closest(name, DRIVERS))
        known = ", ".join([*DRIVERS, "module:function"])
        raise BadInputError(
            say(f"portail inconnu « {name} » ({known}){near}", f"unknown portal “{name}” ({known}){near}")
        )
    return _elsewhere(module, function, say)


def _elsewhere(module: str, function: str, say: Say) -> Make:
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        holder = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            raise  # the module is there; what it needs is not
        raise BadInputError(say(f"aucun module « {module} » ici", f"no module “{module}” here")) from error
    except (ValueError, TypeError) as error:
        raise BadInputError(say(f"« {module} » ne nomme aucun module", f"“{module}” names no module")) from error
    makers = {name: made for name, made in vars(holder).items() if inspect.isfunction(made) or inspect.isclass(made)}
    if function not in makers:
        near = say.meant(closest(function, [name for name, made in makers.items() if made.__module__ == module]))
        raise BadInputError(
            say(f"« {module} » n'a pas de « {function} »{near}", f"“{module}” has no “{function}”{near}")
        )
    made: Make = getattr(holder, function)
    return made
