"""A flow nobody has seen: the loan of a book, with a bit of everything the language has."""

from functools import cache

from simulator.spec.load import Library
from tests.engine.little import library as little

LOAN = """
guards:
  grown: {if: age(form.birth) >= 12, ~Le lecteur a douze ans, else: [too_young]}
  few: {if: form.books <= 5, ~Cinq livres au plus, else: [too_many]}
  paid: {if: form.card == 'yearly' or form.paid == yes, ~La carte est payée}
messages:
  too_young: {~Le lecteur est trop jeune.}
  too_many: {~C'est trop de livres.}
  unreadable: {~Merci de relire.}
events:
  ask: {~Emprunter, submit: yes}
  leave: {~Partir}
  back: {~Rendre}
  no: {~Garder}
  paper: {~Imprimer le reçu}
  lost: {~perte du livre, by: outside}
screens:
  form:
    ~Emprunter un livre
    fields:
      birth: {~Naissance, type: date, example: 16/04/1991}
      books: {~Combien, type: number, example: 2}
      card: {~Carte, type: choice, options: {yearly: {~Annuelle}, daily: {~Du jour}}, example: yearly}
      paid: {~J'ai payé, type: tick, optional: yes, if: form.card == 'daily'}
      note: {~Un mot, type: text, optional: yes}
    buttons: [ask, leave]
    invalid: [unreadable]
  lent:
    ~Livre emprunté
    buttons: [back, paper]
  sure:
    ~Rendre le livre
    dialog: yes
    buttons: [no, back]
documents:
  receipt: {~Reçu, lines: [{~Livre emprunté}]}
states:
  form:
    ~saisie
    screen: form
    events:
      ask: {needs: [grown, few, paid], to: lent, issue: receipt}
      leave: gone
  lent:
    ~emprunté
    screen: lent
    timers:
      - {after: P1M, to: late, send: [{to: insured, ~Votre livre est attendu.}]}
    events:
      back: {confirm: sure, to: back}
      paper: {give: receipt}
      lost: lost
  late:
    ~en retard
    screen: lent
    events:
      back: {confirm: sure, to: back}
      lost: lost
  back: {~rendu, final: yes}
  lost: {~perdu, final: yes}
  gone: {~abandonné, final: yes}
properties:
  - {never: state.lent and age(form.birth) < 12, ~Jamais un enfant n'emprunte}
  - {sometimes: state.late, ~Un livre peut être en retard}
  - {leads: state.lent, to: state.late or state.back or state.lost, within: P32D, ~Un livre revient ou tarde}
"""


@cache
def loans() -> Library:
    """The library of that flow alone."""
    return little(loan=LOAN)
