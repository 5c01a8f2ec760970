# language: fr
@accueil
Fonctionnalité: Le jour J, à l'accueil
  # en: The day of the visit, at the counter
  Le mandataire se rend à l'accueil à la place de l'assuré. Le guide donne l'ordre des étapes ; les écrans de l'agent sont de nous.
  # en: The mandatary goes to the counter in the insured's place. The guide gives the order of the steps; the agent's screens
  # en: are ours.

  Contexte:
    Étant donné que nous sommes le 04/01/2021 à 10:00
    Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »

  @P-082 @P-083
  Règle: Les étapes du jour J se suivent dans l'ordre
    # en: The steps of the day follow each other in order

    @P-082 @P-083 @P-084 @P-085 @P-086 @P-087 @P-088 @P-089 @P-090 @P-091 @P-092 @P-093 @P-017
    Scénario: Martin Dupont représente Jean Dupont
      # en: Martin Dupont represents Jean Dupont
      Quand le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Alors la page s'intitule « Les papiers du mandataire »
      Et la démarche « Visite à l'accueil » de Jean Dupont est « arrivée »
      Et les boutons sont :
        | bouton                |
        | Présenter les papiers |
        | Quitter l'accueil     |
      Quand il remplit le formulaire :
        | champ                                   | valeur                      |
        | Objet de la visite                      | une démarche administrative |
        | Pièce d'identité présentée              | carte nationale d'identité  |
        | Pièce valable jusqu'au                  | 31/12/2030                  |
        | Nom lu sur la pièce                     | Dupont                      |
        | Prénom lu sur la pièce                  | Martin                      |
        | Date de naissance lue sur la pièce      | 16/04/1991                  |
        | Numéro de sécurité sociale de l'assuré  | 1 70 13 99 000 001 68       |
        | Justificatifs nécessaires à la démarche | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « papiers présentés »
      Quand l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « identité vérifiée »
      Quand il clique sur « Commencer le rendez-vous »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « rendez-vous commencé »
      Et les boutons sont :
        | bouton                  |
        | Traiter le dossier      |
        | Terminer le rendez-vous |
      Et aucune communication n'a été envoyée
      Quand il clique sur « Traiter le dossier »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « dossier traité »
      Et les boutons sont :
        | bouton                    |
        | Envoyer une communication |
        | Terminer le rendez-vous   |
      Quand il clique sur « Envoyer une communication »
      Et qu'il clique sur « Terminer le rendez-vous »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « terminée »
      Et l'assuré a reçu 2 communications
      Et le mandataire n'a reçu aucune communication

    @P-085
    Scénario: C'est l'accueil qui reçoit : la visite n'est pas un lien du portail
      # en: It is the counter that receives: the visit is not a link of the portal
      Étant donné que Jean Dupont est connecté
      Alors il ne voit nulle part « Visite à l'accueil »

    @P-085
    Plan du scénario: Le mandataire ne se présente pas sur un autre appareil : <appareil>
      # en: The mandatary does not come through another device: <appareil>
      Quand le mandataire ouvre la démarche « Visite à l'accueil » sur « <appareil> »
      Alors l'action est refusée
      Et Jean Dupont n'a aucune démarche « Visite à l'accueil »

      Exemples:
        | appareil                                     |
        # en: | device |
        | Compte ameli web                             |
        | Application ameli pour smartphone & tablette |
        | BMS                                          |

    @D-03 @P-089 @P-090
    Scénario: L'agent voit qui est représenté et par qui
      # en: The agent sees who is represented and by whom
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Alors l'agent d'accueil lit :
        """
        Assuré représenté : Jean Dupont
        Mandataire désigné : Martin DUPONT
        Procuration valable jusqu'au 04/02/2021
        """
      Et la page s'intitule « Vérification par l'agent d'accueil »
      Et les boutons sont :
        | bouton                             |
        | Vérifier l'identité du mandataire  |
        | Clore la visite sans suite         |

    @P-090
    Plan du scénario: Le rendez-vous ne commence pas tant que la visite est « <étape> »
      # en: The appointment does not start as long as the visit is "<étape>"
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « <étape> »
      Quand l'agent d'accueil essaie de cliquer sur « Commencer le rendez-vous »
      Alors l'action est refusée
      Et la démarche « Visite à l'accueil » de Jean Dupont est « <étape> »

      Exemples:
        | étape             |
        # en: | step |
        | arrivée           |
        | papiers présentés |

    @P-090
    Scénario: L'identité vérifiée, le rendez-vous peut commencer
      # en: Once the identity is checked, the appointment can start
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « identité vérifiée »
      Alors l'agent d'accueil lit :
        """
        Rendez-vous à l'accueil
        Assuré représenté : Jean Dupont
        Mandataire : Martin DUPONT
        Objet de la visite : une démarche administrative
        """
      Et les boutons sont :
        | bouton                     |
        | Commencer le rendez-vous   |
        | Clore la visite sans suite |
      Quand il clique sur « Commencer le rendez-vous »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « rendez-vous commencé »

    @P-018
    Scénario: Le mandataire peut aussi venir chercher une information
      # en: The mandatary can also come for information
      Quand le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Et qu'il remplit le formulaire :
        | champ                              | valeur                         |
        | Objet de la visite                 | une information sur le dossier |
        | Pièce d'identité présentée         | passeport                      |
        | Pièce valable jusqu'au             | 31/12/2030                     |
        | Nom lu sur la pièce                | Dupont                         |
        | Prénom lu sur la pièce             | Martin                         |
        | Date de naissance lue sur la pièce | 16/04/1991                     |
        | Carte Vitale de l'assuré           | oui                            |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors aucun message ne s'affiche
      Et la démarche « Visite à l'accueil » de Jean Dupont est « identité vérifiée »

  Règle: Ce que le mandataire apporte
    # en: What the mandatary brings

    Contexte:
      Étant donné que le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont

    @P-083 @P-086 @P-087 @P-088 @D-15
    Scénario: Une pièce d'identité, de quoi désigner l'assuré, les justificatifs, et pas de procuration imprimée
      # en: An identity document, what designates the insured, the supporting documents, and no printed proxy
      Alors il lit « Assuré représenté : Jean Dupont »
      Et les champs sont :
        | champ                                   | obligatoire |
        | Objet de la visite                      | oui         |
        | Pièce d'identité présentée              | oui         |
        | Numéro de sécurité sociale de l'assuré  | non         |
        | Carte Vitale de l'assuré                | non         |
        | Justificatifs nécessaires à la démarche | non         |
      Et le champ « Objet de la visite » propose :
        | option                                 |
        | une démarche administrative            |
        | une information sur le dossier         |
        | une convocation du Service Médical     |
      Et le champ « Pièce d'identité présentée » propose :
        | option                     |
        | carte nationale d'identité |
        | passeport                  |
        | autre document             |
        | aucune pièce               |
      Et le bouton « Présenter les papiers » est inactif

    @P-086 @P-089 @D-16
    Scénario: Ce qui se lit sur la pièce est demandé avec elle
      # en: What is read on the document is asked for with it
      Quand il choisit « passeport » dans « Pièce d'identité présentée »
      Alors les champs sont :
        | champ                                   | obligatoire | indication |
        | Objet de la visite                      | oui         |            |
        | Pièce d'identité présentée              | oui         |            |
        | Pièce valable jusqu'au                  | oui         | JJ/MM/AAAA |
        | Nom lu sur la pièce                     | oui         |            |
        | Prénom lu sur la pièce                  | oui         |            |
        | Date de naissance lue sur la pièce      | oui         | JJ/MM/AAAA |
        | Numéro de sécurité sociale de l'assuré  | non         |            |
        | Carte Vitale de l'assuré                | non         |            |
        | Justificatifs nécessaires à la démarche | non         |            |
      Quand il choisit « aucune pièce » dans « Pièce d'identité présentée »
      Alors le champ « Pièce valable jusqu'au » est absent
      Et le champ « Nom lu sur la pièce » est absent

    @P-086 @P-089 @D-16
    Plan du scénario: Sans « <champ> », les papiers ne se présentent pas
      # en: Without "<champ>", the papers cannot be shown
      Quand il remplit le formulaire :
        | champ                              | valeur                      |
        | Objet de la visite                 | une démarche administrative |
        | Pièce d'identité présentée         | carte nationale d'identité  |
        | Pièce valable jusqu'au             | 31/12/2030                  |
        | Nom lu sur la pièce                | Dupont                      |
        | Prénom lu sur la pièce             | Martin                      |
        | Date de naissance lue sur la pièce | 16/04/1991                  |
        | Carte Vitale de l'assuré           | oui                         |
      Et qu'il vide « <champ> »
      Alors le bouton « Présenter les papiers » est inactif parce que « <champ> manque »

      Exemples:
        | champ                              |
        # en: | field |
        | Objet de la visite                 |
        | Pièce d'identité présentée         |
        | Pièce valable jusqu'au             |
        | Nom lu sur la pièce                |
        | Prénom lu sur la pièce             |
        | Date de naissance lue sur la pièce |

    @P-074 @P-087 @D-15
    Plan du scénario: L'un ou l'autre désigne l'assuré : <apporté>
      # en: Either one designates the insured: <apporté>
      Quand il remplit le formulaire :
        | champ                                  | valeur                      |
        | Objet de la visite                     | une démarche administrative |
        | Pièce d'identité présentée             | carte nationale d'identité  |
        | Pièce valable jusqu'au                 | 31/12/2030                  |
        | Nom lu sur la pièce                    | Dupont                      |
        | Prénom lu sur la pièce                 | Martin                      |
        | Date de naissance lue sur la pièce     | 16/04/1991                  |
        | Numéro de sécurité sociale de l'assuré | <numéro>                    |
        | Carte Vitale de l'assuré               | <carte>                     |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « identité vérifiée »

      Exemples:
        | apporté          | numéro                | carte |
        # en: | brought | number | card |
        | le numéro seul   | 1 70 13 99 000 001 68 |       |
        # en: | the number alone |
        | la carte seule   |                       | oui   |
        # en: | the card alone |
        | les deux         | 1 70 13 99 000 001 68 | oui   |
        # en: | both |

    @D-16 @P-075 @P-086
    Plan du scénario: Une pièce acceptée : <pièce>, valable jusqu'au <fin>
      # en: An accepted document: <pièce>, valid until <fin>
      Quand il remplit le formulaire :
        | champ                              | valeur                      |
        | Objet de la visite                 | une démarche administrative |
        | Pièce d'identité présentée         | <pièce>                     |
        | Pièce valable jusqu'au             | <fin>                       |
        | Nom lu sur la pièce                | Dupont                      |
        | Prénom lu sur la pièce             | Martin                      |
        | Date de naissance lue sur la pièce | 16/04/1991                  |
        | Carte Vitale de l'assuré           | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « identité vérifiée »

      Exemples:
        | pièce                      | fin        |
        # en: | document | end |
        | carte nationale d'identité | 05/01/2021 |
        | carte nationale d'identité | 04/01/2021 |
        | passeport                  | 04/01/2021 |

  @P-091
  Règle: Les communications viennent après le traitement, et vont à l'assuré
    # en: Communications come after the processing, and go to the insured

    @P-091 @P-092 @P-093 @D-37
    Scénario: Le traitement du dossier avertit l'assuré, pas le mandataire
      # en: Processing the file notifies the insured, not the mandatary
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « rendez-vous commencé »
      Quand l'agent d'accueil clique sur « Traiter le dossier »
      Alors l'assuré a reçu 1 communication
      Et l'assuré a reçu la communication « Votre dossier a été traité à l'accueil, où Martin DUPONT vous représentait. »
      Et le mandataire n'a reçu aucune communication

    @P-091 @P-092 @P-093 @D-37
    Scénario: Les communications futures restent dirigées vers l'assuré
      # en: Future communications still go to the insured
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « dossier traité »
      Quand 14 jours s'écoulent
      Et que l'agent d'accueil clique sur « Envoyer une communication »
      Et que l'agent d'accueil clique sur « Envoyer une communication »
      Alors l'assuré a reçu 3 communications
      Et l'assuré a reçu la communication « Une nouvelle information concerne le dossier traité à l'accueil. »
      Et le mandataire n'a reçu aucune communication

    @P-091
    Plan du scénario: Pas de communication avant le traitement : « <étape> »
      # en: No communication before the processing: "<étape>"
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « <étape> »
      Quand l'agent d'accueil essaie de cliquer sur « Envoyer une communication »
      Alors l'action est refusée
      Et aucune communication n'a été envoyée

      Exemples:
        | étape                |
        # en: | step |
        | papiers présentés    |
        | identité vérifiée    |
        | rendez-vous commencé |

    @P-088
    Scénario: Sans justificatifs, le rendez-vous a lieu mais rien n'est traité
      # en: Without supporting documents, the appointment takes place but nothing is processed
      Étant donné que le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Et qu'il remplit le formulaire :
        | champ                              | valeur                      |
        | Objet de la visite                 | une démarche administrative |
        | Pièce d'identité présentée         | carte nationale d'identité  |
        | Pièce valable jusqu'au             | 31/12/2030                  |
        | Nom lu sur la pièce                | Dupont                      |
        | Prénom lu sur la pièce             | Martin                      |
        | Date de naissance lue sur la pièce | 16/04/1991                  |
        | Carte Vitale de l'assuré           | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Et qu'il clique sur « Commencer le rendez-vous »
      Quand il clique sur « Traiter le dossier »
      Alors les messages affichés disent exactement :
        """
        Sans les justificatifs, le dossier ne peut pas être traité.
        """
      Et l'action est refusée parce que « faux : les justificatifs sont fournis (Justificatifs nécessaires à la démarche : non) »
      Et la démarche « Visite à l'accueil » de Jean Dupont est « rendez-vous commencé »
      Et aucune communication n'a été envoyée
      Quand il clique sur « Terminer le rendez-vous »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « terminée »
      Et aucune communication n'a été envoyée

  @D-18
  Règle: Une visite ne consomme pas la procuration
    # en: A visit does not use up the proxy

    Scénario: Deux visites le même jour
      # en: Two visits on the same day
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « terminée »
      Et que Jean Dupont a une démarche « Visite à l'accueil » « identité vérifiée »
      Alors Jean Dupont a 2 démarches « Visite à l'accueil »
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    Scénario: Une visite le premier jour, une autre le dernier
      # en: One visit on the first day, another on the last
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « terminée »
      Quand vient le 04/02/2021 à 23:59
      Et que le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Et qu'il remplit le formulaire :
        | champ                              | valeur                      |
        | Objet de la visite                 | une démarche administrative |
        | Pièce d'identité présentée         | carte nationale d'identité  |
        | Pièce valable jusqu'au             | 31/12/2030                  |
        | Nom lu sur la pièce                | Dupont                      |
        | Prénom lu sur la pièce             | Martin                      |
        | Date de naissance lue sur la pièce | 16/04/1991                  |
        | Carte Vitale de l'assuré           | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « identité vérifiée »

  Règle: Une visite finit toujours
    # en: A visit always ends

    Plan du scénario: L'agent clôt une visite « <étape> »
      # en: The agent closes a visit "<étape>"
      Étant donné que Jean Dupont a une démarche « Visite à l'accueil » « <étape> »
      Quand l'agent d'accueil clique sur « Clore la visite sans suite »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « close sans suite »

      Exemples:
        | étape             |
        # en: | step |
        | papiers présentés |
        | identité vérifiée |

    Scénario: Le mandataire s'en va
      # en: The mandatary leaves
      Étant donné que le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Quand il clique sur « Quitter l'accueil »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « close sans suite »

  Règle: La procuration est immédiatement opérationnelle
    # en: The proxy takes effect immediately

    @P-081
    Scénario: Elle sert à l'instant même où elle est validée
      # en: It serves at the very instant it is validated
      Étant donné qu'Eva Dupont a une démarche « Procuration en ligne » « certifiée »
      Et qu'Eva Dupont clique sur « Je valide ma demande »
      Et qu'Eva Dupont a une démarche « Visite à l'accueil » « papiers présentés »
      Quand l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Alors la démarche « Procuration en ligne » d'Eva Dupont est « en cours » depuis le 04/01/2021 à 10:00
      Et la démarche « Visite à l'accueil » d'Eva Dupont est « identité vérifiée » depuis le 04/01/2021 à 10:00
