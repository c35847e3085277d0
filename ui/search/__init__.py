"""Search everything: one field over operators, requests, people and what the window can do."""
