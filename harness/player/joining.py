"""The page where one gives the access token, on a player that others than the machine's own user can reach."""

import time
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from harness.language import LANGS, Lang
from harness.player import ids
from harness.player.cookies import PASS, VISITOR, form_token, keep
from harness.player.door import PATTERN, WHO, address
from harness.player.posted import posted
from harness.player.safety import bodies
from harness.player.safety.buckets import Buckets
from harness.player.safety.rules import Rules
from harness.player.told import refusal
from harness.player.typeset import Typeset
from harness.web import page

WAY: Final = "/join"


class Joining:
    """Where the token is given: by the printed link, once, or in a form; wrong ones are counted by address."""

    def __init__(self, lang: Lang, rules: Rules) -> None:
        self._lang, self._rules = lang, rules
        self._tries = Buckets(rules.tries, time.monotonic)

    def routes(self) -> list[Route]:
        """Its addresses: none where no token is asked for."""
        if not self._rules.access.asked:
            return []
        return [Route(WAY, self._shown, methods=["GET"]), Route(WAY, self._tried, methods=["POST"])]

    async def _shown(self, request: Request) -> Response:
        query = bodies.fields(request.scope["query_string"])
        visitor, lang, token = self._read(request, query)
        if not token:
            return self._form(visitor, lang)
        return self._judged(request, visitor, lang, request.method == "GET" and self._rules.access.takes_link(token))

    async def _tried(self, request: Request) -> Response:
        form = await posted(request, self._rules, request.scope[WHO])
        visitor, lang, token = self._read(request, form)
        return self._judged(request, visitor, lang, self._rules.access.is_token(token))

    def _read(self, request: Request, given: Mapping[str, Sequence[str]]) -> tuple[str, Lang, str]:
        request.scope[PATTERN] = WAY
        lang = next((each for each in LANGS if [each] == given.get("lang")), self._lang)
        return request.scope[WHO] or ids.new(), lang, given.get("token", [""])[0]

    def _judged(self, request: Request, visitor: str, lang: Lang, right: bool) -> Response:
        source = address(request.scope)
        if wait := self._tries.wait(source) if right else self._tries.take(source):
            return refusal(429, lang, wait=ceil(wait))
        if not right:
            return self._form(visitor, lang, 403)
        response = RedirectResponse(f"/{lang}/", 303)
        keep(response, VISITOR, visitor)
        keep(response, PASS, self._rules.access.passed(visitor))
        return response

    def _form(self, visitor: str, lang: Lang, status: int = 200) -> Response:
        shown = page("player/join.html", Typeset(lang), csrf=form_token(visitor), wrong=status != 200)
        response = HTMLResponse(shown, status)
        keep(response, VISITOR, visitor)
        return response
