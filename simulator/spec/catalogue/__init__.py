"""The catalogue of problems, a module for each letter:

Y YAML text · F structure and names · G guards and expressions · S states and transitions · T durations and times ·
M messages and texts · P portal and dossiers.
"""

from simulator.spec.catalogue import files, guards, portal, states, structure, texts, times
from simulator.spec.kinds import KINDS

__all__ = ["KINDS", "files", "guards", "portal", "states", "structure", "texts", "times"]
