"""The children of the worklists' tests."""

from worklists.conftest import council, due_store

__all__ = ["council", "due_store"]
