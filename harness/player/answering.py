"""How a request becomes a page: who asks, what was posted, what the page says, as HTTP."""

import asyncio
import hashlib
import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from typing import Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from harness.language import LANGS, Lang
from harness.player import ids
from harness.player.asked import Answer, Asked
from harness.player.cookies import PASS, VISITOR, cookie, form_token, keep
from harness.player.door import WHO, address, language
from harness.player.joining import WAY
from harness.player.pages import keeping
from harness.player.posted import posted
from harness.player.safety import bodies
from harness.player.safety.buckets import Buckets
from harness.player.safety.headers import REVALIDATED
from harness.player.safety.rules import Rules
from harness.player.setting import Setting
from harness.player.tables import RefusedError
from harness.player.told import refusal, unkept
from harness.store.errors import StoreError

Page = Callable[[Asked], Answer]

SHAPES: Final[Mapping[str, re.Pattern[str]]] = {
    "lang": re.compile("|".join(LANGS)),
    "id": ids.SHAPE,
    "ticket": ids.SHAPE,
    "key": re.compile(r"[0-9a-f]{16}"),
    "number": re.compile(r"[0-9]{1,4}"),
}
"""What each part of an address may be: nothing else of it reaches a page."""
SHARED: Final = "/static/"
"""Where that lies which is the same for everybody."""
HANDS: Final = 6
"""Pages made at once: they mostly compute, and more at once would only keep each other waiting."""
_OWN: Final = re.compile(r"/(?:fr|en)/[!-\[\]-~]*")


class Answering:
    """The pages of a player, asked over HTTP."""

    def __init__(self, setting: Setting, rules: Rules) -> None:
        self._setting, self._rules = setting, rules
        self._openings = Buckets(rules.openings, time.monotonic)
        self._hands = ThreadPoolExecutor(HANDS, thread_name_prefix="player")

    async def answer(self, page: Page, request: Request, *, begins: bool = False) -> Response:
        """What a page answers to a request; ``begins`` says that it begins a sitting.

        Raises:
            HTTPException, UnreadableError: for a request that is not answered.
        """
        path = {name: str(value) for name, value in request.path_params.items()}
        if any(SHAPES[name].fullmatch(value) is None for name, value in path.items()):
            raise HTTPException(404)
        lang: Lang = language(request.url.path, self._setting.lang)
        known = request.scope[WHO]
        if "lang" in path and not self._rules.access.lets_in(known, cookie(request.headers, PASS)):
            return RedirectResponse(f"{WAY}?lang={lang}", 303)
        visitor = known or ids.new()
        query: Mapping[str, list[str]] = bodies.fields(request.scope["query_string"])
        form = await posted(request, self._rules, visitor) if request.method == "POST" else {}
        if begins and (wait := self._openings.take(address(request.scope))):
            return refusal(429, lang, wait=ceil(wait))
        asked = Asked(self._setting, lang, visitor, form_token(visitor), path, query, form)
        response = await asyncio.get_running_loop().run_in_executor(self._hands, self._paged, page, asked, request)
        if "lang" in path and not known:
            keep(response, VISITOR, visitor)
        return response

    def _paged(self, page: Page, asked: Asked, request: Request) -> Response:
        try:
            with self._setting.flows.held():
                asked, elsewhere = self._followed(asked, request)
                return _response(elsewhere or page(asked), request)
        except RefusedError as error:
            return _response(keeping.refused(asked, error), request)
        except StoreError as error:
            return unkept(error.why, asked.lang, asked.path.get("id", "") if request.method == "POST" else "")

    def _followed(self, asked: Asked, request: Request) -> tuple[Asked, Answer | None]:
        """A request about a sitting that goes on as another: what is looked at is looked for there."""
        name = asked.path.get("id", "")
        if not name or request.url.path.endswith("/anew"):
            return asked, None
        table = self._setting.tables.of(asked.visitor, name, asked.lang)
        if table is None or table.id == name:
            return asked, None
        if request.method == "POST":
            return asked._replace(path={**asked.path, "id": table.id}), None
        query = f"?{request.url.query}" if request.url.query else ""
        return asked, Answer(to=request.url.path.replace(name, table.id) + query)


def _response(answer: Answer, request: Request) -> Response:
    if answer.to:
        return RedirectResponse(own(answer.to), 303)
    if answer.status >= 400 and not answer.body:
        return refusal(answer.status, language(request.url.path, "fr"))
    response = Response(answer.body, answer.status, media_type=answer.kind)
    if answer.filename:
        name = quote(answer.filename, safe="")
        response.headers["content-disposition"] = f"{_shown(answer.kind)}; filename*=UTF-8''{name}"
    return _revalidated(response, request) if request.url.path.startswith(SHARED) else response


def _shown(kind: str) -> str:
    """How a browser takes a file: a document is looked at, data are put on the disk."""
    return "inline" if kind.startswith(("application/pdf", "image/")) else "attachment"


def _revalidated(response: Response, request: Request) -> Response:
    """What the browser may keep, as long as it asks each time whether it is still the same."""
    digest = f'"{hashlib.sha256(response.body).hexdigest()[:16]}"'
    kept = {"etag": digest, "cache-control": REVALIDATED}
    if request.headers.get("if-none-match") == digest:
        return Response(status_code=304, headers=kept)
    response.headers.update(kept)
    return response


def own(to: str) -> str:
    """An address of the player, as it was given.

    Raises:
        ValueError: for any other: nothing posted ever leads elsewhere.
    """
    if _OWN.fullmatch(to) is None or "//" in to.partition("?")[0]:
        raise ValueError("not an address of the player")
    return to
