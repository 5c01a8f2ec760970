"""A little flow with all that makes charts differ: nested ends, deep targets, dialogs under fire, automatic chains."""

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
