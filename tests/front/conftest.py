"""The council of the scorecards' tests serves here too."""

from scorecards.conftest import council, small_store

__all__ = ["council", "small_store"]
