"""Asking, and doing nothing."""
