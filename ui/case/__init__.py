"""One request: its dates on a line, what happened, why, documents, and the form to record more."""
