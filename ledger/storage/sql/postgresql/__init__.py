"""Ledgers on a PostgreSQL server, each in a schema of its own."""
