# language: fr
@attestation
Fonctionnalité: L'attestation de droits, pas à pas comme dans le guide
  # en: The certificate of entitlement, step by step as in the guide
  Les deux cas du guide de novembre 2019, et celui de l'adresse qui manque.
  # en: The two cases of the guide of November 2019, and that of the missing address.

  @A-019
  Règle: Cas 1, assuré sans ETM
    # en: Case 1, an insured person without exemption

    Scénario: Eva Dupont télécharge son attestation
      # en: Eva Dupont downloads her certificate
      Étant donné que nous sommes le 15/11/2019 à 10:00
      Et qu'Eva Dupont est connectée
      Quand elle clique sur « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Et qu'elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » contient « Mme Eva DUPONT »
      Et le document « Attestation de droits » ne contient pas « Exonération du ticket modérateur »

  @A-024
  Règle: Cas 2, assuré avec ETM, CMU
    # en: Case 2, an insured person with exemption and CMU

    Scénario: Benoit Peigne télécharge l'attestation de toute la famille, avec la mention
      # en: Benoit Peigne downloads the certificate of the whole family, with the mention
      Étant donné que nous sommes le 15/11/2019 à 10:15
      Et que Benoit Peigne est connecté
      Quand il clique sur « Attestation de droits »
      Et qu'il choisit « Toute la famille » dans « Bénéficiaire »
      Et qu'il coche « Exonération du ticket modérateur »
      Et qu'il clique sur « VALIDER »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » contient 1 fois « Exonération du ticket modérateur »

  @A-038 @A-039
  Règle: L'adresse qui manque se renseigne, puis l'attestation s'édite
    # en: The missing address is entered, then the certificate is issued

    Scénario: Camille Leroy renseigne son adresse et télécharge son attestation
      # en: Camille Leroy enters her address and downloads her certificate
      Étant donné que nous sommes le 15/11/2019 à 10:30
      Et que Camille Leroy est connectée
      Quand elle clique sur « Attestation de droits »
      Et qu'elle choisit « CAMILLE 17/05/1979 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Alors les messages affichés disent exactement :
        """
        Votre adresse postale n'est pas renseignée. Merci de la modifier, puis de valider à nouveau votre demande.
        """
      Quand elle clique sur « Changement d'adresse postale »
      Et qu'elle remplit le formulaire :
        | champ          | valeur           |
        | Numéro et voie | 12 rue des Lilas |
        | Code postal    | 75020            |
        | Commune        | Paris            |
      Et qu'elle clique sur « Enregistrer »
      Et qu'elle clique sur « Retour à l'accueil »
      Et qu'elle clique sur « Attestation de droits »
      Et qu'elle clique sur « VALIDER »
      Et qu'elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » contient « Mme Camille LEROY »
