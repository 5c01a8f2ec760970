"""The player as a web application: its addresses, and how a request becomes a page."""

import hmac
import secrets
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from harness.language import LANGS
from harness.player import ids
from harness.player.asked import Answer, Asked
from harness.player.pages import home, sitting
from harness.player.setting import Setting

Page = Callable[[Asked], Answer]

PAGES: Final[tuple[tuple[str, str, Page], ...]] = (
    ("GET", "/{lang}/", home.show),
    ("POST", "/{lang}/open", home.open_sitting),
    ("GET", "/{lang}/s/{id}", sitting.show),
    ("POST", "/{lang}/s/{id}/do", sitting.do),
)
"""Every address of the player: the method, the way, what answers."""

VISITOR: Final = "parcours"
"""The name of the cookie."""


def application(setting: Setting) -> Starlette:
    """The player over some flows."""
    secret = secrets.token_bytes(32)

    def route(method: str, path: str, page: Page) -> Route:
        async def endpoint(request: Request) -> Response:
            return await _answered(setting, secret, page, request)

        return Route(path, endpoint, methods=[method])

    async def root(_: Request) -> Response:
        return RedirectResponse(f"/{setting.lang}/", 303)

    return Starlette(routes=[Route("/", root), *(route(*page) for page in PAGES)])


async def _answered(setting: Setting, secret: bytes, page: Page, request: Request) -> Response:
    visitor = request.cookies.get(VISITOR, "")
    known = ids.is_id(visitor)
    visitor = visitor if known else ids.new()
    csrf = hmac.new(secret, visitor.encode(), "sha256").hexdigest()
    form = parse_qs((await request.body()).decode(), keep_blank_values=True) if request.method == "POST" else {}
    lang = next((lang for lang in LANGS if lang == request.path_params["lang"]), None)
    if lang is None:
        return Response(status_code=404)
    if request.method == "POST" and not hmac.compare_digest(form.get("csrf", [""])[0].encode(), csrf.encode()):
        return Response(status_code=403)
    query = parse_qs(request.url.query, keep_blank_values=True)
    path = {name: str(value) for name, value in request.path_params.items()}
    answer = await run_in_threadpool(page, Asked(setting, lang, visitor, csrf, path, query, form))
    response = _response(answer)
    if not known:
        response.set_cookie(VISITOR, visitor, httponly=True, samesite="strict", path="/")
    return response


def _response(answer: Answer) -> Response:
    if answer.to:
        return RedirectResponse(answer.to, 303)
    return Response(answer.body, answer.status, media_type=answer.kind)
