"""What is asked of papers; nothing is done here."""
