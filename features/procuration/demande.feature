# language: fr
@procuration
Fonctionnalité: Demander une procuration en ligne
  # en: Requesting an online proxy
  L'assuré qui ne peut pas se rendre à l'accueil de sa caisse désigne, en deux pages, la personne qui l'y représentera.
  Les écrans sont ceux du guide (2020-2022), mot pour mot.
  # en: The insured who cannot go to the counter of the fund names, in two pages, the person who will represent them there.
  # en: The screens are those of the guide (2020-2022), word for word.

  Contexte:
    Étant donné que nous sommes le 04/01/2021 à 10:00
    Et que Jean Dupont est connecté

  @P-001
  Règle: Une demande va du tableau de bord à la procuration en cours
    # en: A request goes from the dashboard to the proxy in force

    @P-001 @P-003 @P-004 @P-024 @P-044 @P-045 @P-048 @P-057 @P-067 @P-080
    Scénario: Jean Dupont donne procuration à Martin Dupont
      # en: Jean Dupont grants a proxy to Martin Dupont
      Alors l'onglet ouvert est « Accueil »
      Quand Jean Dupont ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Et qu'il clique sur « Je démarre ma demande »
      Et qu'il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/1991 |
      Et qu'il clique sur « Suivant »
      Et qu'il coche « Je certifie l'exactitude des éléments déclarés »
      Et qu'il clique sur « Je valide ma demande »
      Alors la page s'intitule « Ma procuration est validée ! »
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Et Jean Dupont a 1 démarche « Procuration en ligne »

    @D-01 @P-012 @P-021 @P-080 @P-081
    Scénario: La procuration est créée à l'instant de la validation, et pas avant
      # en: The proxy is created at the instant of the validation, and not before
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « récapitulatif »
      Quand 10 minutes s'écoulent
      Et qu'il coche « Je certifie l'exactitude des éléments déclarés »
      Alors la démarche « Procuration en ligne » de Jean Dupont n'est pas « en cours »
      Quand 5 minutes s'écoulent
      Et qu'il clique sur « Je valide ma demande »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours » depuis le 04/01/2021 à 10:15

    @D-12
    Scénario: Valider deux fois ne crée qu'une procuration
      # en: Validating twice creates only one proxy
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « certifiée »
      Quand il clique deux fois de suite sur « Je valide ma demande »
      Alors l'action est refusée
      Et Jean Dupont a 1 démarche « Procuration en ligne »
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

  Règle: La démarche s'ouvre depuis l'onglet « Mes démarches »
    # en: The journey is opened from the tab "My procedures"

    @P-003
    Scénario: Il faut être connecté
      # en: One must be logged in
      Quand Jean Dupont se déconnecte
      Et qu'il essaie de cliquer sur « Faire ou révoquer une procuration en ligne »
      Alors l'action est refusée
      Et Jean Dupont n'a aucune démarche « Procuration en ligne »

    @P-003
    Plan du scénario: La procuration ne se demande pas ailleurs que sur le compte web : <appareil>
      # en: The proxy cannot be requested anywhere but on the web account: <appareil>
      Étant donné que Jean Dupont est connecté sur « <appareil> »
      Quand il ouvre la démarche « Procuration en ligne »
      Alors l'action est refusée
      Et Jean Dupont n'a aucune démarche « Procuration en ligne »

      Exemples:
        | appareil                                     |
        # en: | device |
        | Application ameli pour smartphone & tablette |
        | BMS                                          |
        | Accueil de la caisse                         |

    @P-014 @D-36
    Scénario: Le portail de 2021 a cinq onglets
      # en: The portal of 2021 has five tabs
      Alors les onglets sont :
        | onglet                |
        | Accueil               |
        | Mes paiements         |
        | Mes démarches         |
        | Mon espace prévention |
        | Mes informations      |

    @P-005 @P-006
    Scénario: Le lien est le dixième des onze liens de sa rubrique
      # en: The link is the tenth of the eleven links of its heading
      Quand il ouvre l'onglet « Mes démarches »
      Alors l'onglet ouvert est « Mes démarches »
      Et « Faire ou révoquer une procuration en ligne » est le lien n° 10 sur 11 de la rubrique « EFFECTUER UNE DÉMARCHE »
      Et la rubrique « EFFECTUER UNE DÉMARCHE » propose :
        | lien                                                        |
        | Commander une carte Vitale                                  |
        | Commander une carte européenne d'assurance maladie (CEAM)   |
        | Déclarer la perte ou le vol de carte Vitale                 |
        | Déclarer un accident causé par un tiers                     |
        | Faire une demande de Complémentaire santé solidaire         |
        | Inscrire votre enfant sur la carte Vitale de l'autre parent |
        | Demander le remboursement d'un transport personnel          |
        | Demander l'aide du médiateur                                |
        | Demander une pension d'invalidité                           |
        | Faire ou révoquer une procuration en ligne                  |
        | Demander un remboursement de soins à l'étranger             |

    @P-007 @P-008 @P-009 @P-010
    Scénario: Les autres rubriques de l'onglet
      # en: The other headings of the tab
      Quand il ouvre l'onglet « Mes démarches »
      Alors les rubriques sont :
        | rubrique                            |
        | EFFECTUER UNE DÉMARCHE              |
        | TÉLÉCHARGER                         |
        | DÉCLARER UN CHANGEMENT DE SITUATION |
        | SUIVRE MES DÉMARCHES                |
        | ESPACE D'ÉCHANGES                   |
      Et la rubrique « TÉLÉCHARGER » propose :
        | lien                                              |
        | Attestation de droits                             |
        | Attestation de paiement d'indemnités journalières |
        | Mes relevés mensuels                              |
        | Relevé fiscal                                     |
      Et la rubrique « DÉCLARER UN CHANGEMENT DE SITUATION » propose :
        | lien                               |
        | Changement d'adresse postale       |
        | Déclaration du nouveau-né          |
        | Modifier mes coordonnées bancaires |
        | Changement de nom d'usage          |
      Et la rubrique « SUIVRE MES DÉMARCHES » propose :
        | lien                                          |
        | Commande de carte Vitale                      |
        | Arrêts de travail                             |
        | Consulter les délais de traitement de ma CPAM |
      Et la rubrique « ESPACE D'ÉCHANGES » propose :
        | lien                             |
        | Consulter mon espace d'échanges  |

    @P-004 @P-123 @P-124
    Scénario: Sans procuration en cours, le lien mène aux principes
      # en: Without a proxy in force, the link leads to the principles
      Quand il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors la page s'intitule « Faire ou révoquer une procuration en ligne »
      Et le bouton « Je démarre ma demande » est actif
      Et il ne lit pas « Vous avez actuellement une procuration en cours. »

  Règle: Les principes précèdent toute saisie
    # en: The principles come before any entry

    Contexte:
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « principes »

    @P-011 @P-015 @P-016 @P-017 @P-018 @P-019 @P-020 @P-021 @P-022 @P-023
    Scénario: Ce que dit la page des principes
      # en: What the page of principles says
      Alors la page s'intitule « Faire ou révoquer une procuration en ligne »
      Et aucun champ n'est à remplir
      Et l'écran dit exactement :
        """
        Vous ne pouvez pas vous rendre à l'accueil de votre Caisse d'Assurance Maladie.
        Afin de permettre à une personne de votre choix d'effectuer une démarche à votre place ou d'obtenir une information sur votre dossier, vous devez impérativement compléter une procuration en ligne. Ceci permet aux conseillers de l'accueil de garantir le secret professionnel sur vos informations.
        Cette procuration, une fois complétée, est valable 1 mois maximum. Vous pouvez la révoquer à tout moment dans la rubrique « Mes informations » de votre compte ameli.
        """

    @P-016
    Scénario: Le motif n'est pas contrôlé : rien n'est demandé avant de démarrer
      # en: The reason is not checked: nothing is asked before starting
      Alors les boutons sont :
        | bouton                |
        | Je démarre ma demande |
      Et le bouton « Je démarre ma demande » est actif

    @P-011 @P-024 @P-025
    Scénario: « Je démarre ma demande » ouvre la saisie
      # en: "I start my request" opens the entry
      Alors la démarche « Procuration en ligne » de Jean Dupont est « brouillon »
      Quand il clique sur « Je démarre ma demande »
      Alors la page s'intitule « 1. Le mandataire »
      Et la démarche « Procuration en ligne » de Jean Dupont est « saisie du mandataire »
      Et la démarche « Procuration en ligne » de Jean Dupont est « brouillon »

  Règle: La première page demande qui est le mandataire
    # en: The first page asks who the mandatary is

    Contexte:
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »

    @P-025 @P-034 @P-035 @P-036 @P-037 @D-21
    Scénario: Ce que dit la page de saisie
      # en: What the entry page says
      Alors la page s'intitule « 1. Le mandataire »
      Et l'écran indique l'étape 1 sur 2
      Et l'écran dit exactement :
        """
        Faire ou révoquer une procuration en ligne
        Pour me représenter pour toute démarche administrative auprès de la Caisse d'Assurance Maladie (les convocations du Service Médical sont exclues du dispositif), je donne procuration à :
        """

    @P-038 @P-039 @P-040 @P-041 @P-042
    Scénario: Cinq champs, dont un seul facultatif
      # en: Five fields, only one of which is optional
      Alors les champs sont :
        | champ             | obligatoire | indication              |
        | Civilité          | oui         | Sélectionner            |
        | Nom               | oui         | Indiquez le nom         |
        | Nom d'usage       | non         | Indiquez le nom d'usage |
        | Prénom            | oui         | Indiquez le prénom      |
        | Date de naissance | oui         | JJ/MM/AAAA              |
      Et le champ « Civilité » propose :
        | option   |
        | Monsieur |
        | Madame   |

    @P-038 @P-046
    Scénario: Rien n'est rempli d'avance
      # en: Nothing is filled in advance
      Alors le formulaire contient :
        | champ             | valeur |
        | Civilité          |        |
        | Nom               |        |
        | Nom d'usage       |        |
        | Prénom            |        |
        | Date de naissance |        |
      Et le bouton « Suivant » est inactif
      Et aucun message ne s'affiche

    @P-043
    Scénario: La légende et les deux boutons
      # en: The legend and the two buttons
      Alors il lit « *Champs obligatoires »
      Et les boutons sont :
        | bouton  |
        | Retour  |
        | Suivant |

    @P-017
    Plan du scénario: Le mandataire est librement choisi
      # en: The mandatary is freely chosen
      Quand il remplit le formulaire :
        | champ             | valeur      |
        | Civilité          | <civilité>  |
        | Nom               | <nom>       |
        | Prénom            | <prénom>    |
        | Date de naissance | <naissance> |
      Et qu'il clique sur « Suivant »
      Alors la page s'intitule « 2. Récapitulatif des éléments déclarés »
      Et il lit « Nom : <affiché> »

      Exemples:
        | civilité | nom      | prénom      | naissance  | affiché                |
        # en: | title | last name | first name | birth | shown |
        | Monsieur | Dupont   | Martin      | 16/04/1991 | M. Martin DUPONT       |
        | Madame   | Peigne   | Anne-Lise   | 01/01/1930 | Mme Anne-Lise PEIGNE   |
        | Madame   | d'Aubigné | Zoé        | 29/02/1984 | Mme Zoé D'AUBIGNÉ      |

  Règle: Le bouton « Suivant » s'active une fois les champs obligatoires remplis
    # en: The button "Next" becomes active once the mandatory fields are filled

    Contexte:
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »

    @P-046 @P-047
    Plan du scénario: Il manque au moins un champ obligatoire
      # en: At least one mandatory field is missing
      Quand il remplit le formulaire :
        | champ             | valeur      |
        | Civilité          | <civilité>  |
        | Nom               | <nom>       |
        | Prénom            | <prénom>    |
        | Date de naissance | <naissance> |
      Alors le bouton « Suivant » est inactif
      Quand il essaie de cliquer sur « Suivant »
      Alors l'action est refusée
      Et la page s'intitule « 1. Le mandataire »
      Et aucun message ne s'affiche

      Exemples: Les quinze combinaisons incomplètes
        # en: The fifteen incomplete combinations
        | civilité | nom    | prénom | naissance  |
        # en: | title | last name | first name | birth |
        |          |        |        |            |
        | Monsieur |        |        |            |
        |          | Dupont |        |            |
        |          |        | Martin |            |
        |          |        |        | 16/04/1991 |
        | Monsieur | Dupont |        |            |
        | Monsieur |        | Martin |            |
        | Monsieur |        |        | 16/04/1991 |
        |          | Dupont | Martin |            |
        |          | Dupont |        | 16/04/1991 |
        |          |        | Martin | 16/04/1991 |
        | Monsieur | Dupont | Martin |            |
        | Monsieur | Dupont |        | 16/04/1991 |
        | Monsieur |        | Martin | 16/04/1991 |
        |          | Dupont | Martin | 16/04/1991 |

    @P-044 @P-045 @P-047
    Scénario: Les quatre champs obligatoires sont remplis
      # en: The four mandatory fields are filled
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/1991 |
      Alors le bouton « Suivant » est actif
      Et le champ « Nom d'usage » est vide

    @P-046 @P-047
    Plan du scénario: Vider un champ obligatoire rend « Suivant » inactif
      # en: Clearing a mandatory field makes "Next" inactive
      Étant donné qu'il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/1991 |
      Quand il vide « <champ> »
      Alors le bouton « Suivant » est inactif parce que « <raison> »

      Exemples:
        | champ             | raison                   |
        # en: | field | reason |
        | Civilité          | Civilité manque          |
        | Nom               | Nom manque               |
        | Prénom            | Prénom manque            |
        | Date de naissance | Date de naissance manque |

    @P-040 @P-047
    Scénario: Le nom d'usage ne remplace pas le nom
      # en: The usage name does not replace the last name
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Madame     |
        | Nom d'usage       | Dupont     |
        | Prénom            | Claire     |
        | Date de naissance | 16/04/1991 |
      Alors le bouton « Suivant » est inactif

  Règle: La seconde page relit ce qui a été saisi
    # en: The second page shows again what was entered

    Contexte:
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Et qu'il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/1991 |
      Et qu'il clique sur « Suivant »

    @P-048 @P-049 @P-050 @P-051 @P-052 @P-053 @P-054 @P-055 @P-056 @D-33
    Scénario: Ce que dit le récapitulatif
      # en: What the summary says
      Alors la page s'intitule « 2. Récapitulatif des éléments déclarés »
      Et l'écran indique l'étape 2 sur 2
      Et la démarche « Procuration en ligne » de Jean Dupont est « récapitulatif »
      Et l'écran dit exactement :
        """
        Procuration en ligne
        Je suis :
        Nom : M. Jean DUPONT
        Né(e) le : 21/06/1970
        Pour me représenter pour toute démarche administrative auprès de la Caisse Primaire d'Assurance Maladie, je donne procuration à :
        Nom : M. Martin DUPONT
        Né(e) le : 16/04/1991
        Cette procuration est valable :
        Pendant 1 mois.
        """

    @P-056
    Scénario: La durée est dite, pas la date de fin
      # en: The duration is said, not the end date
      Alors il lit « Pendant 1 mois. »
      Et il ne lit pas « 04/02/2021 »

    @P-051 @P-059
    Scénario: Rien ne s'y modifie, une case reste à cocher
      # en: Nothing can be changed there, one box is left to tick
      Alors les champs sont :
        | champ                                           | obligatoire |
        | Je certifie l'exactitude des éléments déclarés  | oui         |
      Et la case « Je certifie l'exactitude des éléments déclarés » n'est pas cochée

    @P-060 @P-061 @P-062 @P-063 @D-34
    Scénario: La mention légale, avec sa faute
      # en: The legal notice, with its mistake
      Alors la note dit exactement :
        """
        La loi rend possible d'amende et/ou d'emprisonnement quiconque se rend coupable de fraudes ou de fausses déclarations en vue d'obtenir ou de tenter d'obtenir des avantages indus (articles 313-1 à 313-3, 433-19, 441-1 et suivants du Code pénal).
        """

    @P-066
    Scénario: Deux issues seulement
      # en: Two ways out only
      Alors les boutons sont :
        | bouton               |
        | Retour               |
        | Je valide ma demande |

    @P-057 @P-058
    Scénario: Sans certification, la demande ne se valide pas
      # en: Without certification, the request cannot be validated
      Alors le bouton « Je valide ma demande » est inactif
      Quand il essaie de cliquer sur « Je valide ma demande »
      Alors l'action est refusée parce que « Je certifie l'exactitude des éléments déclarés n'est pas coché »
      Et la page s'intitule « 2. Récapitulatif des éléments déclarés »
      Et la démarche « Procuration en ligne » de Jean Dupont n'est pas « en cours »

    @P-057 @P-058 @D-13
    Scénario: Cocher la case certifie, la décocher reprend la certification
      # en: Ticking the box certifies, unticking it takes the certification back
      Quand il coche « Je certifie l'exactitude des éléments déclarés »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « certifiée »
      Et la page s'intitule « 2. Récapitulatif des éléments déclarés »
      Et le bouton « Je valide ma demande » est actif
      Quand il décoche « Je certifie l'exactitude des éléments déclarés »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « récapitulatif »
      Et le bouton « Je valide ma demande » est inactif

  @P-040 @P-049
  Règle: Le nom d'usage, quand il est donné, se relit
    # en: The usage name, when given, is shown again

    Scénario: Une mandataire qui a un nom d'usage
      # en: A mandatary who has a usage name
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Madame     |
        | Nom               | Durand     |
        | Nom d'usage       | Petit      |
        | Prénom            | Claire     |
        | Date de naissance | 02/03/1985 |
      Et qu'il clique sur « Suivant »
      Alors il lit :
        """
        Nom : Mme Claire DURAND
        Nom d'usage : PETIT
        Né(e) le : 02/03/1985
        """

    Scénario: Sans nom d'usage, la ligne n'y est pas
      # en: Without a usage name, the line is not there
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « récapitulatif »
      Alors il ne lit pas « Nom d'usage »

  Règle: La confirmation dit que la procuration est prise en compte
    # en: The confirmation says that the proxy is taken into account

    Contexte:
      Étant donné que Jean Dupont ouvre l'onglet « Mes démarches »
      Et que Jean Dupont a une démarche « Procuration en ligne » « certifiée »
      Et qu'il clique sur « Je valide ma demande »

    @P-067 @P-069 @P-070 @P-071 @P-072 @P-073 @P-074 @P-075 @P-076 @P-077
    Scénario: Ce que dit la page de confirmation
      # en: What the confirmation page says
      Alors la page s'intitule « Ma procuration est validée ! »
      Et l'écran dit exactement :
        """
        Je peux retrouver le détail de ma procuration dans la rubrique Mes informations.
        Je peux supprimer cette procuration à tout moment depuis ce même espace.
        Je transmets mon numéro de Sécurité Sociale ou ma carte Vitale à mon mandataire. Et je lui demande de prévoir une pièce d'identité valide lors du rendez-vous.
        """
      Et il lit « La procuration a bien été prise en compte »
      Et les boutons sont :
        | bouton                     |
        | Mes informations           |
        | Retour au tableau de bord  |

    @P-068
    Scénario: L'en-tête du compte
      # en: The header of the account
      Alors l'en-tête propose :
        | entrée       |
        | Compte ameli |
        | Déconnexion  |

    @P-068 @D-11
    Scénario: Se déconnecter ne change rien à la procuration
      # en: Logging out changes nothing to the proxy
      Quand il clique sur « Déconnexion »
      Alors il est déconnecté
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    @P-070 @P-071 @P-077 @P-096
    Scénario: Le lien « Mes informations » mène au détail
      # en: The link "My information" leads to the details
      Quand il clique sur « Mes informations »
      Alors l'onglet ouvert est « Mes informations »
      Et aucune démarche n'est à l'écran
      Et la démarche « Procuration en ligne » de Jean Dupont est « enregistrée »
      Et il lit « Accordée à M. DUPONT - jusqu'au 04/02/2021 »

    @P-072 @P-073
    Scénario: Supprimer est possible dès la validation
      # en: Deleting is possible as soon as it is validated
      Quand il clique sur « Mes informations »
      Et qu'il clique sur « Révoquer »
      Et qu'il clique sur « Révoquer »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée » depuis le 04/01/2021 à 10:00

    @P-078
    Plan du scénario: La note est facultative et ne change rien
      # en: The rating is optional and changes nothing
      Alors le champ « NOTEZ VOTRE DÉMARCHE ! » est facultatif
      Et le champ « NOTEZ VOTRE DÉMARCHE ! » est vide
      Et le champ « NOTEZ VOTRE DÉMARCHE ! » propose :
        | option     |
        | Satisfait  |
        | Sans avis  |
        | Mécontent  |
      Quand il choisit « <avis> » dans « NOTEZ VOTRE DÉMARCHE ! »
      Alors le champ « NOTEZ VOTRE DÉMARCHE ! » contient « <avis> »
      Et la page s'intitule « Ma procuration est validée ! »
      Et la démarche « Procuration en ligne » de Jean Dupont est « confirmée » depuis le 04/01/2021 à 10:00

      Exemples:
        | avis      |
        # en: | rating |
        | Satisfait |
        | Sans avis |
        | Mécontent |

    @P-079
    Scénario: Retour au tableau de bord
      # en: Back to the dashboard
      Quand il clique sur « Retour au tableau de bord »
      Alors l'onglet ouvert est « Accueil »
      Et aucune démarche n'est à l'écran
      Et la démarche « Procuration en ligne » de Jean Dupont est « enregistrée »
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »
