"""The core of Kaiji: runs and is tested without Qt."""
