"""What a composed paper must not go out with that the text alone does not tell. Pure."""
