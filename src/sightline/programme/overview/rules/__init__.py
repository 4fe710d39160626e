"""What the overview says, and when. Pure."""
