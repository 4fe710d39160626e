"""The people who do the work."""
