"""The time line of a run: what happened, the states of each case, the deadlines, dated and to scale where it can be."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from diagrams.dated.axis import gaps, lasting
from diagrams.dated.spans import deadlines, spans
from diagrams.scene.pdf import pages as pdf_pages
from diagrams.scene.svg import svg
from diagrams.timeline import HEIGHT, WIDTH, timeline, timelines
from simulator.analysis.nominal import nominal
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import at
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.diagrams.scenes import begun, outside, overlapping, said, small, told, waiting, words
from tests.portal.journeys import in_force

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@pytest.fixture(scope="module")
def expired(library: Library) -> Simulation:
    """A proxy from its beginning to its expiry."""
    run = in_force(library, datetime(2021, 1, 4, 10))
    return run.advanced(run.now + 60 * DAY)


def test_what_is_typed_into_a_form_is_one_deed_and_time_is_nobody(expired: Simulation) -> None:
    assert told(expired) == [
        "jean: ouvre « Procuration en ligne »",
        "jean: clique sur « Je démarre ma demande »",
        "jean: remplit « 1. Le mandataire »",
        "jean: clique sur « Suivant »",
        "jean: remplit « 2. Récapitulatif des éléments déclarés »",
        "jean: clique sur « Je valide ma demande »",
        ": le dernier jour, le 04/02/2021, est passé",
    ]


def test_a_case_is_in_one_state_after_the_other(expired: Simulation) -> None:
    found = spans(expired, expired.cases["0001"], "fr")
    assert [span.text for span in found] == ["brouillon", "récapitulatif", "certifiée", "en cours", "expirée"]
    assert [one.until for one in found[:-1]] == [other.since for other in found[1:]]
    assert found[-1].until is None


def test_a_deadline_is_told_to_its_last_day_and_what_comes_then(library: Library, expired: Simulation) -> None:
    running = in_force(library, datetime(2021, 1, 4, 10))
    revoked = running.fired("0001", "revoke")[0].fired("0001", "revoke")[0]
    fates = [deadlines(run, run.cases["0001"], "fr")[0].fate for run in (running, expired, revoked)]
    assert fates == ["running", "fired", "stopped"]
    assert deadlines(running, running.cases["0001"], "fr")[0].text == "jusqu'au 04/02/2021 inclus, puis expirée"
    assert deadlines(running, running.cases["0001"], "en")[0].text == "until 04/02/2021 included, then expired"


def test_the_deadline_that_is_still_to_come_has_its_moment_on_the_axis(library: Library) -> None:
    drawn = said(timeline(in_force(library, datetime(2021, 1, 4, 10)), "fr"))
    assert "05/02/2021 00:00 « Procuration en ligne » – Jean Dupont jusqu'au 04/02/2021 inclus" in drawn
    assert "le récit s'arrête ici" in drawn


def test_every_kind_that_is_drawn_has_its_row_in_the_legend() -> None:
    run = begun(waiting(), ("pay", "outside", DAY), ("look", "mandatary", DAY), ("look", "insured", DAY))
    drawn = said(timeline(run.advanced(run.now + 30 * DAY), "fr"))
    rows = ("état", "action d'une personne", "fait extérieur", "refus", "échéance, le temps seul", "échéance à venir",
            "échéance passée, le temps a agi", "échéance sans objet, l'état est quitté")  # fmt: skip
    assert [row for row in rows if row not in drawn] == []


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_written_over_another_nor_beyond_the_edge_nor_too_small(expired: Simulation, lang: Lang) -> None:
    for scene in timelines(expired, lang, "Un titre", "Un sous-titre"):
        assert (overlapping(scene), outside(scene), small(scene)) == ([], [], [])
        assert (scene.width, scene.height <= HEIGHT) == (WIDTH, True)


def long_run() -> Simulation:
    waits = (MINUTE, 3 * DAY, MINUTE, DAY, 2 * MINUTE, 4 * DAY, DAY)
    return begun(waiting(), *(("pay", "outside", wait) for wait in waits))


def test_a_long_run_goes_on_in_bands_and_on_pages() -> None:
    run = long_run()
    found = timelines(run, "fr", "Long", height=400)
    assert len(found) > 1
    assert [(overlapping(scene), outside(scene)) for scene in found] == [([], [])] * len(found)
    moments = {happening.at for happening in run.history}
    dated = [word for scene in found for word in words(scene) if word.text == "10:00" or ":" in word.text[:3]]
    assert len(dated) >= len(moments)


def test_on_one_drawing_it_is_as_high_as_it_must_be() -> None:
    assert timeline(long_run(), "fr").height > sum(scene.height for scene in timelines(long_run(), "fr")[:1])
    assert timeline(long_run(), "fr", width=470).width == 470


def test_many_deeds_at_one_moment_stand_on_several_cards() -> None:
    run = begun(waiting(), *[("pay", "outside", timedelta(0))] * 40)
    scene = timeline(run, "fr")
    assert "10:00 (suite)" in said(scene)
    assert (overlapping(scene), outside(scene)) == ([], [])


def test_a_run_in_which_nothing_happens_is_drawn(library: Library) -> None:
    assert "le récit s'arrête ici" in said(timeline(Simulation.begin(library, at(datetime(2021, 1, 4))), "fr"))


def test_hostile_names_come_out_as_text(expired: Simulation) -> None:
    scene = timeline(expired, "fr", '<b>gras</b> & \\ "x" javascript:alert(1) 🎉', "m" * 500)
    text = svg(scene)
    assert "&lt;b&gt;gras&lt;/b&gt; &amp; \\ " in text
    assert ("<script" in text, "<b>" in text, outside(scene)) == (False, False, [])


def test_the_drawing_is_told_to_who_cannot_see_it(expired: Simulation) -> None:
    scene = timeline(expired, "fr", "Titre")
    assert scene.title == "Titre – ligne de temps"
    heard = scene.description.replace("\u00a0", " ")
    assert "04/01/2021 à 10:00 : Jean Dupont, clique sur « Je valide ma demande » → en cours." in heard
    assert "« Procuration en ligne » : jusqu'au 04/02/2021 inclus, puis expirée." in heard


def test_the_same_run_has_the_same_bytes(expired: Simulation) -> None:
    one, other = (pdf_pages(timelines(expired, "fr", "x"), "x", "fr") for _ in range(2))
    assert one == other


# --- the axis


def test_spans_that_are_of_one_order_are_to_scale() -> None:
    found = gaps((10.0, 20.0, 30.0), 50, 600)
    assert [round(gap.length) for gap in found] == [100, 200, 300]
    assert [gap.scaled for gap in found] == [True] * 3


def test_a_span_too_short_is_drawn_apart_and_one_too_long_is_broken() -> None:
    found = gaps((60.0, 50_000.0, 86_400.0, 100_000_000.0), 100, 700)
    assert [gap.scaled for gap in found] == [False, True, True, False]
    assert sum(gap.length for gap in found) == pytest.approx(700)


@pytest.mark.parametrize("spans_", [(0.0,), (0.0, 0.0), (1.0, 1e12), (5.0,) * 6, (0.0, 3.0, 0.0)])
def test_gaps_are_never_less_than_cards_need_nor_more_than_there_is(spans_: tuple[float, ...]) -> None:
    found = gaps(spans_, 100, 700)
    assert all(gap.length >= 100 for gap in found)
    assert sum(gap.length for gap in found) <= 700.001


def test_how_long_something_lasts_is_counted_as_the_calendar_does() -> None:
    summer = at(datetime(2021, 3, 27, 12))
    assert lasting(summer, at(datetime(2021, 3, 29, 9)), "fr") == "2 jours"
    assert lasting(summer, summer + 90 * MINUTE, "en") == "1 hour 30 minutes"


# --- the example


def test_the_example_of_a_flow_goes_to_what_time_alone_does(library: Library) -> None:
    run = nominal(library, library.flows["procuration"], "jean")
    assert run.history[-1].kind == "timer"
    assert run.cases["0001"].snapshot.state == "expired"


def test_the_example_of_a_flow_without_deadlines_goes_to_an_end_without_a_log_out(library: Library) -> None:
    run = nominal(library, library.flows["attestation"], "eva")
    events = [happening.firing.event for happening in run.history]
    assert (run.ended(run.cases["0001"]), "logout" in events) == (True, False)


def test_one_deadline_after_the_other_falls_due() -> None:
    run = nominal(waiting(), waiting().flows["wait"], "jean")
    fired = [happening.at for happening in run.history if happening.kind == "timer"]
    assert len(fired) == 2
    assert all(one < other for one, other in pairwise(fired))


def test_a_deadline_centuries_away_is_drawn_too() -> None:
    scene = timeline(replace(nominal(waiting(), waiting().flows["wait"], "jean")), "fr")
    assert (overlapping(scene), outside(scene)) == ([], [])
