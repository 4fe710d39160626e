"""What may be entered, by when, and who decides on it. Pure."""
