"""An hour of a trainer, in a real browser: what is shown, refused, explained, undone, and recorded as a scenario."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.wordings import plain
from tests.browser.desk import Desk

ROOT = Path(__file__).parents[2]
JEAN, EVA, MANDATARY, AGENT = "Jean Dupont", "Eva Dupont", "le mandataire", "l'agent d'accueil"
PROXY, VISIT = "Procuration en ligne", "Visite à l'accueil"
LINK = "Faire ou révoquer une procuration en ligne"


def to_the_form(desk: Desk) -> None:
    desk.begin(JEAN, "04/01/2021 10:00")
    desk.press(JEAN, "Mes démarches")
    desk.press(JEAN, LINK)
    desk.press(JEAN, "Je démarre ma demande")


def granted(desk: Desk, birth: str = "16/04/1991") -> None:
    desk.fill(JEAN, civility="m", last_name="Dupont", first_name="Martin", birth_date=birth)
    desk.press(JEAN, "Suivant")
    desk.fill(JEAN, certify="yes")
    desk.press(JEAN, "Je valide ma demande")


def in_force(desk: Desk) -> None:
    desk.ask("bring", "Y amener la démarche", insured=JEAN, state="en cours")


def test_a_refusal_is_explained_and_lifted_by_a_day(desk: Desk) -> None:
    to_the_form(desk)
    button = desk.front(JEAN).locator("[data-button]").filter(has_text="Suivant")
    button.locator("summary").click()
    missing = ["Civilité manque", "Nom manque", "Prénom manque", "Date de naissance manque"]
    assert button.locator("[data-reasons] li").all_inner_texts() == missing
    desk.fill(JEAN, civility="mme", last_name="Dupont", first_name="Lucie", birth_date="05/01/2003")
    desk.press(JEAN, "Suivant")
    assert desk.outcome == (False, ["faux : le mandataire a 18 ans révolus (17 ans ; vrai dès le 05/01/2021)"])
    desk.page.locator("#outcome a").click()
    assert "05/01/2021" in desk.page.locator("main").inner_text()
    desk.page.go_back()
    desk.ask("clock", "+ 1 jour")
    desk.press(JEAN, "Suivant")
    assert desk.states(PROXY)[-1] == "récapitulatif"


def test_a_month_goes_by_and_the_proxy_expires(desk: Desk) -> None:
    to_the_form(desk)
    granted(desk)
    assert "Ma procuration est validée !" in desk.reads(JEAN)
    desk.ask("clock", "À la veille de l'échéance")
    assert desk.states(PROXY)[0] == "en cours"
    desk.ask("clock", "+ 1 mois")
    assert desk.states(PROXY) == ["expirée"]


def revoked_by_the_first_way(desk: Desk) -> None:
    desk.press(JEAN, "Mes informations")
    desk.press(JEAN, "Révoquer")
    assert desk.front(JEAN).get_attribute("data-dialog") == "yes"
    desk.press(JEAN, "Révoquer")
    assert desk.states(PROXY) == ["révoquée"]


def revoked_by_the_second_way(desk: Desk) -> None:
    desk.press(JEAN, "Mes démarches")
    desk.press(JEAN, LINK)
    desk.press(JEAN, "Je souhaite révoquer ma procuration")
    desk.press(JEAN, "Révoquer")


def test_the_proxy_is_revoked_by_each_of_the_two_ways(desk: Desk) -> None:
    desk.begin(JEAN, "04/01/2021 10:00")
    in_force(desk)
    revoked_by_the_first_way(desk)
    in_force(desk)
    revoked_by_the_second_way(desk)
    cases = desk.trainer.locator("li[data-case]")
    assert [each.locator("[data-state]").inner_text() for each in cases.all()] == ["révoquée", "révoquée"]


def test_one_goes_back_and_forth(desk: Desk) -> None:
    to_the_form(desk)
    granted(desk)
    reached, steps = desk.states(PROXY), desk.page.locator("#history > li[data-step]").first.get_attribute("data-step")
    desk.page.locator("#history button[form=ask-back]").nth(2).click()
    desk.settled()
    assert desk.states(PROXY) != reached
    desk.page.locator("#history button[form=ask-forth]").first.click()
    desk.settled()
    shown = desk.page.locator("#history > li[data-step]").first.get_attribute("data-step")
    assert (desk.states(PROXY), shown) == (reached, steps)


def visited(desk: Desk) -> None:
    for name in (MANDATARY, AGENT):
        desk.page.locator("#look select").select_option(label=name)
        desk.page.locator("#look button").click()
        desk.page.wait_for_load_state()
    desk.ask("start", "Ouvrir la démarche", person=MANDATARY, flow=VISIT, insured=JEAN)
    desk.choose(MANDATARY, "Objet de la visite", "une démarche administrative")
    desk.choose(MANDATARY, "Pièce d'identité présentée", "carte nationale d'identité")
    desk.fill(MANDATARY, valid_to="31/12/2030", last_name="DUPONT", first_name="Martin", birth_date="16/04/1991")
    desk.fill(MANDATARY, nir="1 70 13 99 000 001 68", supporting="yes")
    desk.press(MANDATARY, "Présenter les papiers")
    for label in ("Vérifier l'identité du mandataire", "Commencer le rendez-vous", "Traiter le dossier"):
        desk.press(AGENT, label)
    assert desk.states(VISIT)[-1] == "dossier traité"


def test_three_people_play_side_by_side(desk: Desk) -> None:
    desk.begin(JEAN, "11/01/2021 09:30")
    in_force(desk)
    visited(desk)
    assert desk.page.locator("section.person").count() == 3


def test_the_certificate_is_downloaded(desk: Desk) -> None:
    desk.begin(EVA, "15/11/2019 10:00")
    desk.press(EVA, "Attestation de droits")
    desk.choose(EVA, "Bénéficiaire", "EVA 31/10/1990")
    desk.press(EVA, "VALIDER")
    desk.press(EVA, "Télécharger mon attestation de droits")
    link = desk.trainer.locator("[data-given] a")
    answer = desk.page.request.get(desk.address + str(link.get_attribute("href")))
    assert (link.inner_text(), answer.headers["content-type"]) == ("Attestation de droits", "application/pdf")
    assert answer.body().startswith(b"%PDF-")


def test_a_sitting_begins_at_a_step_of_a_scenario(desk: Desk) -> None:
    desk.page.goto(f"{desk.address}/fr/scenarios")
    desk.page.locator("#find").fill("Jean Dupont donne procuration à Martin Dupont")
    desk.page.get_by_role("button", name="Chercher").click()
    desk.go("Jean Dupont donne procuration à Martin Dupont, puis la révoque")
    step = desk.page.locator("ol.steps > li").filter(has_text="Je valide ma demande")
    step.get_by_role("button").click()
    desk.page.wait_for_url("**/fr/s/*")
    assert desk.states(PROXY)[0] == "en cours"
    assert "Ma procuration est validée !" in desk.reads(JEAN)


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """Where a recorded scenario is put: flows, steps and hooks as in the project."""
    for part in ("flows", "steps", "environment.py"):
        (tmp_path / part).symlink_to(ROOT / part)
    (tmp_path / "features").mkdir()
    return tmp_path


def test_a_whole_hour_in_one_sitting_passes_under_behave_once_recorded(desk: Desk, workshop: Path) -> None:
    to_the_form(desk)
    desk.press(JEAN, "Suivant")
    granted(desk)
    desk.page.locator("#history button[form=ask-back]").nth(1).click()
    desk.settled()
    desk.page.locator("#history button[form=ask-forth]").first.click()
    desk.settled()
    revoked_by_the_first_way(desk)
    in_force(desk)
    revoked_by_the_second_way(desk)
    in_force(desk)
    visited(desk)
    desk.ask("clock", "+ 1 mois")
    desk.ask("clock", "+ 1 jour")
    assert desk.states(PROXY) == ["expirée"]
    desk.press(JEAN, "Accueil")
    desk.press(JEAN, "Attestation de droits")
    desk.go("Enregistrer")
    text = desk.page.locator("#scenario").inner_text()
    (workshop / "features" / "heure.feature").write_text(text, encoding="utf-8")
    assert "1 scenario passed, 0 failed, 0 skipped" in played(workshop, "process")


def test_what_was_done_is_recorded_and_passes_under_behave_and_in_the_browser(desk: Desk, workshop: Path) -> None:
    to_the_form(desk)
    desk.press(JEAN, "Suivant")
    granted(desk)
    desk.ask("clock", "+ 1 mois")
    desk.press(JEAN, "Mes informations")
    desk.press(JEAN, "Révoquer")
    desk.press(JEAN, "Révoquer")
    desk.go("Enregistrer")
    assert plain(desk.page.locator("#green").inner_text()) == "Ce scénario vient d'être rejoué : il est vert."
    text = desk.page.locator("#scenario").inner_text()
    (workshop / "features" / "enregistre.feature").write_text(text, encoding="utf-8")
    for driver in ("process", "browser"):
        assert "1 scenario passed, 0 failed, 0 skipped" in played(workshop, driver)


def played(folder: Path, driver: str) -> str:
    """What behave says of what is in a folder."""
    command = [sys.executable, "-m", "behave", "-D", f"driver={driver}"]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
