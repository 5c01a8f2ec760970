"""Logs as they are found: CSV, JSON lines and XES, their columns, their instants, whatever is wrong with their rows."""

import random
import tracemalloc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.language import Say
from harness.logs.columns import Columns, mapping
from harness.logs.entry import Bad, Entry
from harness.logs.instants import instant
from harness.logs.lines import LONGEST
from harness.logs.meaning import Meaning
from harness.logs.reading import rows
from harness.mistakes import BadInputError
from simulator.analysis.conformance.deviation import Logged
from simulator.spec.calendar import at
from simulator.spec.load import Library

LOGS = Path(__file__).parents[1] / "logs"
SAY = Say("fr")
Reading = Callable[..., list[Entry | Bad]]


@pytest.fixture
def read(library: Library, tmp_path: Path) -> Reading:
    """Reads the bytes of a log, for the proxy unless another flow is named."""

    def reading(
        content: bytes, flow: str = "procuration", said: str = "", encoding: str = "utf-8"
    ) -> list[Entry | Bad]:
        path = tmp_path / "log"
        path.write_bytes(content)
        columns = Columns(library.flows[flow], mapping(said, library.flows[flow], SAY))
        with rows(path, columns, encoding, SAY) as found:
            return list(found)

    return reading


def said(found: list[Entry | Bad]) -> list[tuple[int, str]]:
    """The bad rows: line and why."""
    return [(row.line, row.why.fr) for row in found if isinstance(row, Bad)]


# --- instants


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2021-02-04T23:59:00+01:00", (2021, 2, 4, 23, 59)), ("2021-02-04T22:59:00Z", (2021, 2, 4, 23, 59)),
     ("2021-02-04 23:59", (2021, 2, 4, 23, 59)), ("2021-02-04", (2021, 2, 4)),
     ("04/02/2021", (2021, 2, 4)), ("4/2/2021 23:59", (2021, 2, 4, 23, 59)),
     ("04/02/2021 à 23 h 59", (2021, 2, 4, 23, 59)), ("04/02/2021 23h", (2021, 2, 4, 23)),
     ("04.02.2021 23:59:30", (2021, 2, 4, 23, 59, 30)), ("2021-08-04T10:00:00", (2021, 8, 4, 10))],
)  # fmt: skip
def test_an_instant_is_iso_8601_or_french_and_in_paris_unless_it_says(text: str, expected: tuple[int, ...]) -> None:
    assert instant(text) == at(datetime(*expected))  # type: ignore[arg-type]  # year, month, day …


@pytest.mark.parametrize(
    "text", ["", "hier", "31/02/2021", "04/13/2021", "2021-02-30", "04/02/2021 25:00", "04/02/21", "0001-01-01",
             "9999-12-31T23:59:59-12:00", "١٢/٠١/٢٠٢١", "1612479540", "04/02/2021 " + "9" * 5000],
)  # fmt: skip
def test_what_is_no_instant_is_none(text: str) -> None:
    assert instant(text) is None


@given(st.text())
@example("2021-01-01T00:00:00+23:59:59.999999")
def test_whatever_stands_for_an_instant_is_read_or_refused(text: str) -> None:
    assert instant(text) is None or isinstance(instant(text), datetime)


# --- columns


@pytest.mark.parametrize(
    "header",
    ["case,event,time", "Case_ID;Activity;Timestamp", "dossier\tactivité\thorodatage", "N° dossier|Événement|Date",
     "case:concept:name,concept:name,time:timestamp", "DATE;ACTIVITE;DOSSIER"],
)  # fmt: skip
def test_usual_names_of_columns_are_recognised(read: Reading, header: str) -> None:
    values = dict(zip(["c", "e", "t"], ["1", "start", "2021-01-04"], strict=True))
    order = ["t", "e", "c"] if header.startswith("DATE") else ["c", "e", "t"]
    separator = next(each for each in ";\t|," if each in header)
    (row,) = read(f"{header}\n{separator.join(values[each] for each in order)}\n".encode())
    assert row == Entry(2, "1", "start", "2021-01-04")


def test_columns_that_are_called_otherwise_can_be_named(read: Reading) -> None:
    found = read("Réf,Acte,Le,Né\n1,start,2021-01-04,16/04/1991\n".encode(),
                 said="case=Réf, event=Acte, time=Le, mandatary.birth_date=Né")  # fmt: skip
    assert found == [Entry(2, "1", "start", "2021-01-04", data={"mandatary.birth_date": "16/04/1991"})]


def test_fields_are_columns_by_key_or_by_a_label_that_only_one_has(read: Reading) -> None:
    header = "case,event,time,mandatary.civility,Nom,Date of birth,rien"
    (row,) = read(f"{header}\n1,next,2021-01-04,m,Dupont,,x\n".encode())
    assert isinstance(row, Entry)
    assert row.data == {"mandatary.civility": "m", "mandatary.last_name": "Dupont"}


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "ce journal est vide"), (b"\n\n", "ce journal est vide"),
     (b"a,b,c\n1,2,3\n",
      "aucune colonne ne dit la démarche (case), l'événement (event), la date (time) ; il y a : a, b, c"),
     (b"case,event,when\n", "aucune colonne ne dit la date (time)"),
     (b'{"a": 1}\n', "aucune colonne ne dit la démarche"), (b"{}\n", "aucune colonne"), (b"[1]\n", "une liste JSON"),
     (b'{"case": 1\n', "aucune ligne n'est lisible"),
     (b"\x1f\x8b\x08rest", "compressé"), (b"d\xe9ssier,event,time\n", "en-tête n'est pas du texte en utf-8"),
     (b"<html><body/></html>", "ce n'est pas du XES : la racine est <html>"), (b"<log></log>", "aucun événement"),
     (b"<log>", "le XML s'arrête ici"), (b'<?xml version="1.0" encoding="ebcdic"?><log/>', "codage inconnu")],
)  # fmt: skip
def test_a_log_that_cannot_be_used_is_refused_with_why(read: Reading, content: bytes, why: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read(content)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [("cas=N", "rôle inconnu « cas »"), ("case", "on attend rôle=colonne"), ("case=", "on attend rôle=colonne"),
     ("case=a,case=b", "dit deux fois")],
)  # fmt: skip
def test_a_wrong_mapping_is_refused(library: Library, text: str, why: str) -> None:
    with pytest.raises(BadInputError) as refused:
        mapping(text, library.flows["procuration"], SAY)
    assert why in str(refused.value)


def test_a_column_that_is_not_there_is_told_with_the_one_it_looks_like(read: Reading) -> None:
    with pytest.raises(BadInputError) as refused:
        read(b"Dossiers,event,time\n", said="case=Dosiers")
    assert "pas de colonne « Dosiers » ; vouliez-vous « Dossiers » ?" in str(refused.value)


# --- rows that cannot be used


def test_csv_rows_that_cannot_be_used_are_told_with_their_line_and_the_rest_goes_on(read: Reading) -> None:
    found = read(b"case,event,time\n1,start\n,next,2021-01-04\n2,\xe9,2021-01-04\n\n3,start,2021-01-04\n")
    assert said(found) == [
        (2, "2 colonnes au lieu de 3"), (3, "il manque : démarche"), (4, "ces octets ne sont pas de l'UTF-8"),
    ]  # fmt: skip
    assert found[-1] == Entry(6, "3", "start", "2021-01-04")


def test_a_quoted_field_may_hold_lines_and_the_next_row_has_its_own_line(read: Reading) -> None:
    found = read(b'case,event,time,note\n1,start,2021-01-04,"a\nb"\n2,start,2021-01-04,"\xe9\nb"\n3,start,x,y\n')
    assert [row.line for row in found] == [2, 4, 6]
    assert [isinstance(row, Bad) for row in found] == [False, True, False]


def test_another_encoding_can_be_named(read: Reading) -> None:
    found = read("dossier;événement;date\n1;Révoquer;04/01/2021\n".encode("cp1252"), encoding="cp1252")
    assert found == [Entry(2, "1", "Révoquer", "04/01/2021")]


def test_a_line_that_is_too_long_is_set_aside(read: Reading) -> None:
    long = b"1,start,2021-01-04," + b"x" * (LONGEST + 10)
    found = read(b"case,event,time,note\n" + long + b"\n2,start,2021-01-04,\n")
    assert [isinstance(row, Bad) for row in found] == [True, False]
    found = read(b'{"case": 1, "event": "start", "time": "2021-01-04"}\n{"x": "' + b"x" * LONGEST + b'"}\n')
    assert said(found) == [(2, "ligne trop longue")]


def test_json_rows_that_cannot_be_used_are_told_and_the_rest_goes_on(read: Reading) -> None:
    good = b'{"case": 7, "event": "start", "time": "2021-01-04"}\n'
    found = read(good + b"nothing\n" + b"[" * 100_000 + b"\n" + b'{"case": 1}\n' + b'{"\xe9": 1}\n' + b"3\n" + good)
    assert [row.line for row in found if isinstance(row, Bad)] == [2, 3, 4, 5, 6]
    assert found[-1] == Entry(7, "7", "start", "2021-01-04")


def test_half_a_character_is_no_text(read: Reading) -> None:
    found = read(b'{"case": 1, "event": "start", "time": "2021-01-04"}\n{"case": "\\ud800", "event": "start"}\n')
    assert said(found) == [(2, "ces octets ne sont pas de l'UTF-8")]


def test_a_screen_may_be_an_object_of_its_own_in_json(read: Reading) -> None:
    (row,) = read(b'{"case": 1, "event": "next", "time": "2021-01-04", "mandatary": {"last_name": "Dupont", "x": 1}}\n')
    assert isinstance(row, Entry)
    assert row.data == {"mandatary.last_name": "Dupont"}


def xes(*events: str, head: str = "", case: str = '<string key="concept:name" value="1"/>') -> bytes:
    """A document of one trace."""
    return f'<?xml version="1.0"?>{head}<log>\n<trace>{case}\n{"".join(events)}</trace></log>'.encode()


EVENT = '<event><string key="concept:name" value="start"/><date key="time:timestamp" value="2021-01-04"/></event>\n'


def test_an_event_of_xes_has_its_line_and_its_trace(read: Reading) -> None:
    assert read(xes(EVENT, EVENT)) == [Entry(3, "1", "start", "2021-01-04"), Entry(4, "1", "start", "2021-01-04")]


def test_attributes_inside_attributes_and_of_other_elements_are_left_alone(read: Reading) -> None:
    nested = ('<event><list key="x"><values><string key="concept:name" value="no"/></values></list>'
              '<string key="concept:name" value="start"><string key="time:timestamp" value="no"/></string>'
              '<date key="time:timestamp" value="2021-01-04"/></event>')  # fmt: skip
    assert read(xes(nested)) == [Entry(3, "1", "start", "2021-01-04")]


def test_an_activity_that_has_only_begun_is_marked_so(read: Reading) -> None:
    begun = EVENT.replace("</event>", '<string key="lifecycle:transition" value="start"/></event>')
    assert [row.done for row in read(xes(begun, EVENT)) if isinstance(row, Entry)] == [False, True]


def test_xes_events_that_cannot_be_used_are_told_and_the_rest_goes_on(read: Reading) -> None:
    found = read(xes("<event/>\n", EVENT.replace("start", "@@"), EVENT).replace(b"@@", b"\xff"))
    assert said(found) == [(3, "il manque : événement, date"), (4, "ces octets ne sont pas de l'UTF-8")]
    assert found[-1] == Entry(5, "1", "start", "2021-01-04")


def test_where_the_xml_breaks_what_was_read_before_counts(read: Reading) -> None:
    found = read(xes(EVENT)[:-8] + b"</oops>" + EVENT.encode())
    assert found[0] == Entry(3, "1", "start", "2021-01-04")
    assert [line for line, _ in said(found)] == [4]


BOMB = "<!DOCTYPE log [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else '&a;' * 10}'>" for n in range(9)
)
HOSTILE = {
    "billion laughs": xes(EVENT.replace("start", "&a8;"), head=BOMB + "]>"),
    "an external entity": xes(EVENT.replace("start", "&f;"), head='<!DOCTYPE log [<!ENTITY f SYSTEM "/etc/passwd">]>'),
    "an external type": xes(EVENT, head='<!DOCTYPE log SYSTEM "http://example.org/log.dtd">'),
    "a parameter entity": xes(EVENT, head='<!DOCTYPE log [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_type_is_refused_before_anything_is_expanded(read: Reading, name: str) -> None:
    tracemalloc.start()
    with pytest.raises(BadInputError) as refused:
        read(HOSTILE[name])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "DOCTYPE" in str(refused.value)
    assert most < 10_000_000


def test_an_element_that_does_not_end_is_refused(read: Reading) -> None:
    with pytest.raises(BadInputError) as refused:
        read(xes(f'<event><string key="x" value="{"y" * 9_000_000}"/></event>'))
    assert "n'en finit pas" in str(refused.value)


def test_elements_may_be_nested_as_deep_as_one_likes(read: Reading) -> None:
    deep = "<list>" * 5_000 + "</list>" * 5_000
    assert read(xes(f"<event>{deep}</event>\n", EVENT))[-1] == Entry(4, "1", "start", "2021-01-04")


@pytest.mark.parametrize("name", ["conforme.csv", "conforme.jsonl", "conforme.xes"])
def test_a_log_with_bytes_changed_anywhere_is_read_or_refused(read: Reading, name: str) -> None:
    chance = random.Random(3)
    whole = (LOGS / name).read_bytes()
    for _ in range(60):
        changed = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            assert read(bytes(changed[: chance.randrange(1, len(changed))])) is not None
        except BadInputError as refused:
            assert str(refused)  # noqa: PT017 - either is right, a traceback is not


# --- meaning


@pytest.mark.parametrize(
    ("name", "event"),
    [("start", "start"), ("Je démarre ma demande", "start"), ("JE DEMARRE MA DEMANDE", "start"),
     ("I start my request", "start"), ("Je souhaite révoquer ma procuration", "revoke"), ("Révoquer", "revoke"),
     ("déconnexion", "logout"), ("saisie", "fill"), ("je-demarre_ma demande", "start")],
)  # fmt: skip
def test_an_event_is_named_by_id_or_label_in_either_language(library: Library, name: str, event: str) -> None:
    meaning = Meaning(library, library.flows["procuration"])
    assert meaning.logged(Entry(1, "1", name, "2021-01-04")) == Logged(event, at(datetime(2021, 1, 4)), line=1)


def test_the_state_that_time_leads_to_names_the_consequence_of_its_deadline(library: Library) -> None:
    meaning = Meaning(library, library.flows["procuration"])
    for name in ("expirée", "expired", "EXPIREE"):
        found = meaning.logged(Entry(1, "1", name, "2021-01-04"))
        assert isinstance(found, Logged)
        assert (found.event, found.timers) == ("", ("timer:active:0",))


def test_an_unknown_event_is_told_with_the_one_it_looks_like(library: Library) -> None:
    found = Meaning(library, library.flows["procuration"]).logged(Entry(4, "1", "Suivan", "2021-01-04"))
    assert isinstance(found, Bad)
    assert found.why.fr == "événement inconnu « Suivan » ; vouliez-vous « Suivant » ?"
    assert found.why.en == "unknown event “Suivan”; did you mean “Suivant”?"


@pytest.mark.parametrize(
    ("key", "text", "typed"),
    [("mandatary.birth_date", "1991-04-16", "16/04/1991"), ("mandatary.birth_date", "16/04/1991", "16/04/1991"),
     ("mandatary.birth_date", "1991-04-16T00:00:00", "16/04/1991"), ("mandatary.birth_date", "jadis", "jadis"),
     ("mandatary.civility", "MADAME", "mme"), ("mandatary.civility", "mme", "mme"), ("mandatary.civility", "?", "?"),
     ("recap.certify", "Oui", "yes"), ("recap.certify", "false", "no")],
)  # fmt: skip
def test_a_value_is_read_as_it_would_have_been_typed(library: Library, key: str, text: str, typed: str) -> None:
    meaning = Meaning(library, library.flows["procuration"])
    found = meaning.logged(Entry(1, "1", "next", "2021-01-04", data={key: text}))
    assert isinstance(found, Logged)
    assert found.typed == {key: typed}


def test_actors_and_people_are_named_by_id_or_label(library: Library) -> None:
    meaning = Meaning(library, library.flows["accueil"])
    found = meaning.logged(Entry(1, "1", "check", "2021-01-04", actor="Agent d'accueil"))
    assert isinstance(found, Logged)
    assert found.by == "agent"
    assert meaning.insured(Entry(1, "1", "check", "2021-01-04", insured="eva dupont")) == "eva"
    assert meaning.insured(Entry(1, "1", "check", "2021-01-04", insured="quelqu'un")) == ""
    assert sorted(meaning.facts("camille")) == ["insured.first_name", "insured.last_name", "insured.nir"]
    assert dict(meaning.facts("")) == {}
