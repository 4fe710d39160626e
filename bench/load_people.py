"""One person reading pages: a plain client that keeps its connection, compares what it sees, and notes how long it took."""

import http.client
import random
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

REASON = {"reason": "the load test of pages"}
TOKEN = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>')
TOLD_TIME = re.compile(r"· loaded [^<]*|loaded \d[^<.]*")
READER = re.compile(r"\breader\.\d+")
DATA_TO = re.compile(r"[Dd]ata to (\d+ \w+ \d{4})")
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """A page people open: what it is called, its address, and what is sent where it wants a reason."""

    name: str
    address: str
    sent: dict[str, str] | None = None


@dataclass
class Seen:
    """What one person saw: seconds by page, which data, and what was wrong."""

    took: dict[str, list[float]] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


class Person:
    """Somebody signed in, by the key of their session."""

    def __init__(self, port: int, session: str) -> None:
        """Somebody with this session at that port of this machine."""
        self._port, self._token = port, "a" * 32
        self._cookies = f"sessionid={session}; csrftoken={self._token}"
        self._connection: http.client.HTTPConnection | None = None

    def get(self, page: Page) -> tuple[int, str]:
        """The status and text of a page."""
        body = urlencode(page.sent | {"csrfmiddlewaretoken": self._token}) if page.sent else None
        headers = {"Cookie": self._cookies, "Host": f"127.0.0.1:{self._port}"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        self._connection.request("POST" if body else "GET", page.address, body, headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode("utf-8")

    def hang_up(self) -> None:
        """Close the connection; the next page opens another."""
        if self._connection:
            self._connection.close()
        self._connection = None


def shown(text: str) -> tuple[str, str]:
    """Which data a page says it shows, and all it shows of it: without what differs from one asking to the next."""
    said = DATA_TO.search(text)
    main = MAIN.search(text)
    return said.group(1) if said else "", _of_anybody(main.group(0) if main else "")


def _of_anybody(main: str) -> str:
    for differs in (TOLD_TIME, TOKEN, READER):
        main = differs.sub("", main)
    return main


def reads(
    person: Person, pages: list[Page], expected: dict[tuple[str, str], str], until: float, pause: float
) -> Seen:
    """Read pages at random until that moment of the monotonic clock, with a pause of about so many seconds between.

    Every page must be, to the letter, what its data showed when nobody else was there.
    """
    seen, chance = Seen(), random.Random(until)
    time.sleep(chance.random() * pause)
    while time.monotonic() < until:
        _one(person, chance.choice(pages), expected, seen)
        time.sleep(pause * (0.5 + chance.random()))
    person.hang_up()
    return seen


def _one(person: Person, page: Page, expected: dict[tuple[str, str], str], seen: Seen) -> None:
    started = time.perf_counter()
    try:
        status, text = person.get(page)
    except (OSError, http.client.HTTPException) as fault:
        seen.faults.append(f"{page.name}: {type(fault).__name__}")
        person.hang_up()
        return
    seen.took.setdefault(page.name, []).append(time.perf_counter() - started)
    version, content = shown(text)
    seen.versions.add(version)
    if status != 200:
        seen.faults.append(f"{page.name}: answered {status}")
    elif (version, page.name) not in expected:
        seen.faults.append(f"{page.name}: says it shows data to '{version}', which nobody loaded")
    elif content != expected[version, page.name]:
        seen.faults.append(f"{page.name}: is not what the data to {version} shows")
