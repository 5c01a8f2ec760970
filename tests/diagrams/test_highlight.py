"""A path marked on a picture: exactly its steps, in order."""

from datetime import date

from diagrams.dot_legend import legend_label
from diagrams.draw import View, picture, written
from diagrams.highlight import atomic, steps_of
from diagrams.palette import EDGES
from diagrams.picture import Picture, Step
from simulator.engine.engine import fire, reference
from simulator.spec.calendar import start_of
from simulator.spec.load import Library
from tests.diagrams.drawn import texts

PATH = (
    Step("draft.principles", "start", "draft.mandatary"),
    Step("draft.mandatary", "fill", "draft.mandatary"),
    Step("draft.mandatary", "next", "draft.mandatary"),
    Step("draft.mandatary", "next", "recap"),
    Step("recap", "fill", "certified"),
    Step("certified", "validate", "active.confirmed"),
    Step("active.confirmed", "details", "active.current"),
    Step("active.current", "revoke", "active.current/revocation"),
    Step("active.current/revocation", "revoke", "revoked"),
)


def drawn(library: Library, view: View, path: tuple[Step, ...] = PATH) -> Picture:
    return picture(library.flows["procuration"], view, "fr", path, library.portal)


def marked(found: Picture) -> list[tuple[tuple[int, ...], str, str]]:
    return sorted((edge.marks, edge.source, edge.target) for edge in found.edges if edge.marks)


def test_the_ways_taken_and_no_others_carry_their_numbers(library: Library) -> None:
    assert marked(drawn(library, "detail")) == [
        ((1,), "draft.principles", "draft.mandatary"),
        ((2, 3), "draft.mandatary", "draft.mandatary?next"),
        ((3,), "draft.mandatary?next", "recap"),
        ((4,), "recap", "certified"),
        ((5,), "certified", "active"),
        ((6,), "active.confirmed", "active.current"),
        ((7,), "active", "active/revocation"),
        ((8,), "active/revocation", "revoked"),
    ]


def test_what_the_lifecycle_does_not_draw_is_not_counted(library: Library) -> None:
    assert marked(drawn(library, "lifecycle")) == [
        ((1,), "draft", "recap"),
        ((2,), "recap", "certified"),
        ((3,), "certified", "active"),
        ((4,), "active", "revoked"),
    ]


def test_the_places_passed_and_no_others_are_marked(library: Library) -> None:
    assert [node.id for node in drawn(library, "detail").nodes if node.marks] == [
        "draft.principles",
        "draft.mandatary",
        "draft.mandatary?next",
        "recap",
        "certified",
        "active.confirmed",
        "active.current",
        "active/revocation",
        "revoked",
    ]


def test_of_several_buttons_on_one_way_the_one_clicked_is_marked(library: Library) -> None:
    way = next(edge for edge in drawn(library, "detail").edges if edge.id == "active.confirmed--active.current")
    assert [line.text for line in way.lines if line.marks] == ["«\u00a0Mes informations\u00a0»"]


def test_what_is_done_in_place_is_marked_in_the_place_itself(library: Library) -> None:
    path = (Step("issued", "download", "issued"),)
    found = picture(library.flows["attestation"], "detail", "en", path, library.portal)
    assert [line.text for line in found.lines() if line.marks] == ["“Download my certificate of entitlement”"]
    assert marked(found) == []


def test_a_step_that_automatic_branches_follow_is_taken_apart(library: Library) -> None:
    assert atomic(library.flows["procuration"], Step("recap", "fill", "certified")) == (
        Step("recap", "fill", "recap"),
        Step("recap", "auto", "certified"),
    )


def test_a_step_that_the_flow_does_not_know_marks_nothing_but_its_end(library: Library) -> None:
    found = drawn(library, "lifecycle", (Step("draft.principles", "nonesuch", "expired"),))
    assert marked(found) == []
    assert [node.id for node in found.nodes if node.marks] == ["draft", "expired"]


def test_firings_of_the_engine_are_steps_as_they_are(library: Library) -> None:
    flow = library.flows["procuration"]
    facts = dict.fromkeys(flow.facts)
    first = reference(flow).start(start_of(date(2021, 1, 4)), facts)
    firing = fire(flow, first, "start", {}, facts)
    assert steps_of([firing]) == (Step("draft.principles", "start", "draft.mandatary"),)


def test_a_picture_without_a_path_says_nothing_of_one(library: Library) -> None:
    found = drawn(library, "lifecycle", ())
    assert (found.marked, [key for key in found.legend if key.sort == "path"]) == (False, [])


def test_the_numbers_and_their_meaning_are_drawn(library: Library) -> None:
    found = texts(written(drawn(library, "lifecycle"), "svg"))
    assert [text for text in found if text.isdigit()] == ["1", "1", "2", "3", "4"]
    assert [text.strip() for text in found if "parcours" in text] == [
        "parcours marqué, pas à pas",
        "cycle de vie – édition du 01/09/2020 – parcours marqué",
    ]


def test_the_legend_of_a_marked_picture_is_as_faint_as_what_it_explains(library: Library) -> None:
    plain, found = drawn(library, "lifecycle", ()), drawn(library, "lifecycle")
    coloured = [EDGES[kind].colour for kind in ("auto", "timer")]
    assert [colour in legend_label(plain.legend, 4) for colour in coloured] == [True, True]
    assert [colour in legend_label(found.legend, 4) for colour in coloured] == [False, False]
