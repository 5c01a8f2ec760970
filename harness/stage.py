"""What a scenario remembers while it runs: its driver, who acted last, and the last outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from harness.driver import Outcome, Photographing
from harness.sight import clickable, closest, fields
from harness.wordings import PRONOUNS, plain

if TYPE_CHECKING:
    from pathlib import Path

    from harness.driver import Driver, Lang
    from simulator.portal.page import FieldView, Page

SEEN = ("À l’écran :", "On screen:")
INSURED = {"fr": ("l'assuré", "l'assurée"), "en": ("the insured", "the insured person")}


class Stage:
    """One scenario: what steps/ work on."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.lang: Lang = driver.lang
        self.actor: str | None = None
        self.insured: str | None = None
        self.outcome: Outcome | None = None
        self.album: Path | None = None
        """Where the picture of this very step would go, should it fail."""
        self._unseen_refusal: AssertionError | None = None

    # --- words

    def say(self, fr: str, en: str) -> str:
        """A message in the language of the feature."""
        return fr if self.lang == "fr" else en

    def failure(self, fr: str, en: str) -> AssertionError:
        """What fails the step; it says first why the last action was refused if it was, and last what was on screen."""
        told = self.say(fr, en)
        reasons = self.joined(self.outcome.reasons) if self.outcome and not self.outcome.done else ""
        if reasons and reasons not in told:
            told = (
                self.say(f"l'action précédente a été refusée : {reasons}", f"the action before was refused: {reasons}")
                + f"\n{told}"
            )
        return AssertionError(told + self._seen())

    def joined(self, reasons: Iterable[str]) -> str:
        """Reasons in a row."""
        return self.say(" ; ", "; ").join(reasons)

    def _seen(self) -> str:
        """What is on screen; nothing for somebody nobody knows."""
        if self.actor is None:
            return ""
        try:
            shown = self.driver.explain(self.actor)
        except ValueError:
            return ""
        return f"\n\n{self.say(*SEEN)}\n{shown}"

    def photograph(self, error: Exception) -> None:
        """Keep a picture of what was on screen when a step failed, where the driver can take one; the error says so."""
        place, driver = self.album, self.driver
        if place is None or not isinstance(driver, Photographing):
            return
        try:
            driver.photograph(place)
        except Exception as lost:  # noqa: BLE001  # a picture that cannot be taken must not hide why the step failed
            told = self.say(f"pas de capture d'écran : {lost}", f"no screenshot: {lost}")
        else:
            told = self.say(f"capture d'écran : {place.as_posix()}", f"screenshot: {place.as_posix()}")
        error.args = (f"{error}\n\n{told}",)

    def check(self, holds: bool, fr: str, en: str) -> None:
        """Fail unless it holds."""
        if not holds:
            raise self.failure(fr, en)

    def equal(self, what: tuple[str, str], expected: object, actual: object) -> None:
        """Fail unless the two are equal; say both."""
        self.check(
            expected == actual,
            f"{what[0]} : attendu {quoted(expected)}, obtenu {quoted(actual)}",
            f"{what[1]}: expected {quoted(expected)}, got {quoted(actual)}",
        )

    def known(self, what: tuple[str, str], label: str, labels: Iterable[str]) -> str:
        """A label as it stands on screen; fails with the closest one when there is none like it."""
        on_screen = {plain(item): item for item in reversed(tuple(labels))}
        exact = on_screen.get(plain(label))
        if exact is not None:
            return exact
        near = closest(label, on_screen.values())
        hint_fr, hint_en = (f" ; vouliez-vous « {near} » ?", f'; did you mean "{near}"?') if near else ("", "")
        raise self.failure(
            f"{what[0]} « {label} » n'est pas à l'écran{hint_fr}", f'{what[1]} "{label}" is not on screen{hint_en}'
        )

    # --- people

    def who(self, actor: str) -> str:
        """Whom a phrase speaks of: « il » is the last one who acted, « l'assuré » the insured person named last."""
        if actor.casefold() in PRONOUNS[self.lang]:
            if self.actor is None:
                raise AssertionError(
                    self.say(f"qui est « {actor} » ? Personne n'a encore agi", f'who is "{actor}"? Nobody acted yet')
                )
            return self.actor
        if actor.casefold() in INSURED[self.lang]:
            self.actor = self.insured or INSURED[self.lang][0]
        elif actor[:1].isupper() and not actor.startswith(("Le ", "La ", "L'", "The ")):
            self.insured = self.actor = actor
        else:
            self.actor = actor[:1].lower() + actor[1:]
        return self.actor

    def called(self, actor: str) -> tuple[str, ...]:
        """The names under which that person may be written to."""
        return (actor, *INSURED[self.lang]) if actor == self.insured else (actor,)

    def about(self, person: str) -> str:
        """Remember the insured person a phrase speaks of."""
        self.insured = person
        self.actor = self.actor or person
        return person

    # --- what is done

    def begin(self, role: str) -> None:
        """A new step: a refusal that nothing looked at stops the scenario here, rather than pass in silence."""
        if role == "outcome":
            self._unseen_refusal = None
        self.end()

    def end(self) -> None:
        """No step any more: the same holds."""
        if self._unseen_refusal is not None:
            raise self._unseen_refusal

    def acted(self, outcome: Outcome) -> None:
        """Keep what came of an action."""
        self.outcome = outcome
        if not outcome.done:
            reasons = self.joined(outcome.reasons) or "—"
            self._unseen_refusal = self.failure(
                f"l'action précédente a été refusée, et aucun « Alors » ne le disait : {reasons}",
                f'the action before was refused, and no "Then" said so: {reasons}',
            )

    def arranged(self, outcome: Outcome) -> None:
        """Keep what came of an action that must have been possible."""
        self.outcome = outcome
        reasons = self.joined(outcome.reasons) or "—"
        self.check(outcome.done, f"refusé : {reasons}", f"refused: {reasons}")

    def moved(self, move: Callable[[], None], to: datetime) -> None:
        """Move the clock, never back."""
        now = self.driver.now()
        if now is not None and to < now:
            already = f"{now:%d/%m/%Y %H:%M}"
            raise AssertionError(
                self.say(
                    f"le temps ne recule pas : il est déjà {already}", f"time does not go back: it is already {already}"
                )
            )
        move()

    # --- what is seen

    @property
    def viewer(self) -> str:
        """Whose screen is looked at."""
        if self.actor is None:
            raise AssertionError(self.say("personne n'a encore agi", "nobody acted yet"))
        return self.actor

    def page(self) -> Page:
        """What the last one who acted sees."""
        return self.driver.page(self.viewer)

    def clickable(self, label: str) -> str:
        """A label to click, as it stands on screen."""
        return self.known(("le lien ou le bouton", "the link or button"), label, clickable(self.page()))

    def field(self, label: str) -> FieldView:
        """A field that can be reached."""
        found = fields(self.page())
        exact = self.known(("le champ", "the field"), label, (field.label for field in found))
        return next(field for field in found if field.label == exact)


def quoted(value: object) -> str:
    """A value as a message of failure shows it."""
    if value in ((), [], None):
        return "—"
    if isinstance(value, str):
        return f"« {value} »"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M:%S}".removesuffix(":00")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (tuple, list)):
        return "(" + " | ".join(" · ".join(item) if isinstance(item, tuple) else str(item) for item in value) + ")"
    return str(value)
