"""The picture of a place while it is drawn, which takes up to a second the first time."""

from typing import Any

from tests.browser.desk import Desk


def test_the_picture_of_the_place_before_is_gone_at_once_while_the_next_one_is_drawn(desk: Desk) -> None:
    desk.begin("Jean Dupont", "04/01/2021 10:00")
    desk.ask("bring", "Y amener la démarche", insured="Jean Dupont", state="récapitulatif")
    image = desk.page.locator(".whereabouts img")
    image.evaluate("each => each.decode()")
    held: list[Any] = []
    desk.page.route("**/picture.svg?*", lambda route: held.append(route))  # noqa: PLW0108  # playwright marks what it is given
    desk.ask("bring", "Y amener la démarche", insured="Jean Dupont", state="en cours")
    desk.page.wait_for_timeout(100)
    shown = image.evaluate("each => [each.complete, each.clientHeight]")
    assert (shown, "« en cours" in (image.get_attribute("alt") or "").replace("\u00a0", " ")) == ([False, 0], True)
    waiting = "getComputedStyle(document.querySelector('.drawn'), '::before').content"
    assert desk.page.evaluate(waiting) == '"Le dessin arrive…"'
    for route in held:
        route.continue_()
    image.evaluate("each => each.decode()")
    assert image.evaluate("each => each.naturalWidth > 0")
