# language: fr
@sujet
Fonctionnalité: Tout ce qui arrive
  Une description.

  Contexte:
    Étant donné que tout va bien

  Scénario: Hors de toute règle
    Alors tout va bien

  Règle: La première

    Contexte:
      Soit le tableau est lu
        | a | b |
        | 1 | 2 |

    @T-001
    Scénario: Une étape échoue
      Quand rien ne va
      Alors tout va bien

    @hook
    Scénario: Le crochet casse
      Quand tout va bien

    @skip
    Scénario: Elle est laissée
      Quand tout va bien

    Plan du scénario: Rangée <n>
      Quand <étape>

      @rangées
      Exemples:
        | n | étape        |
        | 1 | tout va bien |
        | 2 | rien ne va   |
        | 3 | cela casse   |

  Règle: La seconde

    Scénario: Elle réussit
      Alors tout va bien
