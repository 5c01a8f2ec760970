"""A journey typed at a prompt: what is typed is read, done on a value, and shown."""
