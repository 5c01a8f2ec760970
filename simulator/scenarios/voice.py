"""Sentence after sentence, who acts named once, then « il » or « elle » until somebody else does."""

from simulator.scenarios.cast import Cast
from simulator.scenarios.scenario import Role, Sentence, Values
from simulator.scenarios.ways import Step


class Voice:
    """The sentences of a scenario so far, and whom its last one spoke of."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.sentences: list[Sentence] = []
        self.speaker = ""
        """Who acted last, whose screen is looked at; "" while nobody did."""

    @property
    def laying(self) -> bool:
        """Whether the scene is still being laid: nothing was done yet."""
        return all(sentence.role == "given" for sentence in self.sentences)

    def say(self, role: Role, step: Step, person: str = "") -> None:
        """Write a sentence; whoever acts is named, or « il » where they acted last."""
        self.sentences.append(self.sentence(role, step, person))
        self.speaker = person or self.speaker

    def sentence(self, role: Role, step: Step, person: str = "") -> Sentence:
        """The sentence that would be written."""
        values: Values = step.values
        if person:
            spoken = self.cast.pronoun(person) if person == self.speaker else self.cast.name(person)
            values = {"actor": spoken, **values}
        return Sentence(role, step.phrase, values, bool(person) and self.cast.feminine(person))
