"""The pages of what cannot be answered: what happened, in the person's language, and the way on."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import HTMLResponse

from diagrams.words import tied
from harness.language import Lang
from harness.player.typeset import Typeset
from harness.web import page
from simulator.spec.text import Prose

REASONS: Final[Mapping[int, tuple[Prose, Prose]]] = {
    400: (
        Prose("Cette demande ne se lit pas", "This request cannot be read"),
        Prose("Le navigateur a envoyé quelque chose que le lecteur ne comprend pas.",
              "The browser sent something that the player does not understand."),
    ),
    403: (
        Prose("Cette page n'était plus valable", "This page was no longer valid"),
        Prose("Rien n'a été fait. Les témoins de connexion (cookies) doivent être acceptés, et l'envoi venir d'une "
              "page ouverte ici : revenez à l'accueil et recommencez.",
              "Nothing was done. Cookies must be accepted, and what is sent must come from a page opened here: go back "
              "to the first page and start again."),
    ),
    404: (
        Prose("Cette page n'existe pas", "There is no such page"),
        Prose("L'adresse est inconnue, ou la séance est celle de quelqu'un d'autre.",
              "The address is unknown, or the sitting is somebody else's."),
    ),
    405: (
        Prose("Cela ne se demande pas ainsi", "This is not asked that way"),
        Prose("Cette adresse existe, mais pas pour cette demande.", "This address exists, but not for this request."),
    ),
    408: (
        Prose("L'envoi n'est pas arrivé à temps", "What was sent did not come in time"),
        Prose("Rien n'a été fait.", "Nothing was done."),
    ),
    413: (
        Prose("C'est trop long", "This is too long"),
        Prose("Rien n'a été fait : le formulaire dépasse la taille permise.",
              "Nothing was done: the form is larger than allowed."),
    ),
    414: (
        Prose("Cette adresse est trop longue", "This address is too long"),
        Prose("Aucune adresse du lecteur n'est aussi longue.", "No address of the player is that long."),
    ),
    415: (
        Prose("Ce n'est pas un formulaire", "This is not a form"),
        Prose("Rien n'a été fait.", "Nothing was done."),
    ),
    421: (
        Prose("Le lecteur ne répond pas à ce nom", "The player does not answer to this name"),
        Prose("Ouvrez l'adresse affichée au lancement, ou relancez avec --allow-host suivi de ce nom.",
              "Open the address shown at the start, or start again with --allow-host and this name."),
    ),
    429: (
        Prose("C'est trop à la fois", "This is too much at once"),
        Prose("Rien n'a été fait. Attendez quelques secondes, puis recommencez.",
              "Nothing was done. Wait a few seconds, then try again."),
    ),
    431: (
        Prose("Les en-têtes de la demande sont trop longs", "The headers of the request are too long"),
        Prose("Supprimez les témoins de connexion (cookies) de cette adresse dans le navigateur, puis recommencez.",
              "Delete the cookies of this address in the browser, then try again."),
    ),
    500: (
        Prose("Une erreur du lecteur", "A mistake of the player"),
        Prose("Ce n'est pas de votre fait. La séance est gardée jusqu'à la dernière action affichée.",
              "It is no fault of yours. The sitting is kept up to the last action shown."),
    ),
}  # fmt: skip
"""What is said for each status: a title, and what there is to know."""


def refusal(status: int, lang: Lang, number: str = "", wait: int = 0) -> HTMLResponse:
    """The page for a status; ``number`` finds a fault in the log, ``wait`` is in seconds."""
    title, text = REASONS.get(status, REASONS[400])
    response = _shown(status, lang, title, text, number)
    if wait:
        response.headers["retry-after"] = str(wait)
    return response


def unkept(why: Prose, lang: Lang, sitting: str = "") -> HTMLResponse:
    """The page for a move, or a sitting, that the store cannot keep or give back; it leads back to a sitting."""
    back = f"/{lang}/s/{sitting}" if sitting else ""
    return _shown(503, lang, Prose("Rien n'a été fait", "Nothing was done"), sentence(why), back=back)


def sentence(why: Prose) -> Prose:
    """A message as a sentence of its own."""
    return Prose(*(text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".") for text in why))


def _shown(status: int, lang: Lang, title: Prose, text: Prose, number: str = "", back: str = "") -> HTMLResponse:
    """A page that leads back to the first one, unless the address itself is not ours."""
    heading, told = (tied(each.of(lang), lang) for each in (title, text))
    home = f"/{lang}/" if status != 421 else ""
    shown = page("player/told.html", Typeset(lang), heading=heading, text=told, number=number, home=home, back=back)
    return HTMLResponse(shown, status)
