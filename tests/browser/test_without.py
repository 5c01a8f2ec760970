"""The player without scripts, and without a mouse."""

from typing import TYPE_CHECKING

from tests.browser.desk import Desk
from tests.browser.test_trainers_hour import JEAN, LINK, PROXY, granted, to_the_form

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_proxy_is_granted_refused_and_expires_without_a_script(plain_desk: Desk) -> None:
    desk = plain_desk
    to_the_form(desk)
    desk.fill(JEAN, civility="mme", last_name="Dupont", first_name="Lucie", birth_date="05/01/2003")
    desk.press(JEAN, "Suivant")
    assert desk.outcome == (False, ["faux : le mandataire a 18 ans révolus (17 ans ; vrai dès le 05/01/2021)"])
    granted(desk)
    assert "Ma procuration est validée !" in desk.reads(JEAN)
    desk.ask("clock", "À l'échéance")
    assert desk.states(PROXY) == ["expirée"]


def test_one_button_takes_in_all_that_was_typed_without_a_script(plain_desk: Desk) -> None:
    desk = plain_desk
    to_the_form(desk)
    screen = desk.front(JEAN)
    screen.locator("[data-field$='last_name'] input[type=text]").fill("Dupont")
    screen.get_by_role("button", name="Prendre en compte la saisie").last.click()
    reasons = desk.front(JEAN).locator("[data-button]").filter(has_text="Suivant").locator("[data-reasons] li")
    missing = ["Civilité manque", "Prénom manque", "Date de naissance manque"]
    assert [each.text_content() for each in reasons.all()] == missing


def test_a_page_that_was_left_behind_does_nothing_and_says_so(plain_desk: Desk) -> None:
    desk = plain_desk
    desk.begin(JEAN, "04/01/2021 10:00")
    old = desk.page.context.new_page()
    old.goto(desk.page.url)
    desk.press(JEAN, "Mes démarches")
    old.locator("button[data-tab]").filter(has_text="Mes paiements").click()
    assert old.locator("#outcome").get_attribute("data-done") == "no"
    assert old.locator("button[aria-current=page]").inner_text() == "Mes démarches"


def test_a_proxy_is_granted_with_the_keyboard_alone(desk: Desk) -> None:
    desk.begin(JEAN, "04/01/2021 10:00")
    page = desk.page
    for label in ("Mes démarches", LINK, "Je démarre ma demande"):
        to(page, label)
        page.keyboard.press("Enter")
        desk.settled()
    to(page, "Civilité")
    page.keyboard.press("ArrowDown")
    desk.settled()
    for label, text in (("Nom", "Dupont"), ("Prénom", "Martin"), ("Date de naissance", "16/04/1991")):
        to(page, label)
        page.keyboard.type(text)
    to(page, "Suivant")
    page.keyboard.press("Enter")
    desk.settled()
    to(page, "Je certifie l'exactitude des éléments déclarés")
    page.keyboard.press("Space")
    desk.settled()
    to(page, "Je valide ma demande")
    page.keyboard.press("Enter")
    desk.settled()
    assert desk.states(PROXY)[0] == "en cours"


NAMED = """() => {
  const at = document.activeElement;
  const named = at.closest("[data-field]")?.querySelector("[data-label]") || at;
  return named.textContent.trim();
}"""


def to(page: "Page", label: str) -> None:
    """Go on with Tab until what bears a label has the focus, and it is seen where one is."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(NAMED) == label:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"« {label} » has the focus and does not show it"
            return
    raise AssertionError(f"Tab never comes to « {label} »")
