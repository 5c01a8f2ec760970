"""behave's view of the report: formatters that also serve plain ``behave -f harness.report:Json -o FILE``."""

from collections.abc import Callable
from typing import Any

from behave.formatter.base import Formatter, StreamOpener

from harness.report import junit, stored
from harness.report.collect import Place, feature_of, walk
from harness.report.results import FeatureResult, Results, merged


class Collector(Formatter):  # type: ignore[misc]  # behave ships no types
    """Tells each scenario as soon as it has run, as a feature that holds that scenario alone.

    Scenarios that tags, lines or names leave out are not told at all.
    """

    name = "collector"
    description = "Results as values"

    def __init__(
        self, stream_opener: StreamOpener, config: Any, tell: Callable[[FeatureResult], None] | None = None
    ) -> None:
        super().__init__(stream_opener, config)
        self.pieces: list[FeatureResult] = []
        self._tell = tell or self.pieces.append
        self._feature: Any = None
        self._waiting: dict[int, Place] = {}
        self._running: Any = None

    def feature(self, feature: Any) -> None:
        """A feature begins: what of it is chosen is known now, before hooks skip more."""
        self._feature = feature
        self._running = None
        self._waiting = {id(place.scenario): place for place in walk(feature) if place.scenario.should_run(self.config)}

    def scenario(self, scenario: Any) -> None:
        """A scenario begins: the one before is over."""
        self._over()
        self._running = scenario

    def eof(self) -> None:
        """A feature is over: told whatever never ran, because a hook failed or somebody stopped."""
        self._over()
        left = list(self._waiting.values())
        if left:
            self._tell(feature_of(self._feature, left))
        elif self._feature.error_message:
            self._tell(feature_of(self._feature, []))
        self._waiting = {}

    def _over(self) -> None:
        place = self._waiting.pop(id(self._running), None)
        self._running = None
        if place is not None:
            self._tell(feature_of(self._feature, [place]))

    def results(self) -> Results:
        """All that was collected."""
        found = merged([Results((piece,)) for piece in self.pieces])
        return Results(found.features, sum(feature.seconds for feature in found.features))


class Json(Collector):
    """``behave -f harness.report:Json -o results.json``."""

    name = "harness.report:Json"
    description = "JSON that is right for rules (Parcours)"

    def close(self) -> None:
        """Write all at the end."""
        self.open().write(stored.text_of(self.results()))
        self.close_stream()


class JUnit(Collector):
    """``behave -f harness.report:JUnit -o junit.xml``."""

    name = "harness.report:JUnit"
    description = "JUnit XML that is right for rules (Parcours)"

    def close(self) -> None:
        """Write all at the end."""
        self.open().write(junit.text_of(self.results()))
        self.close_stream()
