"""Results as JUnit XML: a suite a feature, a case a scenario, the rule in the case's class name."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from harness.report.results import FeatureResult, Results, RuleResult, ScenarioResult, StepResult

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(results: Results) -> str:
    """The XML text."""
    root = Element("testsuites", name="parcours")
    for feature in results.features:
        _suite(root, feature)
    if results.faults:
        _faults(SubElement(root, "testsuite", name="parcours"), "hooks", results.faults)
    for suite in root:
        _count(suite, suite.findall("testcase"))
    _count(root, root.findall("testsuite/testcase"))
    root.set("time", _time(results.seconds))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: Element, feature: FeatureResult) -> None:
    suite = SubElement(root, "testsuite", name=_safe(feature.name), file=_safe(feature.file))
    for scenario in feature.scenarios:
        _case(suite, feature, None, scenario)
    for rule in feature.rules:
        for scenario in rule.scenarios:
            _case(suite, feature, rule, scenario)
        _faults(suite, class_name(feature, rule), [rule.fault] if rule.fault else [])
    _faults(suite, class_name(feature, None), [feature.fault] if feature.fault else [])


def class_name(feature: FeatureResult, rule: RuleResult | None) -> str:
    """Feature and rule; dots would be taken for packages."""
    name = feature.name if rule is None else f"{feature.name} › {rule.name}"
    return _safe(name.replace(".", "·"))


def _case(suite: Element, feature: FeatureResult, rule: RuleResult | None, scenario: ScenarioResult) -> None:
    case = SubElement(
        suite,
        "testcase",
        classname=class_name(feature, rule),
        name=_safe(scenario.name),
        time=_time(scenario.seconds),
        file=_safe(feature.file),
        line=str(scenario.line),
    )
    if scenario.tags:
        properties = SubElement(case, "properties")
        for tag in scenario.tags:
            SubElement(properties, "property", name="tag", value=_safe(tag))
    if scenario.status in {"failed", "error", "undefined"}:
        _broken(case, scenario)
    elif scenario.status in {"skipped", "untested"}:
        SubElement(case, "skipped", message=scenario.status)
    SubElement(case, "system-out").text = _safe("\n".join(_line(step) for step in scenario.steps))


def _broken(case: Element, scenario: ScenarioResult) -> None:
    culprit = scenario.culprit
    where = f"{culprit.sentence} (line {culprit.line})" if culprit else ""
    kind = "failure" if scenario.status == "failed" else "error"
    message = next(iter((scenario.message or where).splitlines()), scenario.status)
    element = SubElement(case, kind, type=scenario.status, message=_safe(message))
    element.text = _safe("\n".join(text for text in (where, scenario.message) if text))


def _faults(suite: Element, classname: str, faults: Iterable[str]) -> None:
    """What went wrong outside every scenario is a case of its own: it must not be overlooked."""
    for fault in faults:
        case = SubElement(suite, "testcase", classname=classname, name="hook", time=_time(0))
        element = SubElement(case, "error", type="error", message=_safe(fault.splitlines()[0]))
        element.text = _safe(fault)


def _line(step: StepResult) -> str:
    return f"{step.sentence} … {step.status} ({_time(step.seconds)} s)"


def _count(element: Element, cases: list[Element]) -> None:
    element.set("tests", str(len(cases)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
    element.set("time", _time(sum(float(case.get("time", "0")) for case in cases)))


def _time(seconds: float) -> str:
    return f"{seconds:.6f}"


def _safe(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("�", text)
