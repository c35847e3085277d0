"""Laws as dated data, and the only place that counts days."""
