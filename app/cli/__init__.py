"""kaiji-cli: the same jobs for scripts and for machines without a screen."""
