"""Posts of an authority, and who holds each on which day: a plan's owner or a board's chair is a post before it is a person."""
