# language: en
@attestation @english
Feature: A certificate of entitlement, in English
  # fr: L'attestation de droits, en anglais
  Choose a beneficiary, tick a mention where entitled, validate, download.
  # fr: Choisir un bénéficiaire, cocher une mention s'il y a lieu, valider, télécharger.

  @A-009 @A-012 @A-015 @D-22 @D-36
  Rule: Two ways in on the web account, none through the menus elsewhere
    # fr: Deux accès sur le compte web, aucun par les menus ailleurs

    Scenario: The portal of November 2019
      # fr: Le portail de novembre 2019
      Given it is 15/11/2019
      When Eva Dupont logs in on "ameli web account"
      Then the tabs are:
        | tab                |
        | Home               |
        | My payments        |
        | My messages        |
        | My procedures      |
        | My prevention area |
        | My information     |
      And the header offers:
        | entry         |
        | ameli account |
        | Log out       |
      And the heading "MY PROCEDURES IN 2 CLICKS" offers:
        | link                                       |
        | Certificate of entitlement                 |
        | Certificate of payment of daily allowances |
        | European health insurance card (EHIC)      |
        | See all procedures                         |
        | See the processing times of my CPAM        |
      When she opens the tab "My procedures"
      Then the headings are:
        | heading                       |
        | DOWNLOAD                      |
        | DECLARE A CHANGE OF SITUATION |
      And the heading "DOWNLOAD" offers "Certificate of entitlement"
      And she sees "proxy" nowhere
        # fr: elle ne voit nulle part « procuration »

    @A-006 @A-007
    Scenario: The kiosk
      # fr: La borne
      Given it is 15/11/2019
      When Eva Dupont logs in on "Kiosk (BMS)"
      Then the link "Certificate of entitlement" is absent
      When she opens the journey "Certificate of entitlement"
      Then the page is titled "Certificate of entitlement"

    @A-006
    Scenario: The app, which is opened without any menu
      # fr: L'application, qui s'ouvre sans menu
      Given it is 15/11/2019
      And Eva Dupont is logged in on "ameli app for smartphone & tablet"
      When she opens the journey "Certificate of entitlement" on "ameli app for smartphone & tablet"
      Then the page is titled "Certificate of entitlement"

    @A-002 @D-24
    Scenario: The edition of the guide
      # fr: L'édition du guide
      Given it is 15/11/2019
      When Eva Dupont logs in
      And she clicks "Certificate of entitlement"
      Then the journey "Certificate of entitlement" follows the edition of 01/11/2019

  @A-024 @A-029 @A-030 @D-23 @D-25 @D-30
  Rule: A mention stands on the line of the entitled person
    # fr: Une mention est sur la ligne de qui y a droit

    Scenario: The family of Benoit Peigne
      # fr: La famille de Benoit Peigne
      Given it is 07/02/2022
      And Benoit Peigne is logged in
      When he clicks "Certificate of entitlement"
      And he chooses "The whole family" in "Beneficiary"
      Then the field "CMU" stands under "Additional mentions"
      And the box "CMU" is not ticked
      When he ticks "CMU"
      And he reloads the page
      Then the box "CMU" is ticked
      And no document was handed over
      When he clicks "VALIDATE"
      And he clicks "Download my certificate of entitlement"
      Then the document "Certificate of entitlement" contains:
        """
        Mr Benoit PEIGNE
        Ms Zoé PEIGNE
        CMU
        Mr Hugo PEIGNE
        """
      And the document "Certificate of entitlement" contains "SPECIMEN"
      And the document "Certificate of entitlement" contains "CMU" 1 time
      And the document "Certificate of entitlement" does not contain "Exemption from the patient's contribution"

  @A-033 @D-29 @D-30
  Rule: A certificate is downloaded as a PDF
    # fr: L'attestation se télécharge en PDF

    Scenario: Twice the same file
      # fr: Deux fois le même fichier
      Given it is 15/11/2019
      And Jean Dupont is logged in
      When he clicks "Certificate of entitlement"
      And he chooses "JEAN 21/06/1970" in "Beneficiary"
      And he clicks "VALIDATE"
      And he clicks "Download my certificate of entitlement"
      And the next day comes
      And he clicks "Download my certificate of entitlement"
      Then the document "Certificate of entitlement" was handed over 2 times
      And the documents "Certificate of entitlement" handed over are identical
      And the document "Certificate of entitlement" is a valid PDF of 1 page
      And the document "Certificate of entitlement" says exactly:
        """
        SPECIMEN
        Certificate of entitlement
        Issued on 15/11/2019
        Health insurance fund: CPAM de PARIS
        Organisation code: 01 751 8954
        Mr Jean DUPONT
        Born on: 21/06/1970
        Social security number: 1 70 13 99 000 001 68
        Rank: 1
        Health insurance rights: open
        Valid until 31/12/2030
        Page 1 of 1
        """
      When he logs out
      Then he is logged out

  @A-036 @A-038 @A-039 @D-27 @D-28
  Rule: A request that fails can be tried again
    # fr: Une demande qui n'aboutit pas peut être refaite

    Scenario: The service goes down for Eva Dupont, then comes back
      # fr: Le service s'interrompt pour Eva Dupont, puis reprend
      Given it is 15/11/2019
      And Eva Dupont is logged in
      And she clicks "Certificate of entitlement"
      And she chooses "EVA 31/10/1990" in "Beneficiary"
      When the event "certificate service down" happens to Eva Dupont
      And she clicks "VALIDATE"
      Then the messages shown say exactly:
        """
        Your request for a certificate did not succeed because the service is interrupted. You can try again.
        """
      When the event "certificate service back" happens
      And she clicks "VALIDATE"
      Then the journey "Certificate of entitlement" of Eva Dupont is "issued"

    Scenario: The address is missing, then known
      # fr: L'adresse manque, puis elle est connue
      Given it is 15/11/2019
      And Eva Dupont is logged in
      And the file of Eva Dupont does not contain "Postal address"
      And she clicks "Certificate of entitlement"
      And she chooses "EVA 31/10/1990" in "Beneficiary"
      When she clicks "VALIDATE"
      Then the message "Your postal address is missing." is shown
      And the button "Change of postal address" is active
      When the file of Eva Dupont gives "12 rue des Lilas" as "Postal address"
      And she clicks "VALIDATE"
      Then the journey "Certificate of entitlement" of Eva Dupont is "issued"
