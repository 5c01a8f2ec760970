# language: fr
@attestation
Fonctionnalité: Demander et télécharger une attestation de droits
  Choisir le bénéficiaire, cocher s'il y a lieu une mention, valider, télécharger.

  Règle: Une seule étape de saisie

    Contexte:
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Et qu'elle clique sur « Attestation de droits »

    @A-018
    Scénario: Étape 1 sur 1
      Alors l'écran indique l'étape 1 sur 1
      Et les boutons sont :
        | bouton  |
        | VALIDER |

    @A-019 @A-023 @A-022 @A-032 @A-034 @A-041
    Scénario: Cas 1, sans ETM ni CMU : deux gestes, puis le lien
      Quand elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Alors les champs sont :
        | champ        | obligatoire |
        | Bénéficiaire | oui         |
      Quand elle clique sur « VALIDER »
      Alors aucun message ne s'affiche
      Et la page s'intitule « Attestation de droits »
      Et la démarche « Attestation de droits » d'Eva Dupont est « éditée »
      Et les boutons sont :
        | bouton                                |
        | Télécharger mon attestation de droits |
        | RETOUR                                |

    @A-020 @A-022 @D-26
    Scénario: Le choix du bénéficiaire est obligatoire et n'est pas fait d'avance
      Alors le champ « Bénéficiaire » est obligatoire
      Et le champ « Bénéficiaire » est vide
      Et le bouton « VALIDER » est inactif
      Quand elle essaie de cliquer sur « VALIDER »
      Alors l'action est refusée
      Et la démarche « Attestation de droits » d'Eva Dupont est « demande »

    @A-022 @A-023
    Scénario: Le choix fait, « VALIDER » s'active
      Quand elle choisit « LÉO 05/03/2018 » dans « Bénéficiaire »
      Alors le bouton « VALIDER » est actif

    @A-021 @A-025 @A-026 @D-25
    Scénario: L'assurée, ses ayants droit et « Toute la famille »
      Alors le champ « Bénéficiaire » propose :
        | option           |
        | EVA 31/10/1990   |
        | LÉO 05/03/2018   |
        | Toute la famille |

    @D-11
    Scénario: Recharger la page garde le choix
      Quand elle choisit « LÉO 05/03/2018 » dans « Bénéficiaire »
      Et qu'elle recharge la page
      Alors le champ « Bénéficiaire » contient « LÉO 05/03/2018 »

    @D-11 @D-26
    Scénario: Se déconnecter abandonne le choix
      Quand elle choisit « LÉO 05/03/2018 » dans « Bénéficiaire »
      Et qu'elle se déconnecte
      Alors la démarche « Attestation de droits » d'Eva Dupont est « terminée »
      Quand elle se connecte
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » est vide

  @D-25
  Règle: « Toute la famille » suppose au moins deux bénéficiaires

    Scénario: Un assuré seul n'a que lui
      Étant donné que nous sommes le 15/11/2019
      Et que Jean Dupont est connecté
      Quand il clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » propose :
        | option          |
        | JEAN 21/06/1970 |

  Règle: Les mentions ne sont proposées qu'à qui y a droit

    Contexte:
      Étant donné que nous sommes le 07/02/2022
      Et que Benoit Peigne est connecté
      Et qu'il clique sur « Attestation de droits »

    @A-024 @A-025 @A-027 @D-23
    Plan du scénario: Ce qui est proposé pour <bénéficiaire>
      Alors le champ « Exonération du ticket modérateur » est absent
      Et le champ « CMU » est absent
      Quand il choisit « <bénéficiaire> » dans « Bénéficiaire »
      Alors le champ « <proposée> » est proposé
      Et le champ « <proposée> » est placé sous « Mentions complémentaires »
      Et le champ « <proposée> » est facultatif
      Et le champ « <absente> » est absent

      Exemples:
        | bénéficiaire      | proposée                         | absente                          |
        | BENOIT 12/02/1982 | Exonération du ticket modérateur | CMU                              |
        | ZOÉ 30/07/2012    | CMU                              | Exonération du ticket modérateur |

    @A-019 @D-23
    Scénario: Hugo n'a droit à aucune
      Quand il choisit « HUGO 18/11/2015 » dans « Bénéficiaire »
      Alors les champs sont :
        | champ        |
        | Bénéficiaire |

    @A-024 @A-026 @A-028 @D-23 @D-25
    Scénario: Toute la famille a droit aux deux, décochées au départ
      Quand il choisit « Toute la famille » dans « Bénéficiaire »
      Alors les champs sont :
        | champ                            | obligatoire |
        | Bénéficiaire                     | oui         |
        | Exonération du ticket modérateur | non         |
        | CMU                              | non         |
      Et la case « Exonération du ticket modérateur » n'est pas cochée
      Et la case « CMU » n'est pas cochée

    @A-029 @D-23
    Scénario: Les deux cases sont indépendantes
      Quand il choisit « Toute la famille » dans « Bénéficiaire »
      Et qu'il coche « CMU »
      Alors la case « CMU » est cochée
      Et la case « Exonération du ticket modérateur » n'est pas cochée
      Quand il coche « Exonération du ticket modérateur »
      Et qu'il décoche « CMU »
      Alors la case « CMU » n'est pas cochée
      Et la case « Exonération du ticket modérateur » est cochée

    @A-031
    Scénario: Cas 2 : trois gestes, puis le lien
      Quand il choisit « Toute la famille » dans « Bénéficiaire »
      Et qu'il coche « Exonération du ticket modérateur »
      Et qu'il clique sur « VALIDER »
      Alors le bouton « Télécharger mon attestation de droits » est actif

    @A-028 @A-031
    Scénario: Cocher est facultatif
      Quand il choisit « BENOIT 12/02/1982 » dans « Bénéficiaire »
      Alors le bouton « VALIDER » est actif
      Quand il clique sur « VALIDER »
      Alors la démarche « Attestation de droits » de Benoit Peigne est « éditée »

    @D-24
    Scénario: La mention s'appelle « CMU », comme dans l'édition du guide
      Quand il choisit « ZOÉ 30/07/2012 » dans « Bénéficiaire »
      Alors le champ « CMU » est proposé
      Et il ne lit pas « C2S »
      Et la démarche « Attestation de droits » suit l'édition du 01/11/2019

  Règle: L'attestation éditée se télécharge, autant de fois qu'on veut, jusqu'au retour

    Contexte:
      Étant donné que nous sommes le 15/11/2019 à 10:00
      Et qu'Eva Dupont est connectée
      Et qu'elle clique sur « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »

    @A-032 @A-034
    Scénario: Le téléchargement est facultatif
      Alors le bouton « Télécharger mon attestation de droits » est actif
      Et aucun document n'a été remis
      Quand elle clique sur « RETOUR »
      Alors aucun document n'a été remis

    @A-033
    Scénario: Le fichier est un PDF
      Quand elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » a été remis 1 fois
      Et le document « Attestation de droits » est un PDF valide de 1 page

    @A-032 @D-29
    Scénario: Deux téléchargements donnent le même fichier, même un jour plus tard
      Quand elle clique sur « Télécharger mon attestation de droits »
      Et que vient le lendemain
      Et qu'elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » a été remis 2 fois
      Et les documents « Attestation de droits » remis sont identiques

    @A-035 @D-29
    Scénario: « RETOUR » met fin au lien
      Quand elle clique sur « RETOUR »
      Alors la démarche « Attestation de droits » d'Eva Dupont est « terminée »
      Et aucune démarche n'est à l'écran
      Quand elle essaie de cliquer sur « Télécharger mon attestation de droits »
      Alors l'action est refusée
      Et aucun document n'a été remis

    @D-29 @D-11
    Scénario: Se déconnecter met fin au lien
      Quand elle se déconnecte
      Alors la démarche « Attestation de droits » d'Eva Dupont est « terminée »
      Quand elle se connecte
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » est vide
      Et le bouton « Télécharger mon attestation de droits » est absent

    @A-035 @D-34
    Plan du scénario: La note est facultative, et sa faute est gardée
      Alors le champ « NOTEZ VOTRE DÉMARCHÉ ! » est facultatif
      Et le champ « NOTEZ VOTRE DÉMARCHÉ ! » propose :
        | option    |
        | Satisfait |
        | Sans avis |
        | Mécontent |
      Quand elle choisit « <avis> » dans « NOTEZ VOTRE DÉMARCHÉ ! »
      Alors le champ « NOTEZ VOTRE DÉMARCHÉ ! » contient « <avis> »
      Et la démarche « Attestation de droits » d'Eva Dupont est « éditée »

      Exemples:
        | avis      |
        | Satisfait |
        | Sans avis |
        | Mécontent |

    @A-041
    Scénario: Le résultat est immédiat
      Alors la démarche « Attestation de droits » d'Eva Dupont est « éditée » depuis le 15/11/2019 à 10:00
      Et le bouton « Télécharger mon attestation de droits » est actif

    @A-042 @A-043
    Scénario: Aucun délai, aucune communication ultérieure
      Quand elle clique sur « Télécharger mon attestation de droits »
      Et que 6 mois s'écoulent
      Alors la démarche « Attestation de droits » d'Eva Dupont est « éditée »
      Et aucune communication n'a été envoyée

    Scénario: Une nouvelle demande repart d'un choix vide
      Quand elle clique sur « RETOUR »
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » est vide
      Et Eva Dupont a 2 démarches « Attestation de droits »
