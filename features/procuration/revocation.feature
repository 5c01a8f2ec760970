# language: fr
@procuration
Fonctionnalité: Révoquer sa procuration
  # en: Revoking one's proxy
  Deux façons, par « Mes informations » et par « Mes démarches », une seule fenêtre, un seul effet.
  # en: Two ways, through "My information" and through "My procedures", one dialog, one effect.

  @P-002 @P-094 @P-096
  Règle: Première façon, par « Mes informations »
    # en: First way, through "My information"

    Contexte:
      Étant donné que nous sommes le 20/09/2020 à 10:00
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et qu'il ouvre l'onglet « Mes informations »

    @P-096 @P-114 @D-31 @D-33
    Scénario: La procuration se lit dans « Mes informations »
      # en: The proxy can be read in "My information"
      Alors il lit :
        """
        Procuration
        Accordée à M. DUPONT - jusqu'au 20/10/2020
        """
      Et le bouton « Révoquer » est actif

    @P-115 @P-116 @P-117 @P-118 @P-120 @D-34
    Scénario: Un premier clic ouvre la fenêtre et ne révoque pas
      # en: A first click opens the dialog and does not revoke
      Quand il clique sur « Révoquer »
      Alors la fenêtre « Révocation de procuration » est ouverte
      Et l'écran dit exactement :
        """
        Si je révoque ma procuration, le mandaté que j'ai choisi ne pourra plus me représenter jusqu'à ma prochaine demande de procuration. Que faire ?
        """
      Et les boutons sont :
        | bouton   |
        | Retour   |
        | Révoquer |
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    @P-118
    Scénario: « Retour » ferme la fenêtre, la procuration reste en cours
      # en: "Back" closes the dialog, the proxy stays in force
      Quand il clique sur « Révoquer »
      Et qu'il clique sur « Retour »
      Alors aucune fenêtre n'est ouverte
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Et il lit « Accordée à M. DUPONT - jusqu'au 20/10/2020 »

    @P-094 @P-120 @P-121 @D-32
    Scénario: Le second clic révoque
      # en: The second click revokes
      Quand il clique sur « Révoquer »
      Et qu'il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée »
      Et aucune fenêtre n'est ouverte
      Et il ne lit pas « Accordée à M. DUPONT »
      Et le bouton « Révoquer » est absent

    @P-118 @P-120
    Scénario: Revenir puis se raviser demande encore deux clics
      # en: Going back, then thinking again, still takes two clicks
      Quand il clique sur « Révoquer »
      Et qu'il clique sur « Retour »
      Et qu'il clique sur « Révoquer »
      Alors la fenêtre « Révocation de procuration » est ouverte
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Quand il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée »

  @P-002 @P-095 @P-122
  @D-11 @D-32
  Règle: La fenêtre ouverte ne retient rien et ne révoque rien
    # en: The open dialog holds nothing back and revokes nothing

    Contexte:
      Étant donné que nous sommes le 04/01/2021 à 10:00

    Plan du scénario: Se déconnecter la referme, la procuration « <état> » reste en cours
      # en: Logging out closes it, the proxy "<état>" stays in force
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Et qu'il ouvre l'onglet « Mes informations »
      Quand il clique sur « Révoquer »
      Et qu'il se déconnecte
      Alors la démarche « Procuration en ligne » de Jean Dupont est « enregistrée »

      Exemples:
        | état        |
        # en: | state |
        | confirmée   |
        | enregistrée |

    Plan du scénario: Rouvrir la démarche la referme, la procuration « <état> » se consulte
      # en: Opening the journey again closes it, the proxy "<état>" is consulted
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Et qu'il ouvre l'onglet « Mes informations »
      Quand il clique sur « Révoquer »
      Et qu'il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors aucune fenêtre n'est ouverte
      Et il lit « Vous avez actuellement une procuration en cours. »
      Et la démarche « Procuration en ligne » de Jean Dupont est « consultée »

      Exemples:
        | état        |
        # en: | state |
        | confirmée   |
        | enregistrée |

    Scénario: « Retour » la referme là où l'on en était
      # en: "Back" closes it where one was
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « enregistrée »
      Et qu'il ouvre l'onglet « Mes informations »
      Quand il clique sur « Révoquer »
      Et qu'il clique sur « Retour »
      Alors aucune fenêtre n'est ouverte
      Et la démarche « Procuration en ligne » de Jean Dupont est « enregistrée »

    @D-04
    Scénario: L'échéance passe, la fenêtre disparaît
      # en: The deadline passes, the dialog disappears
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « enregistrée »
      Et qu'il ouvre l'onglet « Mes informations »
      Quand vient le 04/02/2021 à 23:59
      Et qu'il clique sur « Révoquer »
      Et que vient le 05/02/2021 à 00:00
      Alors aucune fenêtre n'est ouverte
      Et la démarche « Procuration en ligne » de Jean Dupont est « expirée » depuis le 05/02/2021 à 00:00

  Règle: Seconde façon, par « Mes démarches »
    # en: Second way, through "My procedures"

    Contexte:
      Étant donné que nous sommes le 04/01/2021 à 10:00
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et qu'il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »

    @P-122 @P-123 @P-124 @P-125 @P-126 @D-31 @D-33
    Scénario: Le même lien montre la procuration en cours
      # en: The same link shows the proxy in force
      Alors la page s'intitule « Procuration en ligne »
      Et l'écran dit exactement :
        """
        Vous avez actuellement une procuration en cours.
        Elle est valable jusqu'au 04/02/2021.
        Cette procuration est accordée à :
        Monsieur Dupont Martin
        """
      Et les boutons sont :
        | bouton                              |
        | Je souhaite révoquer ma procuration |

    @P-127 @P-115 @P-116 @P-117 @P-118 @P-128 @D-32 @D-34
    Scénario: « Je souhaite révoquer ma procuration » ouvre la même fenêtre
      # en: "I wish to revoke my proxy" opens the same dialog
      Quand il clique sur « Je souhaite révoquer ma procuration »
      Alors la fenêtre « Révocation de procuration » est ouverte
      Et l'écran dit exactement :
        """
        Si je révoque ma procuration, le mandaté que j'ai choisi ne pourra plus me représenter jusqu'à ma prochaine demande de procuration. Que faire ?
        """
      Et les boutons sont :
        | bouton   |
        | Retour   |
        | Révoquer |
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    @P-118
    Scénario: « Retour » ramène à la page de la procuration
      # en: "Back" leads back to the page of the proxy
      Quand il clique sur « Je souhaite révoquer ma procuration »
      Et qu'il clique sur « Retour »
      Alors aucune fenêtre n'est ouverte
      Et la page s'intitule « Procuration en ligne »
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    @P-095 @P-121 @P-127 @D-32
    Scénario: Confirmer révoque
      # en: Confirming revokes
      Quand il clique sur « Je souhaite révoquer ma procuration »
      Et qu'il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée »
      Et il ne lit pas « Vous avez actuellement une procuration en cours. »

  Règle: La révocation est possible à tout moment, et à l'assuré seul
    # en: The revocation is possible at any time, and for the insured alone

    @P-013 @P-022 @P-023 @P-072 @D-35
    Plan du scénario: Par « Mes informations », le <jour> à <heure>
      # en: Through "My information", on <jour> at <heure>
      Étant donné que nous sommes le 20/09/2020 à 10:00
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le <jour> à <heure>
      Et qu'il ouvre l'onglet « Mes informations »
      Et qu'il clique sur « Révoquer »
      Et qu'il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée » depuis le <jour> à <heure>

      Exemples:
        | jour       | heure    |
        # en: | day | time |
        | 20/09/2020 | 10:00    |
        | 21/09/2020 | 03:00    |
        | 20/10/2020 | 23:59:59 |

    @P-013 @D-35
    Plan du scénario: Par « Mes démarches », le <jour> à <heure>
      # en: Through "My procedures", on <jour> at <heure>
      Étant donné que nous sommes le 20/09/2020 à 10:00
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le <jour> à <heure>
      Et qu'il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Et qu'il clique sur « Je souhaite révoquer ma procuration »
      Et qu'il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée » depuis le <jour> à <heure>

      Exemples:
        | jour       | heure    |
        # en: | day | time |
        | 20/09/2020 | 10:00    |
        | 20/10/2020 | 23:59:59 |

    @P-013 @D-04
    Scénario: Passé le dernier jour, il n'y a plus rien à révoquer
      # en: Past the last day, there is nothing left to revoke
      Étant donné que nous sommes le 20/09/2020 à 10:00
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le 21/10/2020 à 00:00
      Et qu'il ouvre l'onglet « Mes informations »
      Alors le bouton « Révoquer » est absent
      Et il ne lit pas « Accordée à M. DUPONT »

    @D-04 @P-013
    Scénario: L'échéance passe pendant que la fenêtre est ouverte
      # en: The deadline passes while the dialog is open
      Étant donné que nous sommes le 20/09/2020 à 10:00
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et que vient le 20/10/2020 à 23:59
      Et qu'il ouvre l'onglet « Mes informations »
      Quand il clique sur « Révoquer »
      Et que vient le 21/10/2020 à 00:01
      Et qu'il essaie de cliquer sur « Révoquer »
      Alors l'action est refusée
      Et la démarche « Procuration en ligne » de Jean Dupont est « expirée » depuis le 21/10/2020 à 00:00

    @D-04 @P-013
    Scénario: L'échéance passe aussi sur la fenêtre ouverte depuis « Mes démarches »
      # en: The deadline also passes on the dialog opened from "My procedures"
      Étant donné que nous sommes le 20/09/2020 à 10:00
      Et que Jean Dupont a une démarche « Procuration en ligne » « consultée »
      Et que vient le 20/10/2020 à 23:59
      Quand il clique sur « Je souhaite révoquer ma procuration »
      Et que vient le 21/10/2020 à 00:00
      Alors aucune fenêtre n'est ouverte
      Et la démarche « Procuration en ligne » de Jean Dupont est « expirée » depuis le 21/10/2020 à 00:00

    @P-119
    Scénario: Le mandataire ne peut pas révoquer
      # en: The mandatary cannot revoke
      Étant donné que nous sommes le 20/09/2020 à 10:00
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand le mandataire essaie de cliquer sur « Révoquer »
      Alors l'action est refusée
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

  Règle: Une seule procuration à la fois
    # en: One proxy at a time

    @D-07 @P-122 @P-123 @P-124
    Plan du scénario: Le lien montre la procuration en cours, « <état> »
      # en: The link shows the proxy in force, "<état>"
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Quand il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors il lit « Vous avez actuellement une procuration en cours. »
      Et la démarche « Procuration en ligne » de Jean Dupont est « consultée »
      Et Jean Dupont a 1 démarche « Procuration en ligne »

      Exemples:
        | état        |
        # en: | state |
        | confirmée   |
        | enregistrée |
        | consultée   |

    @D-07 @P-123 @P-124
    Scénario: Une seconde demande est impossible tant que la première est en cours
      # en: A second request is impossible as long as the first is in force
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et que vient le 04/02/2021 à 23:59
      Quand il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors il lit « Vous avez actuellement une procuration en cours. »
      Et le bouton « Je démarre ma demande » est absent
      Et Jean Dupont a 1 démarche « Procuration en ligne »

    @P-117 @D-08
    Scénario: Après une révocation, une nouvelle procuration est permise le jour même
      # en: After a revocation, a new proxy is allowed on the same day
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « révoquée »
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Alors Jean Dupont a 1 démarche « Procuration en ligne » « révoquée »
      Et Jean Dupont a 1 démarche « Procuration en ligne » « en cours »

    @D-07
    Scénario: À chaque assuré la sienne : celle de Jean Dupont n'est pas celle d'Eva Dupont
      # en: To each insured their own: Jean Dupont's is not Eva Dupont's
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et qu'Eva Dupont a une démarche « Procuration en ligne » « révoquée »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Et la démarche « Procuration en ligne » d'Eva Dupont est « révoquée »
