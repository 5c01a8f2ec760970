"""``parcours cover``: coverage told in the terminal, as data, as a page and on pictures; and the scenarios it lacks."""
