"""Bringing in records of others: what an import would do, looked through before it is done."""
