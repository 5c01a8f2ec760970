"""Where the flows and the portal cite the statements of the guides, read from the files: nothing is left out."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from diagrams.sentences import Sentences
from harness.site import links
from simulator.spec.expressions.words import describe
from simulator.spec.flow import AUTO, LOGOUT, OPEN, Flow
from simulator.spec.load import DOSSIERS, GUIDES, PORTAL, Library
from simulator.spec.nodes import Mapping as Table
from simulator.spec.nodes import Node, Scalar, Sequence, parse
from simulator.spec.portal import Portal
from simulator.spec.text import LANGS, Prose

Keys = tuple[str, ...]
"""The keys that lead to a part of a file; an item of a list is known by its rank."""


class Use(NamedTuple):
    """Something that cites a statement: what kind of thing, what it is called, and where it is told."""

    kind: Prose
    name: Prose
    href: str


_KINDS: Mapping[str, Prose] = {
    "flow": Prose("démarche", "journey"),
    "access": Prose("accès", "access"),
    "values": Prose("valeur", "value"),
    "guards": Prose("règle", "rule"),
    "messages": Prose("message", "message"),
    "events": Prose("action", "action"),
    "screens": Prose("écran", "screen"),
    "documents": Prose("document", "document"),
    "states": Prose("état", "state"),
    "ways": Prose("passage", "way"),
    "properties": Prose("propriété", "property"),
    "portal": Prose("portail", "portal"),
    "devices": Prose("appareil", "device"),
    "actors": Prose("acteur", "actor"),
    "editions": Prose("menu", "menu"),
    "fields": Prose("dossier", "dossier"),
}
_BUILT_IN: Mapping[str, Prose] = {
    LOGOUT: Prose("déconnexion", "log-out"),
    OPEN: Prose("nouvelle ouverture", "opened again"),
    AUTO: Prose("passage automatique", "automatic way"),
}


def uses(library: Library, files: Mapping[str, bytes]) -> dict[str, tuple[Use, ...]]:
    """By the number of a statement, what cites it, each once, in the order of the files."""
    found: dict[str, dict[Use, None]] = {}
    for path, content in files.items():
        folder, _, name = path.rpartition("/")
        if folder.rpartition("/")[2] == GUIDES:
            continue
        node, _ = parse(content, path)
        for keys, part, numbers in _citing(node, ()):
            use = _use(library, name, keys, part)
            for number in numbers:
                found.setdefault(number, {})[use] = None
    return {number: tuple(each) for number, each in found.items()}


def _citing(node: Node | None, keys: Keys) -> Iterator[tuple[Keys, Table, tuple[str, ...]]]:
    """Every part of a file that has a `guide`, with the statements that it names."""
    if isinstance(node, Table):
        for key, value in node.entries:
            if key.text == "guide" and not isinstance(value, Table):  # a state may be called so too
                yield keys, node, tuple(_texts(value))
            else:
                yield from _citing(value, (*keys, key.text))
    elif isinstance(node, Sequence):
        for rank, item in enumerate(node.items):
            yield from _citing(item, (*keys, str(rank)))


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)


def _use(library: Library, file: str, keys: Keys, part: Table) -> Use:
    own = Prose(_said(part, "fr"), _said(part, "en"))
    if file in (PORTAL, DOSSIERS):
        kind = keys[0] if keys and keys[0] in _KINDS else "portal"
        name = own if own.fr else Prose(*(keys[1:2] or ("",)) * 2)
        return Use(_KINDS[kind], name, f"{links.PORTAL}#{kind}" if keys else links.PORTAL)
    flow = library.flows[file.removesuffix(".yaml")]
    return _in_flow(flow, library.portal, keys, own)


def _said(part: Table, lang: str) -> str:
    return next((value.text for key, value in part.entries if key.text == lang and isinstance(value, Scalar)), "")


def _in_flow(flow: Flow, portal: Portal, keys: Keys, own: Prose) -> Use:
    match keys:
        case ("states", *_):
            return _in_state(flow, keys, own)
        case ("screens", name, *_):
            return Use(_KINDS["screens"], flow.screens[name].title.plain, links.screen(flow.id, name))
        case ("properties", rank, *_):
            return Use(_KINDS["properties"], own, links.property_(flow.id, int(rank)))
        case ("access", rank, *_):
            return Use(_KINDS["access"], _menus(flow, portal, int(rank)), links.part(flow.id, "access", rank))
        case ("values", name, *_):
            says = flow.values[name].expression
            words = Prose(describe(says, "fr"), describe(says, "en"))
            return Use(_KINDS["values"], words, links.part(flow.id, "values", name))
        case (kind, name, *_) if kind in _KINDS:
            whole = _whole(flow, kind, name)
            return Use(_KINDS[kind], own if whole is None else whole, links.part(flow.id, kind, name))
    return Use(_KINDS["flow"], flow.name.plain, links.journey(flow.id))


def _menus(flow: Flow, portal: Portal, rank: int) -> Prose:
    """The labels that lead into a flow, one under the other."""
    path = flow.access[rank].path
    fr, en = (" › ".join(map(Sentences(flow, lang, portal).menu, path)) for lang in LANGS)
    return Prose(fr, en)


def _whole(flow: Flow, kind: str, name: str) -> Prose | None:
    """What a document is called, whichever of its lines cites the statement."""
    return flow.documents[name].title.plain if kind == "documents" else None


def _in_state(flow: Flow, keys: Keys, own: Prose) -> Use:
    """A state, or a way out of it: the keys are « states, draft, states, mandatary, events, next … »."""
    names = []
    while keys[:1] == ("states",):
        names.append(keys[1])
        keys = keys[2:]
    state = flow.states[".".join(names)]
    label, href = state.label.plain, links.state(flow.id, state.id)
    if not keys:
        return Use(_KINDS["states"], label, href)
    trigger = keys[1] if keys[0] == "events" else AUTO
    event = flow.events.get(trigger)
    said = event.label.plain if event else _BUILT_IN.get(trigger, own)
    if keys[0] == "timers":
        said = Prose("échéance", "deadline")
    return Use(_KINDS["ways"], Prose(*(f"{a} ({b})" for a, b in zip(said, label, strict=True))), href)
