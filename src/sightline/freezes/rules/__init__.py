"""What may be frozen, by whom it is confirmed, and why a figure is another now. No Django."""
