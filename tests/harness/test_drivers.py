"""The portals that features are played on, by name."""

import subprocess
import sys
from pathlib import Path

import pytest

from harness.drivers import DRIVERS, found, make, ready
from harness.elsewhere import Elsewhere
from harness.in_process import InProcess
from harness.language import Lang, Say
from harness.leaving import at_end, close
from harness.mistakes import BadInputError

ROOT = Path(__file__).parents[2]
OWN = "docs.examples.own_portal.driver"
FR, EN = Say("fr"), Say("en")


def test_the_driver_in_process_is_there_without_a_word() -> None:
    ready("process", FR)
    assert isinstance(make("process", "en"), InProcess)


def test_a_function_of_a_module_makes_a_driver() -> None:
    made = make(f"{OWN}:driver", "en")
    assert (made.lang, made.now()) == ("en", None)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("brower", "portail inconnu « brower » (process, browser, module:function) ; vouliez-vous « browser » ?"),
        ("x", "portail inconnu « x » (process, browser, module:function)"),
        ("docs.examples.own_portl:driver", "aucun module « docs.examples.own_portl » ici"),
        (f"{OWN}:drivr", f"« {OWN} » n'a pas de « drivr » ; vouliez-vous « driver » ?"),
        (f"{OWN}:", f"« {OWN} » n'a pas de «  »"),
        (f"{OWN}:Lang", f"« {OWN} » n'a pas de « Lang »"),
        ("..:driver", "« .. » ne nomme aucun module"),
        (":driver", "«  » ne nomme aucun module"),
    ],
)
def test_a_name_that_is_not_a_driver_is_told_with_the_closest(name: str, said: str) -> None:
    with pytest.raises(BadInputError) as told:
        ready(name, FR)
    assert str(told.value) == said


def test_a_module_that_lacks_something_of_its_own_says_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours.py").write_text("import nowhere_at_all\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    with pytest.raises(ModuleNotFoundError, match="nowhere_at_all"):
        found("ours:driver", EN)


@pytest.mark.parametrize("command", [["behave", "-D", "driver=brower"], ["harness", "test", "--driver", "brower"]])
def test_behave_and_the_command_end_with_2_and_one_message(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, "vouliez-vous « browser » ?" in done.stderr) == (2, True)
    assert len(done.stderr.splitlines()) == 1


def test_what_a_driver_opened_is_closed_once_the_last_first() -> None:
    closed: list[str] = []
    at_end(lambda: closed.append("server"))
    at_end(lambda: closed.append("browser"))
    close()
    close()
    assert closed == ["browser", "server"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "ce portail ne permet pas d'amener une démarche à un état"),
        ("en", "this portal does not allow one to bring a journey to a state"),
    ],
)
def test_what_a_portal_elsewhere_cannot_do_is_said(lang: Lang, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Elsewhere(lang).has_case("Jean Dupont", "Procuration en ligne", "en cours")


def test_every_driver_has_a_name_that_is_no_address_of_a_function() -> None:
    assert [name for name in DRIVERS if ":" in name] == []
