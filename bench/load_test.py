"""`python -m bench.load_test`: fifty people read for two minutes while loads run and swap. This machine only.

Two returns of the fictional council, a month apart, are loaded in turn. What each shows on each page is noted first,
while nobody else is there; under load every page must show the one or the other to the letter, never some of both.
"""

import argparse
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import quantiles

from bench.load_people import REASON, Page, Person, Seen, reads, shown
from bench.load_swaps import swap_in
from bench.scratch import scratch
from bench.timing import say

DAYS = ("2026-08-31", "2026-09-30")
PERIOD = "2026-27-Q1"
PAGES = [
    Page("scorecard", "/scorecard?period={period}"),
    Page("scorecard, latest", "/scorecard"),
    Page("measure", "/measure/AS01"),
    Page("children", "/measure/AS01/children?which=missed&period={period}"),
    Page("my day", "/my-day"),
]
Expected = dict[tuple[str, str], str]


def prepare(home: Path) -> None:
    """A data folder of its own in `home`, for this process and those it starts."""
    os.environ |= {"SIGHTLINE_DATA": str(home / "var"), "SIGHTLINE_SECOND_FACTOR": "nobody"}
    from sightline.config.setup import ready

    ready()


def make_files(home: Path, scale: float) -> list[Path]:
    """The council twice, a month apart, as folders of files named by their data date."""
    from sightline.demo.authority import generate
    from sightline.demo.ssd_folder import write_local, write_population, write_ssd

    for day in DAYS:
        folder = home / day
        tables = generate(scale=scale, data_to=date.fromisoformat(day))
        write_ssd({name: rows for name, rows in tables.items() if name.startswith("ssd_")}, folder / "ssd")
        write_local(tables, folder / "local")
        write_population(tables, folder / "population")
    return [home / day for day in DAYS]


def sessions(people: int) -> list[str]:
    """The keys of so many people's sessions, signed in without a password, who said why they look at children."""
    from django.test import Client

    from sightline.people.models import User

    keys = []
    for number in range(people):
        client = Client()
        client.force_login(
            User.objects.get_or_create(username=f"reader.{number}", defaults={"role": "performance_analyst"})[
                0
            ]
        )
        client.post("/measure/AS01/children?which=missed", REASON)  # said once a visit
        keys.append(client.cookies["sessionid"].value)
    return keys


@contextmanager
def served(workers: int) -> Iterator[int]:
    """Sightline in processes of its own, on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "sightline.cli", "serve", "--port", str(port)],
        env=os.environ | {"SIGHTLINE_WORKERS": str(workers)},
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            if Person(port, "").get(Page("health", "/health"))[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start within a minute.")


def noted(person: Person, folders: list[Path], pages: list[Page]) -> Expected:
    """What each return shows on each page, while nobody else is there. Leaves the last one current."""
    expected: Expected = {}
    for folder in folders:
        swap_in(folder)
        person.hang_up()  # a server closes what was idle that long
        for page in pages:
            status, text = person.get(page)
            version, content = shown(text)
            if status != 200 or not version or (version, page.name) in expected:
                raise SystemExit(f"{page.name} answered {status} and shows data to '{version}'.")
            expected[version, page.name] = content
    return expected


def crowd(
    port: int, keys: list[str], pages: list[Page], expected: Expected, seconds: float, pause: float
) -> list[Seen]:
    """Everybody reads at once; what each saw."""
    until = time.monotonic() + seconds
    seen: list[Seen] = []
    everybody = [
        threading.Thread(
            target=lambda key=key: seen.append(reads(Person(port, key), pages, expected, until, pause))
        )
        for key in keys
    ]
    for each in everybody:
        each.start()
    for each in everybody:
        each.join()
    return seen


def tell(seen: list[Seen], swaps: int) -> list[str]:
    """Say how long pages took and what was wrong; the faults."""
    took: dict[str, list[float]] = {}
    for each in seen:
        for name, seconds in each.took.items():
            took.setdefault(name, []).extend(seconds)
    for name, seconds in sorted(took.items()):
        cuts = quantiles(seconds, n=20, method="inclusive") if len(seconds) > 1 else seconds * 19
        say(
            f"  {name:<20} {len(seconds):>6} pages   p50 {cuts[9] * 1000:>6.0f} ms   p95 {cuts[18] * 1000:>6.0f} ms"
        )
    faults = [fault for each in seen for fault in each.faults]
    versions = set().union(*(each.versions for each in seen))
    say(f"  {swaps} loads were swapped in; people saw data to {' and '.join(sorted(versions))}")
    for fault in sorted(set(faults)):
        say(f"  not met  {fault} ({faults.count(fault)} times)")
    say(f"  {'not met' if faults else 'met    '}  no error and no mixed versions: {len(faults)} faults")
    return faults


def tried(
    home: Path, folders: list[Path], *, period: str, people: int, seconds: float, pause: float, workers: int
) -> tuple[list[str], int]:
    """The whole test in `home`, with a data folder of its own; the faults, and how many loads were swapped in meanwhile.

    `folders` hold the two returns, each named by its data date; `period` is one that both hold whole.
    """
    keys = sessions(people)
    stop = home / "stop"
    pages = [replace(page, address=page.address.format(period=period)) for page in PAGES]
    asks = [page for page in pages if page.sent]
    with served(workers) as port:
        giver = Person(port, keys[0])
        swap_in(folders[-1])
        for key in keys:  # whoever has given a reason sees their day
            for page in asks:
                Person(port, key).get(page)
        expected = noted(giver, folders, pages)
        say(f"{people} people for {seconds:.0f} seconds, {workers} workers")
        loads = subprocess.Popen(
            [sys.executable, "-m", "bench.load_swaps", *map(str, folders), str(stop)],
            cwd=Path(__file__).parents[1],
            stdout=subprocess.PIPE,
            text=True,
        )
        seen = crowd(port, keys, pages, expected, seconds, pause)
        stop.touch()
        swaps = len(loads.communicate(timeout=300)[0].splitlines())
        if loads.returncode:
            raise SystemExit("The loads did not end well.")
    return tell(seen, swaps), swaps


def main() -> None:
    """Fifty people for two minutes, or as asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.load_test", description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=3.0, help="seconds a person looks at a page")
    parser.add_argument("--scale", type=float, default=1.0, help="the council's size; 1 is the demo's")
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    choices = vars(chosen)
    with scratch(None) as home:
        prepare(home)
        folders = make_files(home, choices.pop("scale"))
        faults, swaps = tried(home, folders, period=PERIOD, **choices)
    if faults or not swaps:
        raise SystemExit("The load test found faults: see above." if faults else "No load was swapped in.")


if __name__ == "__main__":
    main()
