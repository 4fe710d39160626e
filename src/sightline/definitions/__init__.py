"""Definitions as versions: a change of how a figure is counted is counted beside the old way before a second person approves it."""
