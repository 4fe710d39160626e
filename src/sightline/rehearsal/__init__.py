"""Inspection rehearsed: Annex A, what stands in its way, cases an inspector would pick, and what is held for every question."""
