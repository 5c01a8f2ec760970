"""The player as a web application: its addresses."""

import sys
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from harness.language import LANGS
from harness.player.answering import Answering, Page
from harness.player.door import NUMBER, PATTERN, Door, language
from harness.player.joining import Joining
from harness.player.logs import Log
from harness.player.pages import documents, home, keeping, picture, recording, scenarios, sitting, static, why
from harness.player.safety.bodies import UnreadableError
from harness.player.safety.rules import Rules
from harness.player.setting import Setting
from harness.player.told import refusal

PAGES: Final[tuple[tuple[str, str, Page], ...]] = (
    ("GET", "/{lang}/", home.show),
    ("POST", "/{lang}/open", home.open_sitting),
    ("GET", "/{lang}/s/{id}", sitting.show),
    ("GET", "/{lang}/s/{id}/do", sitting.back_to),
    ("POST", "/{lang}/s/{id}/do", sitting.do),
    ("GET", "/{lang}/s/{id}/papers/{number}.pdf", documents.show),
    ("GET", "/{lang}/s/{id}/picture.svg", picture.show),
    ("GET", "/{lang}/s/{id}/whole.svg", picture.show_whole),
    ("GET", "/{lang}/s/{id}/picture", picture.show_large),
    ("GET", "/{lang}/s/{id}/why", why.show),
    ("GET", "/{lang}/scenarios", scenarios.show_all),
    ("GET", "/{lang}/scenarios/{key}", scenarios.show),
    ("POST", "/{lang}/scenarios/{key}/open", scenarios.open_sitting),
    ("GET", "/{lang}/s/{id}/scenario", recording.show),
    ("GET", "/{lang}/s/{id}/scenario.feature", recording.download),
    ("GET", "/{lang}/s/{id}/version", keeping.show_version),
    ("GET", "/{lang}/s/{id}/case.jsonl", keeping.export),
    ("POST", "/{lang}/s/{id}/anew", keeping.anew),
    ("GET", "/{lang}/taken/{ticket}", keeping.offer),
    ("POST", "/{lang}/taken/{ticket}", keeping.take),
    ("GET", "/static/style.css", static.show_style),
    ("GET", "/static/player.js", static.show_script),
    ("GET", "/static/icon.svg", static.show_icon),
)
"""Every address of the player: the method, the way, what answers."""
BEGINNING: Final = frozenset(
    {"/{lang}/open", "/{lang}/scenarios/{key}/open", "/{lang}/s/{id}/anew", "/{lang}/taken/{ticket}"}
)
"""Where a sitting is begun."""


def application(setting: Setting, rules: Rules | None = None, log: Log | None = None) -> ASGIApp:
    """The player over some flows, with its rules; the log goes to standard error where nothing else is said."""
    rules = rules or Rules()
    answering = Answering(setting, rules)

    def route(path: str) -> Route:
        pages = {method: page for method, way, page in PAGES if way == path}

        async def endpoint(request: Request) -> Response:
            request.scope[PATTERN] = path
            method = "GET" if request.method == "HEAD" else request.method
            return await answering.answer(pages[method], request, begins=method == "POST" and path in BEGINNING)

        return Route(path, endpoint, methods=list(pages))

    async def home_of(request: Request) -> Response:
        request.scope[PATTERN] = "/"
        return RedirectResponse(f"/{language(request.url.path, setting.lang)}/", 303)

    async def turned_away(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        status = error.status if isinstance(error, UnreadableError) else status
        number = request.scope[NUMBER] if status == 500 else ""
        response = refusal(status, language(request.url.path, setting.lang), number)
        if status == 405 and isinstance(error, HTTPException):
            known = (error.headers or {}).get("allow", (error.headers or {}).get("Allow", ""))
            response.headers["allow"] = ", ".join(sorted(known.split(", ")))
        return response

    roots = [Route(path, home_of) for path in ("/", *(f"/{lang}" for lang in LANGS))]
    routes = [*roots, *Joining(setting.lang, rules).routes(), *map(route, dict.fromkeys(path for _, path, _ in PAGES))]
    away = dict.fromkeys((HTTPException, UnreadableError, Exception), turned_away)
    inner = Starlette(routes=routes, exception_handlers=away)
    inner.router.redirect_slashes = False
    return Door(inner, rules, setting.lang, log or (lambda line: print(line, file=sys.stderr, flush=True)))
