"""Figures that leave as files for people's own reports: who may have them, what is hidden from whom, and the line in the trail."""
