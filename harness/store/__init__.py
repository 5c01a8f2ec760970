"""Sittings kept: every move in an append-only, chained journal, in a SQLite file or a PostgreSQL database."""
