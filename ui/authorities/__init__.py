"""Authorities: who is responsible for a complaint, and how each can be reached."""
