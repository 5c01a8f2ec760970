"""``parcours cover`` and the summaries of runs: what is told of coverage, where, and with which exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from diagrams.tint import COVERED, PARTLY, UNCOVERED
from harness import features, files
from harness.cli import main
from harness.cover.drawn import marks
from harness.cover.page import STYLE, page
from harness.covering import Covering, of_results, owed, runs, touched
from harness.driver import Driver
from harness.language import Lang, Say
from harness.playing import played
from harness.report import stored
from harness.report.results import FeatureResult, Results, RuleResult, ScenarioResult, merged
from simulator.analysis.coverage import Coverage, coverage
from simulator.analysis.obligations import Ledger
from simulator.analysis.path import Path as Path_
from simulator.scenarios.criteria.only import Only
from simulator.scenarios.criteria.target import Candidate, Target
from simulator.scenarios.scenario import Scenario
from simulator.scenarios.telling import Told
from simulator.spec.load import Library
from simulator.spec.text import Prose
from tests.broken import BROKEN, text
from tests.engine.little import library as little_library
from tests.harness.playground import ROOT, SAY, parcours

Captured = pytest.CaptureFixture[str]
ADDRESS = "features/adresse/changement.feature"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PARCOURS_LANG", "fr")


def play(*paths: str, jobs: int = 1, shard: str = "") -> Results:
    found = features.find(paths, SAY)
    return played(features.with_shard(found, shard, SAY) if shard else found, "process", jobs, SAY)


@pytest.fixture(scope="module")
def address() -> Iterator[Results]:
    """The features of the change of address, played once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield play("features/adresse")


@pytest.fixture
def stored_address(address: Results, tmp_path: Path) -> str:
    """Its results as a file."""
    path = tmp_path / "results.json"
    path.write_text(stored.text_of(address), encoding="utf-8")
    return str(path)


def only(library: Library, flow: str, found: Results) -> Coverage:
    """What results cover of the flow's own obligations."""
    own = Ledger((library.flows[flow],)).obligations
    return coverage(own, runs(found))


def line_of(name: str) -> str:
    """A scenario of the change of address by file and line."""
    (read,) = features.find((ADDRESS,), SAY)
    return next(f"{ADDRESS}:{place.scenario.line}" for place in read.places if name in place.scenario.name)


def without(found: Results, name: str) -> Results:
    """Results without the scenarios of a name."""

    def kept(scenarios: tuple[ScenarioResult, ...]) -> tuple[ScenarioResult, ...]:
        return tuple(scenario for scenario in scenarios if name not in scenario.name)

    def rule(one: RuleResult) -> RuleResult:
        return replace(one, scenarios=kept(one.scenarios))

    def feature(one: FeatureResult) -> FeatureResult:
        return replace(one, scenarios=kept(one.scenarios), rules=tuple(map(rule, one.rules)))

    return replace(found, features=tuple(map(feature, found.features)))


# --- collecting


def test_each_scenario_of_a_run_carries_what_it_covers(address: Results, library: Library) -> None:
    by_name = {scenario.name: scenario.covered for _, _, scenario in address.scenarios()}
    covered = next(covered for name, covered in by_name.items() if "il manque Commune" in name)
    assert "adresse:refusal:save:missing:address.city" in covered
    assert "adresse:transition:entry:save:saved" not in covered
    assert only(library, "adresse", address).lacking == ()


def test_over_several_processes_the_coverage_is_the_same(address: Results) -> None:
    assert runs(play("features/adresse", jobs=3)) == runs(address)


def test_shards_stored_and_merged_are_one_run(address: Results) -> None:
    shards = [stored.text_of(play("features/adresse", shard=f"{part}/3")) for part in (1, 2, 3)]
    together = merged([stored.results_of(shard.encode()) for shard in shards])
    assert runs(together) == runs(address)


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("il manque Code postal", ["adresse:refusal:save:missing:address.postcode"]),
        ("il manque Commune", ["adresse:refusal:save:missing:address.city"]),
        ("Le lien est le premier", []),
    ],
)
def test_a_scenario_removed_leaves_exactly_what_it_alone_showed(
    address: Results, library: Library, name: str, lost: list[str]
) -> None:
    left = without(address, name)
    assert len(list(left.scenarios())) == len(list(address.scenarios())) - 1
    assert [o.id for o in only(library, "adresse", left).lacking] == lost


def test_a_scenario_that_fails_covers_nothing(address: Results, library: Library) -> None:
    def failed(scenario: ScenarioResult) -> ScenarioResult:
        return replace(scenario, status="failed")

    def feature(one: FeatureResult) -> FeatureResult:
        rules = tuple(replace(rule, scenarios=tuple(map(failed, rule.scenarios))) for rule in one.rules)
        return replace(one, scenarios=tuple(map(failed, one.scenarios)), rules=rules)

    broken = replace(address, features=tuple(map(feature, address.features)))
    assert only(library, "adresse", broken).count.covered == 0


def test_what_fails_in_its_last_step_is_not_noted(tmp_path: Path) -> None:
    path = tmp_path / "f.feature"
    path.write_text(
        "# language: fr\nFonctionnalité: f\n  Scénario: s\n    Étant donné que nous sommes le 07/02/2022\n"
        "    Et que Camille Leroy est connectée\n    Quand elle ouvre l'onglet « Mes démarches »\n"
        "    Et qu'elle clique sur « Changement d'adresse postale »\n    Alors la page s'intitule « Autre »\n",
        encoding="utf-8",
    )
    (scenario,) = [scenario for _, _, scenario in play(str(path)).scenarios()]
    assert (scenario.status, scenario.covered) == ("failed", ())


def test_a_portal_elsewhere_cannot_be_looked_into(capsys: Captured) -> None:
    class Elsewhere:
        """Some driver that is not in this process."""

    covering = Covering()
    elsewhere: Driver = Elsewhere()  # type: ignore[assignment]  # nothing of it is used
    covering.note(object(), elsewhere)
    covering.end()
    assert capsys.readouterr().out == ""


def test_statements_are_covered_by_the_tags_of_scenarios(address: Results, library: Library) -> None:
    found = of_results(library, address)
    assert found.scenarios(next(o for o in found.obligations if o.id == "statement:P-008"))
    assert "statement:P-029" in {o.id for o in found.lacking}


# --- summaries


def test_a_run_ends_with_a_summary_of_what_it_touched(capsys: Captured) -> None:
    code, out, _ = parcours(capsys, "test", ADDRESS, "--jobs", "1")
    lines = out.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("couverture"))
    assert code == 0
    assert re.fullmatch(r"couverture : \d+/\d+ \(\d+ %\)", lines[start])
    assert [line.split(" ")[2] for line in lines[start + 1 :]] == ["états", "énoncés"]


def test_a_summary_owes_what_was_gone_through_and_the_statements_that_were_borne(
    address: Results, library: Library
) -> None:
    found = touched(of_results(library, address))
    borne = {tag for _, _, scenario in address.scenarios() for tag in scenario.tags}
    statements = [o for o in found.obligations if o.kind == "statement"]
    assert {o.flow for o in found.obligations if o.kind != "statement"} == {"adresse"}
    assert "procuration" in {o.flow for o in statements}
    assert {o.id.removeprefix("statement:") for o in statements} <= borne


def test_the_guide_of_a_flow_gone_through_is_owed_whole(library: Library) -> None:
    first = next(o for o in owed(library) if o.flow == "procuration")
    whole = coverage(owed(library), {"f.feature:1": (first.id,)})
    found = touched(whole)
    assert found.obligations == whole.of("procuration").obligations
    assert {"state", "statement"} <= {o.kind for o in found.lacking}


def test_plain_behave_ends_with_the_same_summary() -> None:
    command = [sys.executable, "-m", "behave", "-f", "null", ADDRESS]
    environment = os.environ | {"PARCOURS_LANG": "fr"}
    out = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert any(re.fullmatch(r"couverture : \d+/\d+ \(\d+ %\)", line) for line in out.splitlines()[-5:])


def test_a_run_that_fails_ends_on_its_failures(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "f.feature"
    path.write_text("# language: fr\nFonctionnalité: f\n  Scénario: s\n    Alors un message s'affiche\n", "utf-8")
    path.write_text(
        "# language: fr\nFonctionnalité: f\n  Scénario: s\n    Étant donné que Jean Dupont est connecté\n"
        "    Alors la page s'intitule « Autre »\n",
        "utf-8",
    )
    code, out, _ = parcours(capsys, "test", str(path))
    assert (code, "couverture" in out) == (1, False)


# --- the command


def test_counts_then_what_lacks_then_what_would_show_it(capsys: Captured, address: Results, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(stored.text_of(without(address, "il manque Code postal")), encoding="utf-8")
    code, out, err = parcours(capsys, "cover", "--from", str(path), "--flow", "adresse")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].split() == ["Changement", "d'adresse", "postale", "13", "/", "14", "92", "%"]
    assert "en tout : 13/14 (92 %)" in lines
    start = lines.index("Ce qu'aucun scénario ne montre :")
    assert re.fullmatch(
        r"    flows/adresse\.yaml:\d+:\d+  « Enregistrer » est inactif car il ne manque que « Code postal »",
        lines[start + 2],
    )
    assert "Scénarios prêts à jouer : 1 (« --write DOSSIER » les écrit tous)" in lines
    assert "    Et le bouton « Enregistrer » est inactif parce que « Code postal manque »" in lines


def test_missing_scenarios_are_written_and_complete_the_others(capsys: Captured, tmp_path: Path) -> None:
    one = line_of("Le lien est le premier")
    code, out, _ = parcours(capsys, "cover", one, "--flow", "adresse", "--write", str(tmp_path / "new"))
    written = tmp_path / "new" / "adresse-manquants.feature"
    assert (code, out.splitlines()[-1]) == (0, written.as_posix())
    assert parcours(capsys, "cover", one, "--flow", "adresse", "--quick", "--fail-under", "100")[0] == 1
    code, out, _ = parcours(capsys, "cover", one, str(written), "--flow", "adresse", "--quick", "--fail-under", "100")
    assert (code, "en tout : 14/14 (100 %)" in out) == (0, True)


def test_quick_owes_what_a_search_owes(capsys: Captured) -> None:
    asked = ("cover", "features/attestation", "--flow", "attestation", "--json", "-")
    searched, quick = (json.loads(parcours(capsys, *asked, *more)[1]) for more in ((), ("--quick",)))
    beyond = [[o["id"] for o in data["flows"][0]["obligations"] if o["impossible"]] for data in (searched, quick)]
    assert beyond == [["attestation:transition:request.interrupted:validate:issued"]] * 2
    assert quick["total"] == searched["total"]


class Everything:
    """A criterion that asks for three things and sees them all."""

    targets = tuple(Target(name, Prose(name, name)) for name in "abc")

    def candidates(self, target: Target) -> Iterator[Candidate]:
        return iter(())

    def spare(self) -> Iterator[Candidate]:
        yield Candidate(Path_("jean", datetime(2021, 1, 4, tzinfo=UTC), ()), Prose("", ""))

    def shown(self, told: Told) -> Iterator[str]:
        return iter("abc")


def test_of_a_criterion_what_is_wanted_alone_counts() -> None:
    told = Told(Scenario("t", ()), (), (), ())
    some, none = Only(Everything(), {"b", "z"}), Only(Everything(), {"z"})
    assert ([target.id for target in some.targets], list(some.shown(told))) == (["b"], ["b"])
    assert (len(list(some.spare())), len(list(none.spare()))) == (1, 0)


def test_what_somebody_wrote_is_not_written_over(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "adresse-manquants.feature"
    path.write_text("# à moi\n", encoding="utf-8")
    code, _, err = parcours(
        capsys, "cover", line_of("Le lien est le premier"), "--flow", "adresse", "--write", str(tmp_path)
    )
    assert (code, path.read_text(encoding="utf-8")) == (2, "# à moi\n")
    assert "n'a pas été écrit par « parcours cover »" in err


def test_json_tells_every_obligation_its_place_and_its_scenarios(capsys: Captured, stored_address: str) -> None:
    code, out, _ = parcours(capsys, "cover", "--from", stored_address, "--flow", "adresse", "--json", "-")
    data = json.loads(out)
    (flow,) = data["flows"]
    save = next(o for o in flow["obligations"] if o["id"] == "adresse:transition:entry:save:saved")
    assert (code, data["parcours_coverage"], data["covered"], data["total"]) == (0, 1, 14, 14)
    assert flow["kinds"][0] == {"kind": "state", "covered": 3, "total": 3}
    assert save["text"]["en"] == "“Save” leads from “entry” to “saved”"
    assert save["place"]["file"] == "flows/adresse.yaml"
    assert save["covered"]
    assert all(scenario.startswith(f"{ADDRESS}:") for scenario in save["scenarios"])
    assert data["scenarios"] == []


@pytest.mark.parametrize(
    ("threshold", "code"), [("100", 0), ("99,5", 0), ("0", 0), ("92.8", 0), ("92.9", 1), ("93 %", 1), ("100 %", 1)]
)
def test_the_threshold_is_exact(
    capsys: Captured, address: Results, stored_address: str, tmp_path: Path, threshold: str, code: int
) -> None:
    path = tmp_path / "less.json"
    path.write_text(stored.text_of(without(address, "il manque Commune")), encoding="utf-8")
    used = str(path) if threshold.startswith(("92", "93", "100 ")) else stored_address
    arguments = ["cover", "--from", used, "--flow", "adresse", "--quick", "--fail-under", threshold]
    found, _, err = parcours(capsys, *arguments)
    assert found == code
    assert ("couverture sous le seuil" in err) == bool(code)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fail-under", "beaucoup"], "--fail-under : « beaucoup » ; un nombre de 0 à 100"),
        (["--fail-under", "101"], "--fail-under : « 101 » ; un nombre de 0 à 100"),
        (["--fail-under=-1"], "--fail-under : « -1 » ; un nombre de 0 à 100"),
        (["--from", "flows/portal.yaml"], "flows/portal.yaml : ce ne sont pas des résultats"),
        (["--from", "nope.json"], "nope.json : ce fichier n'existe pas"),
        (["--from", "nope.json", ADDRESS], "des chemins ou --from, pas les deux"),
        (["--quick", "--write", "x"], "--write ou --quick, pas les deux"),
        (["--draw", "README.md"], "README.md : ce n'est pas un dossier"),
        (["--jobs", "0"], "--jobs : « 0 » ; un nombre ou auto"),
        ([ADDRESS, "--flow", "adrese"], "flux inconnu « adrese » ; vouliez-vous « adresse » ?"),
    ],
)
def test_bad_input_is_2_and_says_what_is_wrong(capsys: Captured, arguments: list[str], message: str) -> None:
    code, out, err = parcours(capsys, "cover", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)


def test_results_of_flows_that_have_changed_are_told(capsys: Captured, address: Results, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    text_ = stored.text_of(address).replace("adresse:state:closed", "adresse:state:shut")
    path.write_text(text_, encoding="utf-8")
    _, out, err = parcours(capsys, "cover", "--from", str(path), "--flow", "adresse", "--quick")
    assert err == "1 choses couvertes n'existent plus : les flux ont changé depuis ces résultats\n"
    assert "en tout : 13/14 (92 %)" in out


def test_a_failing_feature_is_told_and_is_1(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "f.feature"
    path.write_text(
        "# language: fr\nFonctionnalité: f\n  Scénario: s\n    Étant donné que Jean Dupont est connecté\n"
        "    Alors la page s'intitule « Autre »\n",
        "utf-8",
    )
    code, out, err = parcours(capsys, "cover", str(path))
    assert (code, "en tout : 0/" in out) == (1, True)
    assert "Autre" in err


# --- the page and the pictures

VOID = {"meta", "br", "link", "img", "hr"}


class Read(HTMLParser):
    """The elements of a page, each with its attributes; refuses what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


@pytest.fixture(scope="module")
def pages(address: Results, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    path = folder / "results.json"
    path.write_text(stored.text_of(without(address, "il manque Commune")), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        with pytest.raises(SystemExit):
            main(["cover", "--from", str(path), "--flow", "adresse", "--html", str(folder / "html")])
    return {path.name: path.read_text(encoding="utf-8") for path in (folder / "html").iterdir()}


def test_a_folder_takes_a_page_in_each_language_each_leading_to_the_other(pages: Mapping[str, str]) -> None:
    assert sorted(pages) == ["coverage-en.html", "coverage-fr.html"]
    french, english = Read(pages["coverage-fr.html"]), Read(pages["coverage-en.html"])
    assert (french.all("html")[0]["lang"], english.all("html")[0]["lang"]) == ("fr", "en")
    assert "coverage-en.html" in [link["href"] for link in french.all("a")]
    assert "coverage-fr.html" in [link["href"] for link in english.all("a")]
    assert "“Save” is inactive because only “Town” is missing" in pages["coverage-en.html"]
    assert "And the button &quot;Save&quot; is inactive because" in pages["coverage-en.html"]
    assert "Et le bouton « Enregistrer » est inactif parce que « Commune manque »" in pages["coverage-fr.html"]


def test_a_file_takes_the_page_of_the_persons_language(capsys: Captured, stored_address: str, tmp_path: Path) -> None:
    path = tmp_path / "here" / "page.html"
    _, out, _ = parcours(capsys, "cover", "--from", stored_address, "--flow", "adresse", "--html", str(path))
    assert out.splitlines()[-1] == path.as_posix()
    assert Read(path.read_text(encoding="utf-8")).all("html")[0]["lang"] == "fr"


def test_files_that_are_written_are_listed(capsys: Captured, stored_address: str, tmp_path: Path) -> None:
    asked = ("cover", "--from", stored_address, "--flow", "adresse", "--quick")
    _, out, _ = parcours(capsys, *asked, "--json", str(tmp_path / "all.json"), "--html", str(tmp_path / "html"))
    names = ["all.json", "html/coverage-fr.html", "html/coverage-en.html"]
    assert out.splitlines()[-3:] == [(tmp_path / name).as_posix() for name in names]


def test_a_page_runs_nothing_and_leads_nowhere_else(pages: Mapping[str, str]) -> None:
    for text_ in pages.values():
        read = Read(text_)
        assert read.all("script") == []
        assert [name for _, attrs in read.found for name in attrs if name.startswith("on")] == []
        links = [str(link["href"]) for link in read.all("a")]
        assert [link for link in links if not link.startswith(("#", "coverage-"))] == []


def test_a_page_is_read_by_ear(pages: Mapping[str, str]) -> None:
    for text_ in pages.values():
        read = Read(text_)
        assert len(read.all("table")) == len(read.all("caption")) > 0
        assert {cell.get("scope") for cell in read.all("th")} == {"col", "row"}
        ids = [attrs["id"] for _, attrs in read.found if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert {str(link["href"])[1:] for link in read.all("a") if str(link["href"]).startswith("#")} <= set(ids)
        levels = [int(name[1]) for name, _ in read.found if re.fullmatch(r"h[1-6]", name)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert [svg.get("role") for svg in read.all("svg")] == ["img"]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_of_a_page_stands_out_from_its_ground() -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]+)\}", STYLE.partition("@media")[0])
    colours = {name.strip(): dict(re.findall(r"(color|background): (#[0-9a-f]{6})", body)) for name, body in rules}
    paper, ink = colours["body"]["background"], colours["body"]["color"]
    pairs = {name: (str(own.get("color", ink)), str(own.get("background", paper))) for name, own in colours.items()}
    assert {name: pair for name, pair in pairs.items() if contrast(*pair) < 4.5} == {}
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


HOSTILE = """
events: {on: {fr: "x & \\"y\\" < z", en: '</pre & <script'}}
screens: {s: {~S, buttons: [on]}}
states:
  a: {~début & </td, screen: s, events: {on: b}}
  b: {~fin, final: yes}
"""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_whatever_an_author_writes_is_text_on_the_page(lang: Lang) -> None:
    library = little_library(trial=HOSTILE)
    owed = Ledger(library.flows.values()).obligations
    text_ = page(coverage(owed, {"<b>f</b>.feature:1": [owed[0].id]}), (), library, Say(lang))
    read = Read(text_)
    assert (read.all("script"), read.all("b")) == ([], [])
    assert "&lt;b&gt;f&lt;/b&gt;.feature:1" in text_
    assert ("x &amp; &quot;y&quot; &lt; z" in text_, "&lt;/pre &amp; &lt;script" in text_) == (
        lang == "fr",
        lang == "en",
    )


def test_pictures_mark_what_is_covered_in_part_or_not(address: Results, library: Library) -> None:
    flow = library.flows["adresse"]
    whole = marks(only(library, "adresse", address), flow)
    assert set(whole.values()) == {COVERED}
    less = marks(only(library, "adresse", without(address, "il manque Commune")), flow)
    assert {name for name, mark in less.items() if mark != COVERED} == {"entry"}
    assert less["entry"] == PARTLY
    nothing = marks(coverage(Ledger((flow,)).obligations, {}), flow)
    assert set(nothing.values()) == {UNCOVERED}


def test_a_place_where_nobody_came_is_not_covered_in_part(library: Library) -> None:
    flow = library.flows["procuration"]
    shared = {"here": ["procuration:refusal:validate:missing:recap.certify", "procuration:state:recap"]}
    found = marks(coverage(Ledger((flow,)).obligations, shared), flow)
    assert (found["recap"], found["certified"]) == (PARTLY, UNCOVERED)


def test_pictures_are_drawn_as_svg(capsys: Captured, stored_address: str, tmp_path: Path) -> None:
    folder = tmp_path / "drawn"
    _, out, _ = parcours(capsys, "cover", "--from", stored_address, "--flow", "adresse", "--draw", str(folder))
    drawn = sorted(folder.iterdir())
    assert [path.name for path in drawn] == [f"adresse-coverage-{view}-fr.svg" for view in ("detail", "lifecycle")]
    assert set(out.splitlines()) >= {path.as_posix() for path in drawn}
    assert all("couverture" in "".join(ET.parse(path).getroot().itertext()) for path in drawn)


# --- broken flows


@cache
def played_well(library: Library, flow: str) -> Coverage:
    """The coverage of a flow by its own features."""
    return only(library, flow, play(f"features/{flow}"))


LOST = {
    "certification-kept": [],
    "expires-a-day-early": [
        "procuration:deadline:timer:active:0:at",
        "procuration:deadline:timer:active:0:before",
        "procuration:transition:active.confirmed/revocation:timer:active:0:expired",
        "procuration:transition:active.current/revocation:timer:active:0:expired",
        "procuration:transition:active.current:timer:active:0:expired",
        "procuration:transition:active.status/revocation:timer:active:0:expired",
        "procuration:transition:active.status:logout:active.current",
        "procuration:transition:active.status:timer:active:0:expired",
    ],
    "minor-accepted": [],
    "summons-accepted": [
        "accueil:clause:guard:not_a_summons:1:false",
        "accueil:message:summons_excluded",
        "accueil:refusal:check:guard:not_a_summons",
    ],
    "no-address-needed": [
        "attestation:clause:guard:address_known:2:true",
        "attestation:transition:request.running:change_address:request.running",
    ],
    "address-not-saved": [
        "adresse:state:saved",
        "adresse:transition:entry:save:saved",
        "adresse:transition:saved:back:closed",
        "adresse:transition:saved:logout:closed",
    ],
}
"""By broken flow, what its features no longer show: the scenarios that fail count for nothing."""


@pytest.mark.parametrize("name", BROKEN)
def test_on_a_broken_flow_scenarios_fail_and_show_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    flow = Path(BROKEN[name].file).stem
    healthy = played_well(library, flow)
    for path, content in files.sources(ROOT / "flows").items():
        copy = tmp_path / "flows" / Path(path).relative_to(ROOT / "flows")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(text(name).encode() if path.endswith(BROKEN[name].file) else content)
    monkeypatch.chdir(tmp_path)
    results = play(str(ROOT / "features" / flow))
    found = only(files.library(), flow, results)
    assert results.broken
    lost = {o.id for o in found.lacking} - {o.id for o in healthy.lacking}
    assert sorted(lost) == LOST[name]
