"""A scorecard is written, agreed to by a second person, and kept as it was on each day."""
