"""Reading a policy: its text at the left, the record it makes at the right."""
