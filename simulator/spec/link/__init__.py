"""Document → Flow: every name resolved, every expression typed, every problem noted."""
