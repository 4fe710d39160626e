"""Renaming on Windows, where somebody who has a file open for an instant is in the way of it."""

import time
from collections.abc import Callable

TRIES = 100
PAUSE_SECONDS = 0.05


def retry_while_locked(step: Callable[[], object]) -> None:
    """Try a rename for five seconds. PermissionError where whoever holds the old name does not let go of it."""
    for attempt in range(TRIES):
        try:
            step()
        except PermissionError:
            if attempt == TRIES - 1:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return
