"""What came of a mutant, as it is kept and reported."""

from typing import Literal, NamedTuple

Status = Literal["killed", "survived", "equivalent", "refused"]


class Verdict(NamedTuple):
    """What came of a mutant.

    ``killed``: a scenario (``by``) failed, for the reason ``why``; ``timeout`` tells a mutant that never came to rest.
    ``survived``: none did; ``scenario_fr`` and ``scenario_en`` are one that would, where one was found.
    ``equivalent``: proved to behave the same, because it means the same (``why``: meaning) or by what it can come to
    (explored). ``refused``: the loader does not accept it (``why``: the code of the problem).
    """

    mutant: str
    status: Status
    by: str = ""
    why: str = ""
    timeout: bool = False
    scenario_fr: str = ""
    scenario_en: str = ""
