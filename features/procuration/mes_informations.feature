# language: fr
@procuration @portail
Fonctionnalité: Ce que l'assuré voit autour de sa procuration
  # en: What the insured sees around the proxy
  L'accueil et « Mes informations » du portail de 2022, tels que le guide les montre.
  # en: The home page and "My information" of the portal of 2022, as the guide shows them.

  Règle: L'accueil mène aux démarches
    # en: The home page leads to the procedures

    Contexte:
      Étant donné que nous sommes le 07/02/2022 à 14:29
      Et qu'Alexis Morel est connecté

    @P-014 @P-097 @D-36
    Scénario: La page d'accueil de 2022
      # en: The home page of 2022
      Alors l'onglet ouvert est « Accueil »
      Et les rubriques sont :
        | rubrique                                 |
        | MES DERNIERS PAIEMENTS                   |
        | MES DÉMARCHES EN 2 CLICS                 |
        | Dernière connexion le 07/02/2022 à 14:29 |
        | MON AGENDA                               |
        | MON ESPACE PRÉVENTION                    |
        | 2 NOTIFICATIONS                          |
        | 1 NOUVEAU MESSAGE                        |

    @P-097 @P-098
    Scénario: Le bloc « MES DÉMARCHES EN 2 CLICS »
      # en: The block "MY PROCEDURES IN 2 CLICKS"
      Alors l'onglet ouvert est « Accueil »
      Et la rubrique « MES DÉMARCHES EN 2 CLICS » propose :
        | lien                                              |
        | Attestation de droits                             |
        | Attestation de paiement d'indemnités journalières |
        | Carte européenne d'assurance maladie (CEAM)       |
        | Voir toutes les démarches                         |
        | Consulter les délais de traitement de ma CPAM     |

    @P-098
    Scénario: « Voir toutes les démarches » ouvre « Mes démarches »
      # en: "See all procedures" opens "My procedures"
      Quand il clique sur « Voir toutes les démarches »
      Alors l'onglet ouvert est « Mes démarches »

  Règle: « Mes informations » donne les droits, la caisse et l'adresse
    # en: "My information" gives the rights, the fund and the address

    Contexte:
      Étant donné que nous sommes le 07/02/2022 à 14:29
      Et qu'Alexis Morel est connecté
      Et qu'il ouvre l'onglet « Mes informations »

    @P-104 @P-105 @P-106 @P-111
    Scénario: La page entière d'Alexis Morel
      # en: The whole page of Alexis Morel
      Alors les rubriques sont :
        | rubrique     |
        | INFORMATIONS |
      Et il lit :
        """
        ALEXIS
        Numéro de sécurité sociale 1 86 18 99 000 007 37
        Droits Vos droits à l'Assurance Maladie sont ouverts.
        Caisse d'assurance maladie CPAM de PARIS
        Code d'organisme 01 751 8954
        Organisme complémentaire ADREA MUTUELLE Contrat du 01/01/2020
        N° adhérent :
        Transmission automatique des paiements ✓ ACTIVEE
        Médecin traitant Spécialité : Médecine générale
        Date de déclaration : 03/04/2019
        Carte Européenne d'Assurance Malade Carte valable jusqu'au 11/07/2021
        Coordonnées bancaires FR76
        Adresse postale 8 rue des Pyrénées 75020 Paris
        Email a****@gmail.com
        Téléphone portable
        Téléphone fixe
        Autorisations de contact Email - SMS
        Paramètres de compte
        """
      Et la rubrique « INFORMATIONS » propose :
        | lien                      |
        | Ajouter                   |
        | Mon code personnel        |
        | Résilier mon compte ameli |

    @P-104
    Scénario: Les droits sont ouverts
      # en: The rights are open
      Alors il lit « Droits Vos droits à l'Assurance Maladie sont ouverts. »

    @P-105 @P-106
    Scénario: La caisse et son code
      # en: The fund and its code
      Alors il lit « Caisse d'assurance maladie CPAM de PARIS »
      Et il lit « Code d'organisme 01 751 8954 »

    @P-111
    Scénario: L'adresse postale et l'adresse électronique masquée
      # en: The postal address and the masked email address
      Alors il lit « Email a****@gmail.com »
      Et il lit « Adresse postale 8 rue des Pyrénées 75020 Paris »

  Règle: Ce sont les droits et l'adresse de l'assuré, non ceux de sa famille
    # en: They are the rights and the address of the insured, not those of the family

    @P-104
    Scénario: Les droits d'Eva Dupont sont ouverts
      # en: The rights of Eva Dupont are open
      Étant donné que nous sommes le 07/02/2022
      Et qu'Eva Dupont est connectée
      Quand elle ouvre l'onglet « Mes informations »
      Alors elle lit « Droits Vos droits à l'Assurance Maladie sont ouverts. »

    @P-104
    Scénario: Ceux de Nadia Benali ne le sont pas, quoi qu'il en soit de son fils
      # en: Those of Nadia Benali are not, whatever those of her son
      Étant donné que nous sommes le 07/02/2022
      Et que Nadia Benali est connectée
      Quand elle ouvre l'onglet « Mes informations »
      Alors elle ne lit pas « Vos droits à l'Assurance Maladie sont ouverts. »
        # en: she does not read "Your health insurance rights are open."

    @P-111
    Scénario: Camille Leroy n'a pas d'adresse
      # en: Camille Leroy has no address
      Étant donné que nous sommes le 07/02/2022
      Et que Camille Leroy est connectée
      Quand elle ouvre l'onglet « Mes informations »
      Alors elle lit :
        """
        Coordonnées bancaires FR76
        Adresse postale
        Email c****@gmail.com
        """

  @P-049 @P-054 @P-114 @P-126 @D-33
  Règle: Le nom du mandataire est une seule donnée, écrite de trois façons
    # en: The mandatary's name is one piece of data, written in three ways

    Plan du scénario: Saisi « <prénom> <nom> »
      # en: Entered as "<prénom> <nom>"
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Et qu'il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | <civilité> |
        | Nom               | <nom>      |
        | Prénom            | <prénom>   |
        | Date de naissance | 16/04/1991 |
      Quand il clique sur « Suivant »
      Alors il lit « Nom : <récapitulatif> »
      Quand il coche « Je certifie l'exactitude des éléments déclarés »
      Et qu'il clique sur « Je valide ma demande »
      Et qu'il clique sur « Mes informations »
      Alors il lit « Accordée à <ligne> - jusqu'au 04/02/2021 »
      Quand il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors il lit « <page> »

      Exemples:
        | civilité | nom       | prénom    | récapitulatif           | ligne         | page                      |
        # en: | title | last name | first name | summary | line | page |
        | Monsieur | Dupont    | Martin    | M. Martin DUPONT        | M. DUPONT     | Monsieur Dupont Martin    |
        | Monsieur | DUPONT    | MARTIN    | M. MARTIN DUPONT        | M. DUPONT     | Monsieur Dupont Martin    |
        | Madame   | d'aubigné | anne-lise | Mme anne-lise D'AUBIGNÉ | Mme D'AUBIGNÉ | Madame D'Aubigné Anne-Lise |

  Règle: Hors de notre champ, le portail ne dit rien
    # en: Outside our scope, the portal says nothing

    @D-20 @P-113
    Scénario: Résilier son compte n'ouvre aucune démarche et ne touche pas la procuration
      # en: Closing one's account opens no journey and leaves the proxy untouched
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et qu'il ouvre l'onglet « Mes informations »
      Quand il essaie de cliquer sur « Résilier mon compte ameli »
      Alors aucune démarche n'est à l'écran
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    @D-20
    Scénario: Le décès n'est pas une démarche du portail
      # en: Death is not a procedure of the portal
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont est connecté
      Alors il ne voit nulle part « décès »
        # en: he sees "death" nowhere

  Règle: Le mandataire n'est prévenu de rien
    # en: The mandatary is notified of nothing

    @D-37
    Plan du scénario: La procuration est « <état> »
      # en: The proxy is "<état>"
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Alors le mandataire n'a reçu aucune communication
      Et aucune communication n'a été envoyée

      Exemples:
        | état     |
        # en: | state |
        | en cours |
        | révoquée |
        | expirée  |
