"""Doing it: one transaction, one line in the trail, `by` always named."""
