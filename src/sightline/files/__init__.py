"""Files, whoever's: where ours lie, how they are written so that nobody sees half of one, and how others' are opened."""
