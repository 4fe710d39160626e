"""Asking of commentary; nothing here changes anything."""
