# language: fr
@procuration
Fonctionnalité: La durée d'une procuration
  # en: The duration of a proxy
  Un mois à partir de la date de création : du 20/09/2020 au 20/10/2020, du 04/01/2021 au 04/02/2021.
  # en: One month from the date of creation: from 20/09/2020 to 20/10/2020, from 04/01/2021 to 04/02/2021.

  Règle: La procuration vaut jusqu'au même quantième du mois suivant, ce jour compris
    # en: The proxy is valid until the same day of the next month, that day included

    @P-012 @P-021 @P-125 @D-01 @D-02 @D-03 @D-04
    Plan du scénario: Créée le <création>, valable jusqu'au <fin>
      # en: Created on <création>, valid until <fin>
      Étant donné que nous sommes le <création> à 10:00
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand il ouvre l'onglet « Mes informations »
      Alors il lit « Accordée à M. DUPONT - jusqu'au <fin> »
      Quand vient le <fin> à 23:59
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Quand vient le <lendemain> à 00:00
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée »

      Exemples: Les deux procurations des écrans du guide
        # en: The two proxies of the guide's screens
        | création   | fin        | lendemain  |
        # en: | creation | end | day after |
        | 20/09/2020 | 20/10/2020 | 21/10/2020 |
        | 04/01/2021 | 04/02/2021 | 05/02/2021 |

      Exemples: Fins de mois
        # en: Ends of months
        | création   | fin        | lendemain  |
        # en: | creation | end | day after |
        | 31/01/2021 | 28/02/2021 | 01/03/2021 |
        | 30/01/2021 | 28/02/2021 | 01/03/2021 |
        | 31/01/2024 | 29/02/2024 | 01/03/2024 |
        | 29/01/2024 | 29/02/2024 | 01/03/2024 |
        | 28/02/2021 | 28/03/2021 | 29/03/2021 |
        | 29/02/2024 | 29/03/2024 | 30/03/2024 |
        | 31/03/2021 | 30/04/2021 | 01/05/2021 |
        | 31/12/2021 | 31/01/2022 | 01/02/2022 |

    @D-03
    Plan du scénario: Ni dimanche ni jour férié ne la prolonge : <jour>
      # en: Neither a Sunday nor a public holiday extends it: <jour>
      Étant donné que nous sommes le <création>
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le <fin> à 23:59
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Quand vient le <lendemain> à 00:00
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée »

      Exemples:
        | jour                 | création   | fin        | lendemain  |
        # en: | day | creation | end | day after |
        | un dimanche          | 14/01/2021 | 14/02/2021 | 15/02/2021 |
        # en: | a Sunday |
        | le jour de l'An      | 01/12/2020 | 01/01/2021 | 02/01/2021 |
        # en: | New Year's Day |
        | un samedi 1er mai    | 01/04/2021 | 01/05/2021 | 02/05/2021 |
        # en: | a Saturday 1 May |

    @D-03 @D-04
    Plan du scénario: Le changement d'heure ne décale pas l'échéance : <changement>
      # en: The change of clocks does not shift the deadline: <changement>
      Étant donné que nous sommes le <création> à 10:00
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le <fin> à 23:59:59
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Quand vient le <lendemain> à 00:00
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée » depuis le <lendemain> à 00:00

      Exemples:
        | changement    | création   | fin        | lendemain  |
        # en: | change | creation | end | day after |
        | heure d'été   | 28/02/2021 | 28/03/2021 | 29/03/2021 |
        # en: | summer time |
        | heure d'hiver | 25/09/2020 | 25/10/2020 | 26/10/2020 |
        # en: | winter time |

    @P-012 @D-01 @D-02
    Plan du scénario: L'heure de la création n'allonge ni ne raccourcit la durée : <heure>
      # en: The time of creation neither lengthens nor shortens the duration: <heure>
      Étant donné que nous sommes le 04/01/2021 à <heure>
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le 04/02/2021 à 23:59:59
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Quand vient le 05/02/2021 à 00:00
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée »

      Exemples:
        | heure    |
        # en: | time |
        | 00:00    |
        | 12:00    |
        | 23:59:59 |

    @P-012
    Scénario: Le mois part de la création, non du début de la demande
      # en: The month starts from the creation, not from the beginning of the request
      Étant donné que nous sommes le 31/12/2020 à 23:50
      Et que Jean Dupont a une démarche « Procuration en ligne » « certifiée »
      Quand 15 minutes s'écoulent
      Et qu'il clique sur « Je valide ma demande »
      Et qu'il clique sur « Mes informations »
      Alors il lit « Accordée à M. DUPONT - jusqu'au 01/02/2021 »

  Règle: Rien ne court tant que la procuration n'est pas complétée
    # en: Nothing runs as long as the proxy is not completed

    @P-021
    Plan du scénario: Un mois passe sur une demande « <état> »
      # en: A month goes by on a request "<état>"
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Quand 2 mois s'écoulent
      Alors la démarche « Procuration en ligne » de Jean Dupont est « <état> »

      Exemples:
        | état                 |
        # en: | state |
        | saisie du mandataire |
        | récapitulatif        |
        | certifiée            |

  Règle: L'expiration tombe à 00:00 le lendemain, quel que soit le moment où l'on regarde
    # en: The proxy expires at 00:00 on the next day, whenever one looks

    @D-04
    Scénario: Deux ans plus tard, elle est expirée depuis son échéance
      # en: Two years later, it has been expired since its deadline
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand 2 ans s'écoulent
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée » depuis le 05/02/2021 à 00:00
      Et la démarche « Procuration en ligne » de Jean Dupont respecte « une procuration n'est jamais en cours plus d'un mois »
      Et la démarche « Procuration en ligne » de Jean Dupont respecte « une procuration n'expire jamais avant un mois entier, dernier jour compris »

    @D-04
    Scénario: Enregistrée, elle expire sans que personne la regarde
      # en: Registered, it expires without anybody looking at it
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « enregistrée »
      Quand vient le 05/02/2021 à 00:00
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée » depuis le 05/02/2021 à 00:00

    @D-04
    Scénario: Consulter sa procuration ne la prolonge pas
      # en: Consulting one's proxy does not extend it
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand vient le 20/01/2021
      Et qu'il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Et que vient le 05/02/2021
      Alors la démarche « Procuration en ligne » de Jean Dupont est « expirée » depuis le 05/02/2021 à 00:00
      Et il ne lit pas « Vous avez actuellement une procuration en cours. »

  Règle: Une procuration expirée ou révoquée ne revient pas
    # en: An expired or revoked proxy does not come back

    @D-08 @P-117
    Plan du scénario: Après une procuration « <état> », une nouvelle demande part d'une page blanche
      # en: After a proxy "<état>", a new request starts from a blank page
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Et que Jean Dupont est connecté
      Quand il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors la page s'intitule « Faire ou révoquer une procuration en ligne »
      Quand il clique sur « Je démarre ma demande »
      Alors le formulaire contient :
        | champ             | valeur |
        | Civilité          |        |
        | Nom               |        |
        | Nom d'usage       |        |
        | Prénom            |        |
        | Date de naissance |        |
      Et Jean Dupont a 2 démarches « Procuration en ligne »
      Et Jean Dupont a 1 démarche « Procuration en ligne » « <état> »

      Exemples:
        | état     |
        # en: | state |
        | révoquée |
        | expirée  |

    @D-08
    Plan du scénario: Une procuration « <état> » le reste un an après
      # en: A proxy "<état>" is still so a year later
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Quand 1 an s'écoule
      Alors la démarche « Procuration en ligne » de Jean Dupont est « <état> »

      Exemples:
        | état     |
        # en: | state |
        | révoquée |
        | expirée  |
