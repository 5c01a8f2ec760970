"""``parcours phrases``: the phrases a scenario can be written with, and the labels they can name."""

import json
import shutil
import textwrap
from collections.abc import Iterator, Mapping
from unicodedata import combining, normalize

import click

from harness import labels
from harness.completing import flows_beginning
from harness.features import features_folder, home_of
from harness.files import library
from harness.language import Say
from harness.mistakes import BadInputError
from harness.phrases import Phrase, Role, load
from harness.play.safe import short
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.problems import closest

ROLES: Mapping[Role, tuple[str, str]] = {
    "given": ("Étant donné que…", "Given…"),
    "action": ("Quand… (ou « Étant donné que… »)", "When… (or “Given…”)"),
    "outcome": ("Alors…", "Then…"),
}


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Liste les phrases avec lesquelles s'écrit un scénario, puis les libellés que chaque démarche leur offre.",
            "List the phrases that scenarios are written with, then the labels each journey offers them.",
        ),
        epilog=say(
            "Par exemple : parcours phrases --flow procuration · parcours phrases --search bouton",
            "For example: parcours phrases --flow procuration · parcours phrases --search button",
        ),
    )
    @click.option(
        "--flow",
        metavar=say("DÉMARCHE", "JOURNEY"),
        shell_complete=flows_beginning,
        help=say("ses libellés seulement", "only its labels"),
    )
    @click.option("--search", metavar=say("MOT", "WORD"), help=say("ce qui contient ce mot", "what holds that word"))
    @click.option("--json", "as_json", is_flag=True, help=say("écrit tout en JSON", "write all as JSON"))
    def phrases(flow: str | None, search: str | None, as_json: bool) -> int:
        known = library()
        flows = tuple(known.flows.values()) if flow is None else (_named(flow, known, say),)
        every = load(home_of([features_folder()]) / "steps").values()
        found = [phrase for phrase in every if _holds(search, _said(phrase, say))]
        groups = _groups(known, flows, search, say)
        if as_json:
            click.echo(json.dumps(_as_json(found, groups, say), ensure_ascii=False, indent=2))
        elif not found and not groups:
            click.echo(say(f"rien ne contient « {short(search or '')} »", f"nothing holds “{short(search or '')}”"))
        else:
            click.echo("\n".join(_lines(found, groups, say)))
        return 0

    return phrases


def _named(name: str, known: Library, say: Say) -> Flow:
    """The flow of that id, or of that name."""
    flow = known.flows.get(name) or known.flow_named(name)
    if flow is None:
        near = closest(name, [*known.flows, *(flow.name.of(say.lang).source for flow in known.flows.values())])
        hint = say.meant(near)
        raise BadInputError(say(f"démarche inconnue « {name} »{hint}", f"unknown journey “{name}”{hint}"))
    return flow


def _said(phrase: Phrase, say: Say) -> str:
    return "\n".join([*(wording.show() for wording in phrase.wordings[say.lang]), phrase.docs[say.lang]])


def _holds(word: str | None, text: str) -> bool:
    return word is None or _folded(word) in _folded(text)


def _folded(text: str) -> str:
    letters = normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(char for char in letters if not combining(char))


def _groups(known: Library, flows: tuple[Flow, ...], search: str | None, say: Say) -> dict[str, labels.Labels]:
    """Labels by flow, the portal's under no name; only those that hold the word."""
    found = {flow.name.of(say.lang).source: labels.of_flow(flow, say.lang) for flow in flows}
    found[""] = labels.of_portal(known, say.lang)
    kept = {
        name: {
            key: inside
            for key, group in by_key.items()
            if (inside := tuple(label for label in group if _holds(search, "\n".join([label.text, *label.options]))))
        }
        for name, by_key in found.items()
    }
    return {name: by_key for name, by_key in kept.items() if by_key}


# --- as text


def _lines(found: list[Phrase], groups: Mapping[str, labels.Labels], say: Say) -> Iterator[str]:
    width = max(40, min(100, shutil.get_terminal_size().columns))
    for role, title in ROLES.items():
        inside = [phrase for phrase in found if phrase.role == role]
        if inside:
            yield from ("", click.style(say(*title), bold=True))
        for phrase in inside:
            yield from _phrase(phrase, width, say)
    for name, by_key in groups.items():
        yield from ("", click.style(name or say("Le portail", "The portal"), bold=True))
        for heading in labels.HEADINGS:
            if heading.key in by_key:
                yield from _labels(say(heading.fr, heading.en), by_key[heading.key], width, say)


def _phrase(phrase: Phrase, width: int, say: Say) -> Iterator[str]:
    wordings = phrase.wordings[say.lang]
    tail = "" if phrase.attachment is None else say(" :", ":")
    for wording in wordings:
        yield from textwrap.wrap(f"{wording.show()}{tail}", width, initial_indent="  ", subsequent_indent="    ")
    if phrase.attachment == "table":
        yield f"    | {' | '.join((phrase.columns or {})[say.lang])} |"
    elif phrase.attachment == "text":
        yield '    """ … """'
    indent = " " * 6
    for line in textwrap.wrap(phrase.docs[say.lang], width, initial_indent=indent, subsequent_indent=indent):
        yield click.style(line, dim=True)


def _labels(title: str, found: tuple[labels.Label, ...], width: int, say: Say) -> Iterator[str]:
    yield f"  {title}{say(' :', ':')}"
    for label in found:
        options = " / ".join(say(f"« {option} »", f"“{option}”") for option in label.options)
        text = say(f"« {label.text} »", f"“{label.text}”") + (say(" : ", ": ") + options if options else "")
        tied = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
        wrapped = textwrap.wrap(tied, width, initial_indent="    ", subsequent_indent="      ")
        yield from (line.replace("\u00a0", " ") for line in wrapped)


# --- as JSON


def _as_json(found: list[Phrase], groups: Mapping[str, labels.Labels], say: Say) -> dict[str, object]:
    return {
        "phrases": [
            {
                "id": phrase.id,
                "role": phrase.role,
                "wordings": [wording.show() for wording in phrase.wordings[say.lang]],
                "parameters": {name: kind.names[say.lang] for name, kind in phrase.wordings[say.lang][0].parameters},
                "doc": phrase.docs[say.lang],
                "attachment": phrase.attachment,
                "columns": list((phrase.columns or {}).get(say.lang, ())),
            }
            for phrase in found
        ],
        "labels": {
            name or "portal": {key: [label._asdict() for label in group] for key, group in by_key.items()}
            for name, by_key in groups.items()
        },
    }
