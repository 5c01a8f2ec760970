# language: fr
@attestation
Fonctionnalité: Quand l'attestation n'aboutit pas
  # en: When the certificate does not come about
  Un message en avertit l'assuré, aucun lien n'apparaît. Le guide ne donne pas ces messages : ils sont de nous.
  # en: A message tells the insured, no link appears. The guide does not give these messages: they are ours.

  @A-036 @A-037 @D-27
  Règle: Le service interrompu ce jour-là
    # en: The service interrupted on the day

    Scénario: Le message invite à essayer à nouveau, et un nouvel essai aboutit
      # en: The message invites to try again, and a new try succeeds
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Et qu'elle clique sur « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Quand l'événement « interruption du service de l'attestation » se produit
      Alors la démarche « Attestation de droits » d'Eva Dupont est « service interrompu »
      Quand elle clique sur « VALIDER »
      Alors les messages affichés disent exactement :
        """
        Votre demande d'attestation n'a pas abouti car le service est interrompu. Vous pouvez essayer à nouveau.
        """
      Et l'action est refusée parce que « faux : le service fonctionne »
      Et le bouton « Télécharger mon attestation de droits » est absent
      Et le champ « Bénéficiaire » contient « EVA 31/10/1990 »
      Et la démarche « Attestation de droits » d'Eva Dupont est « demande »
      Et aucun document n'a été remis
      Quand l'événement « reprise du service de l'attestation » se produit
      Alors la démarche « Attestation de droits » d'Eva Dupont est « service en marche »
      Quand elle clique sur « VALIDER »
      Alors aucun message ne s'affiche
      Et le bouton « Télécharger mon attestation de droits » est actif

    Scénario: La panne n'empêche pas de se déconnecter
      # en: The breakdown does not prevent logging out
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Et qu'elle clique sur « Attestation de droits »
      Quand l'événement « interruption du service de l'attestation » se produit
      Et qu'elle se déconnecte
      Alors la démarche « Attestation de droits » d'Eva Dupont est « terminée »

    @A-039 @D-28
    Scénario: La panne n'empêche pas d'aller changer d'adresse
      # en: The breakdown does not prevent going to change the address
      Étant donné que nous sommes le 15/11/2019
      Et que Camille Leroy est connectée
      Et qu'elle clique sur « Attestation de droits »
      Quand l'événement « interruption du service de l'attestation » se produit
      Et qu'elle clique sur « Changement d'adresse postale »
      Alors l'onglet ouvert est « Mes démarches »
      Et la démarche « Attestation de droits » de Camille Leroy est « service interrompu »

  @A-036 @A-037 @D-27
  Règle: Les droits doivent être ouverts pour chaque bénéficiaire choisi
    # en: The rights must be open for each chosen beneficiary

    Plan du scénario: Les droits de Nadia Benali sont fermés : <bénéficiaire>
      # en: The rights of Nadia Benali are closed: <bénéficiaire>
      Étant donné que nous sommes le 15/11/2019
      Et que Nadia Benali est connectée
      Et qu'elle clique sur « Attestation de droits »
      Quand elle choisit « <bénéficiaire> » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors les messages affichés disent exactement :
        """
        Votre demande d'attestation n'a pas abouti car les droits d'un bénéficiaire ne sont pas ouverts. Vous pouvez essayer à nouveau.
        """
      Et l'action est refusée parce que « faux : les droits de chaque bénéficiaire choisi sont ouverts »
      Et le bouton « Télécharger mon attestation de droits » est absent
      Et la démarche « Attestation de droits » de Nadia Benali est « demande »
      Et aucun document n'a été remis

      Exemples:
        | bénéficiaire     |
        # en: | beneficiary |
        | NADIA 23/01/1975 |
        | Toute la famille |

    Scénario: Fermés, ils le sont même avant la date jusqu'à laquelle ils valaient
      # en: Once closed, they are so even before the date until which they were valid
      Étant donné que nous sommes le 31/08/2019
      Et que Nadia Benali a une démarche « Attestation de droits » « service en marche »
      Quand elle choisit « NADIA 23/01/1975 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors le message « Votre demande d'attestation n'a pas abouti car les droits d'un bénéficiaire ne sont pas ouverts. » s'affiche

    Scénario: La panne passe avant les droits
      # en: The breakdown comes before the rights
      Étant donné que nous sommes le 15/11/2019
      Et que Nadia Benali a une démarche « Attestation de droits » « service interrompu »
      Quand elle choisit « NADIA 23/01/1975 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors le message « Votre demande d'attestation n'a pas abouti car le service est interrompu. » s'affiche

    Scénario: Ceux de son fils sont ouverts
      # en: Those of her son are open
      Étant donné que nous sommes le 15/11/2019
      Et que Nadia Benali est connectée
      Et qu'elle clique sur « Attestation de droits »
      Quand elle choisit « NADIA 23/01/1975 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors la démarche « Attestation de droits » de Nadia Benali est « demande »
      Quand elle choisit « SAMI 14/06/2008 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors aucun message ne s'affiche
      Et la démarche « Attestation de droits » de Nadia Benali est « éditée »

    Plan du scénario: Les droits de Paul Garnier valent jusqu'au 31/12/2020 compris : le <jour> à <heure>
      # en: The rights of Paul Garnier are valid until 31/12/2020 included: on <jour> at <heure>
      Étant donné que nous sommes le <jour> à <heure>
      Et que Paul Garnier est connecté
      Et qu'il clique sur « Attestation de droits »
      Quand il choisit « PAUL 28/02/1964 » dans « Bénéficiaire »
      Et qu'il clique sur « VALIDER »
      Alors la démarche « Attestation de droits » de Paul Garnier est « <issue> »

      Exemples:
        | jour       | heure | issue   |
        # en: | day | time | outcome |
        | 31/12/2020 | 23:59 | éditée  |
        | 01/01/2021 | 00:00 | demande |

    @P-104
    Scénario: « Mes informations » dit les droits ouverts jusqu'à leur dernier jour
      # en: "My information" says that the rights are open until their last day
      Étant donné que nous sommes le 31/12/2020
      Et que Paul Garnier est connecté
      Quand il ouvre l'onglet « Mes informations »
      Alors il lit « Droits Vos droits à l'Assurance Maladie sont ouverts. »
      Quand vient le 01/01/2021
      Alors il ne lit pas « Vos droits à l'Assurance Maladie sont ouverts. »
        # en: he does not read "Your health insurance rights are open."

  @A-038 @A-039 @D-28
  Règle: Sans adresse, l'assuré est invité à la modifier
    # en: Without an address, the insured is invited to change it

    Contexte:
      Étant donné que nous sommes le 15/11/2019
      Et que Camille Leroy est connectée
      Et qu'elle clique sur « Attestation de droits »

    @A-036 @A-037 @A-038 @A-039
    Plan du scénario: Pour tout bénéficiaire : <bénéficiaire>
      # en: For any beneficiary: <bénéficiaire>
      Quand elle choisit « <bénéficiaire> » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors les messages affichés disent exactement :
        """
        Votre adresse postale n'est pas renseignée. Merci de la modifier, puis de valider à nouveau votre demande.
        """
      Et l'action est refusée parce que « faux : l'adresse postale de l'assuré est connue (Adresse postale manque) »
      Et les boutons sont :
        | bouton                       |
        | VALIDER                      |
        | Changement d'adresse postale |
      Et la démarche « Attestation de droits » de Camille Leroy est « demande »
      Et aucun document n'a été remis

      Exemples:
        | bénéficiaire       |
        # en: | beneficiary |
        | CAMILLE 17/05/1979 |
        | INÈS 02/12/2009    |
        | Toute la famille   |

    Scénario: L'adresse passe avant la panne
      # en: The address comes before the breakdown
      Quand elle choisit « CAMILLE 17/05/1979 » dans « Bénéficiaire »
      Et que l'événement « interruption du service de l'attestation » se produit
      Et qu'elle clique sur « VALIDER »
      Alors les messages affichés disent exactement :
        """
        Votre adresse postale n'est pas renseignée. Merci de la modifier, puis de valider à nouveau votre demande.
        """

    @A-039 @D-28 @P-008
    Scénario: De l'adresse manquante à l'attestation
      # en: From the missing address to the certificate
      Quand elle choisit « INÈS 02/12/2009 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors le bouton « Changement d'adresse postale » est actif
      Quand elle clique sur « Changement d'adresse postale »
      Alors l'onglet ouvert est « Mes démarches »
      Et la page s'intitule « Changement d'adresse postale »
      Quand elle remplit le formulaire :
        | champ          | valeur           |
        | Numéro et voie | 12 rue des Lilas |
        | Code postal    | 75020            |
        | Commune        | Paris            |
      Et qu'elle clique sur « Enregistrer »
      Et qu'elle clique sur « Retour à l'accueil »
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » contient « INÈS 02/12/2009 »
      Et le bouton « Changement d'adresse postale » est absent
      Quand elle clique sur « VALIDER »
      Alors la démarche « Attestation de droits » de Camille Leroy est « éditée »
      Et aucun message ne s'affiche

    @D-28
    Scénario: L'adresse est vérifiée au moment de valider
      # en: The address is checked at the moment of validating
      Quand elle choisit « INÈS 02/12/2009 » dans « Bénéficiaire »
      Et que le dossier de Camille Leroy indique « 12 rue des Lilas » comme « Adresse postale »
      Et qu'elle clique sur « VALIDER »
      Alors la démarche « Attestation de droits » de Camille Leroy est « éditée »

  @D-28
  Règle: Avec une adresse, rien n'invite à en changer
    # en: With an address, nothing invites to change it

    Scénario: Eva Dupont a une adresse
      # en: Eva Dupont has an address
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Quand elle clique sur « Attestation de droits »
      Alors le bouton « Changement d'adresse postale » est absent

    Scénario: L'adresse disparaît du dossier pendant la demande
      # en: The address disappears from the file during the request
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Et qu'elle clique sur « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Quand le dossier d'Eva Dupont ne contient pas « Adresse postale »
      Et qu'elle clique sur « VALIDER »
      Alors le message « Votre adresse postale n'est pas renseignée. » s'affiche
      Et la démarche « Attestation de droits » d'Eva Dupont est « demande »
