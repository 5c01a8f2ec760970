"""The whole site written into a folder: pages in both languages, one style sheet, an index to search."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from diagrams.words import grouped, tied
from harness.cover.page import page as coverage_page
from harness.language import LANGS, Lang, Say
from harness.progress import bar
from harness.site import editions, links, search
from harness.site.drawings import Drawings
from harness.site.facts import Facts
from harness.site.gather import Asked, gather
from harness.site.pages import features, journeys, portal, requirements, results
from harness.site.pages.sheet import Sheet
from harness.site.view import Link, View
from harness.web import page, script, style

_OWN: Final = ("site.css", "site.js")


def made(asked: Asked, say: Say) -> tuple[Facts, int]:
    """Gather, write, and keep the edition for the next site; what was gathered, and how many pages there are.

    Raises:
        BadInputError: for a folder that holds something else, or for what `gather` cannot use.
        UnloadableError: where the flows cannot be understood.
        OSError: where a file cannot be read, or the folder not be written to.
    """
    editions.refuse_other_folders(asked.out, say)
    editions.claim(asked.out)
    found = gather(asked, say)
    with bar(say("pages", "pages"), pages(found)) as advance:
        count = write(found, asked.out, advance)
    editions.keep(asked.out, found.edition, found.run.results, found.reads)
    return found, count


def write(facts: Facts, out: Path, advance: Callable[[], None] = lambda: None) -> int:
    """Write every page; how many. ``advance`` is called for each. Pages of an earlier site that are no more go.

    Raises:
        OSError: where the folder cannot be written to.
    """
    drawings, count = Drawings(facts), 0
    for lang in LANGS:
        folder = out / lang
        folder.mkdir(parents=True, exist_ok=True)
        kept = set()
        for name, text in _files(facts, drawings, lang):
            _put(folder / name, text)
            kept.add(name)
            count += name.endswith(".html")
            advance()
        for stale in folder.glob("*.html"):
            if stale.name not in kept:
                stale.unlink()
    _put(out / "index.html", page("site/choice.html", Say("fr"), t=_tied(Say("fr")), name=_name))
    _put(out / "site.css", f"{drawings.letters()}\n{style()}{script('site/site.css')}")
    _put(out / "site.js", script("site/site.js"))
    return count


def pages(facts: Facts) -> int:
    """How many times ``advance`` is called, about."""
    states = sum(len(flow.states) + 2 for flow in facts.library.flows.values())
    return len(LANGS) * (states + len(facts.library.guides) + len(facts.reads) + 14)


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def _files(facts: Facts, drawings: Drawings, lang: Lang) -> Iterator[tuple[str, str]]:
    say = Say(lang)
    view = View(facts, say)
    found = search.entries(view)
    for sheet in (*_sheets(view, drawings), _index(view, found)):
        yield sheet.file, _page(view, sheet)
    yield (
        links.OBLIGATIONS,
        coverage_page(facts.coverage, (), facts.library, say, f"../{_other(lang)}/{links.OBLIGATIONS}", links.COVERAGE),
    )
    yield "search.js", search.data(found)


def _sheets(view: View, drawings: Drawings) -> Iterator[Sheet]:
    yield from requirements.sheets(view)
    yield from journeys.sheets(view, drawings)
    yield from features.sheets(view)
    yield from portal.sheets(view)
    yield from results.sheets(view, drawings)


def _index(view: View, found: tuple[search.Entry, ...]) -> Sheet:
    values = {"letters": search.by_letter(found), "count": len(found)}
    return Sheet(links.SEARCH, "search.html", view.say("Chercher, index", "Search, index"), values)


def _page(view: View, sheet: Sheet) -> str:
    say, facts = view.say, view.facts
    site = {
        "name": _name(view.lang),
        "edition": facts.edition.name,
        "other": _other(view.lang),
        "menu": _menu(say),
    }
    own: dict[str, Any] = dict(sheet.values)
    return page(
        f"site/{sheet.template}",
        say,
        t=_tied(say),
        site=site,
        sheet=sheet,
        view=view,
        links=links,
        grouped=lambda number: grouped(number, view.lang),
        **own,
    )


def _tied(say: Say) -> Callable[[str, str], str]:
    """Wordings whose French punctuation stays with its words."""
    return lambda fr, en: tied(say(fr, en), say.lang)


def _name(lang: Lang) -> str:
    return "Documentation vivante du portail" if lang == "fr" else "Living documentation of the portal"


def _other(lang: Lang) -> Lang:
    return "en" if lang == "fr" else "fr"


def _menu(say: Say) -> tuple[dict[str, Any], ...]:
    """The two sections of the site, requirements kept apart from what a run showed."""
    must = (
        Link(say("Accueil", "Home"), links.HOME),
        Link(say("Énoncés et décisions", "Statements and decisions"), links.REQUIREMENTS),
        Link(say("Démarches", "Journeys"), links.JOURNEYS),
        Link(say("Propriétés", "Properties"), links.PROPERTIES),
        Link(say("Fonctionnalités", "Features"), links.FEATURES),
        Link(say("Portail", "Portal"), links.PORTAL),
    )
    showed = (
        Link(say("Résultats", "Results"), links.RESULTS),
        Link(say("Couverture", "Coverage"), links.COVERAGE),
        Link("Mutation", links.MUTATION),
        Link(say("Preuve", "Proof"), links.PROOF),
        Link(say("Changements", "Changes"), links.CHANGES),
    )
    return (
        {"name": say("Ce que le portail doit faire", "What the portal must do"), "entries": must},
        {"name": say("Ce que la dernière exécution a montré", "What the last run showed"), "entries": showed},
    )
