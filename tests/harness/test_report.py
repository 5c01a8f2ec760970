"""Results are right for rules: backgrounds, outlines, times, statuses, messages, tags and places."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from harness.language import Say
from harness.report import junit, stored
from harness.report.results import (
    FeatureResult,
    Results,
    RuleResult,
    ScenarioResult,
    Status,
    StepResult,
    merged,
    overall,
)
from harness.report.summary import summary
from tests.harness.playground import HOME, behave, play, timeless


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)


@pytest.fixture(scope="module")
def results() -> Iterator[Results]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(HOME)
        yield play("features")


def named(results: Results, name: str) -> ScenarioResult:
    return next(scenario for _, _, scenario in results.scenarios() if scenario.name == name)


def test_every_scenario_has_its_rule_its_line_and_its_status(results: Results) -> None:
    assert [
        (rule.name if rule else "", scenario.name, scenario.line, scenario.status)
        for _, rule, scenario in results.scenarios()
    ] == [
        ("", "Hors de toute règle", 9, "passed"),
        ("La première", "Une étape échoue", 20, "failed"),
        ("La première", "Le crochet casse", 25, "error"),
        ("La première", "Elle est laissée", 29, "skipped"),
        ("La première", "Rangée 1 -- @1.1", 38, "passed"),
        ("La première", "Rangée 2 -- @1.2", 39, "failed"),
        ("La première", "Rangée 3 -- @1.3", 40, "error"),
        ("La seconde", "Elle réussit", 44, "passed"),
    ]


def test_a_feature_knows_where_it_stands_and_what_it_says(results: Results) -> None:
    (feature,) = results.features
    found = (feature.file, feature.line, feature.language, feature.tags, feature.description, feature.keyword)
    assert found == ("features/all.feature", 3, "fr", ("sujet",), ("Une description.",), "Fonctionnalité")


def test_rules_and_features_are_as_bad_as_the_worst_in_them(results: Results) -> None:
    (feature,) = results.features
    assert [rule.status for rule in feature.rules] == ["error", "passed"]
    assert (feature.status, results.status) == ("error", "error")


def test_backgrounds_of_the_feature_then_of_the_rule_come_first(results: Results) -> None:
    steps = named(results, "Une étape échoue").steps
    assert [(step.sentence, step.line, step.background, step.status) for step in steps] == [
        ("Étant donné que tout va bien", 7, True, "passed"),
        ("Soit le tableau est lu", 15, True, "passed"),
        ("Quand rien ne va", 21, False, "failed"),
        ("Alors tout va bien", 22, False, "skipped"),
    ]


def test_a_table_comes_with_its_step(results: Results) -> None:
    assert named(results, "Une étape échoue").steps[1].table == (("a", "b"), ("1", "2"))


def test_times_add_up_from_steps_to_rules(results: Results) -> None:
    (feature,) = results.features
    first = feature.rules[0]
    steps = sum(step.seconds for scenario in first.scenarios for step in scenario.steps)
    assert 0 < steps == pytest.approx(first.seconds)
    assert pytest.approx(feature.seconds) == sum(scenario.seconds for _, _, scenario in results.scenarios())
    assert results.seconds >= feature.seconds


def test_a_failing_step_says_what_it_found(results: Results) -> None:
    scenario = named(results, "Une étape échoue")
    assert scenario.message == "attendu 1, obtenu 2\n\nÀ l'écran :\n  rien"
    assert (scenario.culprit and (scenario.culprit.sentence, scenario.culprit.line)) == ("Quand rien ne va", 21)


def test_a_breaking_step_says_where_without_behaves_own_frames(results: Results) -> None:
    message = named(results, "Rangée 3 -- @1.3").message
    assert "simple.py" in message
    assert "matchers.py" not in message
    assert message.endswith("ValueError: cassé \x1b[31m")


def test_an_error_in_a_hook_is_the_fault_of_its_scenario(results: Results) -> None:
    scenario = named(results, "Le crochet casse")
    assert scenario.fault == "HOOK-ERROR in before_scenario: RuntimeError: le crochet casse"
    assert {"untested"} == {step.status for step in scenario.steps}


def test_a_row_keeps_its_outline_its_cells_and_the_tags_of_its_table(results: Results) -> None:
    row = named(results, "Rangée 2 -- @1.2")
    assert (row.outline, row.example) == ("Rangée <n>", (("n", "2"), ("étape", "rien ne va")))
    assert row.tags == ("sujet", "rangées")


def test_tags_are_inherited_in_the_order_they_are_written(results: Results) -> None:
    assert named(results, "Une étape échoue").tags == ("sujet", "T-001")


def test_counts_say_how_many_of_each(results: Results) -> None:
    counts = results.counts()
    assert {kind: dict(counts[kind]) for kind in ("features", "rules")} == {
        "features": {"error": 1},
        "rules": {"error": 1, "passed": 1},
    }
    assert dict(counts["scenarios"]) == {"passed": 3, "failed": 2, "error": 2, "skipped": 1}


def test_only_the_scenarios_chosen_by_tags_are_told() -> None:
    chosen = play("features", tags=("@rangées and not @T-001",))
    assert [scenario.line for _, _, scenario in chosen.scenarios()] == [38, 39, 40]


def test_an_error_in_the_hook_of_a_feature_is_not_lost() -> None:
    found = play("hooks/hooks.feature")
    assert (found.features[0].status, named(found, "Jamais joué").status) == ("error", "untested")
    assert "le crochet de la fonctionnalité casse" in found.features[0].fault


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ([], "untested"),
        (["skipped", "skipped"], "skipped"),
        (["skipped", "passed"], "passed"),
        (["passed", "untested"], "untested"),
        (["failed", "passed", "untested"], "failed"),
        (["failed", "undefined"], "undefined"),
        (["failed", "undefined", "error"], "error"),
    ],
)
def test_a_whole_is_as_bad_as_its_worst_part(statuses: list[Status], status: Status) -> None:
    assert status == overall(statuses)


# --- plain behave


def test_plain_behave_writes_the_same_json(tmp_path: Path, results: Results) -> None:
    done = behave("-f", "harness.report:Json", "-o", str(tmp_path / "results.json"), "--no-summary", "features")
    assert done.returncode == 1
    assert timeless(stored.text_of(results)) == timeless((tmp_path / "results.json").read_text("utf-8"))


def test_plain_behave_tells_only_what_lines_and_tags_choose(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    behave("-f", "harness.report:Json", "-o", str(path), "--tags", "@rangées", "features/all.feature:39")
    assert [scenario.line for _, _, scenario in stored.read(path).scenarios()] == [39]


def test_an_undefined_step_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    behave("-f", "harness.report:Json", "-o", str(path), "hooks/undefined.feature")
    found = stored.read(path)
    assert (found.status, named(found, "Inconnue").status) == ("undefined", "undefined")
    assert [step.status for step in named(found, "Inconnue").steps] == ["passed", "undefined", "skipped"]


def test_a_dry_run_is_not_a_success(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    behave("-f", "harness.report:Json", "-o", str(path), "--dry-run", "features")
    assert {"untested"} == {scenario.status for _, _, scenario in stored.read(path).scenarios()}


def test_plain_behave_writes_junit_too(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    behave("-f", "harness.report:JUnit", "-o", str(path), "features")
    assert ET.parse(path).getroot().get("tests") == "8"


# --- JSON


def test_json_gives_back_what_was_written(results: Results) -> None:
    text = stored.text_of(results)
    assert text == stored.text_of(stored.results_of(text.encode()))


def test_json_keeps_what_hostile_texts_hold() -> None:
    step = StepResult("*", 'a"b\\c<&>\x00é\u2028', 1, "failed", 0.5, "\x1b[31m", docstring="")
    written = Results((feature_with(step),), 0.5, ("faute",))
    assert written == stored.results_of(stored.text_of(written).encode())


def feature_with(step: StepResult) -> FeatureResult:
    scenario = ScenarioResult("s", "Scénario", 3, (), step.status, (step,))
    rule = RuleResult("r. s", "Règle", 2, (), (scenario,))
    return FeatureResult("f", "Fonctionnalité", "fr", "f.feature", 1, (), (), (), (rule,))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"parcours_results": 2}',
        b'{"parcours_results": 1}',
        b'{"parcours_results": 1, "features": [{}], "seconds": 0, "faults": []}',
        b'{"parcours_results": 1, "features": 3, "seconds": 0, "faults": []}',
        b'{"parcours_results": 1, "features": [], "seconds": "x", "faults": []}',
        b'{"parcours_results": 1, "features": [], "seconds": 0, "faults": [1]}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_holds_no_results_is_refused(content: bytes) -> None:
    with pytest.raises(stored.NotResultsError):
        stored.results_of(content)


# --- JUnit

CASE = {"classname", "name", "time", "file", "line"}
COUNTS = {"tests", "failures", "errors", "skipped", "time"}


def test_junit_has_the_structure_that_servers_read(results: Results) -> None:
    root = ET.fromstring(junit.text_of(results).encode())
    assert root.tag == "testsuites"
    assert COUNTS | {"name"} == set(root.attrib)
    (suite,) = root
    assert ("testsuite", COUNTS | {"name", "file"}) == (suite.tag, set(suite.attrib))
    assert {("testcase", frozenset(CASE))} == {(case.tag, frozenset(case.attrib)) for case in suite}
    order = ["properties", "skipped", "error", "failure", "system-out"]
    for case in suite:
        tags = [child.tag for child in case]
        assert tags == sorted(tags, key=order.index)
        assert len(tags) == len(set(tags))


def test_junit_counts_are_those_of_its_cases(results: Results) -> None:
    root = ET.fromstring(junit.text_of(results).encode())
    for element in (root, root[0]):
        found = {name: element.get(name) for name in COUNTS - {"time"}}
        assert found == {"tests": "8", "failures": "2", "errors": "2", "skipped": "1"}
    times = [float(case.get("time", "0")) for case in root[0]]
    assert pytest.approx(sum(times), abs=1e-5) == float(root[0].get("time", "0"))
    assert sum(times) > 0


def test_junit_names_the_rule_of_a_case_and_its_place(results: Results) -> None:
    case = ET.fromstring(junit.text_of(results).encode())[0][1]
    assert case.get("classname") == "Tout ce qui arrive › La première"
    assert tuple(map(case.get, ("name", "file", "line"))) == ("Une étape échoue", "features/all.feature", "20")
    assert [tag.get("value") for tag in case.iter("property")] == ["sujet", "T-001"]


def test_junit_says_why_a_case_failed(results: Results) -> None:
    failure = ET.fromstring(junit.text_of(results).encode())[0][1].find("failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("failed", "attendu 1, obtenu 2")
    assert failure.text == "Quand rien ne va (line 21)\nattendu 1, obtenu 2\n\nÀ l'écran :\n  rien"


def test_junit_holds_only_what_xml_can() -> None:
    found = Results((feature_with(StepResult("*", "\x00\ud800\uffff<&", 1, "failed", 0.5, "\x1b")),))
    root = ET.fromstring(junit.text_of(found).encode())
    assert root[0][0].findtext("system-out") == "* ���<& … failed (0.500000 s)"
    assert root[0][0].get("classname") == "f › r· s"


def test_junit_does_not_overlook_what_went_wrong_around_features() -> None:
    hooks = play("hooks/hooks.feature")
    root = ET.fromstring(junit.text_of(Results(hooks.features, 0.0, ("HOOK-ERROR in before_all: x",))).encode())
    assert (root.get("errors"), root.get("skipped")) == ("2", "1")


# --- merging and summing up


def test_shards_merge_into_the_whole(results: Results) -> None:
    parts = [play("features", shard=f"{part}/3") for part in (3, 1, 2)]
    assert timeless(stored.text_of(results)) == timeless(stored.text_of(merged(parts)))


def test_each_shard_is_another_part() -> None:
    lines = [[scenario.line for _, _, scenario in play("features", shard=f"{n}/3").scenarios()] for n in (1, 2, 3)]
    assert lines == [[9, 29, 40], [20, 38, 44], [25, 39]]


def test_the_summary_names_each_failure_with_its_place_its_step_and_its_message(results: Results) -> None:
    failure = summary(results, Say("fr")).split("\n\n✗ ")[0]
    assert failure == (
        "✗ features/all.feature:20  Une étape échoue\n"
        "  Tout ce qui arrive › La première\n"
        "  étape échouée : features/all.feature:21  Quand rien ne va\n"
        "    attendu 1, obtenu 2\n"
        "\n"
        "    À l'écran :\n"
        "      rien"
    )


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "fr",
            [
                "1 fonctionnalité : 1 en erreur",
                "2 règles : 1 réussie, 1 en erreur",
                "8 scénarios : 3 réussis, 2 échoués, 2 en erreur, 1 ignoré",
            ],
        ),
        (
            "en",
            [
                "1 feature: 1 in error",
                "2 rules: 1 passed, 1 in error",
                "8 scenarios: 3 passed, 2 failed, 2 in error, 1 skipped",
            ],
        ),
    ],
)
def test_the_summary_ends_with_counts_in_the_persons_language(results: Results, lang: str, lines: list[str]) -> None:
    assert lines == summary(results, Say("fr" if lang == "fr" else "en")).splitlines()[-5:-2]


def test_the_summary_cannot_command_the_terminal(results: Results) -> None:
    assert "\x1b" not in summary(results, Say("fr"))
