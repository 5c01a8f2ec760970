"""Where in the menus? The heading that holds the link to a journey, and the tab that shows what one may do with it."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.wording import both, named
from simulator.analysis.path import Path
from simulator.engine.simulation import Simulation
from simulator.portal import acts, by_label
from simulator.portal.page import page
from simulator.quiz.ground import Ground
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import ended
from simulator.quiz.words import button
from simulator.spec.calendar import at
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import INSURED, Access, Leaf, Screen
from simulator.spec.load import Library
from simulator.spec.portal import Edition, Heading, Tab
from simulator.spec.text import LANGS, Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """The ways in through the menus, then the panels."""
    for rank, access in enumerate(ground.flow.access):
        if len(access.path) == 3 and access.by == INSURED:
            item = _way_in(ground, access, rank)
            if item is not None:
                yield item
    seen: set[str] = set()
    for leaf in ground.flow.leaves.values():
        for panel in leaf.panels:
            item = None if panel.id in seen else _panel(ground, leaf, panel)
            if item is not None:
                seen.add(panel.id)
                yield item


def _edition(ground: Ground, library: Library) -> Edition:
    """The portal as it was when the flow's edition began."""
    return library.portal.in_force(ground.flow.edition)


# --- the way in


def _way_in(ground: Ground, access: Access, rank: int) -> Item | None:
    def read(library: Library) -> Finding | None:
        return _leading(ground, library, access)

    right = read(ground.library)
    if right is None:
        return None
    edition = _edition(ground, ground.library)
    link = _link(edition, access)
    ways = {other.path[:2] for other in ground.flow.access if len(other.path) == 3}
    spots = [(tab, heading) for tab in edition.tabs for heading in tab.headings if heading.links]
    spots.sort(key=lambda spot: spot[0].label.text.fr != access.path[0])
    near = [
        Answer(_spot(tab, heading), Prose(f"On y trouve {_some(heading, 'fr')}.", f"One finds {_some(heading, 'en')}."))
        for tab, heading in spots
        if (tab.label.text.fr, heading.label.text.fr) not in ways
    ]

    def text(lang: Lang) -> str:
        name = quoted(link.of(lang), lang)
        if lang == "fr":
            return f"Sur le portail, où trouve-t-on le lien {name} ?"
        return f"Where on the portal is the link {name}?"

    return Item(
        kind="where",
        id=f"{ground.flow.id}:where:access:{rank}",
        topics=("access",),
        shape="access",
        text=both(text),
        right=Answer(right, _OPENS),
        wrong=distinct(right, near),
        guide=ground.known(access.guide),
        path=None,
        read=read,
        asks=frozenset(["access"]),
    )


def _leading(ground: Ground, library: Library, access: Access) -> Finding | None:
    """The heading whose link opens a case of the flow when somebody clicks it."""
    edition, person = _edition(ground, library), next(iter(library.dossiers.people), None)
    tab = next((tab for tab in edition.tabs if tab.label.text.fr == access.path[0]), None)
    if person is None or tab is None or not edition.leads(access.path):
        return None
    heading = next(heading for heading in tab.headings if heading.label.text.fr == access.path[1])
    here = Simulation.begin(library, at(datetime.combine(ground.flow.edition, _NOON)))
    here = acts.connect(here, person, access.on[0]).simulation
    here = by_label.open_tab(here, person, access.path[0], "fr").simulation
    here = by_label.click(here, person, access.path[2], "fr").simulation
    return _spot(tab, heading) if here.cases_of(person, ground.flow.id) else None


_OPENS: Final = Prose("C'est là que ce lien ouvre la démarche.", "It is there that this link opens the journey.")
_NOON: Final = time(12)


def _link(edition: Edition, access: Access) -> Prose:
    for tab in edition.tabs:
        for heading in tab.headings:
            for link in heading.links:
                if (tab.label.text.fr, heading.label.text.fr, link.text.fr) == access.path:
                    return link.text
    return Prose(access.path[-1], access.path[-1])


def _spot(tab: Tab, heading: Heading) -> Finding:
    fr, en = (quoted(tab.label.text.of(lang), lang) for lang in LANGS)
    text = Prose(
        f"Onglet {fr}, rubrique {quoted(heading.label.text.fr, 'fr')}",
        f"Tab {en}, heading {quoted(heading.label.text.en, 'en')}",
    )
    return Finding.exact(text, f"heading {tab.label.text.fr}/{heading.label.text.fr}")


def _some(heading: Heading, lang: Lang) -> str:
    """A link of a heading, by which one knows it."""
    first = quoted(heading.links[0].text.of(lang), lang)
    return f"par exemple {first}" if lang == "fr" else f"for example {first}"


# --- panels


def _panel(ground: Ground, leaf: Leaf, panel: Screen) -> Item | None:
    path = ground.find(Goal(ground.flow.id, leaf.id))
    if path is None:
        return None

    def read(library: Library) -> Finding | None:
        return _showing(path, library, panel.id)

    right = read(ground.library)
    there = ended(ground.library, path)
    if right is None or there is None:
        return None
    tabs = ground.library.portal.in_force(path.start.date()).tabs

    def text(lang: Lang) -> str:
        state = quoted(leaf.path[0].label.of(lang).source, lang)
        name = named(panel.title, lang)
        does = [button(ground.flow, leaf, each.event.id, lang) for each in panel.buttons]
        if lang == "fr":
            has = f" et son bouton {does[0]}" if does else ""
            return f"La démarche est à l'état {state}. Dans quel onglet trouve-t-on l'encart {name}{has} ?"
        has = f" with its button {does[0]}" if does else ""
        return f"The journey is in the state {state}. In which tab is the panel {name}{has}?"

    guide = (*panel.title.guide, *(s for each in panel.buttons for s in each.label.guide))
    return Item(
        kind="where",
        id=f"{ground.flow.id}:where:panel:{panel.id}",
        topics=(f"panel {panel.id}",),
        shape="panel",
        text=both(text),
        right=Answer(right, Prose("L'encart s'affiche dans cet onglet.", "The panel is shown in this tab.")),
        wrong=distinct(right, [Answer(_tab(tab), _instead(tab)) for tab in tabs]),
        guide=ground.known(guide),
        path=path,
        read=read,
        asks=frozenset([f"panel {panel.id}"]),
    )


_ABSENT: Final = Prose("L'encart n'y est pas.", "The panel is not there.")


def _instead(tab: Tab) -> Prose:
    """What one finds in a tab, by the first of its headings."""
    if not tab.headings:
        return _ABSENT
    fr, en = (quoted(tab.headings[0].label.text.of(lang), lang) for lang in LANGS)
    return Prose(f"On y trouve par exemple la rubrique {fr}.", f"One finds for example the heading {en} there.")


def _showing(path: Path, library: Library, panel: str) -> Finding | None:
    """The tabs that show a panel at the end of a run; none where it is not shown in exactly one."""
    there = ended(library, path)
    if there is None:
        return None
    here = acts.connect(there, path.insured, next(iter(library.portal.devices))).simulation
    found = []
    for tab in library.portal.in_force(path.start.date()).tabs:
        seen = page(by_label.open_tab(here, path.insured, tab.label.text.fr, "fr").simulation, path.insured, "fr")
        if any(screen.screen == panel for screen in seen.panels):
            found.append(tab)
    return _tab(found[0]) if len(found) == 1 else None


def _tab(tab: Tab) -> Finding:
    fr, en = tab.label.text
    return Finding.exact(Prose(f"Onglet {quoted(fr, 'fr')}", f"Tab {quoted(en, 'en')}"), f"tab {fr}")
