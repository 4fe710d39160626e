"""What is decided about a room and its questions."""
