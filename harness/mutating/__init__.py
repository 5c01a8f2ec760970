"""Mutants played by the features: who notices a change, and who does not."""
