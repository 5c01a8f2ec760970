"""The pages of the player, a module each: a request asked, an answer given."""
