# language: fr
@carte_europeenne
Fonctionnalité: Commander une carte européenne d'assurance maladie (CEAM)
  La commande se fait en un écran. La carte est envoyée dans les 15 jours.
  Qui part avant peut demander un certificat provisoire.

  Contexte:
    Étant donné que nous sommes le 04/01/2021 à 10:00

  Règle: La commande part du portail et se confirme à l'écran

    Scénario: Benoit Peigne commande deux cartes pour l'été
      Étant donné que Benoit Peigne est connecté
      Quand il clique sur « Carte européenne d'assurance maladie (CEAM) »
      Alors la page s'intitule « Commander ma carte européenne »
      Et le champ « Titulaires » propose :
        | option           |
        | Benoit PEIGNE    |
        | Zoé PEIGNE       |
        | Hugo PEIGNE      |
        | Toute la famille |
      Et le bouton « Commander » est inactif
      Quand il choisit « Zoé PEIGNE » dans « Titulaires »
      Et qu'il choisit « Hugo PEIGNE » dans « Titulaires »
      Et qu'il choisit « Espagne » dans « Pays de séjour »
      Et qu'il choisit « Portugal » dans « Pays de séjour »
      Et qu'il remplit « Date de départ » avec « 10/07/2021 »
      Et qu'il clique sur « Commander »
      Alors la page s'intitule « Votre commande est enregistrée »
      Et il lit « Votre carte sera envoyée au plus tard le 19/01/2021. »
      Et l'assuré a reçu la communication « Accusé de réception de votre commande de Carte Européenne d'Assurance Maladie »
      Et la démarche « Carte européenne d'assurance maladie (CEAM) » de Benoit Peigne est « en fabrication »

    Scénario: Le lien de Mes démarches mène au même écran
      Étant donné que Jean Dupont est connecté
      Et qu'il ouvre l'onglet « Mes démarches »
      Quand il clique sur « Commander une carte européenne d'assurance maladie (CEAM) »
      Alors la page s'intitule « Commander ma carte européenne »
      Et le champ « Titulaires » propose :
        | option      |
        | Jean DUPONT |

    Scénario: Une commande en cours revient à l'écran
      Étant donné que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « en fabrication »
      Et qu'il ouvre l'onglet « Accueil »
      Quand il clique sur « Carte européenne d'assurance maladie (CEAM) »
      Alors la page s'intitule « Votre commande est enregistrée »
      Et Jean Dupont a 1 démarche « Carte européenne d'assurance maladie (CEAM) »

  Règle: Le certificat provisoire ne se demande que pour un départ dans les 15 jours

    Plan du scénario: Départ <cas>
      Étant donné que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « saisie »
      Quand il remplit « Date de départ » avec « <départ> »
      Alors le champ « Je demande un certificat provisoire » est <présence>

      Exemples:
        | cas               | départ     | présence |
        | le jour même      | 04/01/2021 | proposé  |
        | le quinzième jour | 19/01/2021 | proposé  |
        | le seizième jour  | 20/01/2021 | absent   |

    Scénario: Eva Dupont part dans une semaine avec son fils
      Étant donné qu'Eva Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « saisie »
      Quand elle remplit le formulaire :
        | champ                               | valeur           |
        | Titulaires                          | Toute la famille |
        | Pays de séjour                      | Italie           |
        | Date de départ                      | 11/01/2021       |
        | Je demande un certificat provisoire | oui              |
      Et qu'elle clique sur « Commander »
      Alors la démarche « Carte européenne d'assurance maladie (CEAM) » d'Eva Dupont est « avec certificat provisoire »
      Et elle lit « Votre certificat provisoire est valable jusqu'au 04/04/2021. »
      Quand elle clique sur « Télécharger mon certificat provisoire »
      Alors le document « Certificat provisoire de remplacement » est un PDF valide de 1 page
      Et le document « Certificat provisoire de remplacement » contient :
        """
        Pays de séjour : Italie
        Valable jusqu'au : 04/04/2021
        Mme Eva DUPONT
        Né(e) le : 31/10/1990
        M. Léo DUPONT
        Né(e) le : 05/03/2018
        """

    Scénario: Sans demande, pas de certificat
      Étant donné que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « saisie »
      Quand il remplit le formulaire :
        | champ          | valeur      |
        | Titulaires     | Jean DUPONT |
        | Pays de séjour | Espagne     |
        | Date de départ | 11/01/2021  |
      Et qu'il clique sur « Commander »
      Alors la démarche « Carte européenne d'assurance maladie (CEAM) » de Jean Dupont est « enregistrée »
      Et le bouton « Télécharger mon certificat provisoire » est absent
      Et aucun document n'a été remis

  Règle: Une commande refusée dit pourquoi et garde la saisie

    Plan du scénario: <cas>
      Étant donné que <qui> a une démarche « Carte européenne d'assurance maladie (CEAM) » « saisie »
      Quand il remplit le formulaire :
        | champ          | valeur      |
        | Titulaires     | <titulaire> |
        | Pays de séjour | Suisse      |
        | Date de départ | <départ>    |
      Et qu'il clique sur « Commander »
      Alors les messages affichés disent exactement :
        """
        <message>
        """
      Et la démarche « Carte européenne d'assurance maladie (CEAM) » de <qui> est « saisie »
      Et le champ « Pays de séjour » contient « Suisse »

      Exemples:
        | cas              | qui          | titulaire    | départ     | message |
        | Départ passé     | Jean Dupont  | Jean DUPONT  | 03/01/2021 | Votre date de départ est déjà passée. |
        | Date mal écrite  | Jean Dupont  | Jean DUPONT  | 31/02/2021 | Merci de vérifier votre saisie. |
        | Droits fermés    | Nadia Benali | Nadia BENALI | 10/07/2021 | La carte ne peut pas être commandée, car les droits d'un titulaire ne sont pas ouverts. |
        | Adresse inconnue | Camille Leroy | Camille LEROY | 10/07/2021 | Votre adresse postale n'est pas renseignée. Merci de la modifier, puis de commander à nouveau. |

    Scénario: L'adresse s'enregistre, puis la commande passe
      Étant donné que Camille Leroy est connectée
      Et qu'elle clique sur « Carte européenne d'assurance maladie (CEAM) »
      Quand elle remplit le formulaire :
        | champ          | valeur        |
        | Titulaires     | Camille LEROY |
        | Pays de séjour | Allemagne     |
        | Date de départ | 10/07/2021    |
      Et qu'elle clique sur « Changement d'adresse postale »
      Et qu'elle remplit le formulaire :
        | champ          | valeur           |
        | Numéro et voie | 12 rue des Lilas |
        | Code postal    | 75020            |
        | Commune        | Paris            |
      Et qu'elle clique sur « Enregistrer »
      Et qu'elle ouvre l'onglet « Accueil »
      Et qu'elle clique sur « Carte européenne d'assurance maladie (CEAM) »
      Alors le champ « Pays de séjour » contient « Allemagne »
      Quand elle clique sur « Commander »
      Alors la page s'intitule « Votre commande est enregistrée »

    Scénario: Un changement d'adresse commencé doit d'abord finir
      Étant donné que Jean Dupont a une démarche « Changement d'adresse postale » « saisie »
      Et que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « saisie »
      Quand il remplit le formulaire :
        | champ          | valeur      |
        | Titulaires     | Jean DUPONT |
        | Pays de séjour | Espagne     |
        | Date de départ | 10/07/2021  |
      Et qu'il clique sur « Commander »
      Alors le message « Vous avez commencé un changement d'adresse. Merci de l'enregistrer ou de le quitter avant de commander. » s'affiche

  Règle: La carte est envoyée dans les 15 jours, sinon l'assuré est prévenu

    Scénario: La carte part à temps
      Étant donné que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « en fabrication »
      Quand vient le 18/01/2021
      Et que l'événement « envoi de la carte européenne » se produit
      Alors l'assuré a reçu la communication « Votre carte européenne a été envoyée à votre adresse. »
      Et la page s'intitule « Votre carte est en route »
      Et il lit « Elle est adressée à : 14 rue de la République 75020 Paris »
      Quand il clique sur « J'ai reçu ma carte »
      Alors la démarche « Carte européenne d'assurance maladie (CEAM) » de Jean Dupont est « reçue »

    Scénario: Le quinzième jour compte en entier
      Étant donné que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « en fabrication »
      Quand vient le 19/01/2021 à 23:59
      Alors l'assuré a reçu 1 communication
      Quand 1 minute s'écoule
      Alors l'assuré a reçu la communication « Votre carte européenne a pris du retard. Elle vous sera envoyée dès que possible. »
      Et il lit « Votre carte devait être envoyée au plus tard le 19/01/2021. Elle a pris du retard. »
      Et la démarche « Carte européenne d'assurance maladie (CEAM) » de Jean Dupont est « en fabrication »

    Scénario: Sans nouvelles, la carte envoyée est tenue pour reçue
      Étant donné que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « envoyée »
      Quand vient le 04/02/2021 à 09:59
      Alors la démarche « Carte européenne d'assurance maladie (CEAM) » de Jean Dupont est « envoyée »
      Quand 1 minute s'écoule
      Alors la démarche « Carte européenne d'assurance maladie (CEAM) » de Jean Dupont est « reçue » depuis le 04/02/2021 à 10:00

  Règle: Une commande s'annule en deux clics, tant que le certificat n'a pas servi

    Scénario: Depuis Mes informations
      Étant donné que Jean Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « en fabrication »
      Et qu'il ouvre l'onglet « Mes informations »
      Alors il lit « Envoi au plus tard le 19/01/2021 »
      Quand il clique sur « Annuler ma commande »
      Alors la fenêtre « Annulation de la commande » est ouverte
      Quand il clique sur « Retour »
      Alors la démarche « Carte européenne d'assurance maladie (CEAM) » de Jean Dupont est « en fabrication »
      Quand il clique sur « Annuler ma commande »
      Et qu'il clique sur « Annuler ma commande »
      Alors la démarche « Carte européenne d'assurance maladie (CEAM) » de Jean Dupont est « annulée »

    Scénario: Le certificat téléchargé, il est trop tard
      Étant donné qu'Eva Dupont a une démarche « Carte européenne d'assurance maladie (CEAM) » « saisie »
      Et qu'elle remplit le formulaire :
        | champ                               | valeur     |
        | Titulaires                          | Eva DUPONT |
        | Pays de séjour                      | Portugal   |
        | Date de départ                      | 11/01/2021 |
        | Je demande un certificat provisoire | oui        |
      Et qu'elle clique sur « Commander »
      Et qu'elle clique sur « Télécharger mon certificat provisoire »
      Quand elle clique sur « Annuler ma commande »
      Alors le message « Votre certificat provisoire a été téléchargé. La commande ne peut plus être annulée. » s'affiche
      Et la démarche « Carte européenne d'assurance maladie (CEAM) » d'Eva Dupont est « en fabrication »
