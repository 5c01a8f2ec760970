"""A trainer before a sitting of the player: what they read on its page, and what they send from it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from harness.player.safety.buckets import Pace
from harness.player.safety.rules import Rules
from simulator.sitting.sitting import Sitting
from tests.player.dom import Element, read
from tests.player.visiting import Visitor, setting_of


class Somebody(Visitor):
    """A visitor in a hurry, who knows the player they visit."""

    def __init__(self, store: Path, flows: Path | None = None) -> None:
        self.setting = setting_of(store, flows)
        super().__init__(self.setting, Rules(visitor=Pace(1e6, 1e6), openings=Pace(1e6, 1e6)))

    @cache  # noqa: B019 - a visitor lives as long as a test
    def csrf(self, page: str = "/fr/") -> str:
        """The token of a page's forms."""
        return super().csrf(page)


class Trainer:
    """Somebody who leads a sitting: the page before them, and what they send from it."""

    def __init__(self, visitor: Somebody, lang: str = "fr", **form: str) -> None:
        self.visitor, self.lang = visitor, lang
        begun = visitor.post(f"/{lang}/open", {"person": "jean", "flow": "", "at": "04/01/2021 12:00", **form})
        assert begun.status_code == 303, begun.text
        self.at = begun.headers["location"]
        self.show()

    def show(self, at: str = "") -> Element:
        """The page of the sitting, or another of it."""
        answer = self.visitor.get(at or self.at)
        assert answer.status_code == 200, answer.text
        self.page = read(answer.text)
        return self.page

    def ask(self, name: str, **fields: str) -> Element:
        """Send one of the trainer's forms, with these fields filled in; what it asks for is done."""
        return self.send(name, fields)

    def send(self, name: str, fields: Mapping[str, str], status: int = 303) -> Element:
        """Send one of the trainer's forms as the page gives it; the page that is answered."""
        form = next(each for each in self.page.all("data-ask") if each.get("data-ask") == name)
        hidden: dict[str, list[str]] = {}
        for control in form.tags("input"):
            if control.get("type") == "hidden":
                hidden.setdefault(control.get("name"), []).append(control.get("value"))
        answer = self.visitor.post(form.get("action"), {**hidden, **fields})
        assert answer.status_code == status, answer.text
        if status == 303:
            self.at = answer.headers["location"]
            return self.show()
        self.page = read(answer.text)
        return self.page

    @property
    def sitting(self) -> Sitting:
        """The sitting as the player holds it."""
        name = urlsplit(self.at).path.rpartition("/")[2]
        table = self.visitor.setting.tables.of(self.visitor.name, name)
        assert table is not None
        return table.sitting

    def outcome(self) -> tuple[str, list[str]]:
        """What the last move came to."""
        found = next(each for each in self.page.all("id") if each.get("id") == "outcome")
        return found.get("data-done"), [each.text() for each in found.all("data-reason")]

    def clock(self) -> str:
        """What the clock says."""
        return next(each for each in self.page.all("id") if each.get("id") == "clock").get("datetime")

    def people(self) -> list[str]:
        """Who is looked at."""
        return [each.get("data-person") for each in self.page.all("data-person")]

    def past(self) -> list[str]:
        """What was done, the first first."""
        items = list(self.page.all("data-step"))
        return [next(each.tags("p")).text().strip() for each in items if each.get("data-step").isdigit()][::-1]

    def cases(self) -> dict[tuple[str, str], list[str]]:
        """The states of each case, outermost first."""
        return {
            (each.get("data-insured"), each.get("data-flow")): [s.get("data-state") for s in each.all("data-state")]
            for each in self.page.all("data-case", "data-insured")
        }
