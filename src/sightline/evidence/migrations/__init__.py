"""The tables of evidence rooms."""
