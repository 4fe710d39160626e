"""The background worker beside a server: started with it, started again should it die, and ended with it."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)
COMMAND = [sys.executable, "-m", "sightline.cli", "worker", "--beside-server"]
"""Followed by the number of this process."""

PAUSE = 5.0
"""Seconds before a worker that died is started again."""


@contextmanager
def worker_beside() -> Iterator["Watch"]:
    """A worker process while the block runs. Its standard input is ours: when we are gone, it ends by itself."""
    over = threading.Event()
    watch = Watch(over)
    thread = threading.Thread(target=watch.keep_one, daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        over.set()
        watch.end()
        thread.join(timeout=10)


class Watch:
    """Watches over the worker process there is at the moment: `worker`."""

    def __init__(self, over: threading.Event) -> None:
        """Start the first one. `over` is set when no other shall follow."""
        self.over = over
        self.worker = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*COMMAND, str(os.getpid())], stdin=subprocess.PIPE)

    def keep_one(self) -> None:
        """Start another whenever one has ended, until it is over; where none can be started, try again."""
        while True:
            self.worker.wait()
            if self.over.wait(PAUSE):
                return
            log.warning("The background worker ended and is started again")
            if self.worker.stdin:
                self.worker.stdin.close()
            try:
                self.worker = self._started()
            except OSError:  # no memory or no process to spare, this instant
                log.exception("The background worker could not be started")

    def end(self) -> None:
        """End it now: whatever it was reading is taken up again when a server starts next."""
        self.worker.terminate()
        if self.worker.stdin:
            self.worker.stdin.close()
