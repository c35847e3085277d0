"""Settings: what can be chosen about the window itself."""
