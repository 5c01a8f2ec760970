"""The headings that scenarios are grouped under: the rule, the form, the state, the deadline they are about."""

from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Flow, Guard, Screen
from simulator.spec.text import Prose


def capital(text: Prose) -> Prose:
    """A sentence with its capital."""
    return Prose(*(said[:1].upper() + said[1:] for said in text))


def of_guard(guard: Guard) -> Prose:
    """A rule by its sentence."""
    return capital(guard.text.plain)


def of_form(screen: Screen) -> Prose:
    """A form by its title."""
    fr, en = screen.title.plain
    return Prose(f"Le formulaire {quoted(fr, 'fr')}", f"The form {quoted(en, 'en')}")


def of_leaf(flow: Flow, leaf: str) -> Prose:
    """A place that one leaves."""
    found = flow.leaves[leaf]
    if found.covers is not None and found.screen is not None:
        fr, en = found.screen.title.plain
        return Prose(f"La fenêtre {quoted(fr, 'fr')}", f"The dialog {quoted(en, 'en')}")
    return of_state(flow, found.state.id)


def of_state(flow: Flow, state: str) -> Prose:
    """A state that one is in."""
    fr, en = flow.states[state].label.plain
    return Prose(f"Dans l'état {quoted(fr, 'fr')}", f"In the state {quoted(en, 'en')}")


def of_deadline(flow: Flow, state: str) -> Prose:
    """The end that time alone puts to a state."""
    fr, en = flow.states[state].label.plain
    return Prose(f"L'échéance de l'état {quoted(fr, 'fr')}", f"The deadline of the state {quoted(en, 'en')}")
