# language: fr
@procuration
Fonctionnalité: Le contrôle de l'identité du mandataire
  Le contrôle porte sur ce qui est saisi, au moment de cliquer sur « Suivant ».

  Règle: Le mandataire doit avoir 18 ans révolus

    @P-026 @P-028 @P-029 @P-030 @P-031 @P-032 @P-033
    Scénario: Un mineur est refusé, la saisie est gardée
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
        | la veille de ses 18 ans                             | 15/04/2021 | 16/04/2003 |
        | la veille de ses 18 ans, au changement d'année      | 31/12/2020 | 01/01/2003 |
        | né un 29 février, le 27 février d'une année commune | 27/02/2022 | 29/02/2004 |
        | né un 1er mars, le dernier jour de février          | 28/02/2022 | 01/03/2004 |

    @D-05 @D-06
    Scénario: Né le jour même : la date n'est pas à venir, c'est la majorité qui manque
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
        | le jour de ses 18 ans                               | 16/04/2021 | 16/04/2003 |
        | le lendemain de ses 18 ans                          | 17/04/2021 | 16/04/2003 |
        | né un 29 février, le 28 février d'une année commune | 28/02/2022 | 29/02/2004 |
        | né un 28 février, le jour de ses 18 ans             | 28/02/2022 | 28/02/2004 |
        | né un 1er mars, le jour de ses 18 ans               | 01/03/2022 | 01/03/2004 |

    @P-028
    Scénario: Aucune pièce n'est demandée au moment de la saisie
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

    @D-06 @P-042 @P-031 @P-032
    Plan du scénario: « <naissance> » : <cas>
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
        | 31/02/1990 | un 31 février                        |
        | 29/02/1991 | un 29 février d'une année commune    |
        | 31/04/1991 | un 31 avril                          |
        | 00/04/1991 | un jour zéro                         |
        | 16/13/1991 | un treizième mois                    |
        | 16/04/91   | une année sur deux chiffres          |
        | 16-04-1991 | d'autres séparateurs                 |
        | 1991-04-16 | l'année d'abord                      |
        | 16 avril   | en toutes lettres                    |
        | 05/01/2021 | demain                               |
        | 16/04/2091 | dans un siècle à venir               |

    @D-06
    Scénario: Une date à venir est refusée pour ce qu'elle est, avant toute question de majorité
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

    @D-14
    Plan du scénario: Le mandataire est l'assuré lui-même, écrit <nom> <prénom>
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
        | Dupont | Jean   |
        | DUPONT | JEAN   |
        | dupont | jéan   |

    @D-05 @D-14
    Scénario: Un assuré mineur qui se désigne lui-même : la majorité est vérifiée d'abord
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
        | le nom     | Durand | Jean   | 21/06/1970 |
        | le prénom  | Dupont | Luc    | 21/06/1970 |
        | la date    | Dupont | Jean   | 22/06/1970 |
