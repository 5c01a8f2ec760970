"""A classroom: people who all click at once in a real player on loopback, each with a marker nobody else may see."""

import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Final, NamedTuple
from urllib.parse import urlencode

from benchmarks.contest import Figures, row

ROOT: Final = Path(__file__).parents[1]
PEOPLE, ACTIONS = 50, 100
ALONE: Final = 50
"""Actions of somebody alone: not so many that the player finds them too fast."""
MARKER: Final = re.compile(r"Eleve(\d+)Fois(\d+)")
FIELD: Final = "0001.mandatary.last_name"
PATIENCE: Final = 60
"""Seconds that somebody waits for an answer."""


class Lesson(NamedTuple):
    """What a classroom came to: each action (a click, and the page it leads to), each request, and how long in all."""

    actions: tuple[float, ...]
    requests: tuple[float, ...]
    seconds: float
    errors: tuple[str, ...]

    def percentiles(self) -> tuple[float, float, float]:
        """The 50th, 95th and 99th of the actions, in milliseconds."""
        cuts = quantiles(self.actions, n=100, method="inclusive")
        return cuts[49] * 1_000, cuts[94] * 1_000, cuts[98] * 1_000

    def __str__(self) -> str:
        p50, p95, p99 = self.percentiles()
        count, rate = len(self.requests), len(self.requests) / self.seconds
        return (
            f"{len(self.actions)} actions, {count} requests in {self.seconds:.1f} s ({rate:.0f}/s); "
            f"an action takes p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms; {len(self.errors)} errors"
        )


@contextmanager
def player(folder: Path) -> Iterator[int]:
    """A player in a process of its own, with its store in a folder; its port. It must end well."""
    command = [sys.executable, "-m", "harness", "play", "--port", "0", "--store", str(folder / "cases.db")]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        try:
            said = process.stdout.readline() if process.stdout is not None else ""
            yield int(re.findall(r":(\d+)/", said)[0])
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)
    if process.returncode != 0:
        raise RuntimeError(f"the player ended with {process.returncode}")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}


class Pupil:
    """Somebody in the classroom, with a connection that stays open as a browser's does."""

    def __init__(self, number: int, port: int) -> None:
        self._number = number
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._cookie, self._page, self._place, self._times = "", "", "", 0
        self.actions: list[float] = []
        self.requests: list[float] = []

    def begin(self) -> None:
        """Open a sitting, and come to a form where one types a name."""
        self._shown("/fr/")
        self._follow("/fr/open", {"person": "jean"})
        self._ask("bring", insured="jean", flow="procuration", state="draft.mandatary")

    def leave(self) -> None:
        """Hang up."""
        self._line.close()

    def act(self, turn: int) -> None:
        """One thing out of those that people do."""
        began = time.perf_counter()
        _DEEDS[turn % len(_DEEDS)](self)
        self.actions.append(time.perf_counter() - began)
        self._see()

    def type(self) -> None:
        """Type the marker of now."""
        self._times += 1
        form = {"as": "jean", f"h.{FIELD}": "1", f"f.{FIELD}": f"Eleve{self._number}Fois{self._times}"}
        self._follow(f"{self._place}/do", self._form() | form)
        if (str(self._number), str(self._times)) not in MARKER.findall(self._page):
            raise AssertionError(f"pupil {self._number} does not see what they typed")

    def wait(self) -> None:
        """An hour goes by."""
        self._ask("clock", by="PT1H")

    def reload(self) -> None:
        """Load the page anew."""
        self._ask("reload", person="jean")

    def back(self) -> None:
        """Undo."""
        self._ask("back", steps="1")

    def forth(self) -> None:
        """Do again."""
        self._ask("forth", steps="1")

    def look(self) -> None:
        """Look at the first page, then at the sitting."""
        self._shown("/fr/")
        self._shown(f"{self._place}?who=jean")

    def _ask(self, what: str, **said: str) -> None:
        self._follow(f"{self._place}/do", self._form() | {"ask": what, **said})

    def _form(self) -> dict[str, str]:
        return {"n": re.findall(r'data-n="(\d+)"', self._page)[0], "who": "jean"}

    def _follow(self, path: str, form: dict[str, str]) -> None:
        csrf = re.findall(r'name="csrf" value="(\w+)"', self._page)[0]
        status, led, _ = self._request("POST", path, urlencode({"csrf": csrf, **form}))
        if status != 303:
            raise AssertionError(f"{path.rpartition('/')[2]}: {status}")
        self._place = led.partition("?")[0]
        self._shown(led)

    def _shown(self, path: str) -> None:
        status, _, self._page = self._request("GET", path)
        if status != 200:
            raise AssertionError(f"a page: {status}")

    def _see(self) -> None:
        """What a browser fetches of a page besides; and nobody else's marker."""
        for picture in re.findall(r'src="(/fr/s/[^"]+)"', self._page):
            status, _, _ = self._request("GET", picture.replace("&amp;", "&"))
            if status != 200:
                raise AssertionError(f"a picture: {status}")
        others = {number for number, _ in MARKER.findall(self._page)} - {str(self._number)}
        if others:
            raise AssertionError(f"pupil {self._number} sees what {others} typed")

    def _request(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": self._cookie, "Origin": f"http://127.0.0.1:{self._line.port}"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        began = time.perf_counter()
        self._line.request(method, path, body or None, headers)
        answer = self._line.getresponse()
        read = answer.read()
        self.requests.append(time.perf_counter() - began)
        self._cookie = (answer.getheader("set-cookie") or self._cookie).partition(";")[0]
        return answer.status, answer.getheader("location") or "", read.decode()


_DEEDS: Final[Sequence[Callable[[Pupil], None]]] = (
    Pupil.type, Pupil.wait, Pupil.type, Pupil.back, Pupil.forth, Pupil.reload, Pupil.look, Pupil.type, Pupil.back,
)  # fmt: skip


def lesson(people: int, actions: int) -> Lesson:
    """So many people do so many things each, all at once, none waiting between two."""
    with tempfile.TemporaryDirectory() as folder, player(Path(folder)) as port:
        pupils = [Pupil(number, port) for number in range(people)]
        errors: list[str] = []

        def play(pupil: Pupil) -> None:
            try:
                pupil.begin()
                for turn in range(actions):
                    pupil.act(turn)
            except (AssertionError, OSError, http.client.HTTPException, IndexError) as error:
                errors.append(f"{type(error).__name__} {error}")
            finally:
                pupil.leave()

        threads = [threading.Thread(target=play, args=(pupil,)) for pupil in pupils]
        began = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return Lesson(
            tuple(each for pupil in pupils for each in pupil.actions),
            tuple(each for pupil in pupils for each in pupil.requests),
            time.perf_counter() - began,
            tuple(errors),
        )


@row(
    "a classroom in the player: p95 of an action",
    against="an action of somebody alone, as many times as there are people (50, 100 actions each, all at once)",
    goal="<= 2",
)
def classroom(quick: bool) -> Figures:
    """The 95th percentile: above 1, some wait longer than their turn. An error, or a marker elsewhere, is no figure."""
    people, actions = (10, 20) if quick else (PEOPLE, ACTIONS)
    alone, together = lesson(1, ALONE), lesson(people, actions)
    errors = (*alone.errors, *together.errors)
    if errors:
        raise RuntimeError("; ".join(errors[:5]))
    (typical, *_), (_, slow, _) = alone.percentiles(), together.percentiles()
    return Figures(slow, typical * people, f"{together}; alone {typical:.0f} ms")
