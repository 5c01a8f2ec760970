"""Little flows: one of all that makes charts differ (deep targets, dialogs, automatic chains), one of clocks."""

AWKWARD = """
per: insured
guards:
  many: {if: form.count >= 5, ~il y en a cinq, else: [no]}
messages:
  no: {~Non}
events:
  send: {~Envoyer, submit: yes}
  model: {~Suite}
  revoke: {~Révoquer}
  back: {~Retour}
  strike: {~Foudre, by: outside}
  deep: {~Au fond}
screens:
  form:
    ~Formulaire
    fields:
      count: {~Combien, type: number}
      sure: {~Sûr, type: tick, optional: yes}
    buttons: [send, model, revoke, deep]
  sure: {~Vraiment, dialog: yes, buttons: [back, revoke]}
  also: {~Aussi, dialog: yes, buttons: [back, revoke]}
states:
  name:
    ~nom
    screen: form
    auto: {if: not filled(form.count) and form.sure == yes, to: model}
    events:
      send: {needs: [many], to: model}
      deep: model.inner.second
      strike: model
  model:
    ~modèle
    screen: form
    timers:
      - {after: P1D, to: states}
      - {past: since.model + P1M}
    auto:
      - {if: form.count == 7, set: {form.count: 8}}
      - {if: form.count == 9, to: name, set: {form.count: none}}
    events:
      revoke:
        - {if: form.sure == yes, confirm: sure, to: over.well}
        - {confirm: also, needs: [many], else: model.inner, to: states}
      deep: model.inner.second
      strike: model
      model: model.inner
    states:
      inner:
        ~dedans
        timers: [{after: PT1H, to: second}]
        events:
          strike: {if: form.count >= 3, to: inner}
        states:
          first:
            ~premier
            events: {model: second, send: {if: form.sure == yes, to: first}}
          second:
            ~second
            events: {send: over}
  over:
    ~fini
    states:
      badly: {~mal, final: yes}
      well: {~bien, final: yes}
  states: {~dehors, final: yes}
"""

CLOCKED = """
events:
  in: {~Dedans}
  next: {~Suite}
  self: {~Soi, by: outside}
  deep: {~Au fond, by: outside}
  out: {~Dehors, by: outside}
screens: {page: {~Page, buttons: [in, next]}}
states:
  p:
    ~hors
    screen: page
    timers: [{after: PT1H, to: end}]
    events: {self: p, in: q.two, out: end, deep: p.q.two}
    states:
      q:
        ~dans
        timers: [{after: PT2H, to: end}]
        events: {next: two}
        states:
          one: {~un}
          two: {~deux, timers: [{after: PT3H, to: end}], events: {in: q}}
  end: {~fin, final: yes}
"""
CLOCKED_EVENTS = ("in", "deep", "in", "self", "next", "out")
"""Further in; there again; what is around it anew; all anew; in again; out."""
CLOCKS = [
    *("+timer:p:0", "+timer:p.q:0"),
    "+timer:p.q.two:0",
    *("-timer:p.q.two:0", "+timer:p.q.two:0"),
    *("-timer:p.q.two:0", "-timer:p.q:0", "+timer:p.q:0"),
    *("-timer:p.q:0", "-timer:p:0", "+timer:p:0", "+timer:p.q:0"),
    "+timer:p.q.two:0",
    *("-timer:p.q.two:0", "-timer:p.q:0", "-timer:p:0"),
]
"""What starts and stops at the beginning and on each of them."""
