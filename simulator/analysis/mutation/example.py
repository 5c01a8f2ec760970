"""The flow that the operators give their examples on: small, and with something for each of them to change."""

from typing import Final

EXAMPLE: Final = """
fr: Adhésion
en: Membership
edition: 2020-01-01
per: insured
access:
  - on: [web, app]
values:
  due: {is: since.sent + P1M}
guards:
  adult:
    if: form.age >= 18
    fr: la personne est majeure
    en: the person is of age
    else: [too_young]
  resident:
    if: form.country == 'fr' or form.country == 'be'
    fr: la personne habite en France ou en Belgique
    en: the person lives in France or in Belgium
    else: [errors, abroad]
  sponsored:
    if: other.state.open
    fr: un parrain attend
    en: a sponsor is waiting
  past:
    if: form.day <= today
    fr: le jour n'est pas à venir
    en: the day is not to come
messages:
  errors: {fr: Il y a des erreurs., en: There are errors.}
  too_young: {fr: Trop jeune., en: Too young.}
  abroad: {fr: Trop loin., en: Too far.}
events:
  send: {fr: Envoyer, en: Send, submit: yes}
  back: {fr: Retour, en: Back}
  ask: {fr: Demander, en: Ask}
  claim: {fr: Réclamer, en: Claim, by: mandatary}
screens:
  form:
    fr: Adhérer
    en: Join
    note: {fr: Merci., en: Thanks.}
    text:
      - {if: filled(form.nickname), fr: "Surnom : <form.nickname>", en: "Nickname: <form.nickname>"}
    fields:
      name: {fr: Nom, en: Name, type: text, hint: {fr: En entier, en: In full}}
      nickname: {fr: Surnom, en: Nickname, type: text, optional: yes, if: form.age >= 18}
      age: {fr: Âge, en: Age, type: number}
      day: {fr: Jour, en: Day, type: date}
      country:
        fr: Pays
        en: Country
        type: choice
        options: {fr: {fr: France, en: France}, be: {fr: Belgique, en: Belgium}, de: {fr: Allemagne, en: Germany}}
      sure: {fr: Je suis sûr, en: I am sure, type: tick, optional: yes}
    buttons: [send, back, ask]
    invalid: [errors]
  card: {fr: Carte, en: Card, at: [Accueil], buttons: [claim]}
  ask: {fr: Sûr ?, en: Sure?, dialog: yes, buttons: [back, ask]}
documents:
  paper:
    fr: Carte
    en: Card
    lines:
      - {fr: "Pour <form.name:upper>", en: "For <form.name:upper>"}
states:
  first:
    fr: saisie
    en: entry
    screen: form
    events:
      send: {needs: [adult, resident], to: sent, else: refused}
      logout: dropped
    auto: {if: form.sure == yes, to: sure}
  sure:
    fr: sûre
    en: sure
    screen: form
    events:
      back: {to: first, set: {form.sure: none, form.nickname: form.name}}
      ask: {needs: [sponsored, past], to: sent, confirm: ask, issue: paper, give: paper, go: [Accueil]}
      logout: dropped
  refused:
    fr: refusée
    en: refused
    screen: form
    events:
      back: first
  sent:
    fr: envoyée
    en: sent
    panels: [card]
    events: {claim: {go: [Accueil]}}
    timers:
      - {after: P14D, to: dropped, send: [{to: insured, fr: "Trop tard, <form.name>", en: "Too late, <form.name>"}]}
      - {past: due, to: dropped}
  dropped: {fr: abandonnée, en: dropped, final: yes}
"""

OTHER: Final = """
fr: Parrainage
en: Sponsorship
edition: 2020-01-01
access:
  - on: [web]
states:
  open: {fr: ouverte, en: open, events: {logout: shut}}
  shut: {fr: close, en: shut, final: yes}
"""
"""A flow beside it, that one of its guards looks at."""
