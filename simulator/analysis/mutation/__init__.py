"""Mutation: the specification with one rule changed, one change at a time, to see whether anybody notices."""
