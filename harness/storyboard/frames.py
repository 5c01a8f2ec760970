"""A played scenario as a storyboard in a language."""

import re
from collections.abc import Iterator, Sequence

from diagrams.storyboard.frame import Frame, Sentence, Standing, Storyboard
from diagrams.storyboard.moments import later, moment
from diagrams.words import quoted, tied
from harness.language import Lang
from harness.scenarios import Played
from harness.sight import buttons, clickable
from harness.storyboard.moments import Moment, clicks, moments, opens_tab
from harness.wordings import plain
from simulator.engine.simulation import Happening, Simulation
from simulator.engine.snapshot import Refused
from simulator.portal.acts import reasons
from simulator.portal.page import page
from simulator.spec.flow import FILL
from simulator.spec.text import Prose


def storyboard(
    played: Played,
    lang: Lang,
    *,
    title: Sentence | None = None,
    feature: Sequence[Sentence] = (),
    sentences: Sequence[Sentence] | None = None,
) -> Storyboard:
    """A scenario that was played, as frames in a language.

    Args:
        played: the scenario, of a feature or of a path that was told as one.
        lang: the language of its pages and words.
        title: what it is called in that language; by default as it is written.
        feature: what its feature and its rule are called.
        sentences: its steps in that language, one each; by default as they are written.
    """
    said = tuple(sentences) if sentences is not None else written(played)
    named = title or Sentence(plain_title(played.name), played.lang)
    return Storyboard(named, tuple(feature), lang, tuple(_Teller(played, lang, said).frames()))


def plain_title(name: str) -> str:
    """A scenario's title; behave numbers the rows of an outline after it (« -- @1.2 »)."""
    return re.sub(r" -- @\d+\.\d+.*$", "", name)


def written(played: Played) -> tuple[Sentence, ...]:
    """The steps as they are written."""
    return tuple(
        Sentence(told.sentence, played.lang, told.rows, tuple(told.block.splitlines())) for told in played.told
    )


class _Teller:
    def __init__(self, played: Played, lang: Lang, said: Sequence[Sentence]) -> None:
        self._played, self._lang, self._said = played, lang, said
        self._moments = moments(played)
        self._flow = next((h.firing.after.flow for h in played.simulation.history), "")

    def frames(self) -> Iterator[Frame]:
        for number, here in enumerate(self._moments):
            following = self._moments[number + 1] if number + 1 < len(self._moments) else None
            yield self._frame(here, following)

    def _frame(self, here: Moment, following: Moment | None) -> Frame:
        simulation, lang, viewer = here.simulation, self._lang, _viewer(here, following)
        waited = here.before is not None and here.kind == "time"
        filled = (key for each in here.happened if each.firing.event == FILL for key in each.firing.inputs)
        return Frame(
            kind=here.kind,
            when=simulation.now,
            who=self._name(simulation, viewer),
            later=later(here.before.now, simulation.now, lang) if waited and here.before else "",
            done=tuple(self._said[number] for number in here.done),
            refused=tuple(tied(reason, lang) for reason in self._refused(here)),
            came=() if here.kind == "opening" else tuple(self._came(here)),
            checked=tuple(self._said[number] for number in here.checked),
            page=page(simulation, viewer, lang) if viewer else None,
            clicked=self._clicked(here, following, viewer),
            tab=following is not None and opens_tab(self._played, following),
            filled=frozenset(filled) if here.kind == "deed" else frozenset(),
            standing=self._standing(here),
        )

    def _name(self, simulation: Simulation, actor: str) -> str:
        library = simulation.library
        if actor in library.dossiers.people:
            return library.dossiers.name(actor)
        known = library.portal.actors.get(actor)
        name = known.of(self._lang) if known else actor
        return name[:1].upper() + name[1:]

    # --- what is clicked next

    def _clicked(self, here: Moment, following: Moment | None, viewer: str) -> str:
        """The label of the next click, as it stands on this frame's page."""
        if following is None or following.kind != "deed" or following.actor != viewer or not viewer:
            return ""
        label = next(clicks(self._played, following), "")
        ours = clickable(page(here.simulation, viewer, self._played.lang))
        theirs = clickable(page(here.simulation, viewer, self._lang))
        both = zip(ours, theirs, strict=False)
        return next((other for one, other in both if label and plain(one) == plain(label)), "")

    # --- why not, and what came of it

    def _refused(self, here: Moment) -> tuple[str, ...]:
        outcomes = [self._played.told[number].outcome for number in here.done]
        last = outcomes[-1] if outcomes else None
        if last is None or last.done:
            return ()
        if self._lang == self._played.lang:
            return last.reasons
        firing = next((each.firing for each in reversed(here.happened)), None)
        if firing is not None and isinstance(firing.outcome, Refused):
            return reasons(here.simulation, firing, self._lang)
        return self._inactive(here) or last.reasons

    def _inactive(self, here: Moment) -> tuple[str, ...]:
        """Why the button that was clicked is inactive, in the language of the frame."""
        label = next(clicks(self._played, here), "")
        pages = (page(here.simulation, here.actor, each) for each in (self._played.lang, self._lang))
        ours, theirs = (buttons(seen) for seen in pages)
        found = (other.reasons for one, other in zip(ours, theirs, strict=False) if plain(one.label) == plain(label))
        return next(found, ())

    def _came(self, here: Moment) -> Iterator[str]:
        """What nobody sees: what time alone did, what was sent, what was handed over."""
        for happening in here.happened:
            if happening.kind == "timer":
                yield self._alone(here.simulation, happening)
            effects = happening.firing.outcome.effects
            actors = here.simulation.library.portal.actors
            for sent in effects.sent:
                yield self._words(_SENT, actors[sent.to].of(self._lang), quoted(sent.text.of(self._lang), self._lang))
            for name in effects.given:
                document = here.simulation.library.flows[happening.firing.after.flow].documents[name]
                yield self._words(_GIVEN, quoted(document.title.of(self._lang).source, self._lang))

    def _alone(self, simulation: Simulation, happening: Happening) -> str:
        flow = simulation.library.flows[happening.firing.after.flow]
        paths = [flow.leaves[leaf].path for leaf in (happening.firing.before.state, happening.firing.after.state)]
        ends = [path[0] for path in paths] if paths[0][0] is not paths[1][0] else [path[-1] for path in paths]
        before, after = (quoted(state.label.of(self._lang).source, self._lang) for state in ends)
        name, when = flow.name.of(self._lang).source, moment(happening.at, self._lang)
        if before == after:
            return self._words(_TIMED, when, name, after)
        return self._words(_MOVED, when, name, before, after)

    def _words(self, phrase: Prose, *values: str) -> str:
        return tied(phrase.of(self._lang).format(*values), self._lang)

    # --- where the journey is

    def _standing(self, here: Moment) -> Standing | None:
        """The journey that the frame is about: the one that last moved, or the one in front of the person."""
        simulation = here.simulation
        if not self._flow:
            return None
        session = simulation.sessions.get(here.actor)
        front = (session.dialog or session.front) if session else None
        moved = next((each.case for each in reversed(here.happened)), None) or front
        moved = moved or next((each.case for each in reversed(simulation.history)), None)
        portal = simulation.library.portal
        if moved is None:
            return Standing(simulation.library.flows[self._flow], portal)
        case = simulation.cases[moved]
        happened = (each for each in simulation.history if each.case == case.id and each.kind != "start")
        flow = simulation.library.flows[case.flow]
        return Standing(flow, portal, tuple(each.firing for each in happened), case.snapshot.state)


def _viewer(here: Moment, following: Moment | None) -> str:
    """Whose screen a frame shows: at the opening, of those who are there, whoever acts next."""
    there = here.simulation.sessions
    if here.kind != "opening" or here.actor in there:
        return here.actor
    if following is not None and following.actor in there:
        return following.actor
    return next(iter(there), "")


_MOVED = Prose(
    "{} : avec le temps, sans que personne n'agisse, « {} » passe de {} à {}",
    "{}: by time alone, “{}” goes from {} to {}",
)
_TIMED = Prose("{} : avec le temps, « {} », toujours {}", "{}: by time alone, “{}”, still {}")
_SENT = Prose("{} reçoit : {}", "{} receives: {}")
_GIVEN = Prose("document remis : {}", "document handed over: {}")
