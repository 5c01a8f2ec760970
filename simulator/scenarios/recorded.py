"""What was done in a sitting → the scenario that does it again and sees what was seen; or why it cannot be told.

Each deed is said by the phrase of what one does by labels, and tried on a portal of the scenario's own: where that
comes to something else than the deed came to, it is not told at all. What was undone is not spoken of.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from simulator.analysis.path import Act
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Firing
from simulator.portal.deed import Amend, Connect, Disconnect, Fill, Happen, Press, Reload, Start, Wait
from simulator.portal.page import role
from simulator.scenarios import clock, titles
from simulator.scenarios.cast import Cast
from simulator.scenarios.ending import Ending, Expectation
from simulator.scenarios.expectations import RECORDED, refusal
from simulator.scenarios.sayings import Saying, sayings
from simulator.scenarios.scenario import CannotTell, Scenario, Sentence
from simulator.scenarios.scribe import Done as Told
from simulator.scenarios.scribe import same
from simulator.scenarios.standings import moved, states
from simulator.scenarios.tags import tags
from simulator.scenarios.typing_in import as_form, row_of
from simulator.scenarios.voice import Voice
from simulator.scenarios.ways import Step
from simulator.sitting import words
from simulator.sitting.move import Bring, Done
from simulator.sitting.sitting import Sitting
from simulator.sitting.sitting import Step as Made
from simulator.spec.flow import LOGOUT
from simulator.spec.text import Lang, Prose

Check = Callable[[Sentence], object]
_DOING: Final[Mapping[type[Done], Prose]] = {
    Connect: Prose("Après la connexion", "Once logged in"),
    Reload: Prose("Page rechargée", "Page loaded anew"),
    Amend: Prose("Dossier modifié", "File changed"),
    Bring: Prose("Démarche préparée", "Journey prepared"),
}
"""The deeds that have no words of their own in a title."""


def recorded(sitting: Sitting, lang: Lang, *, title: str = "", check: Check = lambda _: None) -> Scenario:
    """The scenario of what was done in a sitting, in a language.

    Args:
        sitting: what was done; it began with nothing but a clock.
        lang: the language of its labels and phrases, whatever the sitting was played in.
        title: what it is called; by default what was done last and what came of it.
        check: called with each sentence; it raises `CannotTell` for one that cannot be written.

    Raises:
        CannotTell: for a deed that no phrase says, which it names; or where nothing was done.
    """
    if sitting.began != Simulation.begin(sitting.began.library, sitting.began.now):
        raise CannotTell(Prose("la séance a commencé au milieu d'une autre", "the sitting began amid another"))
    began, made = _beginning(sitting)
    if not made:
        raise CannotTell(Prose("rien n'a été fait", "nothing was done"))
    recorder = _Recorder(began, lang, check)
    for one, after in zip(made, [*made[1:], None], strict=True):
        recorder.write(one)
        if isinstance(one.deed, Wait):
            recorder.see_time(eve=after is not None and isinstance(after.deed, Wait))
    ending = recorder.ended()
    named = title or titles.title(ending, _DOING.get(type(made[-1].deed), Prose("", "")).of(lang))
    return Scenario(" ".join(named.split()), tuple(recorder.sentences), tags(recorder.here.history))


def _beginning(sitting: Sitting) -> tuple[Simulation, tuple[Made, ...]]:
    """The portal when something is first done, and all that is done, but for stops of the clock without interest."""
    began, made = sitting.began, list(sitting.done)  # a clock that moves before anything is done begins later
    while made and isinstance(made[0].deed, Wait):
        began = made.pop(0).act.simulation
    moving = [one for before, one in zip(_before(began, made), made, strict=True) if not _idle(before, one)]
    quiet = [_quiet(before, one) for before, one in zip(_before(began, moving), moving, strict=True)]
    return began, tuple(
        one for one, here, after in zip(moving, quiet, (*quiet[1:], False), strict=False) if not (here and after)
    )


def _before(began: Simulation, made: Iterable[Made]) -> list[Simulation]:
    return [began, *(one.act.simulation for one in made)][:-1]


def _quiet(before: Simulation, made: Made) -> bool:
    """Whether time goes by, and nothing else."""
    return isinstance(made.deed, Wait) and len(before.history) == len(made.act.simulation.history)


def _idle(before: Simulation, made: Made) -> bool:
    return _quiet(before, made) and before.now == made.act.simulation.now


class _Recorder(Voice):
    """Holds the portal as the scenario leaves it, and the sentences so far."""

    def __init__(self, began: Simulation, lang: Lang, check: Check) -> None:
        super().__init__(Cast(began.library, "", lang))
        self.here, self._check = began, check
        self._typed: list[Step] = []  # what the one who acts has typed in a row: written when something else is done
        self._typist = ""
        self._inputs: dict[str, str | tuple[str, ...]] = {}
        self._last = Told(Act("wait", began.now))
        self._since = 0
        self.say("given", clock.set_to(began.now))

    # --- deeds

    def write(self, made: Made) -> None:
        """Write a deed, and what was seen where it was refused.

        Raises:
            CannotTell: with the deed, where no phrase comes to what it came to.
        """
        before = self.here
        try:
            saying = self._saying(made)
            self._write(made.deed, saying)
        except CannotTell as error:
            raise CannotTell(_about(before, made.deed, error.why)) from error
        self.here, self._since = saying.act.simulation, len(before.history)
        self._last = self._told(before, made.deed, saying)
        if not saying.act.done and (saying.steps or self._last.person == self.speaker):
            self._see((refusal,), needed=bool(saying.steps))

    def _saying(self, made: Made) -> Saying:
        """The first saying that comes to what the deed came to."""
        for saying in sayings(self.here, made.deed, self.cast.lang):
            if saying.act.done == made.act.done and alike(saying.act.simulation, made.act.simulation):
                return saying
        why = "ce qui se lit à l'écran ne suffit pas à le refaire", "what can be read on screen is not enough to do it"
        raise CannotTell(Prose(*why))

    def _write(self, deed: Done, saying: Saying) -> None:
        person = _actor(deed)
        if isinstance(deed, Fill) and saying.act.done and not saying.alone:
            if person != self._typist:
                self._flush()
            self._typed += [self._writable(step, person) for step in saying.steps]
            self._typist = person
            self._inputs[deed.field] = deed.typed
            return
        self._flush()
        laid = isinstance(deed, Amend | Bring) or (isinstance(deed, Connect) and self.laying)
        for step in saying.steps:
            self.say("given" if laid else "action", self._writable(step, person), person)
        if isinstance(deed, Bring | Happen) and deed.insured is not None:
            self.speaker = self.speaker or deed.insured

    def _writable(self, step: Step, person: str) -> Step:
        """The phrase; what is typed in a cell or on lines of its own, where the phrase cannot hold it."""
        unwritable: list[CannotTell] = []
        for wording in _wordings(step, self.cast.lang):
            try:
                self._check(self.sentence("action", wording, person))
            except CannotTell as error:
                unwritable.append(error)
            else:
                return wording
        raise unwritable[0]

    def _flush(self) -> None:
        """Write what was typed."""
        for step in as_form(tuple(self._typed), self.cast.lang):
            self.say("action", step, self._typist)
        self._typed, self._typist, self._inputs = [], "", {}

    def _told(self, before: Simulation, deed: Done, saying: Saying) -> Told:
        """What was done as the last act of a path: what titles and expectations go by."""
        person, now, label = _actor(deed), before.now, saying.label
        match deed:
            case Press(_, case, event):
                found, by = before.cases[case], role(before, person)
                firing: Firing | None = before.fired(case, event, by=by)[1]
                act = Act("event", now, found.flow, event, by=by)
                return Told(act, saying.how, person, firing, label, saying.act.reasons)
            case Fill(_, case):
                act = Act("fill", now, before.cases[case].flow, inputs={**self._inputs})
            case Start(_, flow):
                act = Act("begin", now, flow)
            case Wait(to):
                act = Act("wait", to)
            case _:
                act = Act("event", now, event=LOGOUT if isinstance(deed, Disconnect) else "")
        return Told(act, saying.how, person, None, label, saying.act.reasons)

    # --- what is seen

    def see_time(self, *, eve: bool) -> None:
        """Write where time has moved the cases; on the eve of that, where they still are."""
        self._see((states if eve and not self.here.history[self._since :] else moved,))

    def ended(self) -> Ending:
        """Write what is seen at the end."""
        self._flush()
        self._see(RECORDED)
        return self._ending()

    def _ending(self) -> Ending:
        since = self.here.history[self._since :]
        about = since[0].insured if since else self.speaker
        return Ending(self.cast._replace(insured=about), self._last, self.here, self.here, self.speaker, since)

    def _see(self, expectations: Iterable[Expectation], *, needed: bool = False) -> None:
        """Write what is expected, each thing once, but for what no line can hold; a refusal must be seen."""
        ending, known = self._ending(), len(self.sentences)
        for step in (step for expectation in expectations for step in expectation(ending)):
            self._expect(step)
        if needed and len(self.sentences) == known:
            self._expect(Step("refused", {}))

    def _expect(self, step: Step) -> None:
        sentence = self.sentence("outcome", step)
        try:
            self._check(sentence)
        except CannotTell:
            return
        if sentence not in self._seen_already():
            self.sentences.append(sentence)

    def _seen_already(self) -> list[Sentence]:
        acted = max(index for index, sentence in enumerate(self.sentences) if sentence.role != "outcome")
        return self.sentences[acted + 1 :]


def _actor(deed: Done) -> str:
    """Who does it; nobody for what happens by itself."""
    match deed:
        case Wait() | Happen() | Amend() | Bring():
            return ""
    return deed.person


def _wordings(step: Step, lang: Lang) -> Iterator[Step]:
    """A phrase, and others that type the same."""
    yield step
    row = row_of(step, lang)
    if row is not None:
        yield Step("fill_form", {"table": (row,)})
    if step.phrase == "fill" and all(line == line.rstrip() for line in str(step.values["text"]).split("\n")):
        yield Step("fill_lines", step.values)


def alike(found: Simulation, wanted: Simulation) -> bool:
    """Whether two portals are the same, but for how they came to be."""
    if (found.now, found.sessions, found.dossiers) != (wanted.now, wanted.sessions, wanted.dossiers):
        return False
    return found.cases.keys() == wanted.cases.keys() and all(
        same(case, found.cases[name]) for name, case in wanted.cases.items()
    )


def _about(here: Simulation, deed: Done, why: Prose) -> Prose:
    """Why a deed cannot be told."""
    return Prose(f"« {words.words(here, deed, 'fr')} » : {why.fr}", f"“{words.words(here, deed, 'en')}”: {why.en}")
