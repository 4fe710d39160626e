"""Doing things to the programme, a file for each idea: one transaction, one line in the trail, `by` always named."""
