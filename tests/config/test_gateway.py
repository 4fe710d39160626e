"""The gateway gives a WSGI application its request and takes its answer, of any size, to the end."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sightline.config.bodies import Pace
from sightline.config.body_limits import REFUSED, SLOW, TOO_LARGE
from sightline.config.gateway import PIECE, Gateway
from sightline.loading.landing import LOST_IS_END

QUICK = Pace(small=10, small_seconds=0.2, pause_seconds=0.2, grace_seconds=0.2, slowest=1000)


def asked(application, pieces, length=None, pause=0.0, path="/", at_once=False):
    """What an application behind the gateway answers to a body in these pieces: its status and body."""
    came = [
        *({"type": "http.request", "body": each, "more_body": True} for each in pieces),
        {"type": "http.request"},
    ]
    sent = []

    if at_once:
        came[0]["now"] = True

    async def receive():
        if not (came and came[0].pop("now", False)):
            await asyncio.sleep(pause)
        return came.pop(0) if came else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    async def run():
        headers = [] if length is None else [(b"content-length", str(length).encode())]
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": b"",
            "http_version": "1.1",
            "headers": headers,
        }
        await Gateway(application, QUICK)(scope, receive, send)

    with ThreadPoolExecutor(1) as pool:  # a browser of another test may have a loop running in this thread
        pool.submit(asyncio.run, run()).result()
    return sent[0]["status"], b"".join(each.get("body", b"") for each in sent[1:])


@pytest.mark.parametrize(("last_field", "came"), [(True, 6), (False, None)])
def test_half_a_body_is_an_end_only_to_a_page_that_is_told_whether_it_is_whole(last_field, came):
    read = []

    def reads(environ, start):
        environ[LOST_IS_END] = last_field
        try:
            read.append(len(environ["wsgi.input"].read(12)))
        except OSError:
            read.append(None)
        start("200 OK", [])
        return [b""]

    asked(reads, [b"1" * 6, b"1" * 6], 12, pause=0.3, at_once=True)
    assert read == [came]


def says(environ, start):
    """An application that answers with what it was given."""
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start("200 OK", [("X-Length", "1")])
    return [f"{environ.get(REFUSED, '')}:{len(body)}".encode()]


@pytest.mark.parametrize(
    ("pieces", "length", "pause", "answer"),
    [
        ([], 0, 0, b":0"),
        ([b"12345", b"67890"], 10, 0, b":10"),
        ([b"12345", b"67890"], None, 0, b":10"),
        ([b"12345", b"678901"], None, 0, f"{TOO_LARGE}:0".encode()),
        ([b"1"] * 5, 5, 0.1, f"{SLOW}:0".encode()),
        ([b"1" * 6, b"1" * 6], 12, 0, b":12"),
        ([b"1" * 5000] * 4, 20_000, 0.01, b":20000"),
    ],
)
def test_a_body_is_given_whole_or_its_refusal_is(pieces, length, pause, answer):
    assert asked(says, pieces, length, pause) == (200, answer)


@pytest.mark.parametrize(("pieces", "pause"), [([b"1"] * 12, 0.06), ([b"1"] * 12, 0.3), ([b"1" * 6], 0)])
def test_a_large_body_that_drips_stops_or_never_ends_is_an_error_to_who_reads_it(pieces, pause):
    """Below the slowest pace; longer than the longest pause; and gone in the middle of it."""
    seen = []

    def reads(environ, start):
        try:
            environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]) + 1)
        except OSError:
            seen.append(environ["wsgi.input"].raw.cut_off)
        start("200 OK", [])
        return [b""]

    if pause:
        asked(reads, pieces, len(pieces[0]) * 12, pause)
        assert seen == [True]
    else:
        asked(reads, pieces, 12, pause)
        assert seen == []  # the server itself said that this was all


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE + 3])
def test_an_answer_of_any_size_arrives(size):
    closed = []

    class Answer:
        def __iter__(self):
            left = size
            while left:
                piece = min(left, 7000)
                left -= piece
                yield b"x" * piece

        def close(self):
            closed.append(True)

    def gives(_, start):
        start("201 Created", [])
        return Answer()

    status, body = asked(gives, [])
    assert (status, len(body), closed) == (201, size, [True])


def test_health_has_a_thread_of_its_own():
    names = []

    def notes(_, start):
        names.append(threading.current_thread().name)
        start("200 OK", [])
        return [b""]

    for path in ("/health", "/sign-in"):
        asked(notes, [], path=path)
    assert [name.partition("_")[0] for name in names] == ["health", "page"]


def test_an_answer_that_breaks_off_is_not_passed_off_as_whole():
    def breaks(_, start):
        start("200 OK", [])
        yield b"half"
        raise ValueError("C-1")

    with pytest.raises(ConnectionError):
        asked(breaks, [])
