"""A driver over that portal: what a phrase does is asked of it over HTTP, what a phrase reads is read in its pages."""

from html.parser import HTMLParser
from threading import Thread
from urllib.parse import urlencode
from urllib.request import urlopen

from docs.examples.own_portal.portal import Portal
from harness.driver import Driver, Lang, Outcome
from harness.elsewhere import Elsewhere
from harness.leaving import at_end
from simulator.portal.page import ButtonView, FieldView, HeadingView, Page, ScreenView

Attributes = dict[str, str | None]


def driver(lang: Lang) -> Driver:
    """Each scenario has a portal of its own, on which nothing has happened yet: ``-D driver=…:driver``."""
    portal = Portal()
    Thread(target=portal.serve_forever, daemon=True).start()
    at_end(portal.server_close)
    at_end(portal.shutdown)
    return OwnPortal(portal.address, lang)


class OwnPortal(Elsewhere):
    """What can be done there and seen there; all the rest, :class:`Elsewhere` refuses."""

    def __init__(self, address: str, lang: Lang) -> None:
        super().__init__(lang)
        self._address = address
        self._typed: dict[str, str] = {}
        self._html = Html("")

    # --- what is done

    def connect(self, person: str, device: str | None = None) -> Outcome:
        """The form of the login page."""
        return self._post("/connexion", {"nom": person})

    def disconnect(self, person: str) -> Outcome:
        """The address that logs out."""
        return self._post("/deconnexion", {})

    def open_tab(self, actor: str, label: str) -> Outcome:
        """The links of the menu."""
        return self._get(self._html.tabs.get(label), label)

    def click(self, actor: str, label: str) -> Outcome:
        """A link, or the button of a form: what was typed goes with it."""
        if label not in self._html.buttons:
            return self._get(self._html.links.get(label), label)
        to, method = self._html.buttons[label]
        if method == "get":
            return self._get(to, label)
        missing = self._missing()
        if missing:  # the page does not send such a form either
            return Outcome(False, missing)
        return self._post(to, {name: self._value(field) for field, name in self._html.fields.items()})

    def fill(self, actor: str, label: str, text: str) -> Outcome:
        """What is typed stays in the page until a button sends it."""
        self._typed[label] = text
        return Outcome(True)

    # --- what is seen

    def page(self, actor: str) -> Page:
        """The page in the words of Parcours: tabs, headings, one screen."""
        html = self._html
        headings = (HeadingView(html.heading, tuple(html.links), tuple(html.texts)),) if html.heading else ()
        return Page(
            person=actor, connected=bool(html.tabs), device="", tabs=tuple(html.tabs), tab=html.tab, header=(),
            headings=headings, front=self._screen() if html.title and html.tabs else None, behind=None, panels=(),
            messages=(),
        )  # fmt: skip

    def _screen(self) -> ScreenView:
        html, missing = self._html, self._missing()
        fields = tuple(
            FieldView(name, label, "text", True, self._value(label), (), "", "", many=False)
            for label, name in html.fields.items()
        )
        buttons = tuple(
            ButtonView(to, label, not missing, missing) if method == "post" else ButtonView(to, label, True, ())
            for label, (to, method) in html.buttons.items()
        )
        return ScreenView("", "", "", html.title, (1, 1), tuple(html.texts), html.small, fields, buttons, dialog=False)

    def _missing(self) -> tuple[str, ...]:
        return tuple(f"{field} manque" for field in self._html.fields if not self._value(field))

    def _value(self, label: str) -> str:
        return self._typed.get(label, self._html.values.get(label, ""))

    # --- over HTTP

    def _get(self, to: str | None, label: str) -> Outcome:
        if to is None:
            return Outcome(False, (f"« {label} » n'est pas à l'écran",))
        return self._read(to, None)

    def _post(self, to: str, form: dict[str, str]) -> Outcome:
        return self._read(to, urlencode(form).encode())

    def _read(self, to: str, form: bytes | None) -> Outcome:
        with urlopen(self._address + to.partition("#")[0], form) as answer:
            self._html = Html(answer.read().decode())
        self._typed = {}
        return Outcome(True)


class Html(HTMLParser):
    """A page of that portal, taken apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.title = self.heading = self.small = self.tab = ""
        self.texts: list[str] = []
        self.tabs: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.fields: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.buttons: dict[str, tuple[str, str]] = {}
        self._open: list[tuple[str, Attributes]] = []
        self._form: tuple[str, str] = ("", "")
        self._label = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form says where it goes; an input belongs to the label before it."""
        given = dict(attrs)
        if tag == "form":
            self._form = (given["action"] or "", given["method"] or "")
        elif tag == "input":
            self.fields[self._label] = given["name"] or ""
            self.values[self._label] = given["value"] or ""
        elif tag != "meta":
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Back to what was around."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """A text means what the element it stands in means."""
        tag, given = self._open[-1] if self._open else ("", {})
        if tag == "a" and any(around == "nav" for around, _ in self._open):
            self.tabs[data] = given["href"] or ""
            self.tab = data if "aria-current" in given else self.tab
        elif tag == "a":
            self.links[data] = given["href"] or ""
        elif tag == "button":
            self.buttons[data] = self._form
        elif tag == "label":
            self._label = data
        elif tag == "p" and data.strip():
            self.texts.append(data)
        elif tag in ("h1", "h2", "small"):
            setattr(self, {"h1": "title", "h2": "heading", "small": "small"}[tag], data)
