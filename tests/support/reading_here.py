"""What the tests of `run_limited` have done in a process of its own: well-behaved and otherwise."""

import ctypes
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from sightline.files import limited
from sightline.files.crossing import packed, unpacked

kept: list[bytes] = []
one_at_a_time = threading.RLock()
"""Runs that two threads ask for follow one another here: whether this process is such a one is said for all of it."""
Whole = limited._Run
"""A run as it is: in a process of its own."""


class HereRun:
    """A run in the process of the tests: all that is given and answered crosses as it would, and nothing is started.

    Half a second for each file would be most of the tests' time. A test marked `own_process` runs as it is.
    """

    def __init__(self, work, given, limits, raises):
        self.work, self.raises = work, tuple(raises)
        self.given = unpacked(b"".join(packed(list(given))))

    def answer(self):
        with one_at_a_time:
            return self._answer()

    def _answer(self):
        before, limited.inside = limited.inside, True
        try:
            return unpacked(b"".join(packed(self.work(*self.given))))
        except self.raises as refusal:
            raise type(refusal)(str(refusal)) from refusal
        except limited.StoppedError:
            raise
        except Exception as fault:
            raise limited.FellOverError("reading it breaks off") from fault
        finally:
            limited.inside = before


class NoGoodError(Exception):
    """A refusal in a sentence."""


class OtherError(Exception):
    """One that nobody named."""


def echo(*given: Any) -> Any:
    return list(given)


def process() -> int:
    return os.getpid()


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def spin() -> None:
    while True:
        pass


def take(megabytes: int) -> int:
    kept.append(bytes(megabytes * 1024**2))
    return megabytes


def take_bit_by_bit() -> None:
    while True:
        kept.append(os.urandom(1024) * 1024)


def answer_with(megabytes: int) -> bytes:
    return b"x" * (megabytes * 1024**2)


def abort() -> None:
    os.abort()


def segfault() -> None:
    ctypes.string_at(0)


def leave(code: int) -> None:
    sys.stderr.write("memory is full of Asha Khan\n")
    os._exit(code)


def recurse(depth: int = 0) -> int:
    return recurse(depth + 1)


def refuse(words: str) -> None:
    raise NoGoodError(words)


def raise_other(words: str) -> None:
    raise OtherError(words)


def print_first() -> str:
    sys.stdout.write("a library says hello\n")
    os.write(1, b"and another writes to the descriptor")
    return "the answer"


def complain(megabytes: int) -> str:
    sys.stderr.write("x" * (megabytes * 1024**2))
    return "the answer"


def write(path: str) -> int:
    return Path(path).write_text("a child's name")


def loosen() -> list[list[int]]:
    import resource

    held = []
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU):
        try:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        except (ValueError, OSError):
            held.append(list(resource.getrlimit(kind)))
    return held


def surroundings() -> dict[str, str]:
    return dict(os.environ)


def within() -> list[int]:
    from sightline.files.limited import run_limited

    return [os.getpid(), run_limited(process)]


def forge(raw: bytes) -> None:
    """What a process that was taken over may send: anything at all."""
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, raw)
        except OSError:
            continue
    os._exit(0)
