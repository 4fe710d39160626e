"""What is asked for a rehearsal; nothing is changed."""
