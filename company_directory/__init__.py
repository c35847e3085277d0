"""Operators that ship with Kaiji: facts with their source. Data, no code."""
