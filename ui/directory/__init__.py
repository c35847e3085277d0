"""The directory: who processes data, how to reach them, and who says so."""
