"""Operators (個人情報取扱事業者, controllers) and how they can be reached."""
