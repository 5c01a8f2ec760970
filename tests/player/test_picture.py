"""The pictures of a sitting: where a case stands, drawn once for everybody, and said in words."""

import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from diagrams.picture import Picture
from harness.language import LANGS, Lang, Say
from harness.player.drawn import Drawn
from harness.player.views.places import around, place, whole
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import at
from simulator.spec.load import Library
from tests.player.played import flows as loaded
from tests.player.training import Somebody, Trainer

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def trainer(tmp_path: Path) -> Iterator[Trainer]:
    """A sitting with a proxy in force."""
    somebody = Somebody(tmp_path / "cases.db")
    trainer = Trainer(somebody)
    trainer.ask("bring", insured="jean", state="procuration/active")
    yield trainer
    somebody.setting.tables.store.close()


def everywhere(library: Library) -> Iterator[tuple[Simulation, str]]:
    """A portal for each place of each flow, a case standing there."""
    person = next(iter(library.dossiers.people))
    for flow in library.flows.values():
        begun = Simulation.begin(library, at(datetime(2021, 1, 4)))
        simulation, case = begun.started(flow.id, person, flow.access[0].by)
        for leaf in flow.leaves:
            moved = case._replace(snapshot=case.snapshot._replace(state=leaf))
            yield Simulation(library, simulation.now, simulation.dossiers, {case.id: moved}), leaf


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("folders", [("tests/good",), ("flows", "docs/tutorial/flows")])
def test_every_place_of_every_flow_has_its_picture_and_its_words(folders: tuple[str, ...], lang: Lang) -> None:
    library = loaded(*(ROOT / folder for folder in folders))
    for here, leaf in everywhere(library):
        (case,) = here.cases.values()
        flow = library.flows[case.flow]
        found = place(here, case, Say(lang))
        states = [state.label.of(lang).source for state in flow.leaves[leaf].path]
        assert found.states.replace("\u00a0", " ") == " › ".join(states).replace("\u00a0", " ")
        assert found.states in found.alt
        assert [node.tint.kind for node in around(library, flow, leaf, lang).nodes if node.tint] == ["here"]
        marked = [node for node in whole(here, case, lang).nodes if node.tint]
        assert [leaf in node.leaves for node in marked] == [True]


def test_the_panel_shows_the_place_of_the_case_something_happened_to_last(trainer: Trainer) -> None:
    def shown() -> str:
        return next(trainer.page.tags("img")).get("src").partition("?")[2].partition("&of=")[0]

    assert shown() == "flow=procuration&place=active.confirmed"
    trainer.ask("start", person="mandatary", flow="accueil", insured="jean", device="")
    assert shown() == "flow=accueil&place=arrived"
    trainer.show(trainer.at + "&case=0001")
    assert shown() == "flow=procuration&place=active.confirmed"
    trainer.show(trainer.at + "&case=../..")
    assert shown() == "flow=accueil&place=arrived"


def test_the_picture_of_another_place_or_of_other_flows_is_another_element_that_says_its_own_place(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "flows"
    shutil.copytree(ROOT / "flows", folder)
    somebody = Somebody(tmp_path / "cases.db", folder)
    trainer = Trainer(somebody)
    seen = []
    for state in ("procuration/draft.mandatary", "procuration/active", ""):
        if state:
            trainer.ask("bring", insured="jean", state=state)
        else:
            file = folder / "procuration.yaml"
            file.write_text(file.read_text("utf-8").replace("fr: Je démarre ma", "fr: Je commence ma"), "utf-8")
            trainer.show(somebody.get(trainer.at).headers["location"])
        (image,) = trainer.page.tags("img")
        assert next(trainer.page.all("data-drawing")).get("data-drawing") == "Le dessin arrive…"
        seen.append((image.get("id"), image.get("src"), image.get("alt").partition("»\u00a0")[0]))
        place = next(trainer.page.all("data-case", "data-insured"))
        states = " › ".join(each.get("data-state") for each in place.all("data-state"))
        assert f"est à l'état «\u00a0{states}\u00a0»" in image.get("alt")
    assert [len(set(each)) for each in list(zip(*seen, strict=True))[:2]] == [3, 3]
    somebody.setting.tables.store.close()


def test_a_picture_says_in_words_what_it_shows(trainer: Trainer) -> None:
    image = next(trainer.page.tags("img"))
    said = "Image : « Procuration en ligne » de Jean Dupont est à l'état « en cours › confirmée ». "
    assert image.get("alt").replace("\u00a0", " ").startswith(said)
    assert "(vous êtes ici)" in image.get("alt")


def test_the_pictures_are_svg_that_say_where_one_is(trainer: Trainer) -> None:
    large = next(each for each in trainer.page.tags("a") if "/picture?" in each.get("href"))
    trainer.show(large.get("href"))
    sources = [each.get("src") for each in trainer.page.tags("img")]
    assert [source.partition("?")[0].rpartition("/")[2] for source in sources] == ["picture.svg", "whole.svg"]
    for source in sources:
        answer = trainer.visitor.get(source)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
        drawn = ET.fromstring(answer.content)
        assert drawn.tag == f"{SVG}svg"
        assert "vous êtes ici" in "".join(drawn.itertext())


@pytest.mark.parametrize(
    "way",
    ["picture.svg", "picture.svg?flow=x&place=recap", "picture.svg?flow=procuration&place=../recap", "whole.svg",
     "whole.svg?case=x", "picture", "picture?case=x"],
)  # fmt: skip
def test_a_picture_of_nothing_is_not_found(trainer: Trainer, way: str) -> None:
    assert trainer.visitor.get(trainer.at.partition("?")[0] + "/" + way).status_code == 404


def test_a_picture_is_drawn_once_for_a_flow_a_place_and_a_language(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from harness.player.pages import picture

    drawn: list[str] = []

    def draw(value: Picture, kind: str) -> bytes:
        drawn.append(f"{value.id}.{kind}")
        return b"<svg/>"

    monkeypatch.setattr(picture, "DRAWN", Drawn())
    monkeypatch.setattr(picture, "written", draw)
    name = trainer.at.partition("?")[0]
    ways = ["picture.svg?flow=procuration&place=recap", "picture.svg?flow=procuration&place=certified",
            "whole.svg?case=0001"]  # fmt: skip
    for _ in range(3):
        for way in ways:
            assert trainer.visitor.get(f"{name}/{way}").status_code == 200
    assert len(drawn) == 3
    trainer.visitor.get(f"{name.replace('/fr/', '/en/')}/{ways[0]}")
    assert len(drawn) == 4
    trainer.ask("clock", by="P2M")
    trainer.visitor.get(f"{name}/{ways[2]}")
    assert len(drawn) == 5


# --- pictures that are kept


def test_the_pictures_asked_for_last_are_kept() -> None:
    kept, drawn = Drawn(2), []

    def of(name: str) -> bytes:
        def draw() -> bytes:
            drawn.append(name)
            return name.encode()

        return kept.of(name, draw)

    assert [of(name) for name in "ababcab"] == [name.encode() for name in "ababcab"]
    assert drawn == ["a", "b", "c", "a", "b"]


def test_two_who_ask_at_once_wait_for_one_drawing() -> None:
    kept, drawn = Drawn(), []

    def draw() -> bytes:
        drawn.append(1)
        threading.Event().wait(0.05)
        return b"x"

    found: list[bytes] = []
    askers = [threading.Thread(target=lambda: found.append(kept.of("x", draw))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert (found, len(drawn)) == ([b"x"] * 8, 1)


def test_what_fails_is_tried_again() -> None:
    kept = Drawn()

    def fail() -> bytes:
        raise OSError("no Graphviz")

    with pytest.raises(OSError, match="no Graphviz"):
        kept.of("x", fail)
    assert kept.of("x", lambda: b"x") == b"x"
