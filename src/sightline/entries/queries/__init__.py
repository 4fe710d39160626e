"""Asking of the measures that people enter; nothing here changes anything."""
