"""What is done with papers: one transaction, one line in the trail, by whom."""
