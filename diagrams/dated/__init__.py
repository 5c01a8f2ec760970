"""A run with its dates: what was done, in which states its cases were, and which deadlines ran."""
