"""The hand that clicks and types on a page of the player, and waits for what comes of it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from harness.browser.house import House
from harness.browser.reading import Control, Form, Seen, Typing, seen
from harness.driver import Outcome
from harness.language import Say


class UnreachableError(AssertionError):
    """Something is on the page and cannot be clicked: something else lies over it, or the page itself went wrong."""


class Hand:
    """``seen`` is the page as it was last read: nothing changes it but this hand."""

    def __init__(self, house: House, say: Say) -> None:
        self._house, self._say = house, say
        self._page = house.page
        self.seen: Seen | None = None

    # --- going somewhere

    def begin(self, when: datetime) -> Seen:
        """Begin a sitting on some day, with nobody there."""
        self.seen = None
        self._page.goto(f"{self._house.address}/{self._say.lang}/", wait_until="domcontentloaded")
        self._read()
        form = self._form("open", ("at", "person"))
        self._fill(form, {"at": when.isoformat(), "person": ""})
        with self._page.expect_navigation(wait_until="domcontentloaded"):
            self._point(form.submit.at)
        return self._read()

    def look_at(self, person: str) -> Seen:
        """Have one more person's screen on the page."""
        assert self.seen is not None
        who = urlencode({"who": [*self.seen.people, person]}, doseq=True)
        address = f"{self._house.address}/{self._say.lang}/s/{self.seen.sitting}?{who}"
        self._page.goto(address, wait_until="domcontentloaded")
        return self._read()

    def reload(self) -> None:
        """Load the page anew."""
        self._page.reload(wait_until="domcontentloaded")
        self._read()

    def download(self, address: str) -> bytes:
        """The bytes behind a link of the page."""
        answer = self._page.request.get(address)
        if not answer.ok:
            raise UnreachableError(f"{answer.status} {answer.status_text}")
        return answer.body()

    def _read(self) -> Seen:
        read = json.loads(self._page.evaluate("parcours.settled()"))
        if self._house.faults or not (read["sitting"] or self.seen is None):
            raise UnreachableError("\n".join([*self._house.faults, read["text"], *self._house.player.log]))
        self.seen = seen(read)
        return self.seen

    # --- the trainer's forms

    def control(self, ask: str, name: str) -> Control:
        """A control of a trainer's form."""
        return self._form(ask, (name,)).fields[name]

    def ask(self, ask: str, values: Mapping[str, str]) -> Outcome:
        """Fill a trainer's form and send it."""
        form = self._form(ask, values)
        self._fill(form, values)
        self._point(form.submit.at)
        return self._outcome()

    def _form(self, ask: str, names: Iterable[str]) -> Form:
        """The form that asks for something and has fields of these names."""
        forms = self.seen.forms if self.seen else ()
        found = next((form for form in forms if form.ask == ask and form.fields.keys() >= set(names)), None)
        if found is None:
            raise UnreachableError(f"form[data-ask={ask}]: {', '.join(names)}")
        return found

    def _fill(self, form: Form, values: Mapping[str, str]) -> None:
        for name, value in values.items():
            control = form.fields[name]
            if control.kind == "checkbox":
                if control.checked != bool(value):
                    self._point(control.at)
            elif control.kind == "select":
                if control.value != value:
                    self._select(control.at, value)
            elif control.value != value:
                self._write(control.at, value)

    # --- the screens

    def click(self, place: int) -> Outcome:
        """Click what stands at a place of the page."""
        self._point(place)
        return self._outcome()

    def type(self, typing: Typing, text: str) -> Outcome:
        """Type a text in place of what a field holds; nothing clears it, a choice included."""
        if typing.kind == "select":
            return self._chosen(typing, ("",))
        if typing.kind == "radio":
            return self._none(typing)
        assert typing.at is not None
        self._write(typing.at, text)
        return self._left()

    def _none(self, typing: Typing) -> Outcome:
        """Choose none of the options of which one can be chosen."""
        if typing.none is not None:
            self._point(typing.none)
        return self._left()

    def choose(self, typing: Typing, option: str) -> Outcome:
        """Choose an option; where many may be chosen, one more."""
        if typing.kind == "select":
            return self._chosen(typing, (*(typing.chosen if typing.field.many else ()), option))
        return self._left() if option in typing.chosen else self.toggle(typing, option)

    def toggle(self, typing: Typing, option: str) -> Outcome:
        """Click an option."""
        self._point(typing.options[option])
        return self._left()

    def _chosen(self, typing: Typing, options: tuple[str, ...]) -> Outcome:
        assert typing.at is not None
        self._select(typing.at, *options)
        return self._left()

    def tick(self, typing: Typing, on: bool) -> Outcome:
        """Tick or untick a box."""
        assert typing.at is not None
        if (typing.field.typed == "yes") != on:
            self._point(typing.at)
        return self._left()

    # --- fingers

    def _point(self, place: int) -> None:
        """Click the middle of what stands at a place, as a person would: nothing may lie over it."""
        aim: Any = self._page.evaluate("place => parcours.aim(place)", place)
        if isinstance(aim, str):
            raise UnreachableError(self._say(f"recouvert par {aim}", f"covered by {aim}"))
        self._page.mouse.click(*aim)

    def _write(self, place: int, text: str) -> None:
        self._point(place)
        self._page.keyboard.press("Control+A")
        if text:
            self._page.keyboard.insert_text(text)
        else:
            self._page.keyboard.press("Delete")

    def _select(self, place: int, *values: str) -> None:
        if not self._page.evaluate("([place, values]) => parcours.choose(place, values)", [place, list(values)]):
            raise UnreachableError(self._say("une liste qu'on ne peut pas ouvrir", "a list that cannot be opened"))

    def _outcome(self) -> Outcome:
        """What the last click came to; the page must have moved on."""
        before = self.seen
        after = self._read()
        if before is not None and after.done and after.number == before.number:
            raise UnreachableError(self._say("la page n'a pas bougé", "the page did not move"))
        return Outcome(after.done, after.reasons)

    def _left(self) -> Outcome:
        """What leaving a field came to; where it holds what it held, nothing was to be done."""
        before = self.seen.number if self.seen else 0
        self._page.keyboard.press("Tab")
        after = self._read()
        return Outcome(True) if after.number == before else Outcome(after.done, after.reasons)
