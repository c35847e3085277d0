"""The new request: one page from who to the letter, and out."""
