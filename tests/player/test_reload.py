"""A file of the flows is saved while somebody plays: the sitting goes on where that is possible, and says so."""

import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from harness.files import root
from harness.player.aside import Aside
from harness.player.setting import Setting
from harness.player.table import StaleError, Table
from harness.store.errors import UnusableError
from harness.store.store import Store
from simulator.portal.deed import Connect, OpenTab, Reload, Wait
from simulator.sitting.move import Back, Bring, Forth
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import at
from simulator.spec.text import Prose
from tests.player.dom import read
from tests.player.training import Somebody, Trainer
from tests.player.visiting import Visitor

VISITOR = "a" * 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "flows"
    shutil.copytree(root() / "flows", made)
    return made


@pytest.fixture
def setting(folder: Path, tmp_path: Path) -> Iterator[Setting]:
    with Store.at(str(tmp_path / "cases.db")) as store:
        yield Setting.over(folder, store, "fr")


def save(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def made(setting: Setting) -> Table:
    """A proxy of Jean is in force; he reloads the page and a month and a half goes by."""
    reading = setting.flows.now()
    table = setting.tables.open(VISITOR, reading, Sitting.begin(reading.library, at(datetime(2021, 1, 4, 9))))
    until = Wait(at(datetime(2021, 2, 20, 9)))
    table.move([Bring("jean", "procuration", "active"), Reload("jean"), until, Reload("jean")], 0, "fr")
    return table


def now(setting: Setting, table: Table) -> Table:
    found = setting.tables.of(VISITOR, table.id)
    assert found is not None
    return found


def told(table: Table) -> list[str]:
    return [each.text.fr for each in table.news]


SAME = "Les flux ont changé : tout ce qui a été fait donne la même chose, la séance continue avec eux."


def test_nothing_happens_while_nothing_is_saved(setting: Setting, made: Table) -> None:
    assert now(setting, made) is made
    assert told(made) == []


def test_where_everything_comes_to_the_same_the_sitting_goes_on_as_another(
    setting: Setting, folder: Path, made: Table
) -> None:
    before = made.version
    save(folder, "procuration.yaml", "fr: Je démarre ma demande", "fr: Je commence ma demande")
    after = now(setting, made)
    kept = setting.tables.store.kept(after.id)
    assert (after.id != made.id, kept.opening.origin) == (True, made.id)
    assert kept.opening.pins == setting.flows.now().pins
    assert [entry.move for entry in kept.entries] == [step.deed for step in made.sitting.done]
    assert (after.number, after.sitting.now.history == made.sitting.now.history) == (made.number, False)
    assert after.version != before
    assert told(after) == [SAME]
    after.move([Reload("jean")], after.number, "fr")
    assert len(setting.tables.store.kept(after.id).entries) == 5


def test_the_old_address_leads_there_and_the_old_sitting_moves_no_more(
    setting: Setting, folder: Path, made: Table
) -> None:
    save(folder, "procuration.yaml", "fr: Je démarre ma demande", "fr: Je commence ma demande")
    after = now(setting, made)
    assert now(setting, made) is after
    with pytest.raises(StaleError):
        made.move([Reload("jean")], made.number, "fr")
    assert len(setting.tables.store.kept(made.id).entries) == 4
    assert setting.tables.all_of(VISITOR) == (after,)
    assert setting.tables.paused(VISITOR) == ()
    save(folder, "procuration.yaml", "fr: Je commence ma demande", "fr: Je recommence ma demande")
    assert now(setting, made) is now(setting, after)


def test_where_something_differs_it_goes_on_from_just_before_and_says_what(
    setting: Setting, folder: Path, made: Table
) -> None:
    save(folder, "procuration.yaml", "is: since.active + P1M", "is: since.active + P2M")
    after = now(setting, made)
    assert [step.deed for step in after.sitting.done] == [step.deed for step in made.sitting.done[:2]]
    said = "Cette action ne donne plus la même chose : le temps passe jusqu'au 20/02/2021 à 09:00."
    on = "La séance reprend juste avant ; 2 actions sont mises de côté."
    assert told(after) == [f"Les flux ont changé. {said} {on}"]
    assert after.news[0].text.en.endswith("2 actions are put aside.")
    aside = [
        Prose("le temps passe jusqu'au 20/02/2021 à 09:00", "time goes by until 20/02/2021 at 09:00"),
        Prose("Jean Dupont recharge la page", "Jean Dupont reloads the page"),
    ]
    assert (after.news[0].aside, after.news[0].before) == (Aside(tuple(aside), 2), made.id)
    assert (after.origin, made.origin) == (made.id, "")
    assert after.sitting.now.cases["0001"].snapshot.state.startswith("active")
    assert len(setting.tables.store.kept(made.id).entries) == 4


def test_one_action_put_aside_is_said_so(setting: Setting, folder: Path, made: Table) -> None:
    made.move([Back(1)], made.number, "fr")
    save(folder, "procuration.yaml", "is: since.active + P1M", "is: since.active + P2M")
    assert told(now(setting, made))[0].endswith("La séance reprend juste avant ; une action est mise de côté.")


def test_the_page_tells_the_first_ten_actions_put_aside_and_where_the_sitting_as_it_was_is_kept(
    folder: Path, tmp_path: Path
) -> None:
    somebody = Somebody(tmp_path / "cases.db", folder)
    trainer = Trainer(somebody)
    trainer.ask("bring", insured="jean", state="procuration/active")
    before = trainer.at.partition("?")[0].rpartition("/")[2]
    trainer.ask("clock", to="20/02/2021 09:00")
    for _ in range(11):
        trainer.ask("reload", person="jean")
    save(folder, "procuration.yaml", "is: since.active + P1M", "is: since.active + P2M")
    page = trainer.show(somebody.get(trainer.at).headers["location"])
    (told,) = page.all("data-aside")
    said = ["le temps passe jusqu'au 20/02/2021 à 09:00", *["Jean Dupont recharge la page"] * 9]
    assert [each.text() for each in told.tags("li")] == said
    news = next(each for each in page.all("role") if each.get("class") == "banner partly")
    assert "et 2 autres" in news.text()
    ways = [f"parcours cases {verb} {before[:8]}" for verb in ("show", "resume")]
    assert [each.text() for each in news.tags("code")] == ways
    home = read(somebody.get("/en/").text)
    assert [each.text() for each in home.tags("code")] == ways
    somebody.setting.tables.store.close()


def test_what_is_no_longer_on_the_screen_is_something_that_differs(setting: Setting, folder: Path, made: Table) -> None:
    made.move([OpenTab("jean", "Mes paiements")], made.number, "fr")
    assert made.sitting.last.done
    save(folder, "portal.yaml", "fr: Mes paiements", "fr: Paiements")
    after = now(setting, made)
    assert (len(after.sitting.done), "ouvre l'onglet « Mes paiements »" in told(after)[0]) == (4, True)


def test_what_was_undone_can_still_be_done_again(setting: Setting, folder: Path, made: Table) -> None:
    made.move([Back(3)], made.number, "fr")
    save(folder, "procuration.yaml", "fr: Je démarre ma demande", "fr: Je commence ma demande")
    after = now(setting, made)
    assert [len(each) for each in (after.sitting.done, after.sitting.undone)] == [1, 3]
    after.move([Forth(3)], after.number, "fr")
    assert after.sitting.now.cases["0001"].snapshot.state == "expired"
    kept = setting.tables.store.kept(after.id)
    assert [entry.move for entry in kept.entries][-2:] == [Back(3), Forth(3)]


def test_what_was_undone_and_does_no_longer_the_same_is_let_go(setting: Setting, folder: Path, made: Table) -> None:
    made.move([Back(3)], made.number, "fr")
    save(folder, "procuration.yaml", "is: since.active + P1M", "is: since.active + P2M")
    after = now(setting, made)
    assert [len(each) for each in (after.sitting.done, after.sitting.undone)] == [1, 1]
    assert told(after) == [SAME]


def test_who_is_no_longer_there_does_nothing(setting: Setting, folder: Path, made: Table) -> None:
    made.move([Connect("jean", "app")], made.number, "fr")
    text = (folder / "portal.yaml").read_text("utf-8")
    assert "app:" in text
    for path in folder.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("  app:", "  phone:").replace("app]", "phone]").replace(
            "[app", "[phone").replace(", app,", ", phone,"), "utf-8")  # fmt: skip
    after = now(setting, made)
    assert after.reading.problems == (), [problem.line("fr") for problem in after.reading.problems]
    assert len(after.sitting.done) == 4


def test_a_file_that_cannot_be_read_changes_nothing_and_its_problems_are_shown(
    setting: Setting, folder: Path, made: Table
) -> None:
    before = made.version
    save(folder, "procuration.yaml", "is: since.active + P1M", "is: since.activ + P1M")
    after = now(setting, made)
    assert (after, after.sitting.now.library) == (made, made.sitting.now.library)
    assert [len(each.problems) > 0 for each in after.news] == [True]
    assert after.version != before
    after.move([Reload("jean")], after.number, "fr")
    after.move([Reload("jean")], after.number, "fr")
    assert len(after.news) == 1
    save(folder, "procuration.yaml", "is: since.activ + P1M", "is: since.active + P1M")
    assert (now(setting, made), told(made)) == (made, [])


def test_a_folder_that_is_emptied_changes_nothing(setting: Setting, folder: Path, made: Table) -> None:
    for path in folder.glob("*.yaml"):
        path.unlink()
    assert now(setting, made) is made
    assert made.news[0].problems != ()


def test_a_guide_that_is_saved_changes_the_words_alone(setting: Setting, folder: Path, made: Table) -> None:
    guide = folder / "guides" / "procuration.yaml"
    guide.write_text(guide.read_text("utf-8") + "\n# relu\n", "utf-8")
    after = now(setting, made)
    assert (after, after.number, told(after)) == (made, 4, [])
    assert after.sitting.now.library is setting.flows.now().library


def test_what_cannot_be_kept_does_not_go_on(
    setting: Setting, folder: Path, made: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise UnusableError(Prose("le disque est plein", "the disk is full"))

    before = made.sitting
    save(folder, "procuration.yaml", "fr: Je démarre ma demande", "fr: Je commence ma demande")
    with monkeypatch.context() as patch:
        patch.setattr(setting.tables.store, "keep", full)
        with pytest.raises(UnusableError):
            now(setting, made)
    assert (made.over, made.sitting is before) == (False, True)
    assert told(now(setting, made)) == [SAME]


def test_many_who_look_at_once_are_led_to_the_same(setting: Setting, folder: Path, made: Table) -> None:
    save(folder, "procuration.yaml", "fr: Je démarre ma demande", "fr: Je commence ma demande")
    found: list[Table] = []
    threads = [threading.Thread(target=lambda: found.append(now(setting, made))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each.id for each in found}) == 1
    assert len(setting.tables.store.listed()) == 2


# --- in the browser


def test_a_page_is_led_to_the_new_address_and_a_form_posted_to_the_old_one_counts(
    setting: Setting, folder: Path
) -> None:
    visitor = Visitor(setting)
    place, _, query = visitor.post("/fr/open", {"person": "jean"}).headers["location"].partition("?")
    table = setting.tables.all_of(visitor.name)[0]
    version = visitor.get(f"{place}/version").text
    save(folder, "procuration.yaml", "fr: Je démarre ma demande", "fr: Je commence ma demande")
    done = visitor.post(f"{place}/do", {"n": str(table.number), "ask": "clock", "by": "P1D"})
    assert done.status_code == 303
    led = visitor.get(f"{place}?{query}")
    assert led.status_code == 303
    assert led.headers["location"].partition("?")[0] == done.headers["location"].partition("?")[0] != place
    page = visitor.get(led.headers["location"])
    assert (page.status_code, "Les flux ont changé" in page.text) == (200, True)
    assert visitor.client.get(f"{place}/version", follow_redirects=True).text != version


def test_the_problems_of_a_broken_file_are_on_the_page(setting: Setting, folder: Path) -> None:
    visitor = Visitor(setting)
    place = visitor.post("/fr/open", {"person": "jean"}).headers["location"]
    save(folder, "procuration.yaml", "is: since.active + P1M", "is: since.activ + P1M")
    assert "procuration.yaml:" in visitor.get(place).text
