"""What is published of a paper, as a folder that stands by itself: written whole, and verified offline. No Django."""
