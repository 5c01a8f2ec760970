"""Expressions: a small whitelist of Python's own syntax, typed at load and compiled once."""
