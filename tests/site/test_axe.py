"""The referee of accessibility on every kind of page, on a screen and on a phone, where it is installed.

``PARCOURS_AXE`` is the path of axe.min.js; the browser is ``PARCOURS_CHROMIUM``, else the machine's chromium.
"""

import os
import shutil
from pathlib import Path

import pytest

KINDS = (
    "fr/index.html", "en/requirements.html", "fr/guide-decisions.html", "en/journey-procuration.html",
    "fr/state-procuration-draft.mandatary.html", "en/screens-attestation.html", "fr/feature-procuration-duree.html",
    "en/properties.html", "fr/features.html", "en/portal.html", "fr/results.html", "en/coverage.html",
    "fr/mutation.html", "en/proof.html", "fr/changes.html", "en/journeys.html",
)  # fmt: skip
TRAPPED = ("guide-guide", "journey-carte", "state-carte-active", "feature-piege-b", "results", "mutation", "search")
WIDTHS = (1280, 360)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(shipped: Path, trapped: Path, width: int) -> None:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    axe = Path(os.environ.get("PARCOURS_AXE", "axe.min.js"))
    chromium = os.environ.get("PARCOURS_CHROMIUM") or shutil.which("chromium")
    if not axe.is_file() or chromium is None:
        pytest.skip("PARCOURS_AXE names no axe.min.js, or there is no chromium")
    places = [shipped / name for name in KINDS] + [trapped / "fr" / f"{name}.html" for name in TRAPPED]
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
        found = {}
        for path in places:
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            page.add_script_tag(path=str(axe))
            said = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
            room = page.evaluate("document.documentElement.scrollWidth")
            found[path.name] = ([each["id"] for each in said["violations"]], room <= width)
        browser.close()
    assert {name: each for name, each in found.items() if each != ([], True)} == {}
