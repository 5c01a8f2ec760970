"""A posted form, once it is sure that the visitor meant it."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request

from harness.player.cookies import is_form_token
from harness.player.safety import bodies
from harness.player.safety.origins import is_ours
from harness.player.safety.rules import Rules


async def posted(request: Request, rules: Rules, visitor: str) -> Mapping[str, list[str]]:
    """The fields of a form that a page of ours gave to this visitor.

    Raises:
        HTTPException: 403 for a form from elsewhere, 415 for what is no form.
        UnreadableError: for a form too large, too slow, or that cannot be read.
    """
    if not is_ours(request.headers, request.headers["host"]):
        raise HTTPException(403)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != bodies.KIND:
        raise HTTPException(415)
    form = bodies.fields(await bodies.read(request.receive, rules.largest, rules.patience))
    if not is_form_token(form.get("csrf", [""])[0], visitor):
        raise HTTPException(403)
    return form
