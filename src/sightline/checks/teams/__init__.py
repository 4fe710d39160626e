"""Teams and workers."""
