"""What people type, a file for each page; what may be is asked of rules."""
