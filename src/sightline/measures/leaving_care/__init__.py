"""Young people who have left care."""
