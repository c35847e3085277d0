"""Today: what needs you now, each request with its one next action."""
