"""What the code already knows, written for people: `docs/made` is made from here and checked for staleness."""
