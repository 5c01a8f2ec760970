"""Labels that a scenario names, as the keys they stand for; a mistyped one is told with the closest."""

from collections.abc import Mapping

from harness.language import Say
from harness.wordings import plain
from simulator.spec.expressions.compile import plain_name
from simulator.spec.problems import closest


def known(label: str, keys: Mapping[str, str], say: Say) -> str:
    """The key of a label, among keys by label.

    Raises:
        ValueError: for a label that is none of them.
    """
    found = {plain(each): key for each, key in keys.items()}.get(plain(label))
    if found is not None:
        return found
    hint = say.meant(closest(label, keys))
    raise ValueError(say(f"« {label} » est inconnu{hint}", f"“{label}” is unknown{hint}"))


def whom(name: str, keys: Mapping[str, str], say: Say) -> str:
    """The key of a person or an actor by any spelling of their name, among keys by name.

    Raises:
        ValueError: for a name that nobody bears.
    """
    found = {plain_name(each): key for each, key in keys.items()}.get(plain_name(name))
    return known(name, keys, say) if found is None else found
