"""The gate: a vault is made or opened before anything else is shown."""
