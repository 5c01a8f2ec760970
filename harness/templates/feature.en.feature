Feature: @Name@
  What the service must do, said as one would say it to somebody.
  The phrases there are: `parcours phrases --flow @name@ --lang en`.

  Background:
    Given it is 04/01/2021
    And Jean Dupont is logged in on "ameli app for smartphone & tablet"

  Rule: One does not ask for a past date

    Scenario: Yesterday is refused
      When he opens the journey "@Name@"
      And he chooses "First request" in "Reason"
      And he fills "Wanted on" with "03/01/2021"
      And he clicks "Send"
      Then the message "The wanted date is already past." is shown
      And the journey "@Name@" of Jean Dupont is "draft"
