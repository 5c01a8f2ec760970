"""``parcours cases``: what was kept is listed, shown, exported, imported, verified, erased, taken up, carried over."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.cases.labels import Labels
from harness.cases.passing import told
from harness.language import Lang, Say
from harness.store import exchange
from harness.store.record import Entry, Kept, Passed, Pin
from harness.store.store import Store
from simulator.portal.deed import Amend, Connect, Fill, Happen, Press, Start, Wait
from simulator.sitting.move import Back, Forth, Move
from simulator.sitting.sitting import Came, Sitting
from simulator.sitting.words import words
from simulator.sitting.written import KINDS
from simulator.spec.load import Library
from tests.harness.playground import parcours
from tests.store.renamed import MAPPING, renamed_files
from tests.store.sittings import REAL, guards_down, opening, played, walked

Captured = pytest.CaptureFixture[str]
FIRST, SECOND = f"{0xAB:032x}"[::-1], f"{0xAC:032x}"[::-1]


@pytest.fixture(autouse=True)
def here(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a store of two sittings: Jean Dupont filling in a proxy, and a random walk."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARCOURS_LANG", "fr")
    monkeypatch.delenv("PARCOURS_STORE", raising=False)
    kept, _ = played(
        library,
        1,
        Connect("jean", "web"),
        Start("jean", "procuration", "jean"),
        Press("jean", "0001", "start"),
        Fill("jean", "0001", "mandatary.last_name", "Zorglub"),
        Press("jean", "0001", "next"),
        Back(2),
    )
    with Store.at("cases.db") as store:
        store.keep(kept._replace(opening=opening(1, library)._replace(id=FIRST)))
        store.keep(walked(library, 3, 8)[0]._replace(opening=opening(2, library)._replace(id=SECOND)))
    return tmp_path


def test_a_list_says_of_each_sitting_who_is_there_and_where_its_cases_stand(capsys: Captured) -> None:
    code, out, err = parcours(capsys, "cases", "list")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[:3] == [
        "ba000000  ouverte le 05/01/2026 11:00 · 6 actions · horloge 04/01/2021 09:00",
        "          Jean Dupont",
        "          0001 Procuration en ligne : brouillon › saisie du mandataire",
    ]
    assert lines[3].startswith("ca000000  ouverte le 05/01/2026 11:00 · 9 actions")


def _numbered(library: Library) -> list[str]:
    """The moves of the first sitting, in words."""
    with Store.at("cases.db") as opened:
        kept = opened.kept(FIRST)
    sitting, found = Sitting.begin(library, kept.opening.began), list[str]()
    for entry in kept.entries:
        if not isinstance(entry.move, Back | Forth):
            found.append(f"{entry.number}. 04/01/2021 09:00 — {words(sitting.now, entry.move, 'fr')}")
        sitting = sitting.moved(entry.move, "fr")
    return found


def test_a_sitting_is_shown_move_after_move(capsys: Captured, library: Library) -> None:
    connects, starts, presses, fills, refused = _numbered(library)
    code, out, _ = parcours(capsys, "cases", "show", "ba")
    assert (code, out.splitlines()) == (
        0,
        [
            f"Séance {FIRST}",
            "ouverte le 05/01/2026 11:00, l'horloge au 04/01/2021 09:00",
            connects,
            f"{starts} → brouillon › principes",
            f"{presses} → brouillon › saisie du mandataire",
            fills,
            f"{refused} — refusé : Civilité manque ; Prénom manque ; Date de naissance manque",
            "6. revient de 2 actions",
            "Horloge : 04/01/2021 09:00",
            "0001 Procuration en ligne : brouillon › saisie du mandataire",
        ],
    )


def test_it_speaks_english_too(capsys: Captured) -> None:
    code, out, _ = parcours(capsys, "cases", "list", "--lang", "en")
    assert (code, out.splitlines()[0]) == (0, "ba000000  opened 05/01/2026 11:00 · 6 actions · clock 04/01/2021 09:00")


def test_a_name_that_is_none_or_several_is_told(capsys: Captured) -> None:
    code, _, err = parcours(capsys, "cases", "show", "baa00000")
    assert (code, err) == (2, "aucune séance « baa00000 » dans cases.db ; vouliez-vous « ba000000 » ?\n")
    code, _, err = parcours(capsys, "cases", "show", "")
    assert (code, err) == (2, "« … » : plusieurs séances commencent ainsi (ba0000000000, ca0000000000)\n")


def test_a_mistyped_word_is_answered_with_the_one_it_looks_like(capsys: Captured) -> None:
    code, _, err = parcours(capsys, "cases", "lst")
    assert (code, err.splitlines()[-1]) == (2, "commande inconnue « lst » ; vouliez-vous « list » ?")


def test_nothing_kept_here_is_no_mistake_but_a_store_that_was_named_must_be_there(capsys: Captured, here: Path) -> None:
    (here / "cases.db").unlink()
    assert parcours(capsys, "cases", "list") == (0, "rien n'est gardé ici (cases.db)\n", "")
    assert parcours(capsys, "cases", "list", "--store", "x.db") == (2, "", "x.db : ce fichier n'existe pas\n")
    assert parcours(capsys, "cases", "show", "ab") == (2, "", "cases.db : ce fichier n'existe pas\n")
    assert [path.name for path in here.iterdir()] == ["cases.db.sum"]


# --- files


def test_an_export_is_imported_elsewhere_once(capsys: Captured, here: Path) -> None:
    assert parcours(capsys, "cases", "export", "ba", "--out", "case.jsonl") == (0, "case.jsonl\n", "")
    assert parcours(capsys, "cases", "verify", "case.jsonl") == (0, "case.jsonl : 7 lignes, rien n'a changé\n", "")
    there = ("--store", "other.db")
    assert parcours(capsys, "cases", "import", "case.jsonl", *there) == (0, f"gardée : {FIRST}\n", "")
    code, _, err = parcours(capsys, "cases", "import", "case.jsonl", *there)
    assert (code, err) == (2, "la séance ba000000 est déjà là, la même\n")
    shown = parcours(capsys, "cases", "show", "ba")
    assert parcours(capsys, "cases", "show", "ba", *there) == shown
    assert parcours(capsys, "cases", "export", "ba", *there)[1].encode() == (here / "case.jsonl").read_bytes()


def test_an_import_that_goes_on_another_way_is_told(capsys: Captured, library: Library) -> None:
    parcours(capsys, "cases", "export", "ba", "--out", "case.jsonl")
    with Store.at("cases.db") as store:
        store.append(FIRST, 7, Connect("jean", "web"), (), opening(1, library).opened)
    code, _, err = parcours(capsys, "cases", "import", "case.jsonl")
    assert (code, err) == (2, "la séance ba000000 est déjà là, avec une autre suite : rien n'est écrit\n")


def test_an_export_overwrites_nothing_but_an_export(capsys: Captured, here: Path) -> None:
    (here / "notes.txt").write_text("à garder")
    code, _, err = parcours(capsys, "cases", "export", "ba", "--out", "notes.txt")
    assert (code, err) == (2, "notes.txt existe et n'est pas une séance gardée : rien n'est écrit\n")
    assert (here / "notes.txt").read_text() == "à garder"


def test_a_damaged_export_is_neither_verified_nor_imported(capsys: Captured, here: Path) -> None:
    parcours(capsys, "cases", "export", "ba", "--out", "case.jsonl")
    path = here / "case.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Zorglub", b"Zorglob"))
    why = "case.jsonl : le sceau du fichier ne correspond pas : il a changé, ou sa fin manque\n"
    assert parcours(capsys, "cases", "verify", "case.jsonl") == (1, "", why)
    assert parcours(capsys, "cases", "import", "case.jsonl", "--store", "x.db") == (2, "", why)


_NONSENSE = Came("event", datetime.max.replace(tzinfo=UTC), "\x1b[2J", "no\nwhere", "x", "y", ("a:b", "c"), "z\r")
_HOSTILE: tuple[tuple[Move, tuple[Came, ...]], ...] = (
    (Press("jean\x1b]0;x\x07", "0009", "start"), (_NONSENSE,)),
    (Wait(datetime.max.replace(tzinfo=UTC)), ()),
    (Wait(datetime.min.replace(tzinfo=UTC)), (_NONSENSE._replace(at=datetime.min.replace(tzinfo=UTC)),)),
    (Back(10**18), ()),
    (Back(-3), ()),
    (Forth(1), ()),
    (Start("nobody", "nothing", "no one", "nowhere"), (_NONSENSE._replace(kind="start"),)),
    (Happen("\u202e", None), ()),
    (Amend("jean", "address", None), ()),
)


@pytest.mark.parametrize("clock", [datetime.min, datetime(2021, 1, 4), datetime.max])
def test_an_export_of_nonsense_with_a_chain_that_holds_is_told_and_gives_no_orders(
    capsys: Captured, here: Path, library: Library, clock: datetime
) -> None:
    """Whoever can write an export can seal it: nothing in it is believed but its shape."""
    beginning = opening(7, library)._replace(began=clock.replace(tzinfo=UTC), pins={"portal": Pin("\x1b", "\n")})
    entries = [Entry(n, beginning.opened, move, came) for n, (move, came) in enumerate(_HOSTILE, 1)]
    (here / "case.jsonl").write_bytes(exchange.to_bytes(Kept(beginning._replace(id="f" * 32), tuple(entries))))
    (here / "mapping.yaml").write_bytes(MAPPING)
    for code, *asked in (
        (0, "import", "case.jsonl"),
        (0, "list"),
        (0, "show", "f"),
        (2, "resume", "f"),
        (2, "migrate", "f", "--mapping", "mapping.yaml"),
        (0, "verify"),
        (0, "erase", "f", "--yes"),
        (0, "show", "f"),
    ):
        left, out, err = parcours(capsys, "cases", *asked)
        assert (left, [sign for sign in out + err if sign != "\n" and not sign.isprintable()]) == (code, []), asked


# --- verified, erased


def test_a_whole_store_is_verified(capsys: Captured) -> None:
    assert parcours(capsys, "cases", "verify") == (0, "cases.db : 2 séances, rien n'a changé depuis l'écriture\n", "")
    assert parcours(capsys, "cases", "verify", "ba") == (0, f"{FIRST} : 6 actions, rien n'a changé\n", "")


def test_a_turned_bit_is_told_by_every_word_and_found_by_verify(capsys: Captured, here: Path) -> None:
    path = here / "cases.db"
    data = bytearray(path.read_bytes())
    data[data.index(b"Zorglub")] ^= 1
    path.write_bytes(data)
    code, _, err = parcours(capsys, "cases", "verify")
    lines = err.splitlines()
    assert (code, lines[1]) == (1, "cases.db#ba000000:4 : le texte gardé à côté n'est pas celui qui fut écrit")
    assert lines[0].startswith("cases.db n'est plus le fichier qui fut fermé : abîmé, ou remplacé")
    code, out, err = parcours(capsys, "cases", "list")
    assert out.splitlines()[0].startswith("ba000000  ABÎMÉE — cases.db#ba000000:4 : ")
    assert "ca000000  ouverte" in out
    assert err == lines[0] + "\n"
    assert parcours(capsys, "cases", "show", "ba")[0] == 2
    assert parcours(capsys, "cases", "erase", "ca", "--yes")[0] == 2


def _typing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_erasing_asks_first(capsys: Captured, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _typing(monkeypatch, "non\n")
    code, out, _ = parcours(capsys, "cases", "erase", "ba")
    assert (code, out.splitlines()[-1].endswith("rien n'est effacé")) == (0, True)
    assert b"Zorglub" in (here / "cases.db").read_bytes()


def test_what_is_erased_is_gone_and_what_is_left_is_shown(
    capsys: Captured, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typing(monkeypatch, "oui\n")
    code, out, _ = parcours(capsys, "cases", "erase", "ba")
    assert (code, out.splitlines()[-1].partition("effacé : ")[2]) == (
        0,
        "qui a agi, et ce qui fut tapé. Il reste les dates, les démarches et leurs états.",
    )
    assert b"Zorglub" not in (here / "cases.db").read_bytes()
    shown = parcours(capsys, "cases", "show", "ba")[1].splitlines()
    assert shown[2].startswith("données personnelles effacées le ")
    assert shown[3:7] == [
        "1. connexion",
        "2. démarche ouverte — 04/01/2021 09:00, 0001 Procuration en ligne → brouillon › principes",
        (
            "3. clic — 04/01/2021 09:00, 0001 Procuration en ligne : « Je démarre ma demande »"
            " → brouillon › saisie du mandataire"
        ),
        "4. saisie — 04/01/2021 09:00, 0001 Procuration en ligne → brouillon › saisie du mandataire",
    ]
    assert shown[-1] == "0001 Procuration en ligne : brouillon › saisie du mandataire"
    assert parcours(capsys, "cases", "verify")[0] == 0
    code, _, err = parcours(capsys, "cases", "resume", "ba")
    assert (code, err) == (2, "les données personnelles de cette séance ont été effacées : elle ne se reprend plus\n")


def test_of_a_flow_that_is_gone_what_is_known_is_told_and_ids_stand_in_quotes(capsys: Captured, here: Path) -> None:
    _flows_renamed(here)
    code, out, _ = parcours(capsys, "cases", "show", "ba")
    assert (code, out.splitlines()[3:8], out.splitlines()[-1]) == (
        0,
        [
            "1. connexion",
            "2. démarche ouverte — 04/01/2021 09:00, 0001 « procuration » → « draft.principles »",
            "3. clic — 04/01/2021 09:00, 0001 « procuration » : « start » → « draft.mandatary »",
            "4. saisie — 04/01/2021 09:00, 0001 « procuration » → « draft.mandatary »",
            "5. clic — refusé",
        ],
        "0001 « procuration » : « draft.mandatary »",
    )
    assert "          0001 “procuration”: “draft.mandatary”" in (
        parcours(capsys, "cases", "list", "--lang", "en")[1].splitlines()
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_kind_of_move_is_told_in_words(library: Library, lang: Lang) -> None:
    say = Say(lang)
    labels = Labels(library, say)
    said = [told(Passed(1, REAL, kind, 1, None, ()), labels, say) for kind in KINDS]
    assert [each for each in said if "“" in each or "«" in each] == []
    assert len(set(said)) == len(said)
    waits = Passed(1, REAL, "wait", 0, datetime(2021, 2, 5, 8, tzinfo=UTC), ())
    assert told(waits, labels, say) == say(
        "1. le temps passe jusqu'au 05/02/2021 09:00", "1. time goes by until 05/02/2021 09:00"
    )


@pytest.mark.parametrize(
    ("kind", "event", "refused", "said"),
    [
        ("start", "start", (), "opened → draft › entering the mandatary"),
        ("timer", "timer:active:0", (), "deadline → draft › entering the mandatary"),
        ("event", "logout", (), "logout → draft › entering the mandatary"),
        ("event", "open", (), "opened again → draft › entering the mandatary"),
        ("event", "gone", ("absent:gone",), "“gone” (refused: “gone” is not offered here) → draft › entering the"),
        ("event", "next", ("ended:next",), "“Next” (refused: the journey has ended) → draft › entering the mandatary"),
        ("event", "next", ("reserved:next",), "“Next” (refused: reserved for somebody else) → draft › entering the"),
        ("event", "next", ("malformed:mandatary.last_name",), "“Next” (refused: “Last name” is not filled in right)"),
        ("event", "next", ("guard:adult",), "“Next” (refused: rule “the mandatary is 18 or older”)"),
        ("event", "next", ("guard:gone", "odd"), "“Next” (refused: rule “gone”, “odd”)"),
    ],
)  # fmt: skip
def test_what_came_of_a_move_is_told_in_words(
    library: Library, kind: str, event: str, refused: tuple[str, ...], said: str
) -> None:
    came = Came(kind, REAL, "0001", "procuration", "insured", event, refused, "draft.mandatary")
    shown = told(Passed(7, REAL, "press", 0, None, (came,)), Labels(library, Say("en")), Say("en"))
    assert shown.startswith(f"7. click — 05/01/2026 11:00, 0001 Online proxy: {said}"), shown


# --- those that go on from one another


THIRD, FOURTH = f"{0xAD:032x}"[::-1], f"{0xAE:032x}"[::-1]


def _gone_on(library: Library) -> None:
    """The first sitting, gone on with twice."""
    with Store.at("cases.db") as store:
        for number, (name, origin) in enumerate(((THIRD, FIRST), (FOURTH, THIRD)), 3):
            store.begin(opening(number, library)._replace(id=name, origin=origin))


def _names(out: str) -> list[str]:
    return [line[:8] for line in out.splitlines() if line[:1].isalnum() and "  " in line]


def test_of_sittings_that_go_on_from_one_another_the_last_is_listed(capsys: Captured, library: Library) -> None:
    _gone_on(library)
    code, out, _ = parcours(capsys, "cases", "list")
    assert (code, _names(out)) == (0, ["ca000000", "ea000000"])
    assert out.splitlines()[-1] == "et 2 séances continuées par une autre (--all les montre)"
    out = parcours(capsys, "cases", "list", "--all")[1]
    assert (_names(out), "--all" in out) == (["ba000000", "ca000000", "da000000", "ea000000"], False)
    out = parcours(capsys, "cases", "list", "--lang", "en")[1]
    assert out.splitlines()[-1] == "and 2 sittings that others go on from (--all shows them)"


def test_what_was_erased_hides_no_sitting_that_still_holds_personal_data(capsys: Captured, library: Library) -> None:
    _gone_on(library)
    code, out, _ = parcours(capsys, "cases", "erase", "ea", "--yes")
    assert (code, out.splitlines()[1:]) == (0, [f"La séance {THIRD}, dont elle est issue, garde les siennes."])
    code, out, _ = parcours(capsys, "cases", "list")
    assert (code, _names(out)) == (0, ["ca000000", "da000000", "ea000000"])
    assert out.splitlines()[-1] == "et 1 séance continuée par une autre (--all la montre)"


def test_a_damaged_sitting_is_listed_even_where_another_goes_on_from_it(capsys: Captured, library: Library) -> None:
    _gone_on(library)
    guards_down(Path("cases.db"), f"UPDATE parcours_lines SET line = 'x' WHERE number = 2 AND sitting = '{FIRST}'")
    assert "ba000000  ABÎMÉE — " in parcours(capsys, "cases", "list")[1]


# --- gone on with


def test_a_sitting_goes_on_in_the_terminal_and_every_move_of_it_is_kept(
    capsys: Captured, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typing(monkeypatch, "Nom = Martin\nrevenir\nPrénom = Luc\n")
    code, out, _ = parcours(capsys, "cases", "resume", "ba")
    assert (code, "Prénom* : Luc" in out) == (0, True)
    assert parcours(capsys, "cases", "show", "ba")[1].splitlines()[7:11] == [
        "6. revient de 2 actions",
        _numbered(library)[5],
        "8. revient de 1 action",
        _numbered(library)[6],
    ]


def _flows_renamed(here: Path) -> None:
    for name, content in renamed_files().items():
        path = here / "flows" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_a_sitting_whose_flows_have_changed_is_refused_until_it_is_carried_over(capsys: Captured, here: Path) -> None:
    _flows_renamed(here)
    code, _, err = parcours(capsys, "cases", "resume", "ba")
    assert code == 2
    assert err.startswith("ce qui a été joué a changé depuis : portal : fichier modifié, ")
    assert err.endswith("procuration n'existe plus ; pour la reprendre : parcours cases migrate ba000000 --mapping …\n")
    (here / "mapping.yaml").write_bytes(MAPPING)
    code, out, _ = parcours(capsys, "cases", "migrate", "ba", "--mapping", "mapping.yaml")
    new = out[:32]
    assert (code, out[32:]) == (0, f" : 6 actions, au même résultat ; issue de {FIRST}\n")
    listed = parcours(capsys, "cases", "list")[1]
    assert (f"{new[:8]}  ouverte" in listed, "ba000000  " in listed) == (True, False)
    assert parcours(capsys, "cases", "show", new)[1].splitlines()[2] == f"issue de la séance {FIRST}"


def test_an_empty_mapping_that_does_not_do_is_refused_at_the_action_where_it_matters(
    capsys: Captured, here: Path
) -> None:
    _flows_renamed(here)
    (here / "mapping.yaml").write_bytes(b"")
    code, _, err = parcours(capsys, "cases", "migrate", "ba", "--mapping", "mapping.yaml")
    assert (code, err) == (2, "action 2 : attendu une action possible ; obtenu 'procuration' : inconnu ici\n")
    assert len(parcours(capsys, "cases", "list")[1].splitlines()) >= 4


def test_a_wrong_mapping_is_told_with_its_place(capsys: Captured, here: Path) -> None:
    (here / "mapping.yaml").write_bytes(b"flow: {}\nevents: {procuration: {start: starts}}\n")
    code, _, err = parcours(capsys, "cases", "migrate", "ba", "--mapping", "mapping.yaml")
    assert (code, err.splitlines()) == (
        2,
        [
            "mapping.yaml:1:1: M002 partie inconnue « flow » ; vouliez-vous « flows » ?",
            (
                "mapping.yaml:2:31: M003 « starts » n'existe pas dans les flux d'aujourd'hui (events procuration) ; "
                "vouliez-vous « start » ?"
            ),
            "2 problèmes",
        ],
    )


def test_the_store_may_be_named_by_the_environment(
    capsys: Captured, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "cases.db").rename(here / "elsewhere.db")
    monkeypatch.setenv("PARCOURS_STORE", "elsewhere.db")
    code, out, _ = parcours(capsys, "cases", "verify")
    assert (code, out.splitlines()[0]) == (0, "elsewhere.db : 2 séances, rien n'a changé depuis l'écriture")
