"""What may stand on an agenda, by when, who sees it, and what may become of what is tracked. Pure."""
