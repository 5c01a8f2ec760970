# language: fr
@feature_hook
Fonctionnalité: Le crochet de la fonctionnalité casse

  Scénario: Jamais joué
    Alors tout va bien
