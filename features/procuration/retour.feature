# language: fr
@procuration
Fonctionnalité: Revenir en arrière, recharger, se déconnecter pendant une demande
  # en: Going back, reloading, logging out during a request
  Ce qui est saisi n'est jamais perdu par un retour ; ce qui n'est pas validé ne survit pas à une déconnexion.
  # en: What is entered is never lost by going back; what is not validated does not survive logging out.

  Contexte:
    Étant donné que nous sommes le 04/01/2021
    Et que Jean Dupont est connecté

  Règle: « Retour » garde ce qui a été saisi
    # en: "Back" keeps what was entered

    @D-09 @P-043
    Scénario: De la première page aux principes, et retour
      # en: From the first page to the principles, and back
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Et qu'il remplit « Nom » avec « Dupont »
      Et qu'il choisit « Madame » dans « Civilité »
      Quand il clique sur « Retour »
      Alors la page s'intitule « Faire ou révoquer une procuration en ligne »
      Et la démarche « Procuration en ligne » de Jean Dupont est « brouillon »
      Quand il clique sur « Je démarre ma demande »
      Alors le formulaire contient :
        | champ             | valeur |
        | Civilité          | Madame |
        | Nom               | Dupont |
        | Nom d'usage       |        |
        | Prénom            |        |
        | Date de naissance |        |
      Et Jean Dupont a 1 démarche « Procuration en ligne »

    @P-064 @P-065 @D-10
    Plan du scénario: De la seconde page à la première, la demande étant « <état> »
      # en: From the second page to the first, the request being "<état>"
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Quand il clique sur « Retour »
      Alors la page s'intitule « 1. Le mandataire »
      Et la démarche « Procuration en ligne » de Jean Dupont est « brouillon »
      Et le formulaire contient :
        | champ             | valeur     |
        | Civilité          | Monsieur   |
        | Nom               | Dupont     |
        | Nom d'usage       |            |
        | Prénom            | Martin     |
        | Date de naissance | 16/04/1991 |

      Exemples:
        | état          |
        # en: | state |
        | récapitulatif |
        | certifiée     |

    @P-065 @D-10
    Scénario: Les données se modifient, le récapitulatif les reprend
      # en: The data can be changed, the summary takes the changes up
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « récapitulatif »
      Quand il clique sur « Retour »
      Et qu'il remplit « Prénom » avec « Martine »
      Et qu'il choisit « Madame » dans « Civilité »
      Et qu'il clique sur « Suivant »
      Alors il lit « Nom : Mme Martine DUPONT »
      Et il ne lit pas « Nom : M. Martin DUPONT »

    @P-065 @D-10
    Scénario: La certification est à refaire
      # en: The certification is to be made again
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « certifiée »
      Quand il clique sur « Retour »
      Et qu'il clique sur « Suivant »
      Alors la case « Je certifie l'exactitude des éléments déclarés » n'est pas cochée
      Et la démarche « Procuration en ligne » de Jean Dupont est « récapitulatif »
      Et le bouton « Je valide ma demande » est inactif

    @P-026 @P-065
    Scénario: Le contrôle est refait à chaque « Suivant »
      # en: The check is made again at each "Next"
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « récapitulatif »
      Quand il clique sur « Retour »
      Et qu'il remplit « Date de naissance » avec « 16/04/2003 »
      Et qu'il clique sur « Suivant »
      Alors le message « Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter » s'affiche
      Et la page s'intitule « 1. Le mandataire »

  Règle: Recharger la page garde la page et les données
    # en: Reloading the page keeps the page and the data

    @D-11
    Scénario: Pendant la saisie
      # en: During the entry
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Et qu'il remplit « Prénom » avec « Martin »
      Quand il recharge la page
      Alors la page s'intitule « 1. Le mandataire »
      Et le champ « Prénom » contient « Martin »

    @D-11
    Scénario: Sur le récapitulatif, la case reste cochée
      # en: On the summary, the box stays ticked
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « certifiée »
      Quand il recharge la page
      Alors la page s'intitule « 2. Récapitulatif des éléments déclarés »
      Et la case « Je certifie l'exactitude des éléments déclarés » est cochée
      Et la démarche « Procuration en ligne » de Jean Dupont est « certifiée »

    @D-11 @P-120
    Scénario: Devant la fenêtre de révocation, rien n'est révoqué
      # en: In front of the revocation dialog, nothing is revoked
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « consultée »
      Et qu'il clique sur « Je souhaite révoquer ma procuration »
      Quand il recharge la page
      Alors la fenêtre « Révocation de procuration » est ouverte
      Et la démarche « Procuration en ligne » de Jean Dupont est « en cours »

    @D-11
    Scénario: Changer d'onglet et revenir par le lien retrouve la demande
      # en: Changing tabs and coming back through the link finds the request again
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « saisie du mandataire »
      Et qu'il remplit « Prénom » avec « Martin »
      Quand il ouvre l'onglet « Accueil »
      Et qu'il ouvre l'onglet « Mes démarches »
      Et qu'il clique sur « Faire ou révoquer une procuration en ligne »
      Alors la page s'intitule « 1. Le mandataire »
      Et le champ « Prénom » contient « Martin »
      Et Jean Dupont a 1 démarche « Procuration en ligne »

  Règle: Se déconnecter abandonne ce qui n'est pas validé
    # en: Logging out abandons what is not validated

    @D-11
    Plan du scénario: La demande était « <état> »
      # en: The request was "<état>"
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Quand il se déconnecte
      Alors la démarche « Procuration en ligne » de Jean Dupont est « abandonnée »
      Quand il se connecte
      Et qu'il ouvre l'onglet « Mes démarches »
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

      Exemples:
        | état                 |
        # en: | state |
        | principes            |
        | saisie du mandataire |
        | récapitulatif        |
        | certifiée            |

    @D-11 @P-068
    Plan du scénario: Une procuration validée n'est pas abandonnée : « <état> »
      # en: A validated proxy is not abandoned: "<état>"
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « <état> »
      Quand il se déconnecte
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Et la démarche « Procuration en ligne » de Jean Dupont est « enregistrée »
      Quand il se connecte
      Alors aucune démarche n'est à l'écran
      Quand il ouvre l'onglet « Mes informations »
      Alors il lit « Accordée à M. DUPONT - jusqu'au 04/02/2021 »

      Exemples:
        | état        |
        # en: | state |
        | confirmée   |
        | enregistrée |
        | consultée   |

    @D-11 @P-120
    Scénario: Se déconnecter devant la fenêtre de révocation ne révoque pas
      # en: Logging out in front of the revocation dialog does not revoke
      Étant donné que Jean Dupont a une démarche « Procuration en ligne » « consultée »
      Et qu'il clique sur « Je souhaite révoquer ma procuration »
      Quand il se déconnecte
      Alors la démarche « Procuration en ligne » de Jean Dupont est « en cours »
      Quand il se connecte
      Alors aucune fenêtre n'est ouverte
