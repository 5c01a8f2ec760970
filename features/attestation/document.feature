# language: fr
@attestation
Fonctionnalité: Ce que dit l'attestation de droits
  # en: What the certificate of entitlement says
  Un spécimen : le nom, la date de naissance, le numéro, le rang, la caisse, les droits, leur validité et les mentions cochées.
  # en: A specimen: the name, the date of birth, the number, the rank, the fund, the rights, their validity and the mentions
  # en: that were ticked.

  @D-30
  Règle: Le contenu du document
    # en: The content of the document

    @D-30 @A-033
    Scénario: Eva Dupont pour elle-même
      # en: Eva Dupont for herself
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Quand elle clique sur « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Et qu'elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » dit exactement :
        """
        SPÉCIMEN
        Attestation de droits
        Établi le 15/11/2019
        Caisse d'assurance maladie : CPAM de PARIS
        Code d'organisme : 01 751 8954
        Mme Eva DUPONT
        Né(e) le : 31/10/1990
        Numéro de sécurité sociale : 2 90 14 99 000 002 23
        Rang : 1
        Droits à l'Assurance Maladie : ouverts
        Valable jusqu'au 31/12/2030
        Page 1 sur 1
        """

    @D-30
    Scénario: Pour son fils
      # en: For her son
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Quand elle clique sur « Attestation de droits »
      Et qu'elle choisit « LÉO 05/03/2018 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Et qu'elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » contient :
        """
        M. Léo DUPONT
        Né(e) le : 05/03/2018
        Numéro de sécurité sociale : 1 18 13 99 000 003 92
        """
      Et le document « Attestation de droits » ne contient pas « Eva »

    @D-29 @D-30
    Scénario: Le contenu est celui du jour de l'édition
      # en: The content is that of the day of issue
      Étant donné que nous sommes le 15/11/2019
      Et que Jean Dupont a une démarche « Attestation de droits » « éditée »
      Quand le dossier de Jean Dupont indique « CPAM de LYON » comme « Caisse d'assurance maladie »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » contient « CPAM de PARIS »
      Quand le dossier de Jean Dupont indique « CPAM de NICE » comme « Caisse d'assurance maladie »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors les documents « Attestation de droits » remis sont identiques

  @D-25 @A-026
  Règle: « Toute la famille » tient en un seul PDF
    # en: "The whole family" fits in a single PDF

    Scénario: La famille de Benoit Peigne
      # en: The family of Benoit Peigne
      Étant donné que nous sommes le 07/02/2022
      Et que Benoit Peigne est connecté
      Quand il clique sur « Attestation de droits »
      Et qu'il choisit « Toute la famille » dans « Bénéficiaire »
      Et qu'il clique sur « VALIDER »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » a été remis 1 fois
      Et le document « Attestation de droits » contient :
        """
        M. Benoit PEIGNE
        Né(e) le : 12/02/1982
        Numéro de sécurité sociale : 1 82 15 99 000 004 91
        Mme Zoé PEIGNE
        Né(e) le : 30/07/2012
        Numéro de sécurité sociale : 2 12 16 99 000 005 91
        M. Hugo PEIGNE
        Né(e) le : 18/11/2015
        Numéro de sécurité sociale : 1 15 17 99 000 006 09
        """
      Et le document « Attestation de droits » contient 3 fois « Droits à l'Assurance Maladie : ouverts »

  @A-030 @D-23
  Règle: Une mention y est si et seulement si sa case est cochée, sur la ligne de qui y a droit
    # en: A mention is there if and only if its box is ticked, on the line of the person entitled to it

    @A-028 @A-029 @A-030
    Plan du scénario: Paul Garnier a droit aux deux mentions : ETM <etm>, CMU <cmu>
      # en: Paul Garnier is entitled to both mentions: exemption <etm>, CMU <cmu>
      Étant donné que nous sommes le 15/11/2019
      Et que Paul Garnier est connecté
      Et qu'il clique sur « Attestation de droits »
      Quand il remplit le formulaire :
        | champ                            | valeur          |
        | Bénéficiaire                     | PAUL 28/02/1964 |
        | Exonération du ticket modérateur | <etm>           |
        | CMU                              | <cmu>           |
      Et qu'il clique sur « VALIDER »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » contient <mentions etm> fois « Exonération du ticket modérateur »
      Et le document « Attestation de droits » contient <mentions cmu> fois « CMU »

      Exemples:
        | etm | cmu | mentions etm | mentions cmu |
        # en: | exemption | cmu | exemption mentions | cmu mentions |
        | non | non | 0            | 0            |
        | oui | non | 1            | 0            |
        | non | oui | 0            | 1            |
        | oui | oui | 1            | 1            |

    @A-029 @A-030 @D-23 @D-30
    Scénario: Les deux mentions cochées, le document entier
      # en: Both mentions ticked, the whole document
      Étant donné que nous sommes le 15/11/2019
      Et que Paul Garnier est connecté
      Et qu'il clique sur « Attestation de droits »
      Quand il choisit « PAUL 28/02/1964 » dans « Bénéficiaire »
      Et qu'il coche « Exonération du ticket modérateur »
      Et qu'il coche « CMU »
      Et qu'il clique sur « VALIDER »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » dit exactement :
        """
        SPÉCIMEN
        Attestation de droits
        Établi le 15/11/2019
        Caisse d'assurance maladie : CPAM de PARIS
        Code d'organisme : 01 751 8954
        M. Paul GARNIER
        Né(e) le : 28/02/1964
        Numéro de sécurité sociale : 1 64 16 99 000 012 11
        Rang : 1
        Droits à l'Assurance Maladie : ouverts
        Valable jusqu'au 31/12/2020
        Exonération du ticket modérateur
        CMU
        Page 1 sur 1
        """

    @D-23 @D-25 @A-030
    Scénario: Dans une famille, chaque mention va à son bénéficiaire
      # en: In a family, each mention goes to its beneficiary
      Étant donné que nous sommes le 07/02/2022
      Et que Benoit Peigne est connecté
      Et qu'il clique sur « Attestation de droits »
      Quand il choisit « Toute la famille » dans « Bénéficiaire »
      Et qu'il coche « Exonération du ticket modérateur »
      Et qu'il coche « CMU »
      Et qu'il clique sur « VALIDER »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » contient :
        """
        M. Benoit PEIGNE
        Exonération du ticket modérateur
        Mme Zoé PEIGNE
        CMU
        M. Hugo PEIGNE
        """
      Et le document « Attestation de droits » contient 1 fois « Exonération du ticket modérateur »
      Et le document « Attestation de droits » contient 1 fois « CMU »

    @D-23 @A-030
    Scénario: Une case cochée puis cachée par un autre choix ne laisse pas de mention
      # en: A box that is ticked, then hidden by another choice, leaves no mention
      Étant donné que nous sommes le 07/02/2022
      Et que Benoit Peigne est connecté
      Et qu'il clique sur « Attestation de droits »
      Quand il choisit « BENOIT 12/02/1982 » dans « Bénéficiaire »
      Et qu'il coche « Exonération du ticket modérateur »
      Et qu'il choisit « HUGO 18/11/2015 » dans « Bénéficiaire »
      Et qu'il clique sur « VALIDER »
      Et qu'il clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » ne contient pas « Exonération du ticket modérateur »
      Et le document « Attestation de droits » contient « M. Hugo PEIGNE »
