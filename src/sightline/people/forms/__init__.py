"""What people are asked, a file for each idea."""
