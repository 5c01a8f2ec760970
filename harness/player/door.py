"""The door of the player: every request passes it, is judged before anything reads it, and leaves a line in the log."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from math import ceil
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from harness.language import LANGS, Lang
from harness.player import ids, logs
from harness.player.cookies import VISITOR, cookie
from harness.player.logs import Line, Log
from harness.player.safety.buckets import Buckets
from harness.player.safety.headers import ALWAYS, PRIVATE
from harness.player.safety.hosts import answers
from harness.player.safety.rules import Rules
from harness.player.told import refusal

PATTERN, WHO, NUMBER = "parcours.pattern", "parcours.visitor", "parcours.number"
"""Where the door and the application leave for each other, in a request, the pattern that was asked, the visitor, and
the number under which a fault is found in the log."""
LONGEST: Final = 2_000
"""Bytes of an address."""
HEADERS: Final = 16 * 1024
"""Bytes of all headers of a request."""


def language(path: str, usual: Lang) -> Lang:
    """The language that an address is in."""
    return next((lang for lang in LANGS if path == f"/{lang}" or path.startswith(f"/{lang}/")), usual)


def address(scope: Scope) -> str:
    """Where a request comes from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


class Door:
    """An ASGI application before another."""

    def __init__(
        self, inner: ASGIApp, rules: Rules, lang: Lang, log: Log, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._inner, self._rules, self._lang, self._log, self._clock = inner, rules, lang, log, clock
        self._visitors = Buckets(rules.visitor, clock)
        self._addresses = Buckets(rules.address, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        began = self._clock()
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _dress(message)
            await send(message)

        fault = None
        visitor = cookie(Headers(scope=scope), VISITOR)
        scope[WHO], scope[NUMBER] = visitor if ids.is_id(visitor) else "", ids.new()[:8]
        try:
            await self._judged(scope, receive, answer)
        except Exception as error:  # noqa: BLE001 - whatever it is, the visitor gets an answer and the log its place
            fault = logs.fault(scope[NUMBER], error)
            if not status:
                await PlainTextResponse(f"Parcours: {fault.number}", 500)(scope, receive, answer)
        finally:
            spent = (self._clock() - began) * 1_000
            line = Line(datetime.now(UTC), scope["method"], scope.get(PATTERN, ""), status, spent, scope[WHO], fault)
            self._log(str(line))

    async def _judged(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, wait = self._refused(scope)
        if status:
            await refusal(status, language(scope["path"], self._lang), wait=wait)(scope, receive, send)
        else:
            await self._inner(scope, receive, send)

    def _refused(self, scope: Scope) -> tuple[int, int]:
        """The status with which a request is turned away, and the seconds to wait; zeros where it may come in."""
        hosts = Headers(scope=scope).getlist("host")
        reached = (scope.get("server") or ("", 0))[0]
        if len(hosts) != 1:
            return 400, 0
        if not answers(hosts[0], self._rules.hosts, reached):
            return 421, 0
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST:
            return 414, 0
        if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADERS:
            return 431, 0
        waits = [self._addresses.take(address(scope))]
        waits += [self._visitors.take(scope[WHO])] if scope[WHO] else []
        return (429, ceil(max(waits))) if any(waits) else (0, 0)


def _dress(message: Message) -> None:
    """Put on an answer the headers that every answer bears."""
    headers = MutableHeaders(raw=list(message.get("headers", [])))
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", PRIVATE)
    message["headers"] = headers.raw
