"""What an edition counts, prints and says. No Django."""
