# language: fr
Fonctionnalité: Un processus meurt

  Règle: La première
    Scénario: Avant
      Alors tout va bien

    Scénario: Pendant
      Alors le processus meurt

    Scénario: Après
      Alors tout va bien

  Règle: La seconde
    Scénario: Ailleurs
      Alors tout va bien
