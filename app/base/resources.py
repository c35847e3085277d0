"""The one way to Kaiji's own read-only files: checkout, wheel and bundle alike."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def letter_templates() -> Traversable:
    """Give the folder of the letters."""
    return files("letter_templates")


def company_directory() -> Traversable:
    """Give the folder of the shipped operators."""
    return files("company_directory")


def core_data(room: str) -> Traversable:
    """Give the folder of a room of the core (``laws``, ``letters``, ``base``)."""
    return files(f"app.{room}")
