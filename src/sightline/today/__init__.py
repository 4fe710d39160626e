"""The page people open in the morning: what changed, what is likely to miss, what needs them."""
