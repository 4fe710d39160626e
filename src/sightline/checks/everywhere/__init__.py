"""What can be wrong in any table."""
