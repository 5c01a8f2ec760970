"""Social security numbers: only those that are fictitious for certain may stand in the project.

Birth months 13 to 19 are given to nobody; a number with such a month and a right key looks real and is not.
"""

import re
from typing import Final

_NIR: Final = re.compile(r"([1-478])\s*(\d{2})\s*(\d{2})\s*(\d{2}|2[AB])\s*(\d{3})\s*(\d{3})\s*(\d{2})")


def parts(text: str) -> tuple[str, int] | None:
    """The month and the right key of a number, or None where the text is not one."""
    match = _NIR.fullmatch(text.strip().upper())
    if match is None:
        return None
    digits = "".join(match.groups()[:-1]).replace("2A", "19").replace("2B", "18")
    return match[3], 97 - int(digits) % 97


def fictitious(text: str) -> bool:
    """Whether a number has a birth month from 13 to 19 and a right key."""
    found = parts(text)
    return found is not None and "13" <= found[0] <= "19" and int(text.strip()[-2:]) == found[1]
