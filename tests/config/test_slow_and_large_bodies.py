"""Whoever sends slowly holds nobody up, and what nobody may send is not taken: a real server, on this machine alone."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from support.browsing import served
from support.processes import environment, run

ADD = """
from sightline.people.services import add_user
from sightline.people.models import User
made = add_user("ann", "performance_analyst", by="test", excused=True)
User.objects.update(must_change_password=False)
print(made.password)
"""
ONE_BYTE = b"x"  # nothing is timed here: bench/held_up.py says how long a page takes meanwhile


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("server") / "var"
    password = run(ADD, environment(data)).strip()
    with served(data) as address:
        yield address.rpartition(":")[2], data, password


def opened(port: str, size: int, address: str = "/sign-in", more: str = "") -> socket.socket:
    """A connection on which a body of that many bytes was promised and not one was sent."""
    it = socket.create_connection(("127.0.0.1", int(port)), timeout=30)
    it.sendall(
        f"POST {address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"{more}Content-Length: {size}\r\n\r\n".encode()
    )
    return it


@pytest.fixture
def dripping(server):
    """`dripping(many, size)`: that many bodies, a byte every half second each, until the test ends or they are cut off.

    It gives a question: how many of them the server still waits for.
    """
    over, threads = threading.Event(), []

    def drip(it: socket.socket) -> None:
        with it, contextlib.suppress(OSError):
            while not over.wait(0.5):
                it.sendall(ONE_BYTE)

    def start(many: int, size: int, **how: str) -> Callable[[], int]:
        for _ in range(many):
            threads.append(threading.Thread(target=drip, args=(opened(server[0], size, **how),)))
            threads[-1].start()
        return lambda: sum(each.is_alive() for each in threads)

    yield start
    over.set()
    for each in threads:
        each.join(timeout=10)


def comes(port: str, address: str) -> bool:
    """Whether a page comes, whole."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=30) as page:
        return page.status == 200 and bool(page.read())


@pytest.mark.parametrize(
    ("many", "size", "at_least"), [(8, 500, 8), (30, 60_000, 30), (30, 300_000_000, 0)]
)  # a body that is too large is not waited for
def test_bodies_that_drip_hold_nobody_up(server, dripping, many, size, at_least):
    waited_for = dripping(many, size)
    time.sleep(1)
    assert comes(server[0], "/health") and comes(server[0], "/sign-in")
    assert waited_for() >= at_least, "the pages came while every body was still on its way"


def test_a_small_body_that_drips_is_cut_off_and_said_to_be(server):
    with opened(server[0], 500) as it:
        it.sendall(ONE_BYTE)
        answer = http.client.HTTPResponse(it)
        answer.begin()
        assert answer.status == 408
        assert b"too slowly" in answer.read()


def everything_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def in_memory(port: str) -> int:
    """The most memory any process of that server holds, in bytes."""
    lines = subprocess.run(
        ["ps", "-ww", "-eo", "rss=,args="], capture_output=True, text=True, check=True
    ).stdout
    return max(int(line.split()[0]) * 1024 for line in lines.splitlines() if f"serve(port={port})" in line)


@pytest.mark.skipif(os.name != "posix", reason="asks ps")
@pytest.mark.parametrize("says_how_long", [True, False])
def test_300_mb_from_nobody_are_refused_and_nothing_of_them_is_kept(server, says_how_long):
    port, data, _ = server
    before, memory = everything_in(data), in_memory(port)
    length = "Content-Length: 300000000" if says_how_long else "Transfer-Encoding: chunked"
    piece = b"x" * 65536 if says_how_long else b"10000\r\n" + b"x" * 65536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", int(port)), timeout=30) as it:
        it.sendall(
            f"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n{length}\r\n\r\n".encode()
        )
        sent = 0
        with contextlib.suppress(OSError):
            while sent < 300_000_000:
                it.sendall(piece)
                sent += len(piece)
        with contextlib.suppress(ConnectionResetError):
            assert b" 413 " in it.recv(64)
    assert sent < 50_000_000
    assert everything_in(data) - before < 1_000_000
    assert in_memory(port) - memory < 100_000_000


def signed_in(port: str, password: str) -> str:
    """The cookies of somebody who has signed in, and the token of a form."""
    there = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
    there.request("GET", "/sign-in")
    page = there.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    cookie = str(page.headers["set-cookie"]).strip().partition(";")[0]
    assert token
    body = f"username=ann&password={password.replace(' ', '+')}&csrfmiddlewaretoken={token[1]}"
    form = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": cookie,
        "Origin": f"http://127.0.0.1:{port}",
    }
    there.request("POST", "/sign-in", body, form)
    answer = there.getresponse()
    answer.read()
    assert answer.status == 302, answer.status
    cookies = [each.strip().partition(";")[0] for each in answer.headers.get_all("set-cookie")]
    return "; ".join(cookies)


def test_whoever_is_signed_in_and_drips_a_file_holds_nobody_up(server, dripping):
    cookies = signed_in(server[0], server[2])
    more = f"Cookie: {cookies}\r\nX-CSRFToken: x\r\n"
    dripping(12, 5_000_000, address="/load", more=more)
    time.sleep(1)
    assert comes(server[0], "/health") and comes(server[0], "/sign-in")


@pytest.mark.skipif(os.name != "posix", reason="asks ps and kills")
def test_a_worker_that_falls_is_started_again_and_again(tmp_path):
    with served(tmp_path / "var") as address:
        port = address.rpartition(":")[2]
        for _ in range(2):
            time.sleep(1)
            os.kill(worker_of(port), signal.SIGKILL)
            wait_until_up(port)


def worker_of(port: str) -> int:
    """The process that answers pages: a child of the one that was started."""
    lines = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    ours = [line.split(None, 2) for line in lines.splitlines()]
    main = {pid for pid, _, args in ours if f"serve(port={port})" in args}
    return next(int(pid) for pid, parent, _ in ours if parent in main)


def wait_until_up(port: str) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError):
            if comes(port, "/health"):
                return
        time.sleep(0.2)
    raise AssertionError("It was not started again.")
