# language: fr
@procuration @portail
Fonctionnalité: Ce que l'assuré voit autour de sa procuration
  L'accueil et « Mes informations » du portail de 2022, tels que le guide les montre.

  Règle: L'accueil mène aux démarches

    Contexte:
      Étant donné que nous sommes le 07/02/2022 à 14:29
      Et qu'Alexis Morel est connecté

    @P-097 @P-098
    Scénario: Le bloc « MES DÉMARCHES EN 2 CLICS »
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
      Quand il clique sur « Voir toutes les démarches »
      Alors l'onglet ouvert est « Mes démarches »

  Règle: « Mes informations » donne les droits, la caisse et l'adresse

    Contexte:
      Étant donné que nous sommes le 07/02/2022 à 14:29
      Et qu'Alexis Morel est connecté
      Et qu'il ouvre l'onglet « Mes informations »

    @P-104
    Scénario: Les droits sont ouverts
      Alors il lit « Droits Vos droits à l'Assurance Maladie sont ouverts. »

    @P-105 @P-106
    Scénario: La caisse et son code
      Alors il lit « Caisse d'assurance maladie CPAM de PARIS »
      Et il lit « Code d'organisme 01 751 8954 »

    @P-111
    Scénario: L'adresse postale et l'adresse électronique masquée
      Alors il lit « Email a****@gmail.com »
      Et il lit « Adresse postale 8 rue des Pyrénées 75020 Paris »

  Règle: Hors de notre champ, et le portail ne dit rien

    @D-20 @P-113
    Scénario: Résilier son compte n'ouvre aucune démarche et ne touche pas la procuration
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont est connecté
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Et qu'il ouvre l'onglet « Mes informations »
      Quand il essaie de cliquer sur « Résilier mon compte ameli »
      Alors aucune démarche n'est à l'écran
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    @D-20
    Scénario: Le décès n'est pas une démarche du portail
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont est connecté
      Alors il ne voit nulle part « décès »

    @D-37
    Plan du scénario: Le mandataire n'est prévenu de rien, la procuration étant « <état> »
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Alors le mandataire n'a reçu aucune communication
      Et aucune communication n'a été envoyée

      Exemples:
        | état     |
        | en cours |
        | révoquée |
        | expirée  |
