"""Kaiji's window: it draws and asks, and decides nothing."""
