"""Changes of definitions, the figures by both, and what was published by the old."""
