"""The addresses of a sitting's pages: who is looked at is kept through all of them."""

from collections.abc import Sequence
from urllib.parse import urlencode

from harness.player.asked import Asked
from harness.player.table import Table


class Addresses:
    """Where one goes from a page of a sitting on which one looks at some people; ``part`` is a page of its own."""

    def __init__(self, asked: Asked, table: Table, people: Sequence[str] = (), part: str = "") -> None:
        self._asked, self._table, self._part = asked, table, part
        self.people = tuple(people) or tuple(asked.query.get("who", ()))

    def of(self, people: Sequence[str], lang: str = "", **more: str) -> str:
        """The page of the sitting on which one looks at these people."""
        query = urlencode([*(("who", each) for each in people), *more.items()])
        return f"/{lang or self._asked.lang}/s/{self._table.id}" + (f"?{query}" if query else "")

    @property
    def here(self) -> str:
        """The page as it is."""
        return self.of(self.people)

    @property
    def in_other_language(self) -> str:
        """The page in the other language."""
        return self.of(self.people, "en" if self._asked.lang == "fr" else "fr")

    @property
    def elsewhere(self) -> str:
        """A page about the sitting, in the other language."""
        other = "en" if self._asked.lang == "fr" else "fr"
        return f"/{other}/s/{self._table.id}/{self._part}?{urlencode(dict(self._asked.query), doseq=True)}"

    @property
    def whole_past(self) -> str:
        """The page with all that was done."""
        return self.of(self.people, past="all")

    def also(self, person: str) -> str:
        """The page with somebody else beside."""
        return self.of((*self.people, person))

    def without(self, person: str) -> str:
        """The page without somebody."""
        return self.of([each for each in self.people if each != person])

    def case(self, case: str) -> str:
        """The page on which one looks at the place of a case."""
        return self.of(self.people, case=case)

    def part(self, name: str, **query: str) -> str:
        """A page or a picture of the sitting."""
        said = urlencode([*query.items(), *(("who", each) for each in self.people)])
        return f"/{self._asked.lang}/s/{self._table.id}/{name}?{said}"

    def picture(self, name: str, **query: str) -> str:
        """A picture of the sitting."""
        return f"/{self._asked.lang}/s/{self._table.id}/{name}.svg?{urlencode(query)}"
