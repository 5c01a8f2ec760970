# language: fr
Fonctionnalité: Une étape inconnue

  Règle: Une règle
    Scénario: Inconnue
      Quand tout va bien
      Et tout va mieux
      Alors tout va bien
