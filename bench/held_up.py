"""`python -m bench.held_up`: how long a page takes while others send slowly or hold the database. A real server, this machine only.

That nobody is held up is tested in tests/config; how quickly is asked here, where the machine has nothing else to do.
"""

import contextlib
import os
import socket
import sqlite3
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPResponse
from pathlib import Path

from bench.goals import goal
from bench.load_test import served
from bench.scratch import scratch
from bench.timing import say

SOON, BUSY, EIGHT_TOGETHER = 3.0, 2.0, 12.0
DRIPPING = ((8, 500), (30, 60_000), (30, 300_000_000))
FORM = "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


def seconds(port: int, address: str) -> float:
    """How long a page took to come, whole."""
    begun = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=60) as page:
        page.read()
    return time.monotonic() - begun


def promised(port: int, size: int) -> socket.socket:
    """A connection on which a body of that many bytes was promised and not one was sent."""
    line = socket.create_connection(("127.0.0.1", port), timeout=60)
    line.sendall(f"POST /sign-in HTTP/1.1\r\n{FORM}Content-Length: {size}\r\n\r\n".encode())
    return line


@contextmanager
def dripping(port: int, many: int, size: int) -> Iterator[None]:
    """So many bodies while the block runs, a byte every half second each."""
    over = threading.Event()

    def drip(line: socket.socket) -> None:
        with line, contextlib.suppress(OSError):
            while not over.wait(0.5):
                line.sendall(b"x")

    threads = [threading.Thread(target=drip, args=(promised(port, size),)) for _ in range(many)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def of_bodies_that_drip(port: int) -> None:
    """Pages while bodies drip, and when a small one is cut off."""
    for many, size in DRIPPING:
        with dripping(port, many, size):
            time.sleep(1)
            longest = max(seconds(port, address) for address in ("/health", "/sign-in") * 3)
        what = f"a page while {many} bodies of {size:,} bytes drip within {SOON:.0f} s"
        goal(what, f"{longest:.2f} s", longest < SOON)
    with promised(port, 500) as line:
        line.sendall(b"x")
        begun, answer = time.monotonic(), HTTPResponse(line)
        answer.begin()
    took = time.monotonic() - begun
    goal("a small body that drips is cut off after 5 to 20 s", f"{took:.1f} s", 5 < took < 20)


def of_a_busy_database(port: int, database: Path) -> None:
    """/health while eight sign in and another writes, and by when the eight have an answer."""
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        threads = [threading.Thread(target=_sign_in, args=(port,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        longest = max(seconds(port, "/health") for _ in range(3))
        for thread in threads:
            thread.join()
        together = time.monotonic() - begun
        writer.execute("ROLLBACK")
    goal(
        f"health while eight sign in and another writes within {BUSY:.0f} s",
        f"{longest:.2f} s",
        longest < BUSY,
    )
    goal(
        f"eight who sign in meanwhile are told within {EIGHT_TOGETHER:.0f} s",
        f"{together:.1f} s",
        together < EIGHT_TOGETHER,
    )


def _sign_in(port: int) -> None:
    address = f"http://127.0.0.1:{port}/sign-in"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    form = opener.open(address, timeout=60).read().decode()
    token = form.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    with contextlib.suppress(OSError):  # 503 is the answer
        opener.open(address, f"username=ann&password=x&csrfmiddlewaretoken={token}".encode(), timeout=60)


def main() -> None:
    """Measure on a new data folder."""
    with scratch(None) as folder:
        os.environ |= {"SIGHTLINE_DATA": str(folder / "var"), "SIGHTLINE_SECOND_FACTOR": "nobody"}
        say("Goals of a server that others hold up")
        with served(workers=1) as port:
            of_bodies_that_drip(port)
            of_a_busy_database(port, folder / "var" / "sightline.sqlite3")


if __name__ == "__main__":
    main()
