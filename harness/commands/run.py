"""``parcours run``: a journey typed at a prompt, from a pipe or from a script, screen by screen."""

from pathlib import Path

import click

from harness.completing import flows_beginning
from harness.files import library
from harness.language import Say
from harness.mistakes import BadInputError


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Joue une démarche, écran par écran : un numéro ou un libellé clique, « Champ = valeur » remplit (« ; » "
            "entre plusieurs choix), « aide » dit le reste. Rien ne lit l'heure réelle : sans --at, il est 9 h le "
            "04/01/2021.",
            "Play a journey, screen by screen: a number or a label clicks, “Field = value” fills (“;” between "
            "several choices), “help” tells the rest. Nothing reads the real clock: without --at, it is 9:00 on "
            "04/01/2021.",
        ),
        epilog=say(
            'Par exemple : parcours run procuration · parcours run attestation --person "Eva Dupont" --at 07/11/2019',
            'For example: parcours run procuration · parcours run attestation --person "Eva Dupont" --at 07/11/2019',
        ),
    )
    @click.argument("flow", required=False, metavar=say("[DÉMARCHE]", "[FLOW]"), shell_complete=flows_beginning)
    @click.option(
        "--person",
        default="",
        metavar=say("NOM", "NAME"),
        help=say(
            "qui se connecte ; sinon, la première personne des dossiers",
            "who logs in; else the first person of the dossiers",
        ),
    )
    @click.option(
        "--at",
        "when",
        default="",
        metavar="DATE",
        help=say("date et heure du début : 04/01/2021 10:00", "date and time of the beginning: 04/01/2021 10:00"),
    )
    @click.option(
        "--script",
        type=click.Path(path_type=Path),
        metavar=say("FICHIER", "FILE"),
        help=say(
            "commandes, une par ligne ; # commente ; s'arrête au premier refus, sauf si la ligne commence par ?",
            "commands, one a line; # comments; stops at the first refusal unless the line begins with ?",
        ),
    )
    @click.option("--json", "as_json", is_flag=True, help=say("un objet JSON par action", "a JSON object per action"))
    def run(flow: str | None, person: str, when: str, script: Path | None, as_json: bool) -> int:
        return play(say, flow=flow or "", person=person, when=when, script=script, as_json=as_json)

    return run


def play(say: Say, *, flow: str, person: str, when: str, script: Path | None, as_json: bool) -> int:
    """Play until the lines end; the exit code.

    Raises:
        BadInputError: for a flow, a person, a date or a script that is wrong.
    """
    from harness.play import opening, prompting, reading
    from harness.play.journey import Track

    found = library()
    source = prompting.Source.of(script, say)
    at = reading.when(when, say) if when else opening.START
    opened = opening.Opened(opening.begin(found, at, opening.person_named(found, person, say), say))
    if flow:
        opened = opening.open_flow(opened.track, opening.flow_named(found, flow, say), say)
    if opened.reasons:
        raise BadInputError(say(" ; ", "; ").join(opened.reasons))
    begun = Track.begun(opened.track.sitting, opened.track.acting, say.lang)
    return prompting.played(begun, source, say, as_json=as_json, said=opened.said())
