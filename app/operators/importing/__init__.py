"""Bringing in records of others: read, compared with what is on file, and only then accepted."""
