# language: fr
@attestation
Fonctionnalité: Demander et télécharger une attestation de droits
  # en: Requesting and downloading a certificate of entitlement
  Choisir le bénéficiaire, cocher s'il y a lieu une mention, valider, télécharger.
  # en: Choose the beneficiary, tick a mention where entitled, validate, download.

  Règle: Une seule étape de saisie
    # en: A single step of entry

    Contexte:
      Étant donné que nous sommes le 15/11/2019
      Et qu'Eva Dupont est connectée
      Et qu'elle clique sur « Attestation de droits »

    @A-018
    Scénario: Étape 1 sur 1
      # en: Step 1 of 1
      Alors l'écran indique l'étape 1 sur 1
      Et les boutons sont :
        | bouton  |
        | VALIDER |

    @A-019 @A-023 @A-022 @A-032 @A-034 @A-041
    Scénario: Cas 1, sans ETM ni CMU : deux gestes, puis le lien
      # en: Case 1, without exemption or CMU: two actions, then the link
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
      # en: The choice of the beneficiary is mandatory and is not made in advance
      Alors le champ « Bénéficiaire » est obligatoire
      Et le champ « Bénéficiaire » est vide
      Et le bouton « VALIDER » est inactif
      Quand elle essaie de cliquer sur « VALIDER »
      Alors l'action est refusée
      Et la démarche « Attestation de droits » d'Eva Dupont est « demande »

    @A-022 @A-023
    Scénario: Le choix fait, « VALIDER » s'active
      # en: Once the choice is made, "VALIDATE" becomes active
      Quand elle choisit « LÉO 05/03/2018 » dans « Bénéficiaire »
      Alors le bouton « VALIDER » est actif

    @A-021 @A-025 @A-026 @D-25
    Scénario: L'assurée, ses ayants droit et « Toute la famille »
      # en: The insured person, her dependants and "The whole family"
      Alors le champ « Bénéficiaire » propose :
        | option           |
        | EVA 31/10/1990   |
        | LÉO 05/03/2018   |
        | Toute la famille |

    @D-11
    Scénario: Recharger la page garde le choix
      # en: Reloading the page keeps the choice
      Quand elle choisit « LÉO 05/03/2018 » dans « Bénéficiaire »
      Et qu'elle recharge la page
      Alors le champ « Bénéficiaire » contient « LÉO 05/03/2018 »

    @D-11 @D-26
    Scénario: Se déconnecter abandonne le choix
      # en: Logging out abandons the choice
      Quand elle choisit « LÉO 05/03/2018 » dans « Bénéficiaire »
      Et qu'elle se déconnecte
      Alors la démarche « Attestation de droits » d'Eva Dupont est « terminée »
      Quand elle se connecte
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » est vide

  @D-25
  Règle: « Toute la famille » suppose au moins deux bénéficiaires
    # en: "The whole family" takes at least two beneficiaries

    Scénario: Un assuré seul n'a que lui
      # en: An insured person on his own has only himself
      Étant donné que nous sommes le 15/11/2019
      Et que Jean Dupont est connecté
      Quand il clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » propose :
        | option          |
        | JEAN 21/06/1970 |

  Règle: Les mentions ne sont proposées qu'à qui y a droit
    # en: Mentions are only offered to those entitled to them

    Contexte:
      Étant donné que nous sommes le 07/02/2022
      Et que Benoit Peigne est connecté
      Et qu'il clique sur « Attestation de droits »

    @A-024 @A-025 @A-027 @D-23
    Plan du scénario: Ce qui est proposé pour <bénéficiaire>
      # en: What is offered for <bénéficiaire>
      Alors le champ « Exonération du ticket modérateur » est absent
      Et le champ « CMU » est absent
      Quand il choisit « <bénéficiaire> » dans « Bénéficiaire »
      Alors le champ « <proposée> » est proposé
      Et le champ « <proposée> » est placé sous « Mentions complémentaires »
      Et le champ « <proposée> » est facultatif
      Et le champ « <absente> » est absent

      Exemples:
        | bénéficiaire      | proposée                         | absente                          |
        # en: | beneficiary | offered | absent |
        | BENOIT 12/02/1982 | Exonération du ticket modérateur | CMU                              |
        | ZOÉ 30/07/2012    | CMU                              | Exonération du ticket modérateur |

    @A-019 @D-23
    Scénario: Hugo n'a droit à aucune
      # en: Hugo is entitled to neither
      Quand il choisit « HUGO 18/11/2015 » dans « Bénéficiaire »
      Alors les champs sont :
        | champ        |
        | Bénéficiaire |

    @A-024 @A-026 @A-028 @D-23 @D-25
    Scénario: Toute la famille a droit aux deux, décochées au départ
      # en: The whole family is entitled to both, unticked at first
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
      # en: The two boxes are independent
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
      # en: Case 2: three actions, then the link
      Quand il choisit « Toute la famille » dans « Bénéficiaire »
      Et qu'il coche « Exonération du ticket modérateur »
      Et qu'il clique sur « VALIDER »
      Alors le bouton « Télécharger mon attestation de droits » est actif

    @A-028 @A-031
    Scénario: Cocher est facultatif
      # en: Ticking is optional
      Quand il choisit « BENOIT 12/02/1982 » dans « Bénéficiaire »
      Alors le bouton « VALIDER » est actif
      Quand il clique sur « VALIDER »
      Alors la démarche « Attestation de droits » de Benoit Peigne est « éditée »

    @D-24
    Scénario: La mention s'appelle « CMU », comme dans l'édition du guide
      # en: The mention is called "CMU", as in the edition of the guide
      Quand il choisit « ZOÉ 30/07/2012 » dans « Bénéficiaire »
      Alors le champ « CMU » est proposé
      Et il ne lit pas « C2S »
        # en: he does not read "C2S"
      Et la démarche « Attestation de droits » suit l'édition du 01/11/2019

  Règle: L'attestation éditée se télécharge, autant de fois qu'on veut, jusqu'au retour
    # en: The issued certificate can be downloaded as often as one wishes, until going back

    Contexte:
      Étant donné que nous sommes le 15/11/2019 à 10:00
      Et qu'Eva Dupont est connectée
      Et qu'elle clique sur « Attestation de droits »
      Et qu'elle choisit « EVA 31/10/1990 » dans « Bénéficiaire »
      Et qu'elle clique sur « VALIDER »

    @A-032 @A-034
    Scénario: Le téléchargement est facultatif
      # en: Downloading is optional
      Alors le bouton « Télécharger mon attestation de droits » est actif
      Et aucun document n'a été remis
      Quand elle clique sur « RETOUR »
      Alors aucun document n'a été remis

    @A-033
    Scénario: Le fichier est un PDF
      # en: The file is a PDF
      Quand elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » a été remis 1 fois
      Et le document « Attestation de droits » est un PDF valide de 1 page

    @A-032 @D-29
    Scénario: Deux téléchargements donnent le même fichier, même un jour plus tard
      # en: Two downloads give the same file, even a day later
      Quand elle clique sur « Télécharger mon attestation de droits »
      Et que vient le lendemain
      Et qu'elle clique sur « Télécharger mon attestation de droits »
      Alors le document « Attestation de droits » a été remis 2 fois
      Et les documents « Attestation de droits » remis sont identiques

    @A-035 @D-29
    Scénario: « RETOUR » met fin au lien
      # en: "BACK" puts an end to the link
      Quand elle clique sur « RETOUR »
      Alors la démarche « Attestation de droits » d'Eva Dupont est « terminée »
      Et aucune démarche n'est à l'écran
      Quand elle essaie de cliquer sur « Télécharger mon attestation de droits »
      Alors l'action est refusée
      Et aucun document n'a été remis

    @D-29 @D-11
    Scénario: Se déconnecter met fin au lien
      # en: Logging out puts an end to the link
      Quand elle se déconnecte
      Alors la démarche « Attestation de droits » d'Eva Dupont est « terminée »
      Quand elle se connecte
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » est vide
      Et le bouton « Télécharger mon attestation de droits » est absent

    @A-035 @D-34
    Plan du scénario: La note est facultative, et sa faute est gardée
      # en: The rating is optional, and its misspelling is kept
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
        # en: | rating |
        | Satisfait |
        | Sans avis |
        | Mécontent |

    @A-041
    Scénario: Le résultat est immédiat
      # en: The result is immediate
      Alors la démarche « Attestation de droits » d'Eva Dupont est « éditée » depuis le 15/11/2019 à 10:00
      Et le bouton « Télécharger mon attestation de droits » est actif

    @A-042 @A-043
    Scénario: Aucun délai, aucune communication ultérieure
      # en: No delay, no later communication
      Quand elle clique sur « Télécharger mon attestation de droits »
      Et que 6 mois s'écoulent
      Alors la démarche « Attestation de droits » d'Eva Dupont est « éditée »
      Et aucune communication n'a été envoyée

    Scénario: Une nouvelle demande repart d'un choix vide
      # en: A new request starts again from an empty choice
      Quand elle clique sur « RETOUR »
      Et qu'elle clique sur « Attestation de droits »
      Alors le champ « Bénéficiaire » est vide
      Et Eva Dupont a 2 démarches « Attestation de droits »
