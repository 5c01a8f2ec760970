"""The scenarios in the player: all of them, one of them, and a sitting that begins after one of its steps."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.features import find
from harness.files import root
from harness.language import LANGS, Lang, Say
from harness.mistakes import BadInputError
from harness.player.rehearsed import rehearsed
from harness.player.shelf import SHELF, Entry, Shelf
from harness.scenarios import perform
from simulator.engine.simulation import Simulation
from simulator.portal.page import page
from simulator.spec.load import Library
from tests.player.dom import Element, read
from tests.player.training import Somebody

FR = Say("fr")
DAY = "Soit nous sommes le 04/01/2021"


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    """All the shipped scenarios."""
    return tuple(Shelf().entries(FR).values())


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Somebody]:
    """A visitor of a player of their own."""
    somebody = Somebody(tmp_path / "cases.db")
    yield somebody
    somebody.setting.tables.store.close()


def seen(here: Simulation) -> object:
    """All that a portal shows and holds, but its history."""
    people = [*here.library.dossiers.people, "mandatary", "agent"]
    return here.now, here.cases, here.dossiers, here.sessions, [page(here, person, "fr") for person in people]


def written(folder: Path, monkeypatch: pytest.MonkeyPatch, steps: str, title: str = "Un") -> dict[str, Entry]:
    """The shelf of a folder with one scenario."""
    (folder / "features").mkdir(exist_ok=True)
    text = f"# language: fr\nFonctionnalité: Une\n  Scénario: {title}\n    {steps}\n"
    (folder / "features" / "x.feature").write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    return SHELF.entries(FR)


def chosen(entries: tuple[Entry, ...]) -> list[Entry]:
    """One scenario of each feature, and all those of one."""
    first = {entry.file: entry for entry in reversed(entries)}
    return [*first.values(), *(entry for entry in entries if entry.file.endswith("procuration/revocation.feature"))]


def test_every_scenario_is_on_the_shelf_under_a_key_of_its_own(entries: tuple[Entry, ...]) -> None:
    places = [(read.shown, one.scenario.line) for read in find((), FR) for one in read.places]
    assert [(entry.file, entry.written.line) for entry in entries] == places
    assert len({entry.key for entry in entries}) == len(places)
    assert all(re.fullmatch("[0-9a-f]{16}", entry.key) for entry in entries)


def test_every_title_of_the_shelf_is_said_in_english(entries: tuple[Entry, ...]) -> None:
    english = Shelf().entries(Say("en"))
    assert list(english) == [entry.key for entry in entries]
    titles = (title for entry in english.values() for title in (entry.feature, entry.rule, entry.title) if title.text)
    assert {title.lang for title in titles} == {"en"}


def test_a_scenario_can_be_begun_after_each_of_its_steps(library: Library, entries: tuple[Entry, ...]) -> None:
    for entry in chosen(entries):
        played = perform(entry.scenario, entry.read.path, library, entry.lang, FR)
        for number, told in enumerate(played.told, 1):
            there = rehearsed(entry, number, library, FR)
            assert seen(there.sitting.now) == seen(told.simulation), f"{entry.place}, step {number}"


def test_what_was_done_before_is_the_past_of_the_sitting(library: Library, entries: tuple[Entry, ...]) -> None:
    entry = next(entry for entry in entries if entry.title.text == "Martin Dupont vient à l'accueil pour Jean Dupont")
    there = rehearsed(entry, len(entry.written.steps), library, FR)
    assert there.people == ("mandatary", "jean")
    kinds = [type(step.deed).__name__ for step in there.sitting.done]
    assert kinds == ["Bring", "Start", *["Fill"] * 8, "Press", "Press", "Press", "Press"]


def test_a_step_that_does_not_hold_is_told_with_its_place(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = "Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée »"
    (entry,) = written(tmp_path, monkeypatch, f"{DAY}\n    {step}").values()
    assert rehearsed(entry, 1, library, FR).people == ()
    with pytest.raises(BadInputError) as mistake:
        rehearsed(entry, 2, library, FR)
    assert str(mistake.value).startswith("features/x.feature:5: ")


# --- pages


def test_all_scenarios_are_listed_by_folder_feature_and_rule(visitor: Somebody, entries: tuple[Entry, ...]) -> None:
    page = read(visitor.get("/fr/scenarios").text)
    links = [each.get("href") for each in page.tags("a") if "/scenarios/" in each.get("href")]
    assert links == [f"/fr/scenarios/{entry.key}" for entry in entries]
    assert [each.text() for each in page.tags("h2")] == list(dict.fromkeys(entry.folder for entry in entries))
    rules = dict.fromkeys((entry.file, entry.rule.text) for entry in entries if entry.rule.text)
    assert [each.text() for each in page.tags("h3")] == [rule for _, rule in rules]


@pytest.mark.parametrize(
    ("words", "count"), [("révoquée un an", 1), ("REVOQUEE  un an", 1), ("@P-083", 1), ("pas un mot de cela", 0)]
)
def test_scenarios_are_found_by_words_case_and_accents_aside(visitor: Somebody, words: str, count: int) -> None:
    answer = visitor.client.get("/fr/scenarios", params={"q": words})
    page = read(answer.text)
    links = [each for each in page.tags("a") if "/scenarios/" in each.get("href")]
    assert (answer.status_code, min(len(links), 1), bool(links)) == (200, count, bool(count))


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x>', "a" * 300, "\u202e", "٣", "%s", "{{ 7 * 7 }}"]
)
def test_any_words_can_be_looked_for(visitor: Somebody, words: str) -> None:
    answer = visitor.client.get("/fr/scenarios", params={"q": words})
    page = read(answer.text)
    field = next(each for each in page.tags("input") if each.get("name") == "q")
    assert (answer.status_code, field.get("value")) == (200, words[:200])
    assert (len(list(page.tags("img"))), "49" in page.text()) == (0, False)


@pytest.mark.parametrize("lang", LANGS)
def test_a_scenario_lists_its_steps_in_the_readers_language(
    visitor: Somebody, entries: tuple[Entry, ...], lang: Lang
) -> None:
    for entry in chosen(entries)[:6]:
        page = read(visitor.get(f"/{lang}/scenarios/{entry.key}").text)
        steps = next(each for each in page.tags("ol") if each.get("class") == "steps")
        items = [each for each in steps.children if isinstance(each, Element)]
        assert [next(each.tags("button")).get("value") for each in items] == [
            str(number) for number in range(1, len(entry.written.steps) + 1)
        ]
        if lang == entry.lang:
            said = [next(each.tags("p")).text() for each in items]
            assert said == [step.sentence for step in entry.written.steps]
        assert {each.get("lang") for each in items} == {""}


def test_a_sitting_begins_after_a_step_and_goes_back_to_before_it(
    visitor: Somebody, library: Library, entries: tuple[Entry, ...]
) -> None:
    entry = next(entry for entry in entries if entry.title.text == "Martin Dupont vient à l'accueil pour Jean Dupont")
    answer = visitor.post(f"/fr/scenarios/{entry.key}/open", {"step": "5"})
    assert answer.headers["location"].partition("?")[2] == "who=mandatary&who=jean&who=agent"
    page = read(visitor.get(answer.headers["location"]).text)
    assert [each.get("data-person") for each in page.all("data-person")] == ["mandatary", "jean", "agent"]
    assert next(each for each in page.all("datetime")).get("datetime") == "2021-01-11T09:30:00"
    (table,) = visitor.setting.tables.all_of(visitor.name)
    there = rehearsed(entry, 5, library, FR).sitting
    assert (seen(table.sitting.now), len(table.sitting.done)) == (seen(there.now), len(there.done))
    form = {"ask": "back", "steps": str(len(there.done)), "n": next(page.all("data-n")).get("data-n")}
    assert visitor.post(f"/fr/s/{table.id}/do", form).status_code == 303
    assert table.sitting.now.cases == {}


def test_scenarios_of_every_feature_open_at_their_end(visitor: Somebody, entries: tuple[Entry, ...]) -> None:
    for entry in chosen(entries)[:20]:
        answer = visitor.post(f"/en/scenarios/{entry.key}/open", {"step": str(len(entry.written.steps))})
        assert answer.status_code == 303, entry.place
        assert visitor.get(answer.headers["location"]).status_code == 200, entry.place


@pytest.mark.parametrize("step", ["0", "99", "-1", "x", "", "١", "1" * 50, "<b>"])
def test_a_step_that_is_not_there_is_told(visitor: Somebody, entries: tuple[Entry, ...], step: str) -> None:
    answer = visitor.post(f"/fr/scenarios/{entries[0].key}/open", {"step": step})
    page = read(answer.text)
    mistake = next(each for each in page.all("id") if each.get("id") == "mistake")
    assert (answer.status_code, "ce scénario a" in mistake.text()) == (409, True)
    assert visitor.setting.tables.all_of(visitor.name) == ()


@pytest.mark.parametrize("key", ["0" * 16, "..%2f..%2fetc", "0" * 15, "0" * 32])
def test_no_other_key_is_found(visitor: Somebody, key: str) -> None:
    statuses = (
        visitor.get(f"/fr/scenarios/{key}").status_code,
        visitor.post(f"/fr/scenarios/{key}/open", {"step": "1"}).status_code,
    )
    assert statuses == (404, 404)


def test_a_scenario_that_no_longer_holds_is_told_and_begins_before(tmp_path: Path, entries: tuple[Entry, ...]) -> None:
    flows = tmp_path / "flows"
    for path in [*(root() / "flows").glob("*.yaml"), *(root() / "flows").glob("guides/*.yaml")]:
        copy = flows / path.relative_to(root() / "flows")
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        copy.write_text(text.replace("Commencer le rendez-vous", "Commencer"), encoding="utf-8")
    somebody = Somebody(tmp_path / "cases.db", flows)
    entry = next(entry for entry in entries if entry.title.text == "Martin Dupont vient à l'accueil pour Jean Dupont")
    answer = somebody.post(f"/fr/scenarios/{entry.key}/open", {"step": "11"})
    assert answer.status_code == 409
    page = read(answer.text)
    mistake = next(each for each in page.all("id") if each.get("id") == "mistake").text().replace("\u00a0", " ")
    assert "guide.feature:31: " in mistake
    assert "« Commencer le rendez-vous »" in mistake
    refused = next(each for each in page.tags("li") if each.get("class") == "refused")
    assert next(refused.tags("button")).get("value") == "7"
    assert somebody.post(f"/fr/scenarios/{entry.key}/open", {"step": "6"}).status_code == 303
    somebody.setting.tables.store.close()


# --- features that cannot be read


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("content", "line"), [("Fonctionnalité: sans langue\n", 1), ("# language: fr\nFonctionnalité: Une\n  Rgle: x\n", 3)]
)
def test_features_that_cannot_be_read_are_told_by_line_and_sittings_go_on(
    visitor: Somebody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang, content: str, line: int
) -> None:
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "x.feature").write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for answer in (
        visitor.get(f"/{lang}/scenarios"),
        visitor.get(f"/{lang}/scenarios/{'0' * 16}"),
        visitor.post(f"/{lang}/scenarios/{'0' * 16}/open", {"step": "1"}),
    ):
        page = read(answer.text)
        assert answer.status_code == 409
        assert [each.text().startswith(f"features/x.feature:{line}: ") for each in page.tags("code")] == [True]
    assert visitor.get(f"/{lang}/").status_code == 200


def test_a_feature_is_read_again_when_it_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [next(iter(written(tmp_path, monkeypatch, DAY, title).values())).title.text for title in ("Un", "Deux")]
    assert found == ["Un", "Deux"]
