"""What people are called in a scenario: by their name, by their role, or « il » and « elle » once they have acted."""

from typing import Final, NamedTuple

from simulator.spec.flow import INSURED
from simulator.spec.load import Library
from simulator.spec.text import Lang

MADAM: Final = frozenset({"Madame", "Mme"})
"""The civilities, as dossiers label them, of those who are « elle »."""
PRONOUNS: Final = {"fr": ("il", "elle"), "en": ("he", "she")}


class Cast(NamedTuple):
    """The people of one scenario: an insured person (a key of the dossiers) and the actors of the portal."""

    library: Library
    insured: str
    lang: Lang

    def person(self, actor: str) -> str:
        """Who plays an actor: the insured person is known by their key, all others by their role."""
        return self.insured if actor == INSURED else actor

    def name(self, person: str) -> str:
        """How a person is named when they are first spoken of."""
        dossiers = self.library.dossiers
        return dossiers.name(person) if person in dossiers.people else self.role(person)

    def role(self, actor: str) -> str:
        """An actor of the portal: « le mandataire »."""
        return self.library.portal.actors[actor].of(self.lang)

    def feminine(self, person: str) -> bool:
        """Whether a person is « elle »: by the civility of their dossier, or by the article of their role."""
        dossiers = self.library.dossiers
        record = dossiers.people.get(person)
        if record is None:
            return self.library.portal.actors[person].fr.casefold().startswith("la ")
        labels = (datum.type.labels.get(str(record.get(name))) for name, datum in dossiers.fields.items())
        return any(label is not None and label.fr in MADAM for label in labels)

    def pronoun(self, person: str) -> str:
        """« il », « elle »."""
        return PRONOUNS[self.lang][self.feminine(person)]
