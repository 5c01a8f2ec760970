"""The commands of ``parcours``, a module each: ``build(say)`` gives a click command in the person's language."""

from harness.language import Say

BAD_INPUT = 2
"""The exit code where what was given cannot be used."""

COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("relit les flux et dit tout ce qui n'y va pas", "read the flows and tell all that is wrong in them"),
    "run": ("joue une démarche, écran par écran", "play a journey, screen by screen"),
    "play": ("joue les démarches dans un navigateur", "play the journeys in a browser"),
    "cases": ("liste, montre, vérifie, reprend les séances gardées", "list, show, verify, take up kept sittings"),
    "test": ("joue les scénarios et en rend compte", "play the scenarios and report"),
    "explore": ("prouve les propriétés, ou les réfute", "prove the properties, or refute them"),
    "cover": ("dit ce que les scénarios couvrent, et ce qu'ils ne montrent pas", "tell what scenarios cover and lack"),
    "generate": ("écrit les scénarios qui manquent", "write the scenarios that are missing"),
    "why": ("dit pourquoi un bouton est refusé, et qu'y faire", "tell why a button is refused, and what would help"),
    "mutate": ("change une règle à la fois : qui le remarque ?", "change one rule at a time: who notices?"),
    "diff": ("compare deux éditions des flux", "compare two editions of the flows"),
    "conform": ("compare un journal réel au flux", "compare a real event log with the flow"),
    "draw": ("dessine les flux", "draw the flows"),
    "handbook": ("écrit le pas-à-pas d'une démarche", "write the handbook of a journey"),
    "storyboard": ("dessine des scénarios, image par image", "draw scenarios, frame by frame"),
    "quiz": ("écrit un questionnaire et son corrigé", "write a quiz and its answers"),
    "site": ("écrit la documentation vivante", "write the living documentation"),
    "phrases": ("liste les phrases des scénarios", "list the phrases of scenarios"),
    "traces": ("dit quels énoncés des guides ont un scénario", "tell which statements of the guides have a scenario"),
    "new": ("prépare un nouveau téléservice", "lay out a new service"),
    "demo": ("vérifie, joue, teste et dessine tout", "check, play, test and draw everything"),
    "completion": ("complète les commandes dans le terminal", "complete commands in the terminal"),
}
"""What each command does; its module is ``harness.commands.<name>``."""


def front_page(say: Say) -> str:
    """The help of ``parcours`` itself: written here, so that it comes before anything else is imported."""
    width = max(map(len, COMMANDS))
    usage = say("Emploi : parcours [--lang fr|en] COMMANDE …", "Usage: parcours [--lang fr|en] COMMAND …")
    told = [f"  {name:<{width}}  {say(*texts)}" for name, texts in COMMANDS.items()]
    return "\n".join(
        [
            usage,
            "",
            say(
                "  Les démarches d'un portail, comme données : spécifiées, jouées, testées, dessinées.",
                "  A portal's journeys as data: specified, played, tested, drawn.",
            ),
            "",
            say("Commandes :", "Commands:"),
            *told,
            "",
            say("Options :", "Options:"),
            f"  {'--lang':<{width}}  {say('langue : fr ou en', 'language: fr or en')}",
            f"  {'--help':<{width}}  "
            + say(
                "cette aide ; « parcours COMMANDE --help » : celle d'une commande",
                "this; “parcours COMMAND --help”: a command's",
            ),
            "",
            say("Par exemple : ", "For example: ")
            + "parcours check · parcours run procuration · parcours draw --view lifecycle",
        ]
    )
