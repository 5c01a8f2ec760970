"""What can be searched for, by what one reads: statements, scenarios, states, screens, rules, messages …"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from harness.site import links
from harness.site.view import View
from simulator.spec.flow import Flow


class Entry(NamedTuple):
    """Something one may look for: its kind, its name, more words by which it is found, and where it stands.

    ``lang`` is the language of the name where it is not that of the site.
    """

    kind: str
    name: str
    more: str
    href: str
    lang: str = ""


def entries(view: View) -> tuple[Entry, ...]:
    """Everything, in the order of the alphabet."""
    found = dict.fromkeys((*_statements(view), *_scenarios(view), *_journeys(view), *_portal(view)))
    return tuple(sorted(found, key=lambda entry: (folded(entry.name), entry)))


def by_letter(found: Iterable[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Entries under the letter that they begin with; what begins with none stands under « # »."""
    ordered = sorted(found, key=lambda entry: (_letter(entry.name) == "#", _letter(entry.name), folded(entry.name)))
    return tuple((letter, tuple(group)) for letter, group in groupby(ordered, lambda entry: _letter(entry.name)))


def data(found: Iterable[Entry]) -> str:
    """The entries as a script that a page on a disk can read."""
    rows = ",\n".join(json.dumps(list(entry), ensure_ascii=True) for entry in found)
    return f"window.parcoursIndex = [\n{rows}\n];\n"


def folded(text: str) -> str:
    """A text as it is compared: without accents, capitals or marks at its beginning."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return plain.lstrip(" «“\"'\u00a0*")


def _letter(text: str) -> str:
    first = folded(text)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _statements(view: View) -> Iterator[Entry]:
    t = view.say
    for guide in view.facts.library.guides:
        for name, one in guide.statements.items():
            decision = one.kind == "decision"
            kind = t("décision", "decision") if decision else t("énoncé", "statement")
            shows = view.said(one.shows) or one.quote
            said = view.said(one.step) if decision else shows
            more = " ".join((shows, "" if decision else one.quote, "" if decision else view.said(one.step)))
            yield Entry(kind, f"{name} {said}", more, view.links.statement(name))


def _scenarios(view: View) -> Iterator[Entry]:
    kind, feature_kind = view.say("scénario", "scenario"), view.say("fonctionnalité", "feature")
    for doc in view.docs.values():
        feature = doc.feature
        title, lang = feature.title.text or doc.file, view.foreign(feature.title, doc.own)
        yield Entry(feature_kind, title, doc.file, doc.page, lang)
        loose = [("", scenario) for scenario in feature.scenarios]
        for rule, one in (*loose, *((r.title.text, each) for r in feature.rules for each in r.scenarios)):
            more = " ".join((title, rule, *one.tags))
            name = one.title.text or f"{doc.file}:{one.line}"
            yield Entry(kind, name, more, view.links.scenario(doc.file, one.line), view.foreign(one.title, doc.own))


def _journeys(view: View) -> Iterator[Entry]:
    t = view.say
    for flow in view.facts.library.flows.values():
        name = view.sentences(flow).text(flow.name)
        yield Entry(t("démarche", "journey"), name, flow.id, links.journey(flow.id))
        for kind, text, more, href in _parts(view, flow):
            yield Entry(kind, text, f"{name} {more}", href)


def _parts(view: View, flow: Flow) -> Iterator[tuple[str, str, str, str]]:
    t, words = view.say, view.sentences(flow)
    for state in flow.states.values():
        yield t("état", "state"), words.text(state.label), state.id, links.state(flow.id, state.id)
    for screen in flow.screens.values():
        inside = [words.text(line.text) for line in screen.lines] + [words.text(f.label) for f in screen.fields]
        inside += [words.text(button.label) for button in screen.buttons]
        yield t("écran", "screen"), words.text(screen.title), " ".join(inside), links.screen(flow.id, screen.id)
    for guard in flow.guards.values():
        yield t("règle", "rule"), words.text(guard.text), "", links.part(flow.id, "guards", guard.id)
    for message in flow.messages.values():
        yield t("message", "message"), words.text(message.text), "", links.part(flow.id, "messages", message.id)
    for document in flow.documents.values():
        href = links.part(flow.id, "documents", document.id)
        yield t("document", "document"), words.text(document.title), "", href
    for rank, each in enumerate(flow.properties):
        yield t("propriété", "property"), words.text(each.text), "", links.property_(flow.id, rank)


def _portal(view: View) -> Iterator[Entry]:
    kind = view.say("menu", "menu")
    for edition in view.facts.library.portal.editions:
        href = f"{links.PORTAL}#edition-{edition.since.isoformat()}"
        since = f"{edition.since:%d/%m/%Y}"
        for tab in edition.tabs:
            for heading in tab.headings:
                for link in heading.links:
                    path = (tab.label.text, heading.label.text)
                    more = " ".join((*(view.said(label) for label in path), since))
                    yield Entry(kind, view.said(link.text), more, href)
