# language: fr
@attestation
Fonctionnalité: Où se trouve l'attestation de droits
  # en: Where the certificate of entitlement is found
  Trois appareils, deux accès sur le compte ameli web, une seule démarche. Guide de novembre 2019.
  # en: Three devices, two ways in on the ameli web account, one journey only. Guide of November 2019.

  Règle: La démarche suit l'édition de son guide
    # en: The journey follows the edition of its guide

    @A-002 @A-003 @D-24
    Scénario: L'édition de novembre 2019
      # en: The edition of November 2019
      Étant donné que nous sommes le 15/11/2019
      Quand Eva Dupont se connecte
      Et qu'elle clique sur « Attestation de droits »
      Alors la démarche « Attestation de droits » suit l'édition du 01/11/2019

    @A-015 @D-36
    Plan du scénario: Six onglets jusqu'au <jour> : la messagerie en fait partie
      # en: Six tabs until <jour>: the messages are one of them
      Étant donné que nous sommes le <jour>
      Quand Eva Dupont se connecte
      Alors les onglets sont :
        | onglet                |
        | Accueil               |
        | Mes paiements         |
        | Ma messagerie         |
        | Mes démarches         |
        | Mon espace prévention |
        | Mes informations      |

      Exemples:
        | jour       |
        # en: | day |
        | 01/08/2019 |
        | 15/11/2019 |
        | 31/08/2020 |

    @A-015 @D-36
    Plan du scénario: Cinq onglets ensuite, le <jour>
      # en: Five tabs afterwards, on <jour>
      Étant donné que nous sommes le <jour>
      Quand Benoit Peigne se connecte
      Alors les onglets sont :
        | onglet                |
        | Accueil               |
        | Mes paiements         |
        | Mes démarches         |
        | Mon espace prévention |
        | Mes informations      |

      Exemples:
        | jour       |
        # en: | day |
        | 01/09/2020 |
        | 07/02/2022 |

    @A-013 @A-015 @D-36
    Scénario: La page d'accueil et l'en-tête de 2019
      # en: The home page and the header of 2019
      Étant donné que nous sommes le 15/11/2019
      Quand Eva Dupont se connecte
      Alors l'onglet ouvert est « Accueil »
      Et l'en-tête propose :
        | entrée       |
        | Compte ameli |
        | Déconnexion  |
      Et les rubriques sont :
        | rubrique                 |
        | MES PAIEMENTS            |
        | MES DÉMARCHES EN 2 CLICS |
        | MON AGENDA               |
        | MON ESPACE PRÉVENTION    |
        | 0 NOTIFICATION           |
        | 0 NOUVEAU MESSAGE        |
      Et elle lit « Pour le bénéficiaire EVA 31/10/1990 »

  Règle: Deux accès sur le compte ameli web
    # en: Two ways in on the ameli web account

    Contexte:
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée

    @A-009 @A-010 @A-012 @A-013 @A-014 @A-008
    Scénario: Premier accès, par « MES DÉMARCHES EN 2 CLICS » sur la page d'accueil
      # en: First way in, through "MY PROCEDURES IN 2 CLICKS" on the home page
      Alors l'onglet ouvert est « Accueil »
      Et la rubrique « MES DÉMARCHES EN 2 CLICS » propose « Attestation de droits »
      Quand elle clique sur « Attestation de droits »
      Alors la page s'intitule « Attestation de droits »
      Et l'onglet ouvert est « Accueil »
      Et le champ « Bénéficiaire » est proposé

    @A-009 @P-007 @D-22
    Scénario: Second accès, par « TÉLÉCHARGER » dans « Mes démarches »
      # en: Second way in, through "DOWNLOAD" in "My procedures"
      Quand elle ouvre l'onglet « Mes démarches »
      Alors la rubrique « TÉLÉCHARGER » propose « Attestation de droits »
      Quand elle clique sur « Attestation de droits »
      Alors la page s'intitule « Attestation de droits »
      Et le champ « Bénéficiaire » est proposé

    @A-013
    Plan du scénario: L'onglet « <onglet> » ne la propose pas
      # en: The tab "<onglet>" does not offer it
      Quand elle ouvre l'onglet « <onglet> »
      Alors le lien « Attestation de droits » est absent

      Exemples:
        | onglet                |
        # en: | tab |
        | Mes paiements         |
        | Ma messagerie         |
        | Mon espace prévention |
        | Mes informations      |

    @A-003 @A-009
    Scénario: Les deux accès ouvrent la même démarche
      # en: Both ways in open the same journey
      Quand elle clique sur « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Et qu'elle ouvre l'onglet « Mes démarches »
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » contient « EVA 31/10/1990 »
      Et Eva Dupont a 1 démarche « Attestation de droits »

    @A-012 @A-016 @A-017
    Scénario: Le bloc « MES DÉMARCHES EN 2 CLICS » de 2019
      # en: The block "MY PROCEDURES IN 2 CLICKS" of 2019
      Alors la rubrique « MES DÉMARCHES EN 2 CLICS » propose :
        | lien                                              |
        | Attestation de droits                             |
        | Attestation de paiement d'indemnités journalières |
        | Carte européenne d'assurance maladie (CEAM)       |
        | Voir toutes les démarches                         |
        | Consulter les délais de traitement de ma CPAM     |

    Scénario: « Voir toutes les démarches » mène au second accès
      # en: "See all procedures" leads to the second way in
      Quand elle clique sur « Voir toutes les démarches »
      Alors l'onglet ouvert est « Mes démarches »
      Et la rubrique « TÉLÉCHARGER » propose « Attestation de droits »

    @P-007 @P-097 @D-22
    Scénario: Les deux accès demeurent en 2022
      # en: Both ways in remain in 2022
      Étant donné que nous sommes le 07/02/2022
      Quand Benoit Peigne se connecte
      Alors la rubrique « MES DÉMARCHES EN 2 CLICS » propose « Attestation de droits »
      Quand il ouvre l'onglet « Mes démarches »
      Alors la rubrique « TÉLÉCHARGER » propose « Attestation de droits »

  @A-011
  Règle: Il faut être connecté
    # en: One must be logged in

    Scénario: Après la déconnexion, le lien ne mène nulle part
      # en: After logging out, the link leads nowhere
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Quand elle se déconnecte
      Et qu'elle essaie de cliquer sur « Attestation de droits »
      Alors l'action est refusée
      Et Eva Dupont n'a aucune démarche « Attestation de droits »

    Scénario: Sans connexion, la démarche ne s'ouvre pas non plus
      # en: Without a login, the journey does not open either
      Étant donné que nous sommes le 15/11/2019
      Quand Eva Dupont ouvre la démarche « Attestation de droits »
      Alors l'action est refusée
      Et Eva Dupont n'a aucune démarche « Attestation de droits »

  @A-004
  Règle: Trois appareils
    # en: Three devices

    @A-005 @A-008
    Scénario: Le compte ameli web
      # en: The ameli web account
      Étant donné que nous sommes le 15/11/2019
      Quand Eva Dupont se connecte sur « Compte ameli web »
      Et qu'elle clique sur « Attestation de droits »
      Alors la page s'intitule « Attestation de droits »

    @A-006 @A-007 @D-22
    Plan du scénario: <appareil> : la démarche y est, sans menu que le guide décrive
      # en: <appareil>: the journey is there, without any menu that the guide describes
      Étant donné que nous sommes le 15/11/2019
      Quand Eva Dupont se connecte sur « <appareil> »
      Alors le lien « Attestation de droits » est absent
      Quand elle ouvre la démarche « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »
      Et qu'elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » a été remis 1 fois

      Exemples:
        | appareil                                     |
        # en: | device |
        | Application ameli pour smartphone & tablette |
        | BMS                                          |

    @A-004
    Scénario: L'accueil de la caisse n'est pas un de ces appareils
      # en: The counter of the fund is not one of these devices
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée sur « Accueil de la caisse »
      Quand elle ouvre la démarche « Attestation de droits »
      Alors l'action est refusée
      Et Eva Dupont n'a aucune démarche « Attestation de droits »
