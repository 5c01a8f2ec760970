"""The drivers by name: which portal the features are played on."""

from collections.abc import Callable

from harness.driver import Driver, Lang
from harness.files import library


def _process(lang: Lang) -> Driver:
    from harness.in_process import InProcess

    return InProcess(library(), lang)


DRIVERS: dict[str, Callable[[Lang], Driver]] = {"process": _process}


def make(name: str, lang: str) -> Driver:
    """A driver on which nothing has happened yet.

    Raises:
        ValueError: for a name that is not one.
    """
    if name not in DRIVERS:
        raise ValueError(f"driver={name}: {' | '.join(DRIVERS)}")
    return DRIVERS[name]("en" if lang == "en" else "fr")
