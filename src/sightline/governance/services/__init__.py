"""What is done with meetings and with what is tracked; each is one line in the trail."""
