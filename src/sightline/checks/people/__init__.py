"""Children themselves."""
