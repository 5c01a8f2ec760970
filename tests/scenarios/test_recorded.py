"""What was done in a sitting is told as a scenario that does it again, green, to the same portal; or it is not told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from harness import features
from harness.files import root, sources
from harness.language import Say
from harness.recording import recording
from harness.scenarios import Player
from simulator.portal import by_label
from simulator.portal.deed import Amend, Connect, Disconnect, Fill, Follow, Happen, OpenTab, Press, Reload, Start, Wait
from simulator.portal.page import page
from simulator.scenarios.recorded import recorded
from simulator.scenarios.scenario import CannotTell, Scenario
from simulator.sitting.move import Back, Bring, Move
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import at
from simulator.spec.load import Library, load
from simulator.spec.text import Lang
from tests.scenarios.flipping import FLIPPED, flipped
from tests.scenarios.playing import LANGS, failure, library, tutorial
from tests.scenarios.sittings import sitting_at_random
from tests.scenarios.unseen import loans

T = at(datetime(2021, 1, 4, 10))
LIBRARIES = {"shipped": library, "tutorial": tutorial, "loans": loans}
PATH = ("Mes démarches", "EFFECTUER UNE DÉMARCHE", "Faire ou révoquer une procuration en ligne")
OPENED = (Connect("jean", "web"), OpenTab("jean", "Mes démarches"), Follow("jean", PATH))


def typed(key: str, text: str | tuple[str, ...], case: str = "0001", who: str = "jean") -> Fill:
    return Fill(who, case, key, text)


def press(event: str, case: str = "0001", who: str = "jean") -> Press:
    return Press(who, case, event)


FORM = (
    typed("mandatary.civility", "m"),
    typed("mandatary.last_name", "Dupont"),
    typed("mandatary.first_name", "Martin"),
    typed("mandatary.birth_date", "16/04/1991"),
)
GRANTED = (*OPENED, press("start"), *FORM, press("next"), typed("recap.certify", "yes"), press("validate"))


ISSUED = (
    typed("request.beneficiary", "all", who="benoit"),
    press("validate", who="benoit"),
    press("download", who="benoit"),
)


def after(*moves: Move, flows: Library | None = None, began: datetime = T) -> Sitting:
    sitting = Sitting.begin(flows or library(), began)
    for move in moves:
        sitting = sitting.moved(move, "fr")
    return sitting


def told(*moves: Move, lang: Lang = "fr", flows: Library | None = None) -> Scenario:
    """The scenario of some moves, green as :func:`recording` sees to."""
    return recording(after(*moves, flows=flows), lang).scenario


def phrases(scenario: Scenario) -> list[str]:
    return [sentence.phrase for sentence in scenario.sentences]


def why(*moves: Move, flows: Library | None = None) -> str:
    with pytest.raises(CannotTell) as error:
        recording(after(*moves, flows=flows), "fr")
    return error.value.why.fr


# --- whatever was done


@pytest.mark.parametrize("where", LIBRARIES)
def test_a_sitting_at_random_is_told_and_green_and_ends_in_the_same_portal(where: str) -> None:
    flows, untold = LIBRARIES[where](), []
    for seed in range(20):
        sitting = sitting_at_random(flows, seed, 30)
        for lang in LANGS if where != "loans" else ("fr",):  # the loans are not in English
            try:
                recording(sitting, lang)
            except CannotTell as error:
                untold.append(error.why.fr)
    assert [reason for reason in untold if "joué à nouveau" in reason] == []
    assert len(untold) <= 1, untold


def sittings() -> Iterator[Sitting]:
    """Sittings that between them show all there is to see."""
    young, due = typed("mandatary.birth_date", "05/01/2003"), at(datetime(2021, 2, 5))
    yield after(*OPENED, press("start"), FORM[1], press("next"))
    yield after(*OPENED, press("start"), *FORM[:3], young, press("next"))
    yield after(*GRANTED, OpenTab("jean", "Mes informations"))
    yield after(*GRANTED, OpenTab("jean", "Mes informations"), press("revoke"))
    yield after(*GRANTED, Wait(due))
    yield after(*OPENED, press("start"), *FORM, press("next"), typed("recap.certify", "yes"))
    yield after(Connect("benoit", "web"), Start("benoit", "attestation", "benoit"), *ISSUED)
    yield from (sitting_at_random(library(), seed, 20) for seed in range(3))


def test_an_expectation_that_is_flipped_makes_the_record_fail() -> None:
    seen: set[str] = set()
    for sitting in sittings():
        scenario = recording(sitting, "fr").scenario
        for index, sentence in enumerate(scenario.sentences):
            if sentence.role == "outcome" and sentence.phrase in FLIPPED:
                changed = (*scenario.sentences[:index], flipped(sentence), *scenario.sentences[index + 1 :])
                assert failure(library(), scenario._replace(sentences=changed), "fr") != "", sentence
                seen.add(sentence.phrase)
    assert seen >= set(FLIPPED) - {"received", "received_count", "field_absent", "box_not_ticked"}, set(FLIPPED) - seen


def shipped_features() -> Iterator[tuple[str, Sitting]]:
    """Every eighth scenario of the features, played: all of them are, by hand, in a few seconds more."""
    found = [
        (read, place.scenario) for read in features.find([str(root() / "features")], Say("fr")) for place in read.places
    ]
    for read, scenario in found[::8]:
        player = Player(Path(read.path), library(), "en" if read.feature.language == "en" else "fr", Say("fr"))
        for step in scenario.all_steps:
            player.surely(step)
        yield f"{read.shown}:{scenario.line}", player.driver.sitting


def test_what_the_features_do_can_be_recorded() -> None:
    untold = []
    for place, sitting in shipped_features():
        try:
            recording(sitting, "fr")
        except CannotTell as error:
            untold.append((place, error.why.fr))
    assert untold == []


# --- what is laid out, done and seen


def test_who_is_there_before_anything_is_done_is_laid_out() -> None:
    scenario = told(
        Amend("jean", "email", None), Connect("jean", "web"), Connect("eva", "app"), OpenTab("jean", "Mes paiements")
    )
    assert [(one.role, one.phrase) for one in scenario.sentences[:5]] == [
        ("given", "clock_at"),
        ("given", "dossier_lacks"),
        ("given", "connect"),
        ("given", "connect_on"),
        ("action", "open_tab"),
    ]
    assert [one.feminine for one in scenario.sentences[2:4]] == [False, True]


def test_a_case_brought_to_a_state_is_laid_out_wherever_it_comes() -> None:
    scenario = told(*OPENED, Bring("eva", "procuration", "active"), Reload("jean"))
    brought = next(one for one in scenario.sentences if one.phrase == "has_case")
    assert (brought.role, brought.values["state"], phrases(scenario)[-2:]) == (
        "given",
        "en cours",
        ["case_is", "case_is"],
    )


def test_whoever_has_a_case_is_looked_at_while_nobody_has_acted() -> None:
    assert phrases(told(Bring("jean", "procuration", "draft.mandatary")))[1:3] == ["has_case", "title_is"]


def test_who_acts_is_named_then_il_or_elle() -> None:
    moves = (
        Connect("jean", "web"),
        OpenTab("jean", "Mes paiements"),
        Connect("eva", "web"),
        Reload("eva"),
        Reload("jean"),
    )
    assert [one.values["actor"] for one in told(*moves).sentences[1:6]] == [
        "Jean Dupont",
        "il",
        "Eva Dupont",
        "elle",
        "Jean Dupont",
    ]


def test_what_one_person_types_in_a_row_is_a_form() -> None:
    assert phrases(told(*GRANTED))[4:9] == ["click", "fill_form", "click", "tick", "click"]


def test_a_refusal_is_seen_with_its_reasons_before_anything_else_is_done() -> None:
    said = phrases(told(*OPENED, press("start"), press("next"), *FORM, press("next")))
    assert said[5:11] == ["try_click", *["button_inactive_because"] * 4, "fill_form"]


def test_a_rule_that_refuses_is_seen_with_its_messages() -> None:
    young = typed("mandatary.birth_date", "05/01/2003")
    scenario = told(*OPENED, press("start"), *FORM[:3], young, press("next"))
    assert [one for one in phrases(scenario) if "refused" in one or one == "messages_are"] == [
        "refused_because",
        "messages_are",
    ]
    assert scenario.title == "« Suivant » refusé : 17 ans ; vrai dès le 05/01/2021"
    assert "P-029" in scenario.tags


def test_time_that_moves_a_case_says_where_and_when_and_the_eve_is_kept() -> None:
    due = at(datetime(2021, 2, 5))
    scenario = told(*GRANTED, Wait(T + timedelta(days=1)), Wait(due - timedelta(seconds=1)), Wait(due))
    assert phrases(scenario)[9:13] == ["day_comes_at", "case_is", "day_comes_at", "case_is_since"]
    assert scenario.title == "Le 05/02/2021 à 00:00 : expirée"


def test_a_clock_that_moves_before_anything_is_done_begins_there() -> None:
    scenario = told(Wait(T + timedelta(days=1)), Connect("jean", "web"))
    assert str(scenario.sentences[0].values["date"]) == "2021-01-05"


def test_what_was_undone_is_not_spoken_of() -> None:
    assert phrases(told(*OPENED, press("start"), FORM[0], Back(2), Reload("jean"))) == phrases(
        told(*OPENED, Reload("jean"))
    )


def test_a_visit_is_opened_at_the_counter_for_somebody() -> None:
    scenario = told(
        *GRANTED,
        Start("mandatary", "accueil", "jean", "counter"),
        typed("papers.piece", "nothing", "0002", "mandatary"),
    )
    opened = next(one for one in scenario.sentences if one.phrase == "start_for")
    assert opened.values == {"actor": "le mandataire", "flow": "Visite à l'accueil", "person": "Jean Dupont"}


def test_an_outside_fact_happens_to_all_or_to_one() -> None:
    fact = "interruption du service de l'attestation"
    begun = (Connect("jean", "web"), Start("jean", "attestation", "jean"))
    assert "happens" in phrases(told(*begun, Happen(fact)))
    assert "happens_to" in phrases(told(*begun, Happen(fact, "jean")))
    assert phrases(told(Connect("jean", "web"), Happen(fact)))[2:4] == ["happens", "refused"]


def test_options_among_many_are_chosen_one_by_one() -> None:
    begun = (Connect("eva", "web"), Start("eva", "carte_europeenne", "eva"))
    form = [field for field in page(after(*begun, flows=tutorial()).now, "eva", "fr").front.fields if field.many]  # type: ignore[union-attr]  # a form is in front
    key, options = form[0].key, [option.id for option in form[0].options]
    fills = (typed(key, (options[1],), who="eva"), typed(key, (options[1], options[0]), who="eva"))
    assert phrases(told(*begun, *fills, flows=tutorial()))[3:4] == ["fill_form"]
    again = told(*begun, *fills, typed(key, (options[0],), who="eva"), flows=tutorial())
    assert phrases(again)[3:6] == ["fill_form", "clear", "choose"]


def test_a_log_out_is_told_and_what_is_left_to_see() -> None:
    assert phrases(told(*OPENED, Disconnect("jean")))[-3:] == ["disconnect", "is_disconnected", "case_is"]


def test_documents_and_communications_are_counted_at_the_end() -> None:
    asked = (Connect("benoit", "web"), Start("benoit", "attestation", "benoit"))
    assert "delivered_count" in phrases(told(*asked, *ISSUED))
    lent = (Start("jean", "loan", "jean"), typed("form.birth", "16/04/1991"), typed("form.books", "2"))
    late = (typed("form.card", "yearly"), press("ask"), Wait(T + timedelta(days=40)))
    said = phrases(told(Connect("jean", "web"), *lent, *late, flows=loans()))
    assert said[-4:] == ["case_is_since", "title_is", "received_count", "received"]


# --- what is typed


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("Dupont", "fill"), ("« Dupont", "fill_form"), ("a\nb « c", "fill_lines"), (" « a", "fill_lines"), ("", "clear")],
)
def test_what_no_phrase_can_hold_stands_in_a_cell_or_on_lines_of_its_own(text: str, phrase: str) -> None:
    named = typed("mandatary.last_name", text)
    assert phrases(told(*OPENED, press("start"), FORM[1], Reload("jean"), named))[7] == phrase


def test_what_a_row_of_a_form_would_understand_is_typed_apart() -> None:
    begun = Start("mandatary", "accueil", "jean")
    shown = page(after(begun).now, "mandatary", "fr").front
    assert shown is not None
    ticks = [field.key for field in shown.fields if field.type == "tick"]
    fills = [Fill("mandatary", "0001", ticks[0], "oui"), Fill("mandatary", "0001", "papers.piece", "passport")]
    assert phrases(told(begun, *fills))[2:4] == ["fill", "choose"]


def test_a_field_that_is_there_no_more_is_seen_not_to_be() -> None:
    scenario = told(*OPENED, press("start"), typed("recap.certify", "yes"))
    assert phrases(scenario)[5:7] == ["field_absent", "title_is"]


# --- what cannot be told


def test_nothing_done_is_nothing_to_tell() -> None:
    assert (why(), why(Wait(T + timedelta(days=1)))) == ("rien n'a été fait",) * 2


def test_what_no_phrase_holds_is_told_with_its_deed() -> None:
    assert why(*OPENED, press("start"), typed("mandatary.last_name", "a \nb")).startswith(
        "« Jean Dupont remplit « Nom » : a \nb » : cela ne s'écrit pas : plusieurs lignes"
    )


def test_an_instant_that_no_time_names_is_told_with_its_deed() -> None:
    assert why(*OPENED, Wait(T + timedelta(microseconds=5))) == (
        "« le temps passe jusqu'au 04/01/2021 à 10:00 » : aucune date ni heure ne nomme cet instant"
    )


def test_what_the_screen_cannot_tell_apart_is_not_told() -> None:
    """A button of somebody else's case, pressed as it can be from a page that is no longer shown."""
    begun = (Connect("jean", "web"), Start("jean", "attestation", "jean"))
    hers = (Connect("eva", "web"), Start("eva", "attestation", "eva"))
    assert why(*begun, *hers, press("validate", "0001", "eva")) == (
        "« Eva Dupont clique sur « VALIDER » » : ce qui se lit à l'écran ne suffit pas à le refaire"
    )


def test_a_name_that_no_phrase_reads_is_told_with_its_deed() -> None:
    with pytest.raises(CannotTell) as error:
        recording(after(Connect("mandatary", "web"), flows=loans()), "en")
    assert error.value.why.en == (
        "“Le mandataire logs in (Le web)”: no phrase is read back so: When Le mandataire logs in"
    )


def test_a_scenario_that_leads_elsewhere_is_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def shortened(sitting: Sitting, lang: Lang, **_: object) -> Scenario:
        return recorded(sitting.moved(Back(), "fr"), lang)

    monkeypatch.setattr("harness.recording.recorded", shortened)
    assert why(*OPENED, press("start")) == "joué à nouveau, il mène ailleurs"


def test_a_sitting_that_began_amid_another_is_not_told() -> None:
    with pytest.raises(CannotTell) as error:
        recorded(Sitting(after(*GRANTED).now).moved(Reload("jean"), "fr"), "fr")
    assert error.value.why.en == "the sitting began amid another"


# --- words


def test_the_title_can_be_given_and_stays_on_its_line() -> None:
    assert recording(after(*OPENED), "fr", "Mon titre\n  Alors rien\x00").scenario.title == "Mon titre Alors rien"


def test_it_is_told_in_the_language_that_is_asked_whatever_it_was_played_in() -> None:
    sitting = after(*OPENED, press("start"), press("next"))
    texts = [recording(sitting, lang).text for lang in LANGS]
    assert ["Étant donné que Jean Dupont est connecté" in texts[0], "And Jean Dupont is logged in" in texts[1]] == [
        False,
        True,
    ]
    assert "le bouton « Suivant » est inactif parce que « Civilité manque »" in texts[0]
    assert 'the button "Next" is inactive because "Title is missing"' in texts[1]


def test_the_whole_file_can_be_read() -> None:
    assert recording(after(*OPENED), "fr").text.splitlines()[:3] == [
        "# language: fr",
        "Fonctionnalité: Procuration en ligne",
        "",
    ]


def test_a_refused_button_means_the_same_as_the_click_did() -> None:
    sitting = after(*OPENED, press("start"))
    assert by_label.meant_click(sitting.now, page(sitting.now, "jean", "fr"), "Suivant", "fr") == press("next")


def test_the_phrase_that_is_chosen_is_the_one_that_leads_to_the_same_portal() -> None:
    files = sources(root() / "flows")
    name = next(path for path in files if path.endswith("accueil.yaml"))
    flows, problems = load(files | {name: files[name].replace(b"- on: [counter]", b"- on: [counter, kiosk]")})
    assert flows is not None, problems
    found = [
        [each.phrase for each in recorded(after(start, flows=flows), "fr").sentences if each.phrase.startswith("start")]
        for start in (Start("mandatary", "accueil", "jean", device) for device in ("counter", "kiosk"))
    ]
    assert found == [["start_for"], ["start_for_on"]]
