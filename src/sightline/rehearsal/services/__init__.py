"""What is made for a rehearsal."""
