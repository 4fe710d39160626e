"""May this happen? Pure."""
