"""``parcours play``: started, asked, stopped; and what it says where it cannot start."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.cli import main
from harness.language import Say
from harness.mistakes import BadInputError
from harness.player.app import application
from harness.player.patience import PatientProtocol
from harness.player.serving import Server, address, configuration, listening
from harness.store.record import Opening
from harness.store.store import Store
from tests.player.visiting import setting_of

ROOT = Path(__file__).resolve().parents[2]
KEPT = "c" * 32
POSTED = (
    b"POST /fr/open HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
)
WAYS = (
    b"/%ff", b"/fr/%00", b"/fr/s/%0d%0a", b"/%", b"/%zz", b"/..", b"/fr/../../etc/passwd", b"//evil.example/",
    b"http://evil.example/", b"*",
)  # fmt: skip


class Player:
    """A player in a process of its own."""

    def __init__(self, folder: Path, *options: str, lang: str = "fr") -> None:
        self._errors = (folder / "errors").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "harness", "play", "--port", "0", "--lang", lang, *options],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        self.said = [self._line()]
        while not self.said[-1].startswith("Ctrl-C"):
            self.said.append(self._line())
        self.port = re.findall(r"http://[^ /]+:(\d+)", self.said[0])[0]
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "it ended"
        return line.strip()

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """A page."""
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with self._browser.open(asked, timeout=10) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def raw(self, sent: bytes, wait: float = 10) -> bytes:
        """What is answered to these bytes, until the other side hangs up."""
        with socket.create_connection(("127.0.0.1", int(self.port)), timeout=wait) as line:
            line.sendall(sent)
            found = b""
            try:
                while part := line.recv(65_536):
                    found += part
            except (TimeoutError, ConnectionResetError):
                pass
            return found

    def stopped(self, by: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """How it ends: the code, and the rest of what it says and complains of."""
        self.process.send_signal(by)
        out, _ = self.process.communicate(timeout=20)
        self._errors.seek(0)
        errors = self._errors.read()
        self._errors.close()
        return self.process.returncode, out, errors


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("play")


@pytest.fixture(scope="module")
def player(folder: Path) -> Iterator[Player]:
    made = Player(folder)
    yield made
    made.stopped()


def test_it_says_where_it_answers_and_answers_there(player: Player, folder: Path) -> None:
    assert player.said == [f"Parcours répond à http://127.0.0.1:{player.port}/fr/", "Ctrl-C arrête."]
    assert player.get("/fr/")[0] == 200
    assert (folder / "cases.db").is_file()


def test_another_name_gets_nothing(player: Player) -> None:
    assert player.get("/fr/", Host="evil.example")[0] == 421


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/9.9\r\nConnection: close\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64,
        b"GET /fr/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + b"x" * 20_000 + b"\r\n\r\n",
        b"GET /fr/ HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET /fr/ HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        b"POST /fr/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
    ],
)
def test_what_is_no_http_is_hung_up_on_without_a_word_more(player: Player, sent: bytes) -> None:
    assert re.match(rb"HTTP/1\.1 (?:400|403|404|421|431) ", player.raw(sent))
    assert player.get("/fr/")[0] == 200


def test_what_is_decoded_wrongly_is_not_there(player: Player) -> None:
    for way in WAYS:
        found = player.raw(b"GET " + way + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert found.startswith(b"HTTP/1.1 404 "), way


def test_it_stops_at_ctrl_c_and_keeps_its_peace(folder: Path) -> None:
    made = Player(folder, "--store", "other.db", lang="en")
    assert made.said[0].startswith("Parcours answers at http://127.0.0.1:")
    made.get("/en/")
    code, out, errors = made.stopped(signal.SIGINT)
    assert (code, out) == (0, "Stopped.\n")
    assert re.fullmatch(r"\S+Z GET /\{lang\}/ 200 \d+\.\d ms -\n", errors)
    assert (folder / "other.db").is_file()


def test_elsewhere_than_on_loopback_a_code_is_asked_for(folder: Path) -> None:
    made = Player(folder, "--host", "0.0.0.0", "--allow-host", "ecole.local")
    try:
        token = re.findall(r"/join\?token=([0-9a-f]{32})$", made.said[0])[0]
        assert made.said[1] == f"Code d'accès : {token}"
        assert "Entrer" in made.get("/fr/")[1]
        assert made.get("/fr/", Host="ecole.local")[0] == 200
        assert "Entrer" not in made.get(f"/join?token={token}")[1]
    finally:
        code, _, errors = made.stopped()
    assert code == 0
    assert token not in errors


def test_a_kept_sitting_is_taken_up_by_a_link(folder: Path) -> None:
    with Store.at(str(folder / "cases.db")) as store:
        store.begin(Opening(KEPT, datetime(2026, 1, 1, tzinfo=UTC), datetime(2021, 1, 4, 8, tzinfo=UTC)))
    made = Player(folder, "--case", KEPT[:8].upper())
    try:
        link = re.findall(r"Pour reprendre la séance : http://[^/]+(/fr/taken/[0-9a-f]{32})$", made.said[1])
        assert "Reprendre" in made.get(link[0])[1]
    finally:
        made.stopped()


# --- where it cannot start


def refused(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["play", "--lang", "fr", *options])
    assert ended.value.code == 2
    return capsys.readouterr().err.strip()


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_port_that_is_taken_is_said_so_with_another(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert refused(capsys, "--port", str(port)) == (
            f"le port {port} est déjà pris ; essayez --port {min(port + 1, 65_535)}, ou --port 0 pour le premier libre"
        )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--host", "192.0.2.1"), "« 192.0.2.1 » n'est pas une adresse de cette machine"),
        (("--host", "nowhere.invalid"), "adresse inconnue « nowhere.invalid »"),
        (("--host", "a b"), "« a b » n'est pas un nom de machine"),
        (("--allow-host", "http://x/"), "« http://x/ » n'est pas un nom de machine"),
        (("--port", "70000"), "--port : un nombre entier est attendu, de 0 à 65535"),
        (("--store", "."), "c'est un dossier"),
        (("--store", ""), "Un fichier, ou une adresse postgresql://, est attendu"),
        (("--store", "mysql://x"), "seuls un fichier ou une adresse postgresql:// conviennent"),
        (("--store", "nowhere/cases.db"), "ce dossier n'existe pas"),
        (("--case", "0" * 32), "cases.db : ce fichier n'existe pas"),
        (("--token-file", "nowhere"), "nowhere : ce fichier n'existe pas"),
    ],
)
def test_what_cannot_be_is_said_with_what_could(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert said in refused(capsys, *(() if "--port" in options else ("--port", "0")), *options)


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        ("cccccccd", "aucune séance « cccccccd » dans cases.db ; vouliez-vous « cccccccc » ?"),
        ("../x", "aucune séance « ../x » dans cases.db"),
        ("c", "« c » : plusieurs séances commencent ainsi (c0c0c0c0c0c0, cccccccccccc)"),
        ("c0", "les données personnelles de cette séance ont été effacées : elle ne se reprend plus"),
    ],
)
def test_a_sitting_that_is_none_or_several_or_erased_is_told_before_anything_is_served(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, beginning: str, said: str
) -> None:
    monkeypatch.setattr("harness.player.serving.listening", lambda *_: pytest.fail("it listens"))
    with Store.at("cases.db") as store:
        for name in (KEPT, "c0" * 16):
            store.begin(Opening(name, datetime(2026, 1, 1, tzinfo=UTC), datetime(2021, 1, 4, 8, tzinfo=UTC)))
        store.erase("c0" * 16)
    with pytest.raises(SystemExit) as ended:
        main(["play", "--lang", "fr", "--port", "0", "--case", beginning])
    assert (ended.value.code, *capsys.readouterr()) == (2, "", f"{said}\n")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "cases.db : ce fichier ou son dossier ne s'écrit pas\n"),
        ("en", "cases.db: the file or its folder cannot be written\n"),
    ],
)
def test_where_nothing_can_be_kept_nothing_is_served(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setattr("harness.store.lite.os.access", lambda *_: False)
    monkeypatch.setattr("harness.player.serving.listening", lambda *_: pytest.fail("it listens"))
    with pytest.raises(SystemExit) as ended:
        main(["play", "--lang", lang, "--port", "0"])
    assert (ended.value.code, *capsys.readouterr()) == (2, "", said)


def test_a_code_of_ones_own_is_long_enough(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "code").write_text("  court\n", "utf-8")
    assert "un code d'au moins 16 caractères est attendu" in refused(capsys, "--port", "0", "--token-file", "code")


def test_flows_that_cannot_be_read_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "portal.yaml").write_text("editions: 3\n", "utf-8")
    assert "flows/portal.yaml:" in refused(capsys, "--port", "0")


def test_an_address_is_one_that_a_browser_opens() -> None:
    with listening("127.0.0.1", 0, Say("fr")) as listener:
        port = listener.getsockname()[1]
        assert address(listener, "127.0.0.1") == f"http://127.0.0.1:{port}"
        assert re.fullmatch(rf"http://[0-9.]+:{port}", address(listener, "0.0.0.0"))
        assert address(listener, "::1") == f"http://[::1]:{port}"


def test_a_port_below_1024_may_not_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> socket.socket:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", deny)
    with pytest.raises(BadInputError, match=r"port 80 is not allowed; try --port 8000"):
        listening("127.0.0.1", 80, Say("en"))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET /fr/ HTTP/1.1\r\nHost:",
        POSTED + b"Content-Length: 9\r\n\r\na",
    ],
)
def test_who_begins_a_request_and_does_not_end_it_is_hung_up_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr(PatientProtocol, "patience", 0.3)
    setting = setting_of(folder / "cases.db")
    listener = listening("127.0.0.1", 0, Say("fr"))
    server = Server(configuration(application(setting, log=lambda _: None)))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
    thread.start()
    try:
        with socket.create_connection(listener.getsockname(), timeout=10) as line:
            began = time.monotonic()
            line.sendall(sent)
            try:
                found = line.recv(100)
            except ConnectionResetError:
                found = b""
            assert found == b""
            assert time.monotonic() - began < 5
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()
        setting.tables.store.close()
