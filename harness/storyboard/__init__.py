"""Scenarios as storyboards: played, cut into frames, written as slides, pictures and pages."""
