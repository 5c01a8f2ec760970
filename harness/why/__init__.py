"""``parcours why``: the case that is meant, the button that is meant, the answer in words."""
