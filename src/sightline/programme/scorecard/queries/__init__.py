"""Asking about the scorecard of a plan."""
