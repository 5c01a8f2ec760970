"""Event logs read as they come: CSV, JSON lines and XES, of any size, whatever is wrong with some of their rows."""
