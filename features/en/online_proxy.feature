# language: en
@procuration @english
Feature: An online proxy, in English
  # fr: Une procuration en ligne, en anglais
  The same portal read in English: every phrase has an English wording on the same function.
  The visit to the counter and the certificate, beside this file, say the rest of the phrases.
  # fr: Le même portail lu en anglais : chaque phrase a un libellé anglais sur la même fonction.
  # fr: La visite à l'accueil et l'attestation, à côté de ce fichier, disent le reste des phrases.

  Background:
    Given it is 04/01/2021 at 10:00
    And Jean Dupont is logged in

  Rule: A request goes from the dashboard to the proxy in force
    # fr: Une demande va du tableau de bord à la procuration en cours

    @P-001 @P-003 @P-004 @P-005
    Scenario: Jean Dupont grants a proxy to Martin Dupont
      # fr: Jean Dupont donne procuration à Martin Dupont
      Then the open tab is "Home"
      When he opens the tab "My procedures"
      Then "Grant or revoke an online proxy" is link 10 of 11 of the heading "CARRY OUT A PROCEDURE"
      When he clicks "Grant or revoke an online proxy"
      And he clicks "I start my request"
      Then the page is titled "1. The mandatary"
      And the screen shows step 1 of 2
      And the fields are:
        | field         | mandatory | hint                 |
        | Title         | yes       | Select               |
        | Last name     | yes       | Enter the last name  |
        | Usage name    | no        | Enter the usage name |
        | First name    | yes       | Enter the first name |
        | Date of birth | yes       | DD/MM/YYYY           |
      And the button "Next" is inactive
      When he fills in the form:
        | field         | value      |
        | Title         | Mister     |
        | Last name     | Dupont     |
        | First name    | Martin     |
        | Date of birth | 16/04/1991 |
      And he clicks "Next"
      Then the screen says exactly:
        """
        Online proxy
        I am:
        Name: Mr Jean DUPONT
        Born on: 21/06/1970
        To represent me for any administrative procedure with the Primary Health Insurance Fund, I grant a proxy to:
        Name: Mr Martin DUPONT
        Born on: 16/04/1991
        This proxy is valid:
        For 1 month.
        """
      And the box "I certify that what I declared is accurate" is not ticked
      When he ticks "I certify that what I declared is accurate"
      Then the journey "Online proxy" of Jean Dupont is "certified"
      When he clicks "I validate my request"
      Then the page is titled "My proxy is validated!"
      And the journey "Online proxy" of Jean Dupont is "in force"
      And Jean Dupont has 1 journey "Online proxy"

  Rule: The principles come first, and what is not certified is not validated
    # fr: Les principes viennent d'abord, et ce qui n'est pas certifié n'est pas validé

    @P-011 @P-024
    Scenario: Nothing is asked on the page of principles
      # fr: Rien n'est demandé sur la page des principes
      Given Jean Dupont has a journey "Online proxy" "principles"
      Then the page is titled "Grant or revoke an online proxy"
      And there is no field to fill
      And the button "I start my request" is active

    @P-058 @D-12
    Scenario: The box first, then one validation only
      # fr: La case d'abord, puis une seule validation
      Given Jean Dupont has a journey "Online proxy" "summary"
      When he tries to click "I validate my request"
      Then the action is refused because "I certify that what I declared is accurate is not ticked"
      When he ticks "I certify that what I declared is accurate"
      And he clicks "I validate my request" twice in a row
      Then the action is refused
      And Jean Dupont has 1 journey "Online proxy" "in force"
      When he clicks "Back to the dashboard"
      Then no journey is on screen

  Rule: A minor is refused
    # fr: Un mineur est refusé

    @P-026 @P-029 @D-05
    Scenario: The day before the 18th birthday
      # fr: La veille de ses 18 ans
      Given Jean Dupont has a journey "Online proxy" "entering the mandatary"
      When he fills in the form:
        | field         | value      |
        | Title         | Madam      |
        | Last name     | Dupont     |
        | First name    | Lucie      |
        | Date of birth | 05/01/2003 |
      And he clicks "Next"
      Then the messages shown say exactly:
        """
        The form contains one or more errors. Please check what you entered.
        The mandatary must be at least 18 years old to be able to represent you
        """
      And the page is titled "1. The mandatary"
      And the field "First name" contains "Lucie"
      When he clears "First name"
      Then the field "First name" is empty
      And the button "Next" is inactive because "First name is missing"

  Rule: A proxy lasts one month, its last day included
    # fr: Une procuration dure un mois, dernier jour compris

    @P-012 @D-03 @D-04
    Scenario: From 04/01/2021 to 04/02/2021
      # fr: Du 04/01/2021 au 04/02/2021
      Given Jean Dupont has a journey "Online proxy" "in force"
      When he opens the tab "My information"
      Then he reads "Granted to Mr DUPONT - until 04/02/2021"
      When 04/02/2021 comes, at 23:59
      Then the journey "Online proxy" of Jean Dupont is "in force"
      When 1 minute goes by
      Then the journey "Online proxy" of Jean Dupont has been "expired" since 05/02/2021 at 00:00
      And he does not read "Granted to Mr DUPONT"
      When 06/02/2021 comes
      Then Jean Dupont has 0 journeys "Online proxy" "in force"

  Rule: Revoking takes two clicks
    # fr: La révocation se fait en deux clics

    @P-094 @P-118 @P-120
    Scenario: Through "My information"
      # fr: Par « Mes informations »
      Given Jean Dupont has a journey "Online proxy" "in force"
      And he opens the tab "My information"
      When he clicks "Revoke"
      Then the dialog "Revocation of the proxy" is open
      And the buttons are:
        | button |
        | Back   |
        | Revoke |
      When he clicks "Back"
      Then no dialog is open
      And the journey "Online proxy" of Jean Dupont is "in force"
      When he clicks "Revoke"
      And he clicks "Revoke"
      Then the journey "Online proxy" of Jean Dupont is "revoked"
      And the button "Revoke" is absent
      And the mandatary received no communication
