# language: fr
@procuration
Fonctionnalité: Le contrôle de l'identité du mandataire
  # en: The check of the mandatary's identity
  Le contrôle porte sur ce qui est saisi, au moment de cliquer sur « Suivant ».
  # en: The check bears on what is entered, at the moment of clicking "Next".

  Règle: Le mandataire doit avoir 18 ans révolus
    # en: The mandatary must be 18 or older

    @P-026 @P-028 @P-029 @P-030 @P-031 @P-032 @P-033
    Scénario: Un mineur est refusé, la saisie est gardée
      # en: A minor is refused, the entry is kept
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Nom d'usage       | Durand     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/2003 |
      Alors le bouton « Suivant » est actif
      Quand il clique sur « Suivant »
      Alors les messages affichés disent exactement :
        """
        Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie.
        Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter
        """
      Et l'action est refusée parce que « faux : le mandataire a 18 ans révolus (17 ans ; vrai dès le 16/04/2021) »
      Et la page s'intitule « 1. Le mandataire »
      Et le formulaire contient :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Nom d'usage       | Durand     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/2003 |

    @P-027
    Scénario: Un mineur refusé ne reçoit aucune procuration
      # en: A refused minor receives no proxy
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Madame     |
        | Nom               | Dupont     |
        | Prénom            | Lucie      |
        | Date de naissance | 05/01/2003 |
      Et qu'il clique sur « Suivant »
      Alors la démarche « Procuration en ligne » de Jean Dupont est « brouillon »
      Et Jean Dupont a 0 démarche « Procuration en ligne » « en cours »

    @P-030
    Scénario: Corriger la date lève le message
      # en: Correcting the date clears the message
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/2013 |
      Et qu'il clique sur « Suivant »
      Alors le message « Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter » s'affiche
      Quand il remplit « Date de naissance » avec « 16/04/1991 »
      Et qu'il clique sur « Suivant »
      Alors la page s'intitule « 2. Récapitulatif des éléments déclarés »
      Et aucun message ne s'affiche

    @P-026 @P-029 @D-05
    Plan du scénario: Encore mineur : <cas>
      # en: Still a minor: <cas>
      Étant donné que nous sommes le <jour> à 23:59
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur      |
        | Civilité          | Monsieur    |
        | Nom               | Dupont      |
        | Prénom            | Martin      |
        | Date de naissance | <naissance> |
      Et qu'il clique sur « Suivant »
      Alors le message « Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter » s'affiche
      Et la page s'intitule « 1. Le mandataire »

      Exemples:
        | cas                                                 | jour       | naissance  |
        # en: | case | day | birth |
        | la veille de ses 18 ans                             | 15/04/2021 | 16/04/2003 |
        # en: | the day before the 18th birthday |
        | la veille de ses 18 ans, au changement d'année      | 31/12/2020 | 01/01/2003 |
        # en: | the day before the 18th birthday, at the turn of the year |
        | né un 29 février, le 27 février d'une année commune | 27/02/2022 | 29/02/2004 |
        # en: | born on 29 February, on 27 February of a common year |
        | né un 1er mars, le dernier jour de février          | 28/02/2022 | 01/03/2004 |
        # en: | born on 1 March, on the last day of February |

    @D-05 @D-06
    Scénario: Né le jour même : la date n'est pas à venir, c'est la majorité qui manque
      # en: Born that very day: the date is not in the future, it is the age that is lacking
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 04/01/2021 |
      Et qu'il clique sur « Suivant »
      Alors les messages affichés disent exactement :
        """
        Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie.
        Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter
        """

    @P-026 @P-029 @D-05
    Plan du scénario: Déjà majeur : <cas>
      # en: Already of age: <cas>
      Étant donné que nous sommes le <jour> à 00:00
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur      |
        | Civilité          | Monsieur    |
        | Nom               | Dupont      |
        | Prénom            | Martin      |
        | Date de naissance | <naissance> |
      Et qu'il clique sur « Suivant »
      Alors aucun message ne s'affiche
      Et la page s'intitule « 2. Récapitulatif des éléments déclarés »

      Exemples:
        | cas                                                 | jour       | naissance  |
        # en: | case | day | birth |
        | le jour de ses 18 ans                               | 16/04/2021 | 16/04/2003 |
        # en: | the day of the 18th birthday |
        | le lendemain de ses 18 ans                          | 17/04/2021 | 16/04/2003 |
        # en: | the day after the 18th birthday |
        | né un 29 février, le 28 février d'une année commune | 28/02/2022 | 29/02/2004 |
        # en: | born on 29 February, on 28 February of a common year |
        | né un 28 février, le jour de ses 18 ans             | 28/02/2022 | 28/02/2004 |
        # en: | born on 28 February, on the day of the 18th birthday |
        | né un 1er mars, le jour de ses 18 ans               | 01/03/2022 | 01/03/2004 |
        # en: | born on 1 March, on the day of the 18th birthday |

    @P-028
    Scénario: Aucune pièce n'est demandée au moment de la saisie
      # en: No document is asked for at the moment of the entry
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Alors les champs sont :
        | champ             |
        | Civilité          |
        | Nom               |
        | Nom d'usage       |
        | Prénom            |
        | Date de naissance |

  Règle: Une date impossible, mal écrite ou à venir est une erreur de saisie
    # en: A date that is impossible, badly written or in the future is an error of entry

    @D-06 @P-042 @P-031 @P-032
    Plan du scénario: « <naissance> » : <cas>
      # en: "<naissance>": <cas>
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur      |
        | Civilité          | Monsieur    |
        | Nom               | Dupont      |
        | Prénom            | Martin      |
        | Date de naissance | <naissance> |
      Et qu'il clique sur « Suivant »
      Alors les messages affichés disent exactement :
        """
        Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie.
        """
      Et la page s'intitule « 1. Le mandataire »
      Et le champ « Date de naissance » contient « <naissance> »

      Exemples:
        | naissance  | cas                                  |
        # en: | birth | case |
        | 31/02/1990 | un 31 février                        |
        # en: | | 31 February |
        | 29/02/1991 | un 29 février d'une année commune    |
        # en: | | 29 February of a common year |
        | 31/04/1991 | un 31 avril                          |
        # en: | | 31 April |
        | 00/04/1991 | un jour zéro                         |
        # en: | | day zero |
        | 16/13/1991 | un treizième mois                    |
        # en: | | a thirteenth month |
        | 16/04/91   | une année sur deux chiffres          |
        # en: | | a year of two digits |
        | 16-04-1991 | d'autres séparateurs                 |
        # en: | | other separators |
        | 1991-04-16 | l'année d'abord                      |
        # en: | | the year first |
        | 16 avril   | en toutes lettres                    |
        # en: | | in words |
        | 05/01/2021 | demain                               |
        # en: | | tomorrow |
        | 16/04/2091 | dans un siècle à venir               |
        # en: | | in a century to come |

    @D-06
    Scénario: Une date à venir est refusée pour ce qu'elle est, avant toute question de majorité
      # en: A date in the future is refused for what it is, before any question of age
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Martin     |
        | Date de naissance | 05/01/2021 |
      Et qu'il clique sur « Suivant »
      Alors l'action est refusée parce que « faux : la date de naissance du mandataire n'est pas à venir (Date de naissance : 05/01/2021 ; 04/01/2021 ; vrai dès le 05/01/2021) »

  Règle: Personne ne se donne procuration à soi-même
    # en: Nobody grants a proxy to themselves

    @D-14
    Plan du scénario: Le mandataire est l'assuré lui-même, écrit <nom> <prénom>
      # en: The mandatary is the insured himself, written <nom> <prénom>
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | <nom>      |
        | Prénom            | <prénom>   |
        | Date de naissance | 21/06/1970 |
      Et qu'il clique sur « Suivant »
      Alors les messages affichés disent exactement :
        """
        Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie.
        Vous ne pouvez pas vous donner procuration à vous-même.
        """
      Et l'action est refusée parce que « faux : le mandataire est une autre personne que l'assuré (Nom : <nom> ; Nom : Dupont ; Prénom : <prénom> ; Prénom : Jean ; Date de naissance : 21/06/1970 ; Date de naissance : 21/06/1970) »
      Et la page s'intitule « 1. Le mandataire »

      Exemples:
        | nom    | prénom |
        # en: | last name | first name |
        | Dupont | Jean   |
        | DUPONT | JEAN   |
        | dupont | jéan   |

    @D-05 @D-14
    Scénario: Un assuré mineur qui se désigne lui-même : la majorité est vérifiée d'abord
      # en: A minor insured who names himself: his age is checked first
      Étant donné que nous sommes le 04/01/2021
      Et que le dossier de Jean Dupont indique « 16/04/2013 » comme « Date de naissance »
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Prénom            | Jean       |
        | Date de naissance | 16/04/2013 |
      Et qu'il clique sur « Suivant »
      Alors les messages affichés disent exactement :
        """
        Le formulaire comporte une ou plusieurs erreurs. Merci de vérifier votre saisie.
        Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter
        """

    @D-14
    Plan du scénario: Une seule différence suffit : <différence>
      # en: A single difference is enough: <différence>
      Étant donné que nous sommes le 04/01/2021
      Et que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Quand il remplit le formulaire :
        | champ             | valeur      |
        | Civilité          | Monsieur    |
        | Nom               | <nom>       |
        | Prénom            | <prénom>    |
        | Date de naissance | <naissance> |
      Et qu'il clique sur « Suivant »
      Alors la page s'intitule « 2. Récapitulatif des éléments déclarés »
      Et aucun message ne s'affiche

      Exemples:
        | différence | nom    | prénom | naissance  |
        # en: | difference | last name | first name | birth |
        | le nom     | Durand | Jean   | 21/06/1970 |
        # en: | the last name |
        | le prénom  | Dupont | Luc    | 21/06/1970 |
        # en: | the first name |
        | la date    | Dupont | Jean   | 22/06/1970 |
        # en: | the date |
