"""`run_limited`: whatever somebody gives us is read by a process of its own, with memory, seconds and one answer.

A file can then stop, block or fill that process and no other. Rooms say what is read there; nothing that comes from
outside is opened by a library of ours in the process that serves.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from sightline.files.crossing import NotOursError, packed, unpacked

MB = 1024**2
GB = 1024**3
READY = b"!"
STARTING_SECONDS = 30.0
"""For Python to start and the code to be there, on a machine that is busy: nothing of the file is read before."""
AT_ONCE = 4
"""Half the threads of a server: the others go on serving while these wait."""
TURN_SECONDS = 3.0
"""A wait that nobody takes for a page that is broken."""
PASSED_ON = (
    "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH",
    "VIRTUAL_ENV", "PYTHONHOME",
)  # fmt: skip
"""Of our own surroundings: no password of a database, no secret of a sign-in."""
ONE_THREAD = {
    "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2", "ARROW_DEFAULT_MEMORY_POOL": "system",
}  # fmt: skip
SAVE_AGAIN = "Open it in the program it came from, save it as a new file, and try that."

log = logging.getLogger(__name__)
inside = False
"""Whether this is such a process already: then what is asked of another one is done here."""


@dataclass(frozen=True, slots=True)
class RunLimits:
    """Seconds of the processor, bytes of memory beyond what its code takes, and bytes of the answer.

    `patience`: seconds by the clock, more than the others where nobody waits for a page: that a machine is busy is no
    fault of a file.
    """

    seconds: float = 10.0
    memory: int = GB
    answer: int = 64 * MB
    patience: float = 10.0


def file_limits() -> RunLimits:
    """For a file that is dropped on a page: 10 seconds and 1 GB, or as SIGHTLINE_FILE_SECONDS and SIGHTLINE_FILE_MEMORY_MB say."""
    return _set("FILE", RunLimits())


def load_limits() -> RunLimits:
    """For a file of a load: 30 seconds and 4 GB, or as SIGHTLINE_LOAD_SECONDS and SIGHTLINE_LOAD_MEMORY_MB say."""
    return _set("LOAD", RunLimits(seconds=30.0, memory=4 * GB, answer=2 * GB, patience=120.0))


def _set(which: str, usual: RunLimits) -> RunLimits:
    seconds, memory = (os.environ.get(f"SIGHTLINE_{which}_{what}", "") for what in ("SECONDS", "MEMORY_MB"))
    longer = float(seconds) / usual.seconds if seconds.isdecimal() and int(seconds) else 1.0
    more = int(memory) * MB if memory.isdecimal() and int(memory) else usual.memory
    return RunLimits(usual.seconds * longer, more, usual.answer, usual.patience * longer)


class StoppedError(Exception):
    """What was given could not be read to its end. The message is a clause: `it takes longer than 10 seconds to read`."""

    def sentence(self, name: str, remedy: str = SAVE_AGAIN) -> str:
        """What a page says: what happened to which file, and what to do."""
        return f"{name} could not be read: {self}. Nothing else was changed. {remedy}"


class TooLongError(StoppedError):
    """It took longer than it may."""


class TooMuchMemoryError(StoppedError):
    """It needed more memory than it may have, or gave more back than is taken."""


class FellOverError(StoppedError):
    """Whatever read it broke off: the file is damaged, or made to break readers."""


class BusyError(StoppedError):
    """As many files as may be are being read already."""

    def sentence(self, name: str, remedy: str = "") -> str:
        """The file is not at fault."""
        return f"{name} was not read: {self}. Nothing was changed. Try again in a minute."


class Refusal(Protocol):
    """An exception made from the one sentence it says."""

    def __call__(self, words: str, /) -> Exception: ...


_turns = threading.BoundedSemaphore(AT_ONCE)


def run_limited(
    work: Callable[..., Any],
    *arguments: Any,
    limits: RunLimits | None = None,
    raises: Sequence[type[Exception]] = (),
) -> Any:
    """The answer of `work(*given)`, a function of a module, from a process of its own that is ended at its limits.

    What is given and the answer are plain values and bytes (`crossing`). Exceptions named in `raises` come through with
    their sentence; a StoppedError says that it took too long, needed too much, or fell over.
    """
    if inside:
        return work(*arguments)
    limits = limits or file_limits()
    if not _turns.acquire(timeout=TURN_SECONDS):
        raise BusyError("other files are being read at this moment")
    try:
        run = _Run(work, arguments, limits, raises)
    finally:
        _turns.release()
    return run.answer()


class _Run:
    """One process, from its start to its end."""

    def __init__(
        self,
        work: Callable[..., Any],
        arguments: Sequence[Any],
        limits: RunLimits,
        raises: Sequence[type[Exception]],
    ) -> None:
        self.work, self.limits = _name(work), limits
        self.raises = {each.__name__: each for each in raises}
        self.received, self.complaint = bytearray(), b""
        self.ready, self.too_late, self.too_large = threading.Event(), False, False
        job = {
            "work": self.work,
            "given": list(arguments),
            "raises": [_name(each) for each in raises],
            "memory": limits.memory,
            "seconds": limits.seconds,
            "patience": limits.patience,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "sightline.files.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_surroundings(),
            start_new_session=True,
        )
        try:
            self._talk(list(packed(job)))
        finally:
            self._end()

    def answer(self) -> Any:
        """What it answered, or why it did not."""
        if self.too_late or self.process.returncode in _TIMED_OUT:
            raise TooLongError(f"it takes longer than {self.limits.seconds:g} seconds to read")
        if self.too_large:
            raise TooMuchMemoryError(f"it unfolds to more than {self.limits.answer // MB:,} MB")
        try:
            message = unpacked(self.received)
        except NotOursError:
            message = None
        answer = message if isinstance(message, dict) else {}
        if "result" in answer:
            return answer["result"]
        refused = self.raises.get(str(answer.get("refused")))
        if refused is not None:
            raise refused(str(answer.get("words")))
        if "stopped" in answer or self._out_of_memory():
            raise TooMuchMemoryError(f"it needs more than {self.limits.memory // MB:,} MB of memory to read")
        self._log(answer)
        raise FellOverError("reading it breaks off, so it is damaged or made to break what reads it")

    def _talk(self, job: list[bytes | bytearray | memoryview]) -> None:
        threads = [
            threading.Thread(target=self._give, args=(job,), daemon=True),
            threading.Thread(target=self._complaints, daemon=True),
            threading.Thread(target=self._receive, daemon=True),
        ]
        for thread in threads:
            thread.start()
        self.ready.wait(STARTING_SECONDS)
        threads[-1].join(self.limits.patience)
        self.too_late = threads[-1].is_alive()
        if not self.too_late and not self.too_large:
            with suppress(subprocess.TimeoutExpired):  # it has said all it will: let it end as it would
                self.process.wait(2)
        self._end()
        for thread in threads:
            thread.join(5)

    def _give(self, job: list[bytes | bytearray | memoryview]) -> None:
        assert self.process.stdin is not None
        try:
            with self.process.stdin as pipe:
                for piece in job:
                    pipe.write(piece)
        except OSError:  # it has gone: why is said by what it answered
            return

    def _receive(self) -> None:
        assert self.process.stdout is not None
        pipe = self.process.stdout.fileno()
        if os.read(pipe, 1) == READY:
            self.ready.set()
            while chunk := os.read(pipe, MB):
                self.received += chunk
                if len(self.received) > self.limits.answer:
                    self.too_large = True
                    break
        self.ready.set()

    def _complaints(self) -> None:
        assert self.process.stderr is not None
        while chunk := os.read(self.process.stderr.fileno(), MB):
            self.complaint = (self.complaint + chunk)[-4096:]

    def _out_of_memory(self) -> bool:
        """Whether it was ended by the system for want of memory, or ended itself saying so."""
        words = self.complaint.lower()
        in_words = any(
            each in words for each in (b"memory allocation", b"bad_alloc", b"out of memory", b"memoryerror")
        )
        return in_words or (self.process.returncode == -9 and not self.too_late)

    def _end(self) -> None:
        """End it, if it has not ended, and whatever it started."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def _log(self, answer: dict[str, Any]) -> None:
        """Where it broke off, by our own lines of code. Whoever broke it may have written the answer: it is quoted."""
        log.warning(
            "%s broke off in a process of its own: exit %s, %.2000r",
            self.work,
            self.process.returncode,
            answer,
        )


def _name(thing: Any) -> str:
    return f"{thing.__module__}:{thing.__qualname__}"


def _surroundings() -> dict[str, str]:
    """What the process may know of ours: where the code is, and the language and zone of the machine."""
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**passed_on, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}


_TIMED_OUT = (-14, -24)
"""SIGALRM and SIGXCPU: it was ended by its own limits."""
