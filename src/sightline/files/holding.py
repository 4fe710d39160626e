"""A process holds itself to its limits before it looks at what it was given; it cannot loosen them again."""

import math
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

OPEN_FILES = 64
LATER = 5
"""Seconds after which a process ends itself, should nobody be left to end it."""


def hold_self(memory: int, seconds: float, patience: float) -> None:
    """Hold this process to so many bytes more than it has now and so many seconds of the processor; no file of it grows.

    `patience`: seconds by the clock after which whoever started it ends it.

    On Linux all of it. Elsewhere on POSIX what the system knows. On Windows memory, by a job object, where it allows
    one; the seconds are counted by whoever started it.
    """
    if sys.platform == "win32":
        from sightline.files.windows import hold_memory

        hold_memory(_has_now() + memory)
        return
    with suppress(
        OSError
    ):  # where memory runs out all the same, this process goes and not the one that serves
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    _limits(memory, seconds)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, patience + LATER)


def _limits(memory: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # Windows, whose memory was held above
        return
    processor = math.ceil(time.process_time() + seconds)
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
        # at the soft limit it is told that its time is up; at the hard one killed without a word, as if memory were out
        (resource.RLIMIT_CPU, processor, processor + 1),
        (resource.RLIMIT_AS, _has_now() + memory, _has_now() + memory),
    ):
        _, most = resource.getrlimit(kind)
        lower = [limit if most == resource.RLIM_INFINITY else min(limit, most) for limit in (soft, hard)]
        with suppress(ValueError, OSError):  # macOS knows no limit of memory
            resource.setrlimit(kind, (lower[0], lower[1]))


def _has_now() -> int:
    """Bytes of address space that this process has taken already, most of it code."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 512 * 1024**2
    return pages * os.sysconf("SC_PAGE_SIZE")
