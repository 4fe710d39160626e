"""Pages: comments on a version, a quarter's priorities, asks of partners."""
