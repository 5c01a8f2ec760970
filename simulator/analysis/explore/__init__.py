"""Everything a case can come to: explored over states × data classes × time classes, searched, and proved about."""
