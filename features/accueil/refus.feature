# language: fr
@accueil
Fonctionnalité: Les refus à l'accueil
  # en: Refusals at the counter
  L'agent vérifie au moment où il clique. Un refus dit pourquoi ; d'autres papiers peuvent être présentés.
  # en: The agent checks at the moment of the click. A refusal says why; other papers can be shown.

  Règle: Sans procuration en cours, le secret professionnel interdit de recevoir un tiers
    # en: Without a proxy in force, professional secrecy forbids receiving a third party

    @P-019 @P-020 @P-084
    Scénario: Aucune procuration n'a jamais été demandée
      # en: No proxy was ever requested
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Quand l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors les messages affichés disent exactement :
        """
        Le secret professionnel interdit de recevoir un tiers sans procuration en cours.
        """
      Et l'action est refusée parce que « faux : une procuration est en cours »
      Et la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

    @P-019 @P-020 @P-021 @P-084 @P-121
    Plan du scénario: La procuration est « <état> »
      # en: The proxy is "<état>"
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Et que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Quand l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors le message « Le secret professionnel interdit de recevoir un tiers sans procuration en cours. » s'affiche
      Et la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

      Exemples:
        | état                 |
        # en: | state |
        | principes            |
        | saisie du mandataire |
        | récapitulatif        |
        | certifiée            |
        | révoquée             |
        | expirée              |

    @P-019
    Scénario: La procuration d'une autre assurée ne sert à rien
      # en: The proxy of another insured person is of no use
      Étant donné que nous sommes le 04/01/2021
      Et qu'Eva Dupont a une démarche « Procuration en ligne » « en cours »
      Et que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Quand l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

    @D-03 @D-04 @P-084
    Scénario: Le lendemain du dernier jour, à minuit
      # en: The day after the last day, at midnight
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Quand vient le 05/02/2021 à 00:00
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors le message « Le secret professionnel interdit de recevoir un tiers sans procuration en cours. » s'affiche
      Et il ne lit pas « Mandataire désigné »

    @P-020
    Scénario: Le secret professionnel passe avant tout autre motif de refus
      # en: Professional secrecy comes before any other ground for refusal
      Étant donné que nous sommes le 04/01/2021
      Quand le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Et qu'il remplit le formulaire :
        | champ                      | valeur                             |
        | Objet de la visite         | une convocation du Service Médical |
        | Pièce d'identité présentée | aucune pièce                       |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors les messages affichés disent exactement :
        """
        Le secret professionnel interdit de recevoir un tiers sans procuration en cours.
        """

    @P-020
    Scénario: Le refus ne montre rien d'une procuration passée
      # en: The refusal shows nothing of a past proxy
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « révoquée »
      Et que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Alors l'agent d'accueil ne lit pas « Mandataire désigné »
      Et il ne lit pas « Procuration valable »
        # en: he does not read "Proxy valid"

  @D-19
  Règle: La vérification de l'agent décide
    # en: The agent's check decides

    @D-19 @P-121
    Scénario: Révoquée après la vérification, le rendez-vous a lieu ; la visite suivante est refusée
      # en: Revoked after the check, the appointment takes place; the next visit is refused
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et que Jean Dupont a une démarche « Visite à l'accueil » « identité vérifiée »
      Et que Jean Dupont est connecté
      Et qu'il ouvre l'onglet « Mes informations »
      Et qu'il clique sur « Révoquer »
      Et qu'il clique sur « Révoquer »
      Quand l'agent d'accueil clique sur « Commencer le rendez-vous »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « rendez-vous commencé »
      Et la démarche « Procuration en ligne » de Jean Dupont est « révoquée »
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Quand l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

    @D-19 @P-121
    Scénario: Révoquée avant la vérification, la visite est refusée aussitôt
      # en: Revoked before the check, the visit is refused at once
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Et que Jean Dupont est connecté
      Et qu'il ouvre l'onglet « Mes informations »
      Et qu'il clique sur « Révoquer »
      Et qu'il clique sur « Révoquer »
      Quand l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

  Règle: Chaque papier manquant ou faux est un refus
    # en: Each paper that is missing or wrong is a refusal

    Contexte:
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et que le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont

    @P-036 @D-21
    Scénario: Une convocation du Service Médical
      # en: A summons of the Medical Service
      Quand il remplit le formulaire :
        | champ                                   | valeur                             |
        | Objet de la visite                      | une convocation du Service Médical |
        | Pièce d'identité présentée              | carte nationale d'identité         |
        | Pièce valable jusqu'au                  | 31/12/2030                         |
        | Nom lu sur la pièce                     | Dupont                             |
        | Prénom lu sur la pièce                  | Martin                             |
        | Date de naissance lue sur la pièce      | 16/04/1991                         |
        | Carte Vitale de l'assuré                | oui                                |
        | Justificatifs nécessaires à la démarche | oui                                |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors les messages affichés disent exactement :
        """
        Le mandataire ne peut pas répondre à une convocation du Service Médical.
        """
      Et la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

    @P-086
    Scénario: Aucune pièce d'identité
      # en: No identity document
      Quand il remplit le formulaire :
        | champ                      | valeur                      |
        | Objet de la visite         | une démarche administrative |
        | Pièce d'identité présentée | aucune pièce                |
        | Carte Vitale de l'assuré   | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors les messages affichés disent exactement :
        """
        Le mandataire ne présente aucune pièce d'identité.
        """
      Et la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

    @P-075 @P-087 @P-089 @D-15 @D-16 @D-17
    Plan du scénario: <cas>
      # en: <cas>
      Quand il remplit le formulaire :
        | champ                                  | valeur                      |
        | Objet de la visite                     | une démarche administrative |
        | Pièce d'identité présentée             | <pièce>                     |
        | Pièce valable jusqu'au                 | <fin>                       |
        | Nom lu sur la pièce                    | <nom>                       |
        | Prénom lu sur la pièce                 | <prénom>                    |
        | Date de naissance lue sur la pièce     | <naissance>                 |
        | Numéro de sécurité sociale de l'assuré | <numéro>                    |
        | Carte Vitale de l'assuré               | <carte>                     |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors les messages affichés disent exactement :
        """
        <refus>
        """
      Et la démarche « Visite à l'accueil » de Jean Dupont est « refusée »

      Exemples: La pièce
        # en: The document
        | cas                       | pièce                      | fin        | nom    | prénom | naissance  | numéro | carte | refus                                                                  |
        # en: | case | document | end | last name | first name | birth | number | card | refusal |
        | Un autre document         | autre document             | 31/12/2030 | Dupont | Martin | 16/04/1991 |        | oui   | Seuls une carte nationale d'identité ou un passeport sont acceptés.    |
        # en: | Another document |
        | Une carte périmée d'hier  | carte nationale d'identité | 03/01/2021 | Dupont | Martin | 16/04/1991 |        | oui   | La pièce d'identité n'est plus valable.                                |
        # en: | A card that expired yesterday |
        | Un passeport périmé       | passeport                  | 03/01/2021 | Dupont | Martin | 16/04/1991 |        | oui   | La pièce d'identité n'est plus valable.                                |
        # en: | An expired passport |

      Exemples: L'identité
        # en: The identity
        | cas                       | pièce                      | fin        | nom    | prénom | naissance  | numéro | carte | refus                                                                          |
        # en: | case | document | end | last name | first name | birth | number | card | refusal |
        | Un autre nom              | carte nationale d'identité | 31/12/2030 | Durand | Martin | 16/04/1991 |        | oui   | L'identité présentée n'est pas celle du mandataire désigné par la procuration. |
        # en: | Another last name |
        | Un autre prénom           | carte nationale d'identité | 31/12/2030 | Dupont | Marc   | 16/04/1991 |        | oui   | L'identité présentée n'est pas celle du mandataire désigné par la procuration. |
        # en: | Another first name |
        | Une autre date            | carte nationale d'identité | 31/12/2030 | Dupont | Martin | 17/04/1991 |        | oui   | L'identité présentée n'est pas celle du mandataire désigné par la procuration. |
        # en: | Another date |
        | L'assuré n'est pas son mandataire | carte nationale d'identité | 31/12/2030 | Dupont | Jean   | 21/06/1970 |        | oui   | L'identité présentée n'est pas celle du mandataire désigné par la procuration. |
        # en: | The insured is not their own mandatary |

      Exemples: De quoi désigner l'assuré
        # en: What designates the insured
        | cas                       | pièce                      | fin        | nom    | prénom | naissance  | numéro                | carte | refus                                                                     |
        # en: | case | document | end | last name | first name | birth | number | card | refusal |
        | Ni numéro ni carte Vitale | carte nationale d'identité | 31/12/2030 | Dupont | Martin | 16/04/1991 |                       |       | Il manque le numéro de sécurité sociale ou la carte Vitale de l'assuré.   |
        # en: | Neither number nor Vitale card |
        | Le numéro d'une autre     | carte nationale d'identité | 31/12/2030 | Dupont | Martin | 16/04/1991 | 2 90 14 99 000 002 23 |       | Il manque le numéro de sécurité sociale ou la carte Vitale de l'assuré.   |
        # en: | The number of someone else |

    Plan du scénario: Une date illisible sur la pièce : « <date> » comme <champ>
      # en: A date that cannot be read on the document: "<date>" as <champ>
      Quand il remplit le formulaire :
        | champ                              | valeur                      |
        | Objet de la visite                 | une démarche administrative |
        | Pièce d'identité présentée         | carte nationale d'identité  |
        | Pièce valable jusqu'au             | 31/12/2030                  |
        | Nom lu sur la pièce                | Dupont                      |
        | Prénom lu sur la pièce             | Martin                      |
        | Date de naissance lue sur la pièce | 16/04/1991                  |
        | Carte Vitale de l'assuré           | oui                         |
      Et qu'il remplit « <champ> » avec « <date> »
      Et qu'il clique sur « Présenter les papiers »
      Alors les messages affichés disent exactement :
        """
        Une date n'est pas lisible.
        """
      Et la page s'intitule « Les papiers du mandataire »

      Exemples:
        | champ                              | date       |
        # en: | field | date |
        | Pièce valable jusqu'au             | 31/02/2030 |
        | Date de naissance lue sur la pièce | 1991       |

    @P-075 @D-16
    Scénario: Après un refus, d'autres papiers peuvent être présentés
      # en: After a refusal, other papers can be shown
      Quand il remplit le formulaire :
        | champ                              | valeur                      |
        | Objet de la visite                 | une démarche administrative |
        | Pièce d'identité présentée         | carte nationale d'identité  |
        | Pièce valable jusqu'au             | 03/01/2021                  |
        | Nom lu sur la pièce                | Dupont                      |
        | Prénom lu sur la pièce             | Martin                      |
        | Date de naissance lue sur la pièce | 16/04/1991                  |
        | Carte Vitale de l'assuré           | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « refusée »
      Quand le mandataire choisit « passeport » dans « Pièce d'identité présentée »
      Et qu'il remplit « Pièce valable jusqu'au » avec « 31/12/2030 »
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « identité vérifiée »
      Et aucun message ne s'affiche

  Règle: Les papiers se vérifient dans l'ordre, et le premier motif suffit
    # en: The papers are checked in order, and the first ground is enough

    @P-036 @P-075 @P-086 @P-087 @P-089 @D-15 @D-16 @D-17 @D-21
    Plan du scénario: <motif>, et tout ce qui suit est faux aussi
      # en: <motif>, and all that follows is false too
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Et qu'il remplit le formulaire :
        | champ                              | valeur      |
        | Objet de la visite                 | <objet>     |
        | Pièce d'identité présentée         | <pièce>     |
        | Pièce valable jusqu'au             | <fin>       |
        | Nom lu sur la pièce                | <nom>       |
        | Prénom lu sur la pièce             | <prénom>    |
        | Date de naissance lue sur la pièce | <naissance> |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors l'action est refusée parce que « faux : <règle> »

      Exemples:
        | motif                     | objet                              | pièce          | fin        | nom    | prénom | naissance  | règle                                                                                                                                                                                                           |
        # en: | ground | purpose | document | end | last name | first name | birth | rule |
        | Une convocation           | une convocation du Service Médical | aucune pièce   |            |        |        |            | la visite ne répond pas à une convocation du Service Médical (Objet de la visite : une convocation du Service Médical)                                                                                          |
        # en: | A summons |
        | Aucune pièce              | une démarche administrative        | aucune pièce   |            |        |        |            | une pièce est présentée (Pièce d'identité présentée : aucune pièce)                                                                                                                                             |
        # en: | No document |
        | Un autre document         | une démarche administrative        | autre document | 03/01/2021 | Durand | Martin | 16/04/1991 | la pièce est une carte nationale d'identité ou un passeport (Pièce d'identité présentée : autre document)                                                                                                       |
        # en: | Another document |
        | Une pièce périmée         | une démarche administrative        | passeport      | 03/01/2021 | Durand | Martin | 16/04/1991 | la pièce est valable ce jour (Pièce valable jusqu'au : 03/01/2021 ; 04/01/2021 ; plus vrai depuis le 03/01/2021)                                                                                                |
        # en: | An expired document |
        | Un autre nom              | une démarche administrative        | passeport      | 31/12/2030 | Durand | Martin | 16/04/1991 | la personne est le mandataire désigné par la procuration (Nom lu sur la pièce : Durand ; Nom : Dupont ; Nom d'usage manque)                                                                                     |
        # en: | Another last name |
        | Rien qui désigne l'assuré | une démarche administrative        | passeport      | 31/12/2030 | Dupont | Martin | 16/04/1991 | le numéro de sécurité sociale ou la carte Vitale de l'assuré est présenté (Numéro de sécurité sociale de l'assuré manque ; Numéro de sécurité sociale : 1 70 13 99 000 001 68 ; Carte Vitale de l'assuré : non) |
        # en: | Nothing that designates the insured |

  Règle: Une visite refusée n'ouvre pas de rendez-vous, et finit aussi
    # en: A refused visit opens no appointment, and ends as well

    @P-083 @P-090
    Plan du scénario: L'agent ne peut pas « <geste> »
      # en: The agent cannot "<geste>"
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Visite à l'accueil » « refusée »
      Quand l'agent d'accueil essaie de cliquer sur « <geste> »
      Alors l'action est refusée
      Et la démarche « Visite à l'accueil » de Jean Dupont est « refusée »
      Et aucune communication n'a été envoyée

      Exemples:
        | geste                     |
        # en: | action |
        | Commencer le rendez-vous  |
        | Traiter le dossier        |
        | Envoyer une communication |

    Plan du scénario: Sans autres papiers, <qui> peut y mettre fin : « <geste> »
      # en: Without other papers, <qui> can put an end to it: "<geste>"
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Visite à l'accueil » « refusée »
      Quand <qui> clique sur « <geste> »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « close sans suite »

      Exemples:
        | qui               | geste                      |
        # en: | who | action |
        | le mandataire     | Quitter l'accueil          |
        | l'agent d'accueil | Clore la visite sans suite |

    @P-084
    Scénario: La même visite aboutit si une procuration est donnée entre-temps
      # en: The same visit succeeds if a proxy is granted in the meantime
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Visite à l'accueil » « refusée »
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand le mandataire clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « identité vérifiée »

  @D-17
  Règle: L'identité se compare sans égard aux majuscules, aux accents et aux traits d'union
    # en: Identities are compared regardless of capitals, accents and hyphens

    Plan du scénario: Sur la pièce : <prénom> <nom>
      # en: On the document: <prénom> <nom>
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Et qu'il remplit le formulaire :
        | champ             | valeur        |
        | Civilité          | Madame        |
        | Nom               | Léger-Dupont  |
        | Nom d'usage       | Étienne       |
        | Prénom            | Marie-Thérèse |
        | Date de naissance | 16/04/1991    |
      Et qu'il clique sur « Suivant »
      Et qu'il coche « Je certifie l'exactitude des éléments déclarés »
      Et qu'il clique sur « Je valide ma demande »
      Quand le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Et qu'il remplit le formulaire :
        | champ                              | valeur                      |
        | Objet de la visite                 | une démarche administrative |
        | Pièce d'identité présentée         | passeport                   |
        | Pièce valable jusqu'au             | 31/12/2030                  |
        | Nom lu sur la pièce                | <nom>                       |
        | Prénom lu sur la pièce             | <prénom>                    |
        | Date de naissance lue sur la pièce | 16/04/1991                  |
        | Carte Vitale de l'assuré           | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « <issue> »

      Exemples:
        | nom          | prénom        | issue             |
        # en: | last name | first name | outcome |
        | Léger-Dupont | Marie-Thérèse | identité vérifiée |
        | LEGER DUPONT | MARIE THERESE | identité vérifiée |
        | leger-dupont | marie-therese | identité vérifiée |
        | ETIENNE      | Marie-Thérèse | identité vérifiée |
        | Léger        | Marie-Thérèse | refusée           |
        | Léger-Dupont | Marie         | refusée           |
