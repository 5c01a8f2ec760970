# language: fr
@procuration
Fonctionnalité: La procuration, pas à pas comme dans le guide
  # en: The proxy, step by step as in the guide
  Les parcours du guide d'un bout à l'autre, avec ses personnes et ses dates.
  # en: The journeys of the guide from end to end, with its people and its dates.

  @P-001 @P-094 @D-31
  Règle: La demande, puis la révocation par « Mes informations »
    # en: The request, then the revocation through "My information"

    Scénario: Jean Dupont donne procuration à Martin Dupont, puis la révoque
      # en: Jean Dupont grants a proxy to Martin Dupont, then revokes it
      Étant donné que nous sommes le 20/09/2020 à 09:00
      Et que Jean Dupont est connecté
      Quand Jean Dupont ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors la page s'intitule « Faire ou révoquer une procuration en ligne »
      Quand il clique sur « Je démarre ma demande »
      Et qu'il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/1991 |
      Et qu'il clique sur « Suivant »
      Et qu'il coche « Je certifie l'exactitude des éléments déclarés »
      Et qu'il clique sur « Je valide ma demande »
      Alors la page s'intitule « Ma procuration est validée ! »
      Quand il clique sur « Mes informations »
      Alors il lit « Accordée à M. DUPONT - jusqu'au 20/10/2020 »
      Quand il clique sur « Révoquer »
      Alors il lit « Révocation de procuration »
      Quand il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée »

  @P-095 @P-122 @D-31
  Règle: La révocation par « Mes démarches »
    # en: The revocation through "My procedures"

    Scénario: Le 4 janvier 2021, Jean Dupont donne procuration ; le 11, il la révoque
      # en: On 4 January 2021, Jean Dupont grants a proxy; on the 11th, he revokes it
      Étant donné que nous sommes le 04/01/2021 à 10:00
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le 11/01/2021 à 14:00
      Et que Jean Dupont ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors il lit :
        """
        Vous avez actuellement une procuration en cours.
        Elle est valable jusqu'au 04/02/2021.
        Cette procuration est accordée à :
        Monsieur Dupont Martin
        """
      Quand il clique sur « Je souhaite révoquer ma procuration »
      Et qu'il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée »

  @P-012 @D-04 @D-31
  Règle: Sans révocation, la procuration va jusqu'à son dernier jour
    # en: Without a revocation, the proxy runs to its last day

    Scénario: La procuration du 4 janvier 2021 vaut jusqu'au 4 février compris
      # en: The proxy of 4 January 2021 is valid until 4 February included
      Étant donné que nous sommes le 04/01/2021 à 10:00
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le 04/02/2021 à 23:59
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Quand vient le 05/02/2021 à 00:00
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée »
