"""Journeys played by labels, for tests that need a case somewhere."""

from datetime import datetime

from simulator.engine.simulation import Simulation
from simulator.portal import acts, by_label
from simulator.portal.acts import Act
from simulator.spec.calendar import at
from simulator.spec.load import Library

MANDATARY = {
    "Civilité": "Monsieur",
    "Nom": "Dupont",
    "Prénom": "Martin",
    "Date de naissance": "16/04/1991",
}


def begin(library: Library, when: datetime, person: str = "jean") -> Simulation:
    """Somebody logged in on the web at an instant."""
    return acts.connect(Simulation.begin(library, at(when)), person, "web").simulation


def click(simulation: Simulation, *labels: str, person: str = "jean") -> Simulation:
    """Click one label after the other; each must be possible."""
    for label in labels:
        act = by_label.click(simulation, person, label, "fr")
        assert (label, act.reasons) == (label, ())
        simulation = act.simulation
    return simulation


def fill(simulation: Simulation, fields: dict[str, str], person: str = "jean") -> Simulation:
    """Type into fields."""
    for label, text in fields.items():
        act = by_label.fill(simulation, person, label, text, "fr")
        assert (label, act.reasons) == (label, ())
        simulation = act.simulation
    return simulation


def at_form(library: Library, when: datetime) -> Simulation:
    """Jean Dupont on the mandatary's form."""
    link = "Faire ou révoquer une procuration en ligne"
    return click(begin(library, when), "Mes démarches", link, "Je démarre ma demande")


def in_force(library: Library, when: datetime) -> Simulation:
    """Jean Dupont's proxy in force, on its confirmation page."""
    simulation = click(fill(at_form(library, when), MANDATARY), "Suivant")
    ticked = fill(simulation, {"Je certifie l'exactitude des éléments déclarés": "yes"})
    return click(ticked, "Je valide ma demande")


def refused(act: Act) -> tuple[str, ...]:
    """The reasons of a refusal."""
    assert not act.done
    return act.reasons
