# language: fr
Fonctionnalité: @Name@
  Ce que le téléservice doit faire, dit comme on le dirait à quelqu'un.
  Les phrases disponibles : `parcours phrases --flow @name@`.

  Contexte:
    Étant donné que nous sommes le 04/01/2021
    Et que Jean Dupont est connecté sur « Application ameli pour smartphone & tablette »

  Règle: On ne demande pas pour une date passée

    Scénario: Hier est refusé
      Quand il ouvre la démarche « @Name@ »
      Et qu'il choisit « Première demande » dans « Motif »
      Et qu'il remplit « Date souhaitée » avec « 03/01/2021 »
      Et qu'il clique sur « Envoyer »
      Alors le message « La date souhaitée est déjà passée. » s'affiche
      Et la démarche « @Name@ » de Jean Dupont est « brouillon »
