"""Asking, in a fixed number of queries."""
