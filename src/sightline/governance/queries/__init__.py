"""Asking of meetings and of what is tracked; nothing here changes anything. What the rooms above ask is gathered here."""

from sightline.governance.queries.tracker import follow_ups_due, open_of, tracked

__all__ = ["follow_ups_due", "open_of", "tracked"]
