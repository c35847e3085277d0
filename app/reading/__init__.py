"""Documents to text, the cue engine, and the readers of policies built on it."""
