"""Drawings that are laid out: boxes, lines and texts at their place, as a value that every writer reads."""
