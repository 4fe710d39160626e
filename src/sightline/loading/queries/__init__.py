"""What is asked of loads: the history, and the faults of one of them."""
