"""The pages of what cannot be answered: what happened, in the person's language, and the way on."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import HTMLResponse

from harness.language import Lang, Say
from harness.web import page
from simulator.spec.text import Prose

REASONS: Final[Mapping[int, tuple[Prose, Prose]]] = {
    400: (
        Prose("Cette demande ne se lit pas", "This request cannot be read"),
        Prose("Le navigateur a envoyé quelque chose que le joueur ne comprend pas.",
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
        Prose("Aucune adresse du joueur n'est aussi longue.", "No address of the player is that long."),
    ),
    415: (
        Prose("Ce n'est pas un formulaire", "This is not a form"),
        Prose("Rien n'a été fait.", "Nothing was done."),
    ),
    421: (
        Prose("Le joueur ne répond pas à ce nom", "The player does not answer to this name"),
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
        Prose("Une erreur du joueur", "A mistake of the player"),
        Prose("Ce n'est pas de votre fait. La séance est gardée jusqu'à la dernière action affichée.",
              "It is no fault of yours. The sitting is kept up to the last action shown."),
    ),
}  # fmt: skip
"""What is said for each status: a title, and what there is to know."""


def refusal(status: int, lang: Lang, number: str = "", wait: int = 0) -> HTMLResponse:
    """The page for a status; ``number`` finds a fault in the log, ``wait`` is in seconds."""
    say = Say(lang)
    title, text = REASONS.get(status, REASONS[400])
    home = f"/{lang}/" if status not in (400, 421) else ""
    shown = page("player/told.html", say, heading=title.of(lang), text=text.of(lang), number=number, home=home)
    return HTMLResponse(shown, status, {"retry-after": str(wait)} if wait else None)


def unkept(why: Prose, lang: Lang) -> HTMLResponse:
    """The page for a move, or a sitting, that the store cannot keep or give back."""
    say = Say(lang)
    text = why.of(lang)
    heading = say("Rien n'a été fait", "Nothing was done")
    shown = page("player/told.html", say, heading=heading, text=text[:1].upper() + text[1:] + ".", number="",
                 home=f"/{lang}/")  # fmt: skip
    return HTMLResponse(shown, 503)
