"""Two editions of the flows side by side: read from files or git, told, played and drawn."""
