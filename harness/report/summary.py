"""Results in a few lines, for the terminal: what was played, and what went wrong where."""

import re
from collections.abc import Iterator

from harness.language import Say
from harness.report.results import BROKEN, STATUSES, FeatureResult, Results, ScenarioResult, Status

_KINDS = {
    "features": (("fonctionnalité", "fonctionnalités"), ("feature", "features")),
    "rules": (("règle", "règles"), ("rule", "rules")),
    "scenarios": (("scénario", "scénarios"), ("scenario", "scenarios")),
    "steps": (("étape", "étapes"), ("step", "steps")),
}
_STATUSES: dict[Status, tuple[str, str]] = {
    "passed": ("réussi", "passed"),
    "failed": ("échoué", "failed"),
    "error": ("en erreur", "in error"),
    "undefined": ("inconnu", "undefined"),
    "skipped": ("ignoré", "skipped"),
    "untested": ("non joué", "not played"),
}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def summary(results: Results, say: Say, jobs: int = 1) -> str:
    """Failures first, each with its place and its message, then the counts: the last lines are those one sees."""
    parts = []
    for feature, rule, scenario in results.scenarios():
        if scenario.status in BROKEN:
            parts.append("\n".join(_scenario(feature, rule.name if rule else "", scenario, say)))
    for feature in results.features:
        faults = [(feature.line, feature.name, feature.fault), *((r.line, r.name, r.fault) for r in feature.rules)]
        parts += [f"✗ {feature.file}:{line}  {name}\n{_indented(fault, 4)}" for line, name, fault in faults if fault]
    parts += results.faults
    parts.append("\n".join(_counts(results, say, jobs)))
    return safe("\n\n".join(parts))


def safe(text: str) -> str:
    """The text without what could command a terminal."""
    return _CONTROL.sub("�", text)


def _scenario(feature: FeatureResult, rule: str, scenario: ScenarioResult, say: Say) -> Iterator[str]:
    yield f"✗ {feature.file}:{scenario.line}  {scenario.name}"
    yield f"  {feature.name}{' › ' + rule if rule else ''}"
    culprit = scenario.culprit
    if culprit is not None:
        status = _status(culprit.status, say, feminine=True)
        yield f"  {status}{say(' :', ':')} {feature.file}:{culprit.line}  {culprit.sentence}"
        yield from (f"      | {' | '.join(row)} |" for row in culprit.table)
        yield from ([_indented(culprit.docstring, 6)] if culprit.docstring else [])
    for text in (culprit.message if culprit else "", scenario.fault):
        if text:
            yield _indented(text, 4)


def _status(status: Status, say: Say, feminine: bool = False) -> str:
    fr, en = _STATUSES[status]
    return say(f"étape {fr}{'e' if feminine and status != 'error' else ''}", f"step {en}")


def _indented(text: str, by: int) -> str:
    return "\n".join(f"{' ' * by}{line}".rstrip() for line in text.splitlines())


def _counts(results: Results, say: Say, jobs: int) -> Iterator[str]:
    for kind, found in results.counts().items():
        fr, en = _KINDS[kind]
        total = sum(found.values())
        many = total > 1
        details = ", ".join(
            f"{found[status]} {_agreeing(status, kind, found[status], say)}" for status in STATUSES if found[status]
        )
        word = say(fr[many], en[total != 1])
        yield f"{total} {word}{say(' : ', ': ') + details if total else ''}"
    seconds = f"{results.seconds:.1f} s"
    over = say(f" sur {jobs} processus", f" over {jobs} processes") if jobs > 1 else ""
    yield f"{seconds.replace('.', ',') if say.lang == 'fr' else seconds}{over}"


def _agreeing(status: Status, kind: str, count: int, say: Say) -> str:
    fr, en = _STATUSES[status]
    if say.lang == "en" or status == "error":
        return say(fr, en)
    feminine, plural = "" if kind == "scenarios" else "e", "s" if count > 1 else ""
    return f"{fr}{feminine}{plural}"
