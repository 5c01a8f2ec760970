"""``parcours why``: why a button is inactive, absent or refused, and the nearest thing that would unblock it."""

import json
import re
from pathlib import Path

import click

from harness.completing import flows_beginning
from harness.files import flow_names
from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Journey
from harness.play.safe import safe


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        name="why",
        help=say(
            "Dit pourquoi un bouton est inactif, absent ou refusé, et le plus court moyen d'y remédier : un champ, une "
            "autre action, une date. FICHIER:LIGNE : là où en est ce scénario après cette étape. DÉMARCHE : une "
            "démarche menée à un état par le plus court chemin. Sans bouton, tous ceux qui sont refusés.",
            "Tell why a button is inactive, absent or refused, and the nearest thing that would unblock it: a field, "
            "another action, a date. FILE:LINE: where that scenario stands after that step. JOURNEY: a journey brought "
            "to a state by the shortest path. Without a button, all those that are refused.",
        ),
        epilog=say("Par exemple : ", "For example: ")
        + say(
            "parcours why features/procuration/majorite.feature:24 Suivant · parcours why procuration Suivant --state "
            '"saisie du mandataire" --with "Date de naissance=05/01/2003"',
            "parcours why features/en/online_proxy.feature:34 Next · parcours why procuration Next --state "
            '"entering the mandatary" --with "Date of birth=05/01/2003"',
        ),
    )
    @click.argument("place", metavar=say("FICHIER:LIGNE|DÉMARCHE", "FILE:LINE|JOURNEY"), shell_complete=flows_beginning)
    @click.argument("label", required=False, default="", metavar=say("[BOUTON]", "[BUTTON]"))
    @click.option(
        "--state",
        default="",
        metavar=say("ÉTAT", "STATE"),
        help=say("l'état où mener la démarche", "the state to bring the journey to"),
    )
    @click.option(
        "--on",
        "when",
        default="",
        metavar="DATE",
        help=say("quand elle commence : 04/01/2021 10:00", "when it begins: 04/01/2021 10:00"),
    )
    @click.option(
        "--with",
        "fills",
        multiple=True,
        metavar=say("CHAMP=VALEUR", "FIELD=VALUE"),
        help=say("ce qui est saisi, à la place des exemples", "what is typed, instead of the examples"),
    )
    @click.option(
        "--person", default="", metavar=say("NOM", "NAME"), help=say("qui est l'assuré", "who is the insured")
    )
    @click.option(
        "--json",
        "as_json",
        type=click.Path(path_type=Path),
        metavar=say("FICHIER", "FILE"),
        help=say("écrit la réponse en JSON (- : à l'écran)", "write the answer as JSON (-: on screen)"),
    )
    def why(
        place: str, label: str, state: str, when: str, fills: tuple[str, ...], person: str, as_json: Path | None
    ) -> int:
        if place.endswith(".feature") or re.search(r"\.feature:\d*$", place):
            if state or when or fills or person:
                raise BadInputError(
                    say("--state, --on, --with et --person vont avec une démarche, pas avec un scénario",
                        "--state, --on, --with and --person go with a journey, not with a scenario")
                )  # fmt: skip
            return _answer(_at_step(place, say), label, as_json, say)
        if Path(place).exists() and place not in flow_names():
            raise BadInputError(
                say(f"{place} : un scénario se donne par FICHIER:LIGNE", f"{place}: a scenario is given as FILE:LINE")
            )
        return _answer(_on_flow(place, person, when, state, fills, say), label, as_json, say)

    return why


def _at_step(place: str, say: Say) -> Journey:
    from harness.scenarios import stopped
    from harness.why.standing import of_step

    found = stopped(place, say)
    click.echo(safe(f"{found.place}  {found.sentence}"), err=True)
    if found.failure:
        why = safe(found.failure)
        click.echo(say(f"  cette étape échoue : {why}", f"  this step fails: {why}"), err=True)
    return of_step(found, say)


def _on_flow(name: str, person: str, when: str, state: str, fills: tuple[str, ...], say: Say) -> Journey:
    from harness.files import library
    from harness.play import opening
    from harness.why import standing

    found = library()
    flow = opening.flow_named(found, name, say)
    who = opening.person_named(found, person, say)
    return standing.of_flow(found, flow, who, standing.start(when, say), state, fills, say)


def _answer(journey: Journey, label: str, as_json: Path | None, say: Say) -> int:
    from harness.why import naming, telling
    from simulator.analysis.why.ask import why

    asked = [naming.meant(journey, label, say)] if label else list(naming.offered(journey, say))
    if not asked:
        raise BadInputError(say("aucun bouton n'est à l'écran : nommez-en un", "no button is on screen: name one"))
    answers = [(each, why(each.simulation, each.case, each.event)) for each in asked]
    if as_json is not None:
        told = [telling.as_data(answer, each.label, say.lang) for each, answer in answers]
        text = json.dumps(told[0] if label else told, ensure_ascii=False, indent=2)
        _write(text, as_json)
        return 0
    click.echo(telling.where(answers[0][1], say))
    if asked[0].opened:
        click.echo(say("aucune démarche n'est ouverte ; une fois ouverte :", "no journey is open; once it is:"))
    refused = [(each, answer) for each, answer in answers if label or answer.refusals]
    if not refused:
        click.echo(say("rien n'est inactif, absent ni refusé", "nothing is inactive, absent or refused"))
    for each, answer in refused:
        click.echo("\n".join(telling.lines(answer, each.label, say)))
    return 0


def _write(text: str, path: Path) -> None:
    if str(path) == "-":
        click.echo(text)
    else:
        path.write_text(text + "\n", encoding="utf-8")
