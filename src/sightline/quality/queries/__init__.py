"""Asking what was found in the current snapshot, a file for each idea."""
