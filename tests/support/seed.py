"""The number every random test of a run begins with.

It is the same on every machine, so that two runs of the same code say the same. `SIGHTLINE_SEED=random` draws a new
one (which the first line of the run prints), `SIGHTLINE_SEED=123` repeats one.
"""

import os
import secrets

FIXED = 20261130


def draw_once() -> int:
    """The run's seed, written into the environment, where every process of the run reads the same."""
    asked = os.environ.get("SIGHTLINE_SEED") or str(FIXED)
    seed = secrets.randbelow(10**9) if asked == "random" else int(asked)
    os.environ["SIGHTLINE_SEED"] = str(seed)
    return seed


SEED = draw_once()
