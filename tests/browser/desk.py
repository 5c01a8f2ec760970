"""A trainer before the player, as somebody who clicks: buttons and forms are found by what one reads on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Locator, Page, Request


class Desk:
    """A page of the player, and all that went wrong on it: errors, refused contents, requests to other machines."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._hear)
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"request: {request.url}")

    # --- the portal

    def person(self, name: str) -> Locator:
        """All that a person sees."""
        return self.page.locator("section.person").filter(has=self.page.locator("h2", has_text=name))

    def front(self, name: str) -> Locator:
        """The screen in front of a person, a dialog where one is open."""
        return self.person(name).locator("[data-screen=front]")

    def press(self, name: str, label: str) -> None:
        """Click what bears a label: on the screen in front, else anywhere on the person's page."""
        exact = re.compile(rf"^\s*{re.escape(label)}\s*$")
        on_screen = self.front(name).locator("button[data-event]").filter(has_text=exact)
        within = "button[data-tab], button[data-link], button[data-header], [data-screen=panel] button[data-event]"
        found = on_screen if on_screen.count() else self.person(name).locator(within).filter(has_text=exact)
        found.first.click(force=found.first.get_attribute("aria-disabled") == "true")
        self.settled()

    def fill(self, name: str, **texts: str) -> None:
        """Type into fields by their keys; an option is chosen, and a box ticked, by the id that is given."""
        for key, text in texts.items():
            field = self.front(name).locator(f"[data-field$='{key}']")
            if field.locator("select").count():
                field.locator("select").select_option(text)
            elif field.locator("input[type=radio], input[type=checkbox]").count():
                field.locator(f"input[value='{text}']").check()
            else:
                field.locator("input[type=text]").fill(text)
                field.locator("input[type=text]").blur()
            self.settled()

    def choose(self, name: str, label: str, option: str) -> None:
        """Choose an option of a field, both by what one reads."""
        field = self.front(name).locator("[data-field]").filter(has_text=label)
        if field.locator("select").count():
            field.locator("select").select_option(label=option)
        else:
            field.locator("[data-option]").filter(has_text=option).click()
        self.settled()

    def settled(self) -> None:
        """Wait until the page answers again."""
        self.page.locator("html:not([data-busy])").wait_for(state="attached")

    # --- beside it

    @property
    def trainer(self) -> Locator:
        """The panel of the trainer."""
        return self.page.locator("#trainer")

    def begin(self, person: str, at: str, lang: str = "fr") -> None:
        """Begin a sitting from the first page."""
        self.page.goto(f"{self.address}/{lang}/")
        form = self.page.locator("form[data-ask=open]")
        form.locator("[name=person]").select_option(label=person)
        form.locator("[name=at]").fill(at)
        form.locator("button.main").click()
        self.page.wait_for_url(f"**/{lang}/s/*")

    def ask(self, kind: str, button: str, **values: str) -> None:
        """Send a form of the panel, its lists chosen by what one reads in them."""
        form = self.page.locator(f"form[data-ask={kind}]").first
        folded = self.trainer.locator("details:not([open])").filter(has=form)
        if folded.count():
            folded.locator("summary").first.click()
        for name, text in values.items():
            control = form.locator(f"select[name={name}], input[type=text][name={name}]").first
            if control.evaluate("each => each.tagName") == "SELECT":
                control.select_option(label=text)
            else:
                control.fill(text)
        form.get_by_role("button", name=button).first.click()
        self.settled()

    def go(self, text: str) -> None:
        """Follow a link of the page."""
        self.page.get_by_role("link", name=text, exact=True).first.click()
        self.page.wait_for_load_state()

    def states(self, name: str) -> list[str]:
        """The states of the latest case of a flow, outermost first."""
        case = self.trainer.locator("li[data-case]").filter(has_text=name).first
        return [str(each.get_attribute("data-state")) for each in case.locator("[data-state]").all()]

    def reads(self, name: str) -> str:
        """All that a person reads."""
        return self.person(name).inner_text()

    @property
    def outcome(self) -> tuple[bool, list[str]]:
        """What the last move came to, with its reasons."""
        told = self.page.locator("#outcome")
        return told.get_attribute("data-done") == "yes", told.locator("[data-reason]").all_inner_texts()
