"""The referee of accessibility on every kind of page, on a screen and on a phone, in both languages.

``PARCOURS_AXE`` is the path of axe.min.js; without it these tests are skipped.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.desk import Desk

if TYPE_CHECKING:
    from tests.browser.classroom import Classroom

WIDTHS = (1280, 360)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JEAN = "Jean Dupont"
SAID = {
    "fr": {"tab": "Mes démarches", "link": "Faire ou révoquer une procuration en ligne",
           "start": "Je démarre ma demande", "next": "Suivant",
           "in force": "en cours", "info": "Mes informations", "revoke": "Révoquer",
           "bring": "Y amener la démarche", "month": "+ 1 mois", "mandatary": "le mandataire"},
    "en": {"tab": "My procedures", "link": "Grant or revoke an online proxy", "start": "I start my request",
           "next": "Next", "in force": "in force", "info": "My information", "revoke": "Revoke",
           "bring": "Bring the journey there", "month": "+ 1 month", "mandatary": "the mandatary"},
}  # fmt: skip


def kinds(desk: Desk, lang: str) -> Iterator[str]:
    """Every kind of page, one after the other: each is named once it is shown."""
    desk.page.goto(f"{desk.address}/{lang}/")
    yield "home"
    desk.begin(JEAN, "04/01/2021 10:00", lang)
    yield "portal"
    yield from of_the_portal(desk, SAID[lang])
    for part in ("scenario", "picture"):
        link = desk.trainer.locator(f"a[href*='/{part}?']").first.evaluate("each => each.href")
        desk.page.goto(str(link))
        assert desk.page.locator("h1").count() == 1
        yield part
        desk.page.go_back()
    desk.page.goto(f"{desk.address}/{lang}/scenarios")
    yield "scenarios"
    desk.page.goto(str(desk.page.locator("main li > a").first.evaluate("each => each.href")))
    yield "scenario"
    desk.page.goto(f"{desk.address}/{lang}/s/{'0' * 32}")
    yield "nowhere"


def of_the_portal(desk: Desk, said: Mapping[str, str]) -> Iterator[str]:
    """The pages of a sitting: a form, a refusal and its reasons, a dialog, two people."""
    page = desk.page
    for label in ("tab", "link", "start"):
        desk.press(JEAN, said[label])
    yield "form"
    desk.fill(JEAN, last_name="Dupont", birth_date="31/02/2000")
    desk.press(JEAN, said["next"])
    assert not desk.outcome[0]
    yield "refused"
    why = page.locator("#outcome a")
    page.goto(str(why.evaluate("each => each.href")))
    yield "why"
    page.go_back()
    desk.fill(JEAN, birth_date="16/04/1991")
    desk.ask("bring", said["bring"], insured=JEAN, state=said["in force"])
    assert desk.outcome == (True, [])
    yield "in force"
    desk.press(JEAN, said["info"])
    desk.press(JEAN, said["revoke"])
    yield "dialog"
    page.locator("#look select").select_option(label=said["mandatary"])
    page.locator("#look button").click()
    page.wait_for_load_state()
    yield "side by side"


@pytest.fixture
def classroom(chromium: str, tmp_path: Path) -> Iterator["Classroom"]:  # noqa: ARG001  # nobody to play to without one
    from tests.browser.classroom import Classroom

    made = Classroom(tmp_path)
    yield made
    made.close()


def on_the_way(desk: Desk, classroom: "Classroom", lang: str) -> Iterator[str]:
    """The pages between two others: who comes in, what is refused, what is taken up, what changed meanwhile."""
    page, said = desk.page, SAID[lang]
    page.goto(f"{desk.address}/{lang}/")
    yield "join"
    page.locator("#token").fill("nothing")
    page.locator("main button").click()
    page.locator("[role=alert]").wait_for()
    yield "join, not the code"
    page.locator("#token").fill("c" * 32)
    page.locator("main button").click()
    page.locator("#mine").wait_for()
    page.locator("form[data-ask=open] [name=csrf]").evaluate("each => { each.value = 'stale' }")
    page.locator("button.main").click()
    page.locator("form").wait_for(state="detached")
    yield "told, 403"
    desk.begin(JEAN, "04/01/2021 10:00", lang)
    yield from of_flows_that_change(desk, classroom, said)
    sitting = page.url.partition("?")[0].rpartition("/")[2]
    page.goto(f"{desk.address}/{lang}/")
    yield "home, a sitting that goes on from another"
    page.goto(f"{desk.address}/{lang}/taken/{classroom.setting.ticket(sitting)}")
    page.locator("main form").wait_for()
    yield "handed"
    page.goto(f"{desk.address}/{lang}/s/{classroom.of_before(page.context.cookies())}")
    page.locator("#why").wait_for()
    yield "to take up"


def of_flows_that_change(desk: Desk, classroom: "Classroom", said: Mapping[str, str]) -> Iterator[str]:
    """A sitting whose flows are saved, well then badly."""
    page = desk.page
    desk.ask("bring", said["bring"], insured=JEAN, state=said["in force"])
    desk.ask("clock", said["month"])
    desk.ask("clock", said["month"])
    classroom.save("is: since.active + P1M", "is: since.active + P2M")
    page.reload()
    page.locator("[data-aside]").wait_for()
    yield "put aside"
    classroom.save("is: since.active + P2M", "is: since.activ + P2M")
    page.reload()
    page.locator(".banner code").first.wait_for()
    yield "flows that cannot be read"


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_the_pages_that_are_on_the_way_to_others(
    browser: Any, classroom: "Classroom", width: int, lang: str
) -> None:
    source = referee()
    found: dict[str, object] = {}
    with browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce") as context:
        desk = Desk(context.new_page(), classroom.server.address)
        for kind in on_the_way(desk, classroom, lang):
            found[kind] = judged(desk, source)
    assert {kind: each for kind, each in found.items() if each != ([], True, lang)} == {}


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(
    browser: Any, player: str, width: int, lang: str
) -> None:
    source = referee()
    found: dict[str, object] = {}
    with browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce") as context:
        desk = Desk(context.new_page(), player)
        for kind in kinds(desk, lang):
            found[kind] = judged(desk, source)
    assert {kind: each for kind, each in found.items() if each != ([], True, lang)} == {}


def referee() -> str:
    """Its source."""
    axe = Path(os.environ.get("PARCOURS_AXE", "axe.min.js"))
    if not axe.is_file():
        pytest.skip("PARCOURS_AXE names no axe.min.js")
    return axe.read_text(encoding="utf-8")


def judged(desk: Desk, axe: str) -> tuple[list[str], bool, str]:
    """What the referee finds on a page with all of it unfolded, whether it is narrow enough, and its language."""
    run: Callable[..., Any] = desk.page.evaluate
    run("document.querySelectorAll('details').forEach(each => { each.open = true })")
    run(axe)
    said = run("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    room = run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    violations = [f"{each['id']}: {node['target']}" for each in said["violations"] for node in each["nodes"]]
    return violations, room, run("document.documentElement.lang")
