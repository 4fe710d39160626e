"""What is sent to us, taken in under a limit and a deadline, before a thread is given to whoever sends it.

A thread that reads from a network waits for as long as the other side likes. So a small body is read whole before any
thread knows of it. A large one, which only somebody signed in may send (`body_limits`), is handed to its thread piece by
piece, and never waited for without end.
"""

import asyncio
import io
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.loading.landing import LOST_IS_END

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]


@dataclass(frozen=True)
class Pace:
    """How slowly a body may come, in seconds and bytes."""

    small: int = 64 * 1024
    """Bytes up to which a body is read whole before a thread is given to it."""
    small_seconds: float = 10
    """Within which a small body must have come."""
    pause_seconds: float = 20
    """The longest that nothing may come of a large body."""
    slowest: int = 8 * 1024
    """Bytes a second a large body must come with, once `grace_seconds` have gone."""
    grace_seconds: float = 30


class CutOffError(OSError):
    """The body was not waited for any longer, or whoever sent it has gone."""


class TooLargeError(Exception):
    """More came than may, of a body that did not say how long it is."""


async def whole(receive: Receive, pace: Pace) -> bytes:
    """A small body, read to its end. CutOffError where it comes too slowly; TooLargeError where it is not small."""
    try:
        async with asyncio.timeout(pace.small_seconds):
            return await _to_the_end(receive, pace.small)
    except TimeoutError as slow:
        raise CutOffError("It came too slowly.") from slow


async def _to_the_end(receive: Receive, most: int) -> bytes:
    body = bytearray()
    more = True
    while more:
        piece, more = _piece(await receive())
        body += piece
        if len(body) > most:
            raise TooLargeError
    return bytes(body)


def _piece(message: Message) -> tuple[bytes, bool]:
    if message["type"] != "http.request":
        raise CutOffError("Whoever sent it has gone.")
    return message.get("body", b""), message.get("more_body", False)


class Arriving(io.RawIOBase):
    """A large body as the thread that reads it sees it. `cut_off` once it was not waited for any longer."""

    def __init__(
        self, receive: Receive, loop: asyncio.AbstractEventLoop, pace: Pace, environ: Mapping[str, Any]
    ) -> None:
        """`loop` is where `receive` is asked; the reader is in another thread. `environ` may say LOST_IS_END."""
        super().__init__()
        self._environ = environ
        self.cut_off = False
        self._receive, self._loop, self._pace = receive, loop, pace
        self._begun, self._came = loop.time(), 0
        self._left, self._more = b"", True

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As io.RawIOBase has it. CutOffError where nothing comes, or too little, unless the page is told otherwise."""
        while not self._left and self._more and not self.cut_off:
            self._left, self._more = self._next()
        if self.cut_off and not self._environ.get(LOST_IS_END):
            raise CutOffError("It did not come to its end.")
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size

    def _next(self) -> tuple[bytes, bool]:
        try:
            piece, more = asyncio.run_coroutine_threadsafe(self._wait(), self._loop).result()
        except CutOffError:
            self.cut_off = True
            return b"", False
        self._came += len(piece)
        return piece, more

    async def _wait(self) -> tuple[bytes, bool]:
        pace = self._pace
        latest = self._begun + pace.grace_seconds + self._came / pace.slowest
        wait = min(pace.pause_seconds, latest - self._loop.time())
        try:
            async with asyncio.timeout(max(wait, 0)):
                return _piece(await self._receive())
        except TimeoutError as slow:
            raise CutOffError("It came too slowly.") from slow
