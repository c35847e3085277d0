"""From a wish to a finished letter: catalogue, composing, checking, formats."""
