"""What is decided about a rehearsal, without Django."""
