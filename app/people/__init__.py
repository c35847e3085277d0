"""Persons (本人, data subjects) whose data it is."""
