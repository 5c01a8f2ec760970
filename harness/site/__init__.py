"""``parcours site``: what the portal must do and what the last run showed, as pages that open from a disk."""
