"""A journey kept in a file comes back the same, or is refused with its line."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play import keeping
from harness.play.doing import do
from harness.play.journey import Journey, Track
from harness.play.opening import START, begin
from harness.play.reading import read
from simulator.spec.load import Library

FR = Say("fr")
PROXY = """ouvrir procuration
1
2
Civilité = 1
Nom = Dupont « é » <b>
Prénom = Martin
Date de naissance = 16/04/1991
Suivant
je certifie
plus tard PT10M
je valide
Mes informations
Révoquer
Retour
ouvrir accueil
Objet = une démarche
Pièce d'identité = passeport
qui l'agent d'accueil
qui Eva Dupont
connecter
ouvrir attestation
Bénéficiaire = toute
VALIDER
Télécharger
événement interruption du service
qui Camille Leroy
connecter BMS
connecter
ouvrir adresse
Numéro et voie = 1 rue X
Code postal = 75001
Commune = Paris
Enregistrer
plus tard P1M
le 05/02/2021
Déconnexion"""


def along(library: Library) -> Iterator[Journey]:
    """A journey of several people, at each of its steps."""
    track = Track(begin(library, START, "jean", FR))
    yield track.here
    for line in PROXY.splitlines():
        track = do(track, read(line, track.here, FR), FR).track
        yield track.here


@pytest.fixture(scope="module")
def steps(library: Library) -> tuple[Journey, ...]:
    return tuple(along(library))


def test_the_journey_that_is_kept_has_passed_by_everything(steps: tuple[Journey, ...]) -> None:
    kinds = {happening.kind for happening in steps[-1].simulation.history}
    assert (kinds, len(steps[-1].simulation.cases), len(steps)) == ({"start", "event", "timer"}, 4, 37)


def test_it_comes_back_the_same_from_each_of_its_steps(steps: tuple[Journey, ...], library: Library) -> None:
    back = (keeping.taken_up(keeping.content(step), library, "fr") for step in steps)
    pairs = zip(steps, back, strict=True)
    assert [number for number, (step, again) in enumerate(pairs) if all_of(step) != all_of(again)] == []


def all_of(journey: Journey) -> tuple[object, ...]:
    """All there is of a journey; of what is past, what was done and what it came to."""
    here = journey.simulation
    past = [(h.kind, h.at, h.case, h.by, h.firing.inputs, h.firing.after, h.firing.outcome) for h in here.history]
    who_and_when = (journey.who, journey.insured, journey.lang, here.now)
    return (*who_and_when, here.cases, here.sessions, here.dossiers, past, journey.page(), journey.standings())


def test_what_came_back_is_kept_in_the_same_bytes(steps: tuple[Journey, ...], library: Library) -> None:
    once = keeping.content(steps[-1])
    assert keeping.content(keeping.taken_up(once, library, "fr")) == once


def test_it_goes_on_in_the_language_one_speaks_now(steps: tuple[Journey, ...], library: Library) -> None:
    back = keeping.taken_up(keeping.content(steps[2]), library, "en")
    assert back.page().tabs[0] == "Home"


def test_cut_anywhere_it_is_refused(steps: tuple[Journey, ...], library: Library) -> None:
    whole = keeping.content(steps[8])
    accepted = [size for size in range(len(whole)) if not refused(whole[:size], library)]
    assert accepted == []


def test_with_any_byte_changed_it_is_refused(steps: tuple[Journey, ...], library: Library) -> None:
    whole = keeping.content(steps[8])
    changed = (whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(len(whole)))
    assert [at for at, damaged in enumerate(changed) if not refused(damaged, library)] == []


def refused(data: bytes, library: Library) -> bool:
    try:
        keeping.taken_up(data, library, "fr")
    except ValueError:
        return True
    return False


def resealed(lines: list[str]) -> bytes:
    body = "".join(f"{line}\n" for line in lines).encode()
    return body + f"{json.dumps({'lines': len(lines), 'seal': sha256(body).hexdigest()})}\n".encode()


@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (3, '"event": "start"', '"event": "next"', 3),
        (2, '"state": "draft.principles"', '"state": "active.current"', 2),
        (2, '"flow": "procuration"', '"flow": "autre"', 2),
        (2, '"insured": "jean"', '"insured": "personne"', 2),
        (5, "2021-01-04T08", "2020-01-04T08", 5),
        (1, '"who": "jean"', '"who": "x"', 1),
        (1, '"device": "web"', '"device": "x"', 1),
        (1, '"front": "0001"', '"front": "0009"', 1),
        (1, '"sessions": {', '"sessions": {"x": 1, ', 1),
        (1, '"now": "2021', '"now": "x', 1),
        (1, '"parcours": 1', '"parcours": 2', 1),
    ],
)
def test_a_line_that_does_not_hold_is_named(  # a seal made again does not hide it
    steps: tuple[Journey, ...], library: Library, tmp_path: Path, line: int, old: str, new: str, expected: int
) -> None:
    lines = keeping.content(steps[8]).decode().splitlines()[:-1]
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    path = tmp_path / "k"
    path.write_bytes(resealed(lines))
    with pytest.raises(BadInputError) as error:
        keeping.load(str(path), library, FR)
    assert str(error.value).split(":")[1] == str(expected)


def test_a_foreign_file_is_refused_and_nothing_is_lost(steps: tuple[Journey, ...], tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mes notes\n")
    track = Track(steps[8])
    for order in (f"charger {path}", f"sauver {path}"):
        with pytest.raises(BadInputError):
            do(track, read(order, track.here, FR), FR)
    assert (track.here, path.read_text()) == (steps[8], "mes notes\n")


def test_taking_up_a_journey_can_be_who_and_when(steps: tuple[Journey, ...], tmp_path: Path) -> None:
    track = Track(steps[8])
    for order in (f"sauver {tmp_path}/k", "plus tard P1D", f"charger {tmp_path}/k"):
        track = do(track, read(order, track.here, FR), FR).track
    assert (all_of(track.here), track.back().here.clock()) == (all_of(steps[8]), "05/01/2021 09:00")


def test_a_journey_that_cannot_be_written_leaves_the_old_one_whole(
    steps: tuple[Journey, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.save(steps[2], str(tmp_path / "k"), FR)
    before = (tmp_path / "k").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keeping.save(steps[8], str(tmp_path / "k"), FR)
    assert ([path.name for path in tmp_path.iterdir()], (tmp_path / "k").read_bytes()) == (["k"], before)
