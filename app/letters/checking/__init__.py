"""Checking a finished letter: each module looks for one sort of mistake, ``app.letters.lint`` asks all."""
