"""A test of difference is declared, changed with a reason and, after the start, a second person; or judged by a person."""
