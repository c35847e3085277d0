"""The letters: skeletons, blocks per law and kind, shared parts. Data, no code."""
