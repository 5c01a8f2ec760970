"""A scenario as frames: who did what and when, what they then see, and where the journey is."""
