"""Features read in the other language: what is written once in French can be read, and played, in English."""

from harness.translating.building import translated
from harness.translating.feature import Feature
from harness.translating.writing import gherkin

__all__ = ["Feature", "gherkin", "translated"]
