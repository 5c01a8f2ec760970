"""A journey kept in a file comes back the same and can still be undone, or is refused; nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play import keeping
from harness.play.doing import do
from harness.play.journey import Track
from harness.play.opening import START, begin
from harness.play.reading import read
from harness.store.errors import StoreError
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
:enregistrer
revenir
refaire
revenir
plus tard P1M
le 05/02/2021
Déconnexion"""


def along(library: Library) -> Iterator[Track]:
    """A journey of several people, at each of its steps."""
    track = begin(library, START, "jean", FR)
    yield track
    for line in PROXY.splitlines():
        track = do(track, read(line, track.here, FR), FR).track
        yield track


@pytest.fixture(scope="module")
def steps(library: Library) -> tuple[Track, ...]:
    return tuple(along(library))


def again(track: Track, library: Library, say: Say = FR) -> Track:
    """A journey that was kept and taken up."""
    return keeping.taken(keeping.content(track), "k", library, say)


def test_the_journey_that_is_kept_has_passed_by_everything(steps: tuple[Track, ...]) -> None:
    here = steps[-1].here.simulation
    kinds = {happening.kind for happening in here.history}
    assert (kinds, len(here.cases), len(steps)) == ({"start", "event", "timer"}, 4, 40)


def test_it_comes_back_the_same_from_each_of_its_steps(steps: tuple[Track, ...], library: Library) -> None:
    pairs = ((track, again(track, library)) for track in steps)
    assert [number for number, (track, back) in enumerate(pairs) if all_of(track) != all_of(back)] == []


def all_of(track: Track) -> tuple[object, ...]:
    """All there is of a journey, the way back and forth included."""
    sitting, here = track.sitting, track.sitting.now
    deeds = [[step.deed for step in each] for each in (sitting.done, sitting.undone)]
    return (deeds, here.now, here.cases, here.sessions, here.dossiers, here.history)


def test_what_was_done_can_be_undone_once_it_is_taken_up(steps: tuple[Track, ...], library: Library) -> None:
    back, seen = again(steps[14], library), []
    while (step := back.way_back()) is not None:
        back = back.along(step)
        seen.append(back.here.clock())
    assert (len(seen), seen[0], seen[-1], back.sitting.done) == (16, "04/01/2021 09:10", "04/01/2021 09:00", ())


def test_what_was_undone_can_be_done_again_once_it_is_taken_up(steps: tuple[Track, ...], library: Library) -> None:
    back = again(steps[34], library)
    step = back.way_forth()
    assert step is not None
    assert back.along(step).sitting.now == steps[35].sitting.now


def test_whoever_acted_last_acts_again(steps: tuple[Track, ...], library: Library) -> None:
    assert [again(steps[number], library).acting for number in (0, 8, 17, 24)] == [
        ("jean", "jean"),
        ("jean", "jean"),
        ("mandatary", "jean"),
        ("eva", "eva"),
    ]


def test_it_goes_on_in_the_language_one_speaks_now(steps: tuple[Track, ...], library: Library) -> None:
    assert again(steps[2], library, Say("en")).here.page().tabs[0] == "Home"


def test_cut_or_changed_it_is_refused(steps: tuple[Track, ...], library: Library) -> None:
    whole = keeping.content(steps[3])
    cut = (whole[:size] for size in range(0, len(whole), 7))
    changed = (whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(0, len(whole), 7))
    assert [data for data in (*cut, *changed) if not refused(data, library)] == []


def refused(data: bytes, library: Library) -> bool:
    try:
        keeping.taken(data, "k", library, FR)
    except StoreError:
        return True
    return False


def test_a_foreign_file_is_refused_and_nothing_is_lost(steps: tuple[Track, ...], tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mes notes\n")
    track = steps[8]
    for order in (f"charger {path}", f"sauver {path}", f"sauver {tmp_path}", f"charger {tmp_path}", f"sauver {path}/x"):
        with pytest.raises(BadInputError):
            do(track, read(order, track.here, FR), FR)
    assert path.read_text() == "mes notes\n"


def test_a_journey_that_is_taken_up_replaces_the_one_under_way(steps: tuple[Track, ...], tmp_path: Path) -> None:
    track = steps[8]
    for order in (f"sauver {tmp_path}/k", "plus tard P1D", f"charger {tmp_path}/k"):
        track = do(track, read(order, track.here, FR), FR).track
    assert all_of(track) == all_of(steps[8])


def test_a_journey_that_cannot_be_written_leaves_the_old_one_whole(
    steps: tuple[Track, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.save(steps[2], str(tmp_path / "k"), FR)
    before = (tmp_path / "k").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keeping.save(steps[8], str(tmp_path / "k"), FR)
    assert ([path.name for path in tmp_path.iterdir()], (tmp_path / "k").read_bytes()) == (["k"], before)
