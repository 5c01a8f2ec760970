# language: fr
@accueil
Fonctionnalité: Le jour J, pas à pas comme dans le guide
  # en: The day of the visit, step by step as in the guide
  Les six étapes du guide : la procuration est enregistrée, le mandataire vient avec ses papiers, l'agent vérifie, le
  rendez-vous commence, le dossier est traité, les communications vont à l'assuré.
  # en: The six steps of the guide: the proxy is registered, the mandatary comes with the papers, the agent checks, the
  # en: appointment starts, the file is processed, the communications go to the insured.

  @P-083
  Règle: Les six étapes du jour J
    # en: The six steps of the day

    Scénario: Martin Dupont vient à l'accueil pour Jean Dupont
      # en: Martin Dupont comes to the counter for Jean Dupont
      Étant donné que nous sommes le 11/01/2021 à 09:30
      Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »
      Quand le mandataire ouvre la démarche « Visite à l'accueil » pour Jean Dupont
      Et qu'il remplit le formulaire :
        | champ                                   | valeur                      |
        | Objet de la visite                      | une démarche administrative |
        | Pièce d'identité présentée              | carte nationale d'identité  |
        | Pièce valable jusqu'au                  | 31/12/2030                  |
        | Nom lu sur la pièce                     | DUPONT                      |
        | Prénom lu sur la pièce                  | Martin                      |
        | Date de naissance lue sur la pièce      | 16/04/1991                  |
        | Numéro de sécurité sociale de l'assuré  | 1 70 13 99 000 001 68       |
        | Justificatifs nécessaires à la démarche | oui                         |
      Et qu'il clique sur « Présenter les papiers »
      Et que l'agent d'accueil clique sur « Vérifier l'identité du mandataire »
      Et qu'il clique sur « Commencer le rendez-vous »
      Et qu'il clique sur « Traiter le dossier »
      Alors la démarche « Visite à l'accueil » de Jean Dupont est « dossier traité »
      Et l'assuré a reçu 1 communication
      Et le mandataire n'a reçu aucune communication
