"""Comments on a version, what a plan sets itself next, and asks of partners."""
