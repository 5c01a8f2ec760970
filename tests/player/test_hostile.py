"""Whatever is sent to the player: no fault, no trace of one, nothing of another visitor."""

import asyncio
import json
import re
from collections.abc import Iterator, MutableMapping
from datetime import datetime
from typing import Any, NamedTuple, get_args
from urllib.parse import quote, unquote_to_bytes, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp

from harness.player import ids
from harness.player.app import PAGES, application
from harness.player.cookies import form_token
from harness.player.safety.buckets import Pace
from harness.player.safety.rules import Rules
from harness.player.setting import Setting
from simulator.portal.deed import Amend, Connect
from simulator.sitting.move import Move
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import at
from simulator.spec.load import Library
from tests.player.visiting import setting_of

SECRET = "Xylophonedunautre"
OWNER, VISITOR = ids.new(), ids.new()
ENDLESS = Pace(1e9, 1e9)
OPEN = Rules(visitor=ENDLESS, address=ENDLESS, openings=ENDLESS)
LINE = re.compile(r"\S+Z \S+ \S+ \d{3} \d+\.\d ms \S+")


class Answered(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


class Player:
    """A player asked without anything in between: whatever a server could hand it."""

    def __init__(self, setting: Setting) -> None:
        self.lines: list[str] = []
        self._app: ASGIApp = application(setting, OPEN, self.lines.append)
        reading = setting.flows.now()
        self.theirs, self.mine = (self._begun(setting, reading.library, visitor) for visitor in (OWNER, VISITOR))

    def _begun(self, setting: Setting, library: Library, visitor: str) -> str:
        table = setting.tables.open(visitor, setting.flows.now(), Sitting.begin(library, at(datetime(2021, 1, 4, 9))))
        table.move([Connect("jean", "web")], 0, "fr")
        if visitor == OWNER:
            table.move([Amend("jean", "last_name", SECRET)], 1, "fr")
        return table.id

    def ask(self, method: str, target: bytes, headers: list[tuple[bytes, bytes]], body: bytes = b"") -> Answered:
        """One request."""
        raw, _, query = target.partition(b"?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": unquote_to_bytes(raw).decode("utf-8", "replace"), "raw_path": raw, "query_string": query,
            "root_path": "", "headers": headers, "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 1), "state": {},
        }  # fmt: skip
        sent: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        async def answer() -> None:
            await self._app(scope, receive, send)

        asyncio.run(answer())
        found = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
        text = b"".join(message.get("body", b"") for message in sent[1:]).decode("utf-8", "replace")
        return Answered(sent[0]["status"], found, text)


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    setting = setting_of(tmp_path_factory.mktemp("kept") / "cases.db")
    yield Player(setting)
    setting.tables.store.close()


PATTERNS = sorted({path for _, path, _ in PAGES} | {"/", "/join", "/fr", "/static/"})
BYTES = st.binary(max_size=40)
VISIBLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=60)
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([
        "fr", "en", "..", "0" * 32, "0" * 16, "1", "jean", "eva", "agent", "web", "procuration", "P1D", "P99999Y", "-1",
        "9" * 30, "0x1", "1e9", "<script>", "{{7*7}}", "' OR 1=1", "\r\nx: y", "\x00", "nan", "[" * 900, "draft",
        "active",
        '{"kind":"reload","person":"jean"}', '{"kind":"connect","person":"x","device":"y"}', "{}", "31/12/9999",
        '{"kind":"back","steps":true}', '{"kind":"wait","to":"9999-12-31T23:59:59Z"}',
    ]),
)  # fmt: skip
FIELDS = st.one_of(
    st.sampled_from([
        "ask", "n", "as", "who", "person", "device", "by", "to", "flow", "insured", "state", "field", "text", "absent",
        "steps", "event", "move", "lang", "token", "csrf", "past", "place", "f.0001.x", "h.0001.x",
    ]),
    st.text(max_size=12),
)  # fmt: skip
ASKS = st.sampled_from(
    ["clock", "connect", "disconnect", "amend", "start", "happen", "bring", "back", "forth", "reload"]
)


@st.composite
def targets(draw: st.DrawFn) -> bytes:
    """An address: one of the player's, filled in well or badly, or any."""
    pattern = draw(st.one_of(st.sampled_from(PATTERNS), VISIBLE.map(lambda text: "/" + text)))
    filled = re.sub(r"\{(\w+)\}", lambda name: draw(_part(name[1])), pattern)
    query = draw(st.one_of(st.just(""), VISIBLE, st.lists(st.tuples(FIELDS, WORDS), max_size=4).map(_encoded)))
    return filled.encode() + (b"?" + query.encode() if query else b"")


def _part(name: str) -> st.SearchStrategy[str]:
    usual = {
        "lang": st.sampled_from(["fr", "en"]),
        "id": st.sampled_from(["MINE", "THEIRS", "0" * 32]),
        "number": st.sampled_from(["1", "0", "9999"]),
        "key": st.just("0" * 16),
        "ticket": st.just("0" * 32),
    }
    return st.one_of(usual[name], usual[name], WORDS.map(_quoted))


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def _encoded(pairs: list[tuple[str, str]]) -> str:
    return urlencode(
        [(name.encode("utf-8", "surrogatepass"), value.encode("utf-8", "surrogatepass")) for name, value in pairs]
    )


HEADERS = st.lists(
    st.tuples(
        st.sampled_from([b"cookie", b"origin", b"sec-fetch-site", b"content-type", b"accept-language", b"if-none-match",
                         b"content-length", b"range", b"x-forwarded-host", b"x-http-method-override", b"host"]),
        BYTES,
    ),
    max_size=3,
)  # fmt: skip
GOOD = [
    (b"host", b"127.0.0.1:8000"),
    (b"origin", b"http://127.0.0.1:8000"),
    (b"content-type", b"application/x-www-form-urlencoded"),
    (b"cookie", b"parcours=" + VISITOR.encode()),
]


def judge(player: Player, answer: Answered) -> None:
    """What holds of every answer."""
    assert answer.status < 500, player.lines[-1]
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers
    assert re.match(r"/(?![/\\])", answer.headers.get("location", "/"))
    assert LINE.fullmatch(player.lines[-1])


SLOWLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def place(player: Player, target: bytes) -> bytes:
    return target.replace(b"MINE", player.mine.encode()).replace(b"THEIRS", player.theirs.encode())


@SLOWLY
@given(
    method=st.one_of(st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "PUT"]), VISIBLE),
    target=targets(),
    headers=HEADERS,
    body=BYTES,
)
@example("GET", b"/fr/s/THEIRS", [], b"")
@example("POST", b"/fr/s/THEIRS/do", [], b"")
def test_any_request(
    player: Player, method: str, target: bytes, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    judge(player, player.ask(method, place(player, target), [(b"host", b"localhost"), *headers], body))


@SLOWLY
@given(target=targets(), form=st.lists(st.tuples(FIELDS, WORDS), max_size=8))
def test_any_form_of_a_visitor(player: Player, target: bytes, form: list[tuple[str, str]]) -> None:
    sent = _encoded([("csrf", form_token(VISITOR)), *form]).encode()
    judge(player, player.ask("POST", place(player, target), GOOD, sent))


@SLOWLY
@given(ask=ASKS, form=st.lists(st.tuples(FIELDS, WORDS), max_size=8))
def test_anything_a_trainer_asks(player: Player, ask: str, form: list[tuple[str, str]]) -> None:
    shown = player.ask("GET", f"/fr/s/{player.mine}".encode(), GOOD)
    number = re.findall(r'data-n="(\d+)"', shown.text)
    assert (shown.status, len(number)) == (200, 1), player.lines[-1]
    sent = _encoded([("csrf", form_token(VISITOR)), ("ask", ask), ("n", number[0]), *form]).encode()
    judge(player, player.ask("POST", f"/fr/s/{player.mine}/do".encode(), GOOD, sent))


KINDS = {kind.__name__.lower(): kind._fields for kind in get_args(Move)}
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 10**12), st.text(max_size=10), st.lists(st.text(max_size=5), max_size=3),
    st.sampled_from([
        "jean", "eva", "agent", "web", "app", "procuration", "0001", "draft", "last_name", "1", "civility", "start",
        "2021-02-01T09:00:00Z", "9999-12-31T23:59:59Z", "Mes démarches",
    ]),
)  # fmt: skip


@st.composite
def buttons(draw: st.DrawFn) -> str:
    """What a button could bear: a move whose parts are anything, at times one part too few."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    said = {name: draw(VALUES) for name in KINDS[kind]}
    if draw(st.integers(0, 9)) == 0:
        said.popitem()
    return json.dumps({"kind": kind, **said})


@SLOWLY
@given(button=buttons())
@example('{"kind": "bring", "insured": "jean", "flow": "procuration", "state": "draft"}')
def test_any_move_that_a_button_could_bear(player: Player, button: str) -> None:
    shown = player.ask("GET", f"/fr/s/{player.mine}?who=jean".encode(), GOOD)
    assert shown.status == 200, player.lines[-1]
    form = {
        "csrf": form_token(VISITOR),
        "as": "jean",
        "n": re.findall(r'data-n="(\d+)"', shown.text)[0],
        "who": "jean",
        "move": button,
    }
    judge(player, player.ask("POST", f"/fr/s/{player.mine}/do".encode(), GOOD, urlencode(form).encode()))
