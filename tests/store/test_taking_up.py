"""A kept sitting is taken up on the flows it was played on, or carried over by a mapping; else it is refused."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.files import UnloadableError
from harness.store.carrying import carried
from harness.store.errors import ChangedError, DivergedError
from harness.store.pins import pins
from harness.store.reading import course
from harness.store.record import Entry, Kept, Pin
from harness.store.renaming import Renaming, renaming
from harness.store.standing import people, standing
from harness.store.taking_up import changed, replayed, taken_up
from simulator.portal.deed import Connect, Fill, OpenTab, Press, Start, Wait
from simulator.sitting.move import Bring
from simulator.sitting.sitting import Sitting
from simulator.spec.load import Library
from tests.store.renamed import MAPPING, renamed, renamed_files
from tests.store.sittings import BEGAN, opening, pinned, played, walked

OTHER = Pin("0" * 64, "2022-01-01")


# --- taken up


def test_a_sitting_whose_flows_have_not_changed_is_taken_up(library: Library) -> None:
    kept, sitting = walked(library, 11, 30)
    assert taken_up(kept, library, pinned(library)) == sitting


def _proxy(library: Library) -> Kept:
    return played(library, 1, Connect("jean", "web"), Start("jean", "procuration", "jean"))[0]


@pytest.mark.parametrize(
    ("name", "now", "why"),
    [
        ("procuration", OTHER, "procuration : édition 2020-09-01, aujourd'hui 2022-01-01"),
        ("procuration", Pin("0" * 64, "2020-09-01"), "procuration (édition 2020-09-01) : fichier modifié, "),
        ("procuration", None, "procuration n'existe plus"),
        ("portal", Pin("0" * 64), "portal : fichier modifié, "),
        ("dossiers", Pin("0" * 64), "dossiers : fichier modifié, "),
    ],
)
def test_a_sitting_whose_flows_have_changed_is_refused_and_told_which(
    library: Library, name: str, now: Pin | None, why: str
) -> None:
    others = {key: pin for key, pin in pinned(library).items() if key != name}
    with pytest.raises(ChangedError) as told:
        taken_up(_proxy(library), library, others | ({name: now} if now else {}))
    assert told.value.why.fr.startswith(f"ce qui a été joué a changé depuis : {why}")


def test_a_flow_that_the_sitting_did_not_use_may_change(library: Library) -> None:
    assert changed(_proxy(library), pinned(library) | {"attestation": OTHER, "new": OTHER}) == ()


def test_a_move_that_comes_to_something_else_is_told_with_both(library: Library) -> None:
    kept = _proxy(library)
    wrong = kept.entries[1]._replace(came=(kept.entries[1].came[0]._replace(state="recap"),))
    with pytest.raises(DivergedError) as told:
        taken_up(kept._replace(entries=(kept.entries[0], wrong)), library, pinned(library))
    assert told.value.why.fr == (
        "action 2 : attendu « procuration 0001, 04/01/2021 09:00, start insured start → recap » ; "
        "obtenu « procuration 0001, 04/01/2021 09:00, start insured start → draft.principles »"
    )


def test_a_move_that_cannot_be_made_is_told_too(library: Library) -> None:
    kept = _proxy(library)
    stray = Entry(3, kept.entries[0].at, Press("jean", "0009", "start"), ())
    with pytest.raises(DivergedError, match="action 3: expected an action that can be done; got"):
        replayed(Sitting.begin(library, BEGAN), (*kept.entries, stray))


def test_a_move_that_was_done_and_is_refused_is_told_even_where_no_case_knows_of_it(library: Library) -> None:
    kept, _ = played(library, 1, Connect("jean", "web"), OpenTab("jean", "Mes paiements"))
    assert [entry.came for entry in kept.entries] == [(), ()]
    stray = kept.entries[1]._replace(move=OpenTab("jean", "Mes sous"))
    with pytest.raises(DivergedError) as told:
        replayed(Sitting.begin(library, BEGAN), (kept.entries[0], stray))
    assert told.value.why.fr == (
        "action 2 : attendu une action faite ; obtenu une action refusée (« Mes sous » n'est pas à l'écran)"
    )


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_where_a_sitting_stands_is_read_from_its_lines_alone(library: Library, seed: int) -> None:
    kept, sitting = walked(library, seed, 40)
    found = standing(course(kept))
    assert found.clock == sitting.now.now
    assert {name: tuple(stands) for name, stands in found.cases.items()} == {
        name: (case.flow, case.snapshot.state) for name, case in sitting.now.cases.items()
    }


def test_people_are_those_who_act_and_those_it_is_for(library: Library) -> None:
    kept, _ = played(library, 1, Connect("jean", "web"), Start("agent", "accueil", "eva", "counter"))
    assert people(kept) == ("jean", "agent", "eva")


# --- carried over


def test_sittings_are_carried_over_by_a_mapping_and_come_to_the_same_under_new_names(library: Library) -> None:
    names = renaming(MAPPING, "mapping.yaml", renamed())
    fresh = opening(10**6, library)._replace(pins=pins(renamed_files(), renamed()))
    shown = set[str]()
    for seed in range(25):
        kept, sitting = walked(library, seed, 30)
        new = carried(kept, names, renamed(), fresh)
        assert (new.kept.opening.origin, new.kept.opening.began) == (kept.opening.id, kept.opening.began)
        assert len(new.sitting.done) == len(sitting.done)
        assert taken_up(new.kept, renamed(), fresh.pins) == new.sitting
        shown |= {case.flow for case in new.sitting.now.cases.values()}
    assert shown == set(renamed().flows)


def test_states_within_a_renamed_one_its_dialogs_and_its_timers_follow(library: Library) -> None:
    kept, _ = played(
        library,
        1,
        Connect("jean", "web"),
        Bring("jean", "procuration", "active.status"),
        Press("jean", "0001", "revoke"),
        Wait(BEGAN + timedelta(days=60)),
    )
    new = carried(kept, renaming(MAPPING, "mapping.yaml", renamed()), renamed(), opening(2, library)).kept
    states = [each.state for entry in new.entries for each in entry.came]
    assert states[-3:] == ["running.status", "running.status/revocation", "expired"]
    assert [each.event for each in new.entries[-1].came] == ["timer:running:0"]


@pytest.mark.parametrize(
    ("left_out", "line"), [("flows", 2), ("states", 9), ("events", 3), ("fields", 5), ("options", 4), ("labels", 2)]
)
def test_a_name_that_the_mapping_leaves_out_is_told_at_the_line_where_it_matters(
    library: Library, left_out: str, line: int
) -> None:
    kept, _ = played(
        library,
        1,
        Connect("jean", "web"),
        *((OpenTab("jean", "Mes démarches"),) if left_out == "labels" else ()),
        Start("jean", "procuration", "jean"),
        Press("jean", "0001", "start"),
        Fill("jean", "0001", "mandatary.civility", "m"),
        Fill("jean", "0001", "mandatary.last_name", "Dupont"),
        Fill("jean", "0001", "mandatary.first_name", "Martin"),
        Fill("jean", "0001", "mandatary.birth_date", "16/04/1991"),
        Press("jean", "0001", "next"),
        Fill("jean", "0001", "recap.certify", "yes"),
    )
    names = {
        name: getattr(renaming(MAPPING, "m", renamed()), name) if name != left_out else {}
        for name in ("flows", "states", "events", "guards", "fields", "options", "labels")
    }
    with pytest.raises(DivergedError) as told:
        carried(kept, Renaming(**names), renamed(), opening(2, library))
    assert told.value.number == line


# --- the mapping as a file


@pytest.mark.parametrize("text", [b"", b"# rien\n", b"{}", b"flows:\nstates: {}\n"])
def test_an_empty_mapping_renames_nothing(library: Library, text: bytes) -> None:
    assert renaming(text, "m.yaml", library) == Renaming()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("flow: {}", "m.yaml:1:1: M002 partie inconnue « flow » ; vouliez-vous « flows » ?"),
        ("[]", "m.yaml:1:1: M001 – : des noms anciens et nouveaux sont attendus ici (« ancien: nouveau »)"),
        ("flows: procuration", "m.yaml:1:8: M001 flows : des noms anciens et nouveaux"),
        ("flows: {a: [b]}", "m.yaml:1:12: M001 flows a : des noms anciens et nouveaux"),
        ("flows: {a: }", "m.yaml:1:12: M001 flows a : des noms anciens et nouveaux"),
        ("flows: {old: procurations}", "m.yaml:1:14: M003 « procurations » n'existe pas dans les flux d'aujourd'hui"),
        ("flows: {old: procurations}", "(flows) ; vouliez-vous « procuration » ?"),
        ("states: {procurations: {a: b}}", "m.yaml:1:10: M003 « procurations » n'existe pas"),
        ("states:\n  procuration:\n    old: drafts", "m.yaml:3:10: M003 « drafts » n'existe pas dans les flux"),
        ("states:\n  procuration:\n    old: drafts", "(states procuration) ; vouliez-vous « draft » ?"),
        ("events: {procuration: {old: nexte}}", "vouliez-vous « next » ?"),
        ("guards: {procuration: {old: adulte}}", "vouliez-vous « adult » ?"),
        ("fields: {procuration: {old: mandatary.lastname}}", "vouliez-vous « mandatary.last_name » ?"),
        ("fields: {dossiers: {old: adress}}", "vouliez-vous « address » ?"),
        ("options: {procuration: {mandatary.civility: {old: mmee}}}", "vouliez-vous « mme » ?"),
        ("flows: {a: accueil, a: accueil}", "m.yaml:1:21: Y014"),
        ("flows: &x {}", "m.yaml:1:8: Y011"),
        ("flows: !!python/object:os.system {}", "m.yaml:1:8: Y012"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_mapping_is_told_with_its_place(library: Library, text: str, line: str) -> None:
    with pytest.raises(UnloadableError) as told:
        renaming(text.encode(), "m.yaml", library)
    assert [each for each in map(str, told.value.problems) if line in each], [*map(str, told.value.problems)]


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=200) | st.text(alphabet="flowstae: {}[],\n-'\"&*!a", max_size=120).map(str.encode))
def test_no_file_whatever_breaks_the_reading_of_a_mapping(library: Library, data: bytes) -> None:
    with suppress(UnloadableError):
        assert isinstance(renaming(data, "m.yaml", library), Renaming)
