"""Committee papers: what in one a committee should not be given."""
