"""Asking for the figures that leave."""
