"""What the trainer's forms ask for: the moves they make, and what is told of those they cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.language import Say
from harness.mistakes import BadInputError
from harness.player import names
from harness.player.asking import ASKED, asked_for
from harness.player.deadlines import Deadline, eve, next_deadline
from simulator.portal.deed import Amend, Connect, Disconnect, Happen, Reload, Start, Wait
from simulator.sitting.move import Back, Bring, Forth, Move
from simulator.sitting.sitting import CannotMoveError, Sitting
from simulator.spec.calendar import at, local
from simulator.spec.expressions.tree import BOOL
from simulator.spec.load import Library
from simulator.spec.portal import Datum
from simulator.spec.text import Prose

FR, EN = Say("fr"), Say("en")
NOON = at(datetime(2021, 1, 4, 12))


@pytest.fixture(scope="module")
def begun(library: Library) -> Sitting:
    """Jean Dupont has a proxy in force since noon; four moves were made, one undone."""
    sitting = Sitting.begin(library, NOON)
    moves: Sequence[Move] = (
        Connect("jean", "web"),
        Bring("jean", "procuration", "active"),
        Connect("eva", "web"),
        Disconnect("eva"),
        Back(1),
    )
    for move in moves:
        sitting = sitting.moved(move, "fr")
    return sitting


def asked(sitting: Sitting, say: Say = FR, **fields: str | list[str]) -> Move:
    """The one move of a form."""
    form = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    (move,) = asked_for(form, sitting, say)
    return move


def told(sitting: Sitting, say: Say = FR, **fields: str | list[str]) -> str:
    """What is told of a form that asks for nothing that can be."""
    with pytest.raises(BadInputError) as mistake:
        asked(sitting, say, **fields)
    return str(mistake.value)


@pytest.mark.parametrize(
    ("fields", "move"),
    [
        ({"ask": "clock", "by": "P1D"}, Wait(at(datetime(2021, 1, 5, 12)))),
        ({"ask": "clock", "by": "P1M"}, Wait(at(datetime(2021, 2, 4, 12)))),
        ({"ask": "clock", "by": "2 jours"}, Wait(at(datetime(2021, 1, 6, 12)))),
        ({"ask": "clock", "by": ["", "PT1H"]}, Wait(at(datetime(2021, 1, 4, 13)))),
        ({"ask": "clock", "by": "", "to": "05/02/2021"}, Wait(at(datetime(2021, 2, 5)))),
        ({"ask": "clock", "to": "05/02/2021 23:59:59"}, Wait(at(datetime(2021, 2, 5, 23, 59, 59)))),
        ({"ask": "clock", "by": "eve"}, Wait(at(datetime(2021, 2, 4, 23, 59)))),
        ({"ask": "clock", "by": "due"}, Wait(at(datetime(2021, 2, 5)))),
        ({"ask": "connect", "person": "mandatary", "device": "counter"}, Connect("mandatary", "counter")),
        ({"ask": "disconnect", "person": "jean"}, Disconnect("jean")),
        ({"ask": "reload", "person": "jean"}, Reload("jean")),
        ({"ask": "start", "person": "mandatary", "flow": "accueil", "insured": "jean", "device": ""},
         Start("mandatary", "accueil", "jean", None)),
        ({"ask": "start", "person": "mandatary", "flow": "accueil", "insured": "jean", "device": "counter"},
         Start("mandatary", "accueil", "jean", "counter")),
        ({"ask": "bring", "insured": "eva", "state": "procuration/active"}, Bring("eva", "procuration", "active")),
        ({"ask": "bring", "insured": "eva", "flow": "procuration", "state": "active"},
         Bring("eva", "procuration", "active")),
        ({"ask": "amend", "person": "jean", "field": "email", "text": "a@b.fr"}, Amend("jean", "email", "a@b.fr")),
        ({"ask": "amend", "person": "jean", "field": "email", "text": "a@b.fr", "absent": "yes"},
         Amend("jean", "email", None)),
        ({"ask": "amend", "person": "jean", "field": "civility", "text": "Madame"}, Amend("jean", "civility", "mme")),
        ({"ask": "back", "steps": "3"}, Back(3)),
        ({"ask": "forth", "steps": "1"}, Forth(1)),
    ],
)  # fmt: skip
def test_a_form_makes_the_move_it_asks_for(begun: Sitting, fields: Mapping[str, Any], move: Move) -> None:
    assert asked(begun, **fields) == move


def test_an_outside_fact_happens_to_one_person_or_to_all(begun: Sitting) -> None:
    event = next(iter(names.outside_events(begun.now.library, FR)))
    made = [asked(begun, ask="happen", event=event, insured=who) for who in ("", "eva")]
    assert made == [Happen(event, None), Happen(event, "eva")]


def test_yes_and_no_are_said_in_either_language(library: Library) -> None:
    datum = Datum("vip", Prose("Reçu sans attendre", "Received at once"), BOOL)
    dossiers = replace(library.dossiers, fields={**library.dossiers.fields, "vip": datum})
    sitting = Sitting.begin(replace(library, dossiers=dossiers), NOON)
    texts = ("oui", "Non", "yes", "no")
    made = [asked(sitting, ask="amend", person="jean", field="vip", text=text) for text in texts]
    assert made == [Amend("jean", "vip", text) for text in ("yes", "no", "yes", "no")]
    said = told(sitting, ask="amend", person="jean", field="vip", text="si")
    assert said == "« si » ne convient pas à « Reçu sans attendre » : on attend oui ou non"


@pytest.mark.parametrize(
    ("fields", "fr", "en"),
    [
        ({"ask": "clok"}, "demande : « clok » est inconnu ; vouliez-vous « clock » ?",
         "request: “clok” is unknown; did you mean “clock”?"),
        ({"ask": "connect", "person": "jaen", "device": "web"},
         "personne : « jaen » est inconnu ; vouliez-vous « Jean Dupont » ?",
         "person: “jaen” is unknown; did you mean “Jean Dupont”?"),
        ({"ask": "connect", "person": "outside", "device": "web"}, "personne : « outside » est inconnu",
         "person: “outside” is unknown"),
        ({"ask": "connect", "person": "jean"}, "appareil : à choisir", "device: to be chosen"),
        ({"ask": "clock", "to": "03/01/2021"},
         "le temps ne recule pas : il est déjà 04/01/2021 à 12:00 (« Revenir ici » défait ce qui a été fait)",
         "time does not go back: it is already 04/01/2021 at 12:00 (“Back to here” undoes what was done)"),
        ({"ask": "clock", "to": "31/02/2021"}, "« 31/02/2021 » n'est pas une date : on attend 04/02/2021 23:59",
         "“31/02/2021” is not a date: expected 04/02/2021 23:59"),
        ({"ask": "clock", "by": "P"}, "« P » n'est pas une durée : on attend 2 jours, 1 mois ou 30 minutes",
         "“P” is not a duration: expected 2 days, 1 month or 30 minutes"),
        ({"ask": "clock", "by": "P9999Y"}, "l'horloge n'avance pas de plus de cent ans d'un coup, ni après 2999",
         "the clock moves no more than a hundred years at once, nor beyond 2999"),
        ({"ask": "back", "steps": "4"}, "« 4 » : on peut aller de 1 à 3 pas", "“4”: one can go from 1 to 3 steps"),
        ({"ask": "forth", "steps": "-1"}, "« -1 » : on peut aller de 1 à 1 pas", "“-1”: one can go from 1 to 1 steps"),
        ({"ask": "amend", "person": "jean", "field": "birth_date", "text": "hier"},
         "« hier » ne convient pas à « Date de naissance » : on attend une date JJ/MM/AAAA",
         "“hier” does not suit “Date of birth”: expected a date DD/MM/YYYY"),
        ({"ask": "bring", "insured": "jean", "state": "procuration/activ"},
         "état : « activ » est inconnu ; vouliez-vous « en cours » ?",
         "state: “activ” is unknown; did you mean “in force”?"),
        ({"ask": "happen", "event": "la lune tombe"}, "fait extérieur : « la lune tombe » est inconnu",
         "outside fact: “la lune tombe” is unknown"),
        ({"ask": "start", "person": "jean", "flow": "\u202etxt", "insured": "jean"},
         "démarche : « \\u202etxt » est inconnu", "journey: “\\u202etxt” is unknown"),
        ({"ask": "disconnect", "person": "a\x00b"}, "caractère de contrôle refusé : \\x00",
         "control character refused: \\x00"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_in_the_trainers_language(
    begun: Sitting, fields: Mapping[str, Any], fr: str, en: str
) -> None:
    assert (told(begun, FR, **fields), told(begun, EN, **fields)) == (fr, en)


def test_nothing_to_go_to_is_told(library: Library) -> None:
    sitting = Sitting.begin(library, NOON)
    said = [
        told(sitting, ask="clock", by="eve"),
        told(sitting, ask="clock", by="due"),
        told(sitting, ask="back", steps="1"),
        told(sitting, ask="forth", steps="1"),
    ]
    assert said == ["rien n'arrive à échéance"] * 2 + ["il n'y a rien par là"] * 2


def test_a_list_of_a_dossier_is_not_written_as_a_text_but_can_be_absent(library: Library, begun: Sitting) -> None:
    name = next(key for key, datum in library.dossiers.fields.items() if datum.type.name == "list")
    label = library.dossiers.fields[name].label.fr
    assert told(begun, ask="amend", person="jean", field=name, text="x") == f"« {label} » ne s'écrit pas en un texte"
    assert asked(begun, ask="amend", person="jean", field=name, absent="yes") == Amend("jean", name, None)


def test_the_eve_is_the_last_minute_of_the_day_before_else_the_minute_before() -> None:
    due = at(datetime(2021, 2, 5, 14, 30))
    deadline = Deadline("0001", "timer", due)
    instants = [due - timedelta(days=3), due - timedelta(hours=2), due - timedelta(seconds=30)]
    assert [eve(deadline, now) for now in instants] == [
        at(datetime(2021, 2, 4, 23, 59)),
        at(datetime(2021, 2, 5, 14, 29)),
        None,
    ]


def test_the_nearest_deadline_of_all_live_cases_counts(begun: Sitting) -> None:
    later = begun.moved(Wait(at(datetime(2021, 1, 20))), "fr").moved(Bring("eva", "procuration", "active"), "fr")
    first = next_deadline(later.now)
    assert first is not None
    assert (later.now.cases[first.case].insured, local(first.due).day) == ("jean", 5)
    over = later.moved(Wait(at(datetime(2021, 3, 20))), "fr")
    assert next_deadline(over.now) is None


def _texts(library: Library) -> st.SearchStrategy[str]:
    known = [
        *names.everybody(library, FR), *names.devices(library, FR), *names.flows(library, FR),
        *names.data(library, FR), *names.outside_events(library, FR), "outside", "insured", "procuration/active",
        "accueil/refused", "attestation/request.interrupted", "P1D", "PT30M", "eve", "due", "P10Y", "05/02/2021",
        "2021-02-05 10:00", "yes", "1", "2", "999999999999", "", "١",
    ]  # fmt: skip
    return st.sampled_from(known) | st.text(max_size=30)


FIELDS = ("person", "device", "flow", "insured", "state", "event", "field", "text", "absent", "by", "to", "steps")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_form_makes_a_move_or_is_told(data: st.DataObject, library: Library, begun: Sitting) -> None:
    ask = data.draw(st.sampled_from(list(ASKED)) | st.text(max_size=10))
    texts = st.lists(_texts(library), max_size=2)
    form = {"ask": [ask], **data.draw(st.dictionaries(st.sampled_from(FIELDS), texts))}
    for say in (FR, EN):
        assert outcome(form, begun, say) in ("made", "told")


def outcome(form: Mapping[str, Sequence[str]], sitting: Sitting, say: Say) -> str:
    """What became of a form."""
    try:
        (move,) = asked_for(form, sitting, say)
        sitting.moved(move, say.lang)
    except (BadInputError, CannotMoveError):
        return "told"
    return "made"
