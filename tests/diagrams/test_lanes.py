"""Swim lanes: of a flow, each action in the lane of who does it; of a run, each deed with its date and hour."""

from datetime import datetime, timedelta
from itertools import combinations

import pytest

from diagrams.dated.deeds import deeds
from diagrams.dated.swim import SIDEWAYS, UPRIGHT, swim
from diagrams.draw import pages, scale, written
from diagrams.highlight import highlighted
from diagrams.lanes import LANE, lanes
from diagrams.lifecycle import lifecycle
from diagrams.picture import Picture
from diagrams.scene.svg import svg
from harness.language import Say
from harness.scenarios import play
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import at
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.diagrams.drawn import boxes
from tests.diagrams.scenes import begun, outside, overlapping, said, small, waiting, words
from tests.diagrams.test_pages import outside as beyond
from tests.diagrams.test_pages import overlap

DAY = timedelta(days=1)
VISIT = "features/accueil/visite.feature"


def drawn(library: Library, flow: str, lang: Lang = "fr") -> Picture:
    return lanes(library.flows[flow], lang, library.portal)


def lane_of(picture: Picture, text: str) -> list[str | None]:
    return [node.within for node in picture.nodes if any(text in line.text for line in node.lines)]


def test_each_actor_has_a_lane_and_so_has_time(library: Library) -> None:
    assert [cluster.lines[0].text for cluster in drawn(library, "accueil").clusters] == [
        "Le mandataire", "L'agent d'accueil",
    ]  # fmt: skip
    assert [cluster.lines[0].text for cluster in drawn(library, "procuration", "en").clusters] == [
        "The insured", "Time alone",
    ]  # fmt: skip


def test_an_action_stands_in_the_lane_of_who_does_it(library: Library) -> None:
    visit = drawn(library, "accueil")
    assert set(lane_of(visit, "Présenter les papiers")) == {f"{LANE}mandatary"}
    assert set(lane_of(visit, "Vérifier l'identité")) == {f"{LANE}agent"}
    assert lane_of(drawn(library, "procuration"), "le lendemain du dernier jour") == [f"{LANE}time"]


def test_outside_facts_and_time_have_lanes_of_their_own() -> None:
    flow = waiting().flows["wait"]
    found = lanes(flow, "fr", waiting().portal)
    assert [cluster.id for cluster in found.clusters] == [f"{LANE}{who}" for who in ("insured", "time")]
    assert set(lane_of(found, "au bout de")) == {f"{LANE}time"}


def test_what_is_done_alike_in_several_states_is_one_box(library: Library) -> None:
    visit = drawn(library, "accueil")
    closing = next(node for node in visit.nodes if node.lines and "Clore la visite" in node.lines[0].text)
    assert len([edge for edge in visit.edges if edge.target == closing.id]) == 3
    assert len([edge for edge in visit.edges if edge.source == closing.id]) == 1


def test_every_way_of_the_life_cycle_is_there(library: Library) -> None:
    for name, flow in library.flows.items():
        steps = {step for edge in lifecycle(flow, "fr", library.portal).edges for step in edge.steps}
        assert steps <= {step for edge in drawn(library, name).edges for step in edge.steps}


def test_a_path_is_marked_on_the_lanes(library: Library) -> None:
    found = highlighted(drawn(library, "procuration"), library.flows["procuration"], [("recap", "fill", "certified")])
    assert [edge.target for edge in found.edges if edge.marks] == ["certified"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("flow", ["accueil", "adresse", "attestation", "procuration"])
def test_lanes_can_be_read_on_a_page_and_nothing_lies_over_another(library: Library, flow: str, lang: Lang) -> None:
    for part in pages(drawn(library, flow, lang)):
        svg_ = written(part, "svg")
        assert scale(part) >= 0.7
        assert [pair for pair in combinations(boxes(svg_), 2) if overlap(*pair)] == []
        assert beyond(svg_) == []


def test_lanes_are_as_high_as_the_picture(library: Library) -> None:
    svg_ = written(drawn(library, "accueil"), "svg").decode()
    assert svg_.count('class="cluster"') == 3


# --- a run


@pytest.fixture(scope="module")
def visit() -> Simulation:
    """The day of the visit, as the feature tells it."""
    return play(VISIT, Say("fr")).simulation


@pytest.mark.parametrize("lang", LANGS)
def test_the_day_of_the_visit_is_told_with_its_people_and_cases(visit: Simulation, lang: Lang) -> None:
    found = swim(visit, lang, "Le jour J")
    heads = {
        "fr": ("L'assuré", "Le mandataire", "L'agent d'accueil", "Procuration en ligne", "Visite à l'accueil"),
        "en": ("The insured", "The mandatary", "The counter agent", "Online proxy", "Visit to the counter"),
    }
    for scene in found:
        assert [head for head in heads[lang] if head not in said(scene)] == []
        assert (overlapping(scene), outside(scene), small(scene)) == ([], [], [])
        assert (scene.width, scene.height <= SIDEWAYS[1]) == (SIDEWAYS[0], True)


def test_each_deed_stands_under_the_head_of_who_did_it(visit: Simulation) -> None:
    for scene in swim(visit, "fr"):
        found = words(scene)
        for text, head in (("« Présenter", "Le mandataire"), ("« Vérifier", "L'agent d'accueil")):
            heads = [word for word in found if word.text == head]
            acts = [word for word in found if text in word.text.replace("\u00a0", " ")]
            assert all(abs((a.left + a.right) / 2 - (h.left + h.right) / 2) < 70 for a in acts for h in heads)


def test_what_was_sent_stands_in_the_lane_of_who_received_it(visit: Simulation) -> None:
    scene = swim(visit, "fr")[-1]
    letter = next(word for word in words(scene) if "Votre dossier a été" in word.text.replace("\u00a0", " "))
    head = next(word for word in words(scene) if word.text == "L'assuré")
    assert letter.left < head.right < letter.right
    assert "communication reçue" in said(scene)


def test_every_deed_is_on_one_page_and_one_only(visit: Simulation) -> None:
    drawn_ = " ".join(said(scene) for scene in swim(visit, "fr"))
    assert drawn_.count("clique sur") == sum("clique sur" in deed.text for deed in deeds(visit, "fr"))


def test_a_wait_is_told_beside_time() -> None:
    run = begun(waiting(), ("pay", "outside", 3 * DAY), ("send", "insured", DAY))
    scene = swim(run, "fr")[0]
    assert (scene.width, scene.height <= UPRIGHT[1]) == (UPRIGHT[0], True)
    for text in ("3 jours", "1 jour", "04/01/2021", "07/01/2021", "Le monde", "durée hors d'échelle"):
        assert text in said(scene)
    assert (overlapping(scene), outside(scene)) == ([], [])


def test_a_run_in_which_nothing_happens_is_a_page_without_deeds(library: Library) -> None:
    assert len(swim(Simulation.begin(library, at(datetime(2021, 1, 4))), "fr")) == 1


def test_hostile_names_come_out_as_text(visit: Simulation) -> None:
    scene = swim(visit, "fr", "<script>alert(1)</script> & \\", "m" * 900)[0]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \\" in svg(scene)
    assert outside(scene) == []
