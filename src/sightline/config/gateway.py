"""The pages behind an ASGI server: Django's WSGI application in threads of ours, which nobody can hold from outside.

Who sends slowly, and who sends what nobody asked for, is dealt with here without a thread (`bodies`). What is refused
is still answered by the application, so that it says so on a page and with the headers every page has: it finds the
reason under REFUSED among what it is told of the request.
"""

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing, nullcontext
from typing import Any

from sightline.config.bodies import Arriving, CutOffError, Pace, Receive, TooLargeError, whole
from sightline.config.body_limits import BUSY, REFUSED, SLOW, TOO_LARGE
from sightline.config.environ import environ_of
from sightline.config.room_for_calls import with_room

log = logging.getLogger(__name__)
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]

THREADS = 8
LARGE_AT_ONCE = 4
"""How many of the threads may be reading large bodies at one time; whoever comes next waits without a thread."""
LARGE_WAITS = 30.0
"""Seconds a large body waits for its turn before it is told to come again."""
PIECE = 256 * 1024
"""Bytes of an answer that are sent at once. A smaller answer is sent when its thread is free again."""
SEND_SECONDS = 60.0
"""The longest that one piece of a large answer may take to go out before its reader is given up."""
HEALTH = "/health"


class Gateway:
    """An ASGI application that runs a WSGI application."""

    def __init__(self, application: Application, pace: Pace | None = None) -> None:
        """`application` is called in threads, up to THREADS at once; /health has one of its own."""
        self._application, self._pace = application, pace or Pace()
        self._threads = ThreadPoolExecutor(THREADS, "page")
        self._health = ThreadPoolExecutor(1, "health")
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        environ = environ_of(scope)
        if int(environ.get("CONTENT_LENGTH") or 0) > self._pace.small:
            await self._large_body(environ, receive, send)
            return
        try:
            body = await whole(receive, self._pace)
        except (CutOffError, TooLargeError) as fault:
            body, environ[REFUSED] = b"", SLOW if isinstance(fault, CutOffError) else TOO_LARGE
        environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        await self._answer(environ, send)

    async def _large_body(self, environ: dict[str, Any], receive: Receive, send: Send) -> None:
        async with self._turn() as is_theirs:
            if not is_theirs:
                environ |= {REFUSED: BUSY, "wsgi.input": io.BytesIO(), "CONTENT_LENGTH": "0"}
            else:
                environ["wsgi.input"] = io.BufferedReader(
                    Arriving(receive, asyncio.get_running_loop(), self._pace, environ)
                )
            await self._answer(environ, send)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[bool]:
        """Whether it is this body's turn, within LARGE_WAITS."""
        try:
            async with asyncio.timeout(LARGE_WAITS):
                await self._large.acquire()
        except TimeoutError:
            yield False
            return
        try:
            yield True
        finally:
            self._large.release()

    async def _answer(self, environ: dict[str, Any], send: Send) -> None:
        loop = asyncio.get_running_loop()
        threads = self._health if environ["PATH_INFO"] == HEALTH else self._threads

        def deliver(messages: list[dict[str, Any]]) -> None:
            asyncio.run_coroutine_threadsafe(_sent(messages, send), loop).result(SEND_SECONDS)

        try:
            rest = await loop.run_in_executor(threads, with_room, _run, self._application, environ, deliver)
        except Exception:  # the application answers its own faults: this is of its server, or of who reads
            log.exception("An answer could not be given to its end")
            raise ConnectionError("The answer was broken off.") from None
        await _sent(rest, send)


def _run(
    application: Application, environ: dict[str, Any], deliver: Callable[[list[dict[str, Any]]], None]
) -> list[dict[str, Any]]:
    """Run the application in this thread. Large answers go out through `deliver`; what is left of them is returned."""
    waiting: list[dict[str, Any]] = []

    def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        named = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        waiting[:] = [{"type": "http.response.start", "status": int(status[:3]), "headers": named}]

    answer = application(environ, start)
    with closing(answer) if hasattr(answer, "close") else nullcontext():
        for piece in _pieces(answer):
            waiting.append({"type": "http.response.body", "body": piece, "more_body": True})
            if len(piece) >= PIECE:
                deliver(waiting)
                waiting = []
    return [*waiting, {"type": "http.response.body", "body": b"", "more_body": False}]


def _pieces(answer: Any) -> Iterator[bytes]:
    """The answer in pieces of PIECE bytes or a little more, and the last with what is left; none of nothing."""
    buffer = bytearray()
    for chunk in answer:
        buffer += chunk
        if len(buffer) >= PIECE:
            yield bytes(buffer)
            buffer.clear()
    if buffer:
        yield bytes(buffer)


async def _sent(messages: list[dict[str, Any]], send: Send) -> None:
    for message in messages:
        await send(message)
