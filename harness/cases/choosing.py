"""Which sitting somebody means by the beginning of its name."""

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.safe import short
from harness.store.store import Store
from simulator.spec.problems import closest

SHOWN = 5
"""Names that a message suggests."""


def chosen(store: Store, beginning: str, say: Say) -> str:
    """The name of the only sitting that begins so.

    Raises:
        BadInputError: where there is none, or several.
    """
    found = store.named(beginning.strip().lower())
    if len(found) == 1:
        return found[0]
    if found:
        few = ", ".join(name[:12] for name in found[:SHOWN])
        more = " …" if len(found) > SHOWN else ""
        raise BadInputError(
            say(f"« {short(beginning)} » : plusieurs séances commencent ainsi ({few}{more})",
                f"“{short(beginning)}”: several sittings begin so ({few}{more})")
        )  # fmt: skip
    names = [name[: max(len(beginning), 8)] for name in store.named("")]
    hint = say.meant(closest(beginning, names))
    raise BadInputError(
        say(f"aucune séance « {short(beginning)} » dans {store.where}{hint}",
            f"no sitting “{short(beginning)}” in {store.where}{hint}")
    )  # fmt: skip
