"""``parcours demo``: everything at once, with a readable account."""

from pathlib import Path
from typing import Any

import click

from harness import options
from harness.language import Say

FAILED = 1


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Relit les flux, joue les parcours des guides et les scénarios, dessine tout, édite les attestations, puis "
            "écrit les pas-à-pas, un storyboard, des questionnaires et le site ; tout va dans build/.",
            "Check the flows, play the guides' journeys and the scenarios, draw everything, issue the certificates, "
            "then write handbooks, a storyboard, quizzes and the site; all of it goes to build/.",
        ),
        epilog=say("Par exemple : parcours demo --out build", "For example: parcours demo --out build"),
    )
    @options.out(say, "build")
    def demo(out: Path) -> int:
        return _Account(say, out).tell()

    return demo


class _Account:
    """Does everything in order and says what came of it."""

    def __init__(self, say: Say, out: Path) -> None:
        from rich.console import Console

        self.say, self.out = say, out
        self.console = Console(highlight=False)

    def tell(self) -> int:
        """Everything; the exit code."""
        from harness.files import library

        found = library()
        flows = list(found.flows.values())
        self._title("1", self.say("Les flux, relus", "The flows, checked"))
        self._flows(found)
        self._title("2", self.say("Les parcours des guides, joués", "The guides' journeys, played"))
        papers = self._journeys()
        self._title("3", self.say("Les scénarios", "The scenarios"))
        broken = self._features()
        self._title("4", self.say("Les images, en français et en anglais", "The pictures, in French and English"))
        self._pictures(flows)
        self._title("5", self.say("À distribuer, à publier", "To hand out, to publish"))
        self._material()
        self._title("6", self.say("À ouvrir", "To open"))
        self._to_open(papers)
        return FAILED if broken else 0

    def _title(self, number: str, text: str) -> None:
        self.console.print(f"\n[bold]{number}. {text}[/bold]")

    def _print(self, text: str) -> None:
        self.console.print(text, markup=False, soft_wrap=True)

    def _flows(self, found: Any) -> None:
        from rich.table import Table

        from harness import features
        from harness.traces import traces

        say = self.say
        table = Table(box=None, pad_edge=True)
        for heading in (say("flux", "flow"), say("édition", "edition")):
            table.add_column(heading, style="default")
        for heading in (
            say("états", "states"),
            say("écrans", "screens"),
            say("règles", "rules"),
            say("propriétés", "properties"),
        ):
            table.add_column(heading, justify="right")
        for flow in found.flows.values():
            counts = (len(flow.states), len(flow.screens), len(flow.guards), len(flow.properties))
            table.add_row(flow.name.plain.of(say.lang), f"{flow.edition:%d/%m/%Y}", *map(str, counts))
        self.console.print(table)
        lines = [line for line in traces(found.guides, features.find((), say)).lines if line.owed]
        owed, shown = sum(len(line.statements) for line in lines), sum(len(line.traced) for line in lines)
        self._print(say(f"  {owed} énoncés et décisions, dont {shown} ont un scénario",
                        f"  {owed} statements and decisions, of which {shown} have a scenario"))  # fmt: skip

    def _journeys(self) -> list[Path]:
        from harness import demonstration
        from harness.progress import bar

        places = demonstration.guide_scenarios()
        papers: list[Path] = []
        with bar(self.say("parcours", "journeys"), len(places)) as advance:
            told = list(demonstration.journeys(places, self.out / "journeys", self.say, advance))
        for journey in told:
            self._print(f"  {journey.title}")
            dates = journey.began if journey.began == journey.ended else f"{journey.began} → {journey.ended}"
            self._print("      " + self.say(" ; ", "; ").join([dates, *journey.states]))
            papers += [path for path in journey.files if path.suffix == ".pdf"]
        return papers

    def _features(self) -> bool:
        from harness import features
        from harness.playing import played, processes
        from harness.progress import bar
        from harness.report import write
        from harness.report.summary import summary

        found = features.find((), self.say)
        count = sum(len(read.places) for read in found)
        with bar(self.say("scénarios", "scenarios"), count) as advance:
            results = played(found, "process", 0, self.say, advance)
        write(self.out / "report", results)
        for line in summary(results, self.say, processes(count, 0)).splitlines():
            self._print(f"  {line}")
        return bool(results.broken)

    def _pictures(self, flows: list[Any]) -> None:
        from harness import demonstration
        from harness.progress import bar

        with bar(self.say("images", "pictures"), demonstration.count_of_pictures(flows)) as advance:
            paths = list(demonstration.pictures(flows, self.out / "pictures", advance))
        self._print(
            self.say(
                f"  {len(paths)} images dans {self.out}/pictures", f"  {len(paths)} pictures in {self.out}/pictures"
            )
        )

    def _material(self) -> None:
        from harness import demonstration

        for what, count in demonstration.material(self.out, self.say):
            self._print(f"  {count} {what}")

    def _to_open(self, papers: list[Path]) -> None:
        from harness import demonstration

        say, out, lang = self.say, self.out, self.say.lang
        family = [path for path in papers if path.stem.endswith(lang)]
        shown = [
            (
                out / "pictures" / lang / f"procuration-lifecycle-{lang}.svg",
                say("le cycle de vie de la procuration", "the life of the proxy"),
            ),
            *((path, say("une attestation", "a certificate")) for path in family[1:2]),
            (out / "journeys", say("ce que chacun a vu, pas à pas", "what everybody saw, step by step")),
            (
                out / "handbooks" / f"procuration-{lang}.pdf",
                say("le pas-à-pas de la procuration", "the proxy's handbook"),
            ),
            (
                next((out / "storyboards").glob(f"*-{lang}.html"), out / "storyboards"),
                say("un parcours, image par image", "a journey, frame by frame"),
            ),
            (
                out / "quiz" / f"procuration-quiz-{demonstration.SEED}-{lang}.html",
                say("un questionnaire, à faire à l'écran", "a quiz, to be done on screen"),
            ),
            (out / "site" / lang / "index.html", say("la documentation vivante", "the living documentation")),
        ]
        width = max(len(str(path)) for path, _ in shown)
        for path, what in shown:
            self._print(f"  {path!s:<{width}}  {what}")
