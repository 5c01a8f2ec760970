"""What a feature says of itself in another language: « # en: … » under a title, a description, a row or a step."""

import re
from collections.abc import Sequence

from harness.language import Lang
from harness.translating.feature import Text

_CELL = re.compile(r"(?<!\\)\|")


class Comments:
    """The comments of a feature file in one language, by the line they stand under.

    Right under a title: the title. Under the lines of a description: the description, as many lines as it takes. Under
    a row of examples: its cells, « # en: | … | », where those at the end that go without saying are left out. Right
    under a step: the step without its keyword.
    """

    def __init__(self, source: str, lang: Lang) -> None:
        self._lines = source.splitlines()
        self._comment = re.compile(rf"\s*#\s*{lang}:\s*(\S.*?)\s*$")

    def under(self, line: int) -> str | None:
        """The comment right under a line."""
        found = self._comment.match(self._lines[line]) if line < len(self._lines) else None
        return found[1] if found else None

    def title(self, line: int, title: str) -> Text:
        """The title that stands on a line."""
        said = self.under(line)
        return Text(said or title, bool(said) or not title)

    def description(self, line: int, description: Sequence[str]) -> tuple[Text, ...]:
        """The description under the title on a line."""
        own = {text.strip() for text in description}
        said = []
        for number in range(line, len(self._lines)):
            text = self._lines[number]
            comment = self._comment.match(text)
            if comment and number > line:
                said.append(comment[1])
            elif text.strip() and not text.lstrip().startswith("#") and text.strip() not in own:
                break
        if said and own:
            return tuple(Text(each) for each in said)
        return tuple(Text(each, known=False) for each in description)

    def cells(self, line: int) -> tuple[str, ...]:
        """The cells said under a row of examples, empty where nothing is said of them."""
        said = self.under(line)
        if said is None or not said.startswith("|"):
            return ()
        cells = _CELL.split(said.strip()[1:].removesuffix("|"))
        return tuple(cell.strip().replace("\\|", "|") for cell in cells)
