# language: fr
@adresse
Fonctionnalité: Changer d'adresse postale
  # en: Changing one's postal address
  La petite démarche où mène une attestation sans adresse. Les guides n'en montrent que le lien ; ses écrans sont de nous.
  # en: The small journey that a certificate without an address leads to. The guides only show its link; its screens are ours.

  @P-008 @A-039 @D-28
  Règle: Elle s'ouvre depuis « Mes démarches » et écrit l'adresse dans le dossier
    # en: It is opened from "My procedures" and writes the address into the file

    Contexte:
      Étant donné que nous sommes le 07/02/2022
      Et que Camille Leroy est connectée
      Et qu'elle ouvre l'onglet « Mes démarches »

    @P-008
    Scénario: Le lien est le premier de sa rubrique
      # en: The link is the first of its heading
      Alors « Changement d'adresse postale » est le lien n° 1 sur 4 de la rubrique « DÉCLARER UN CHANGEMENT DE SITUATION »
      Quand elle clique sur « Changement d'adresse postale »
      Alors la page s'intitule « Changement d'adresse postale »
      Et la démarche « Changement d'adresse postale » de Camille Leroy est « saisie »
      Et l'écran indique l'étape 1 sur 1
      Et les champs sont :
        | champ          | obligatoire |
        | Numéro et voie | oui         |
        | Code postal    | oui         |
        | Commune        | oui         |
      Et elle lit « *Champs obligatoires »
      Et les boutons sont :
        | bouton              |
        | Enregistrer         |
        | Retour à l'accueil  |

    @P-111 @D-28
    Scénario: L'adresse enregistrée se lit dans « Mes informations »
      # en: The saved address can be read in "My information"
      Quand elle clique sur « Changement d'adresse postale »
      Et qu'elle remplit le formulaire :
        | champ          | valeur           |
        | Numéro et voie | 12 rue des Lilas |
        | Code postal    | 75020            |
        | Commune        | Paris            |
      Et qu'elle clique sur « Enregistrer »
      Alors la page s'intitule « Votre nouvelle adresse est enregistrée »
      Et l'écran dit exactement :
        """
        12 rue des Lilas 75020 Paris
        """
      Et les boutons sont :
        | bouton             |
        | Retour à l'accueil |
      Quand elle clique sur « Retour à l'accueil »
      Alors l'onglet ouvert est « Accueil »
      Et aucune démarche n'est à l'écran
      Quand elle ouvre l'onglet « Mes informations »
      Alors elle lit « Adresse postale 12 rue des Lilas 75020 Paris »

    Plan du scénario: Chaque champ est obligatoire : il manque <manque>
      # en: Each field is mandatory: <manque> is missing
      Quand elle clique sur « Changement d'adresse postale »
      Et qu'elle remplit le formulaire :
        | champ          | valeur    |
        | Numéro et voie | <voie>    |
        | Code postal    | <code>    |
        | Commune        | <commune> |
      Alors le bouton « Enregistrer » est inactif parce que « <manque> manque »

      Exemples:
        | manque         | voie             | code  | commune |
        # en: | missing | street | postcode | town |
        | Numéro et voie |                  | 75020 | Paris   |
        | Code postal    | 12 rue des Lilas |       | Paris   |
        | Commune        | 12 rue des Lilas | 75020 |         |

    Plan du scénario: Sans enregistrer, rien n'est écrit : elle <action>
      # en: Without saving, nothing is written: she <action>
      Quand elle clique sur « Changement d'adresse postale »
      Et qu'elle remplit le formulaire :
        | champ          | valeur           |
        | Numéro et voie | 12 rue des Lilas |
        | Code postal    | 75020            |
        | Commune        | Paris            |
      Et qu'elle <action>
      Alors la démarche « Changement d'adresse postale » de Camille Leroy est « terminée »
      Quand Camille Leroy se connecte
      Et qu'elle ouvre l'onglet « Mes informations »
      Alors elle lit « Adresse postale »
      Et elle ne lit pas « 12 rue des Lilas »

      Exemples:
        | action                           |
        # en: | action |
        | clique sur « Retour à l'accueil » |
        | se déconnecte                    |

    Scénario: Le lien ramène à la saisie commencée
      # en: The link leads back to the entry that was begun
      Quand elle clique sur « Changement d'adresse postale »
      Et qu'elle remplit « Commune » avec « Paris »
      Et qu'elle ouvre l'onglet « Accueil »
      Et qu'elle ouvre l'onglet « Mes démarches »
      Et qu'elle clique sur « Changement d'adresse postale »
      Alors le champ « Commune » contient « Paris »
      Et Camille Leroy a 1 démarche « Changement d'adresse postale »

    Scénario: Le retour ramène à l'accueil
      # en: The way back leads to the home page
      Quand elle clique sur « Changement d'adresse postale »
      Et qu'elle clique sur « Retour à l'accueil »
      Alors l'onglet ouvert est « Accueil »
      Et aucune démarche n'est à l'écran

    Plan du scénario: Une fois l'adresse enregistrée, rien ne la défait : elle <action>
      # en: Once the address is saved, nothing undoes it: she <action>
      Étant donné que Camille Leroy a une démarche « Changement d'adresse postale » « enregistrée »
      Quand elle <action>
      Alors la démarche « Changement d'adresse postale » de Camille Leroy est « terminée »
      Quand Camille Leroy se connecte
      Et qu'elle ouvre l'onglet « Mes informations »
      Alors elle lit « Adresse postale 12 rue des Lilas 75020 Paris »

      Exemples:
        | action                           |
        # en: | action |
        | clique sur « Retour à l'accueil » |
        | se déconnecte                    |

  @A-039 @D-28 @D-36
  Règle: Le portail de novembre 2019 y mène aussi
    # en: The portal of November 2019 leads there too

    Scénario: Le lien de 2019 ouvre la même démarche
      # en: The link of 2019 opens the same journey
      Étant donné que nous sommes le 15/11/2019
      Et que Camille Leroy est connectée
      Quand elle ouvre l'onglet « Mes démarches »
      Alors la rubrique « DÉCLARER UN CHANGEMENT DE SITUATION » propose :
        | lien                         |
        | Changement d'adresse postale |
      Quand elle clique sur « Changement d'adresse postale »
      Alors la page s'intitule « Changement d'adresse postale »
      Et la démarche « Changement d'adresse postale » de Camille Leroy est « saisie »
