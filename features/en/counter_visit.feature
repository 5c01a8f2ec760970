# language: en
@accueil @english
Feature: A visit to the counter, in English
  # fr: La visite à l'accueil, en anglais
  The mandatary comes in the insured's place; the agent checks, starts the appointment and processes the file.
  # fr: Le mandataire vient à la place de l'assuré ; l'agent vérifie, commence le rendez-vous et traite le dossier.

  Background:
    Given it is 04/01/2021 at 10:00
    And Jean Dupont has a journey "Online proxy" "in force"

  @P-082 @P-083 @P-091 @P-092 @P-093 @D-15 @D-16
  Rule: The steps of the day follow each other
    # fr: Les étapes du jour J se suivent

    Scenario: Martin Dupont stands in for Jean Dupont
      # fr: Martin Dupont représente Jean Dupont
      When the mandatary opens the journey "Visit to the counter" for Jean Dupont
      Then the page is titled "The mandatary's papers"
      And the field "Purpose of the visit" is mandatory
      And the field "The insured's Vitale card" is optional
      And the field "Last name on the document" is absent
      And the field "Identity document shown" offers:
        | option                 |
        | national identity card |
        | passport               |
        | other document         |
        | no document            |
      When he chooses "passport" in "Identity document shown"
      Then the field "Last name on the document" is offered
      When he fills in the form:
        | field                                  | value                       |
        | Purpose of the visit                   | an administrative procedure |
        | Last name on the document              | Dupont                      |
        | First name on the document             | Martin                      |
        | Date of birth on the document          | 16/04/1991                  |
        | The insured's Vitale card              | yes                         |
        | Supporting documents for the procedure | yes                         |
      And he fills "Document valid until" with "04/01/2021"
      Then the form contains:
        | field                                | value      |
        | Document valid until                 | 04/01/2021 |
        | The insured's social security number |            |
      And the box "The insured's Vitale card" is ticked
      And the button "Show the papers" is active
      When he clicks "Show the papers"
      Then the counter agent reads:
        """
        Insured represented: Jean Dupont
        Mandatary named: Martin DUPONT
        Proxy valid until 04/02/2021
        """
      When the counter agent clicks "Check the mandatary's identity"
      Then no message is shown
      And the journey "Visit to the counter" of Jean Dupont is "identity checked"
      When he clicks "Start the appointment"
      Then no communication was sent
      When he clicks "Process the file"
      Then the insured received 1 communication
      And the insured received the communication "Your file was processed at the counter, where Martin DUPONT represented you."
      And the mandatary received no communication

  @P-088
  Rule: Without the supporting documents, nothing is processed
    # fr: Sans les justificatifs, rien n'est traité

    Scenario: The box is unticked before the papers are shown
      # fr: La case est décochée avant que les papiers soient présentés
      When the mandatary opens the journey "Visit to the counter" for Jean Dupont
      And he fills in the form:
        | field                                  | value                       |
        | Purpose of the visit                   | an administrative procedure |
        | Identity document shown                | national identity card      |
        | Document valid until                   | 31/12/2030                  |
        | Last name on the document              | Dupont                      |
        | First name on the document             | Martin                      |
        | Date of birth on the document          | 16/04/1991                  |
        | The insured's social security number   | 1 70 13 99 000 001 68       |
        | Supporting documents for the procedure | yes                         |
      And he unticks "Supporting documents for the procedure"
      And he clicks "Show the papers"
      And the counter agent clicks "Check the mandatary's identity"
      And he clicks "Start the appointment"
      And he clicks "Process the file"
      Then the message "Without the supporting documents, the file cannot be processed." is shown
      And the journey "Visit to the counter" of Jean Dupont is not "file processed"

  @P-090
  Rule: The appointment starts only after the check
    # fr: Le rendez-vous ne commence qu'après la vérification

    Scenario: The papers are not checked yet
      # fr: Les papiers ne sont pas encore vérifiés
      Given Jean Dupont has a journey "Visit to the counter" "papers shown"
      When the counter agent tries to click "Start the appointment"
      Then the action is refused
      And the journey "Visit to the counter" of Jean Dupont is "papers shown"

  @P-019 @P-020
  Rule: The counter refuses a third party without a proxy
    # fr: L'accueil refuse un tiers sans procuration

    Scenario: Eva Dupont never asked for one
      # fr: Eva Dupont n'en a jamais demandé
      Given Eva Dupont has a journey "Visit to the counter" "papers shown"
      When the counter agent clicks "Check the mandatary's identity"
      Then the messages shown say exactly:
        """
        Professional secrecy forbids receiving a third party without a proxy in force.
        """
      And the journey "Visit to the counter" of Eva Dupont is "refused"
      And Eva Dupont has no journey "Online proxy"
      And he does not read "Mandatary named"
