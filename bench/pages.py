"""`python -m bench.pages`: server time of the pages people open, on the demo council, and XmR of everything.

Pages are asked for inside this process, one after another: what is measured is the server's work, not the network.
"""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from bench.goals import at_most
from bench.machine import busy, machine, units, with_units
from bench.scratch import scratch
from bench.timing import say

WARM, COLD = 40, 8
TEAMS, MONTHS, LIST = 40, 60, 5_000
Ask = Callable[[], object]


def p95(seconds: list[float]) -> float:
    """The 95th percentile, in milliseconds."""
    return quantiles(seconds, n=20, method="inclusive")[18] * 1000


def timed(ask: Ask, times: int, before: Ask = lambda: None) -> list[float]:
    """How long each of `times` askings took, in seconds; `before` runs ahead of each and is not counted."""
    took = []
    for _ in range(times):
        before()
        started = time.perf_counter()
        ask()
        took.append(time.perf_counter() - started)
    return took


def reader(role: str = "performance_analyst"):
    """A client signed in as somebody of this role, without a password."""
    from django.test import Client

    from sightline.people.models import User

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get_or_create(username=f"bench.{role}", defaults={"role": role})[0])
    return client


def well(response) -> None:
    """Refuse to time a page that is not one."""
    if response.status_code != 200:
        raise SystemExit(f"{response.request['PATH_INFO']} answered {response.status_code}.")


def forget() -> None:
    """What a server process knows just after a load: nothing of the new snapshot."""
    from sightline.measuring.readings import READING_RESULTS
    from sightline.scorecards.queries import signals

    READING_RESULTS.forget()
    signals._monthly.clear()
    signals._verdicts.clear()


def within(what: str, limit: float, seconds: list[float]) -> None:
    """Say the goal `what` with its limit in thousandths of a unit."""
    took = units(p95(seconds))
    figure = f"{took:.0f}; {p95(seconds):.0f} ms, half under {median(seconds) * 1000:.0f} ms"
    at_most(f"{what} within {limit:.0f} thousandths of a unit at p95", figure, took, limit)


def longest_list(least: int = LIST) -> tuple[str, str, int]:
    """The figure and period whose list is the shortest with at least so many cases, or the longest there is."""
    from sightline.calendars.periods import last_complete_quarter, parse
    from sightline.scorecards.queries.store import current_readings

    readings = current_readings()
    code = readings.authorities()[0]
    last = last_complete_quarter(readings.data_to(code)).last
    found = []
    for name in (f"R12:{last:%Y-%m}", f"YTD:{last:%Y-%m}", f"{last:%Y-%m}"):
        every = readings.all(parse(name), code)
        found += [
            (each.id, name, int(each.denominator or each.numerator or 0))
            for each in every
            if each.unit == "percent"
        ]
    enough = [each for each in found if each[2] >= least]
    return min(enough, key=lambda each: each[2]) if enough else max(found, key=lambda each: each[2])


def of_the_pages() -> None:
    """The scorecard, a measure, and a list, each against its goal."""
    client = reader()
    scorecard = lambda: well(client.get("/scorecard"))  # noqa: E731
    scorecard()
    within("scorecard, warm,", 150, timed(scorecard, WARM))
    within("scorecard, just after a load,", 400, timed(scorecard, COLD, forget))
    measure = lambda: well(client.get("/measure/AS01"))  # noqa: E731
    measure()
    within("measure page", 250, timed(measure, WARM))
    figure, period, cases = longest_list()
    asked = f"/measure/{figure}/children?which=all&period={period}"
    well(client.post(asked, {"reason": "a benchmark of pages"}, follow=True))
    listed = lambda: well(client.get(asked))  # noqa: E731
    listed()
    within(f"list of {cases:,} cases ({figure}, {period}), paged,", 300, timed(listed, COLD))
    well(client.post("/my-day", {"reason": "a benchmark of pages"}, follow=True))
    seconds = timed(lambda: well(client.get("/my-day")), WARM)
    say(
        f"          my day: {units(p95(seconds)):.0f} thousandths of a unit, {p95(seconds):.0f} ms at p95 (no goal was set)"
    )


def of_the_signals() -> None:
    """XmR of every figure for forty teams over sixty months, from months in memory to verdicts."""
    from sightline.measuring.discover import figures
    from sightline.measuring.monthly import Monthly
    from sightline.scorecards.queries.signals import _series
    from sightline.scorecards.queries.store import current_readings
    from sightline.statistics.signal import verdicts

    readings = current_readings()
    code = readings.authorities()[0]
    teams = readings.categories("team", code)
    started = time.perf_counter()
    monthly = [Monthly(readings, code, split="team", category=team) for team in teams]
    months = {(team, each): monthly[team].months(each) for team in range(len(teams)) for each in figures()}
    read = time.perf_counter() - started
    asked = [
        _series(each, months[team % len(teams), each], "month", {}, None)
        for team in range(TEAMS)
        for each in figures()
    ]
    seconds = min(timed(lambda: verdicts(asked), 3))
    say(
        f"          months of {len(teams)} teams and {len(figures())} figures from the readings: {with_units(read)}"
    )
    at_most(
        f"XmR of {len(figures())} figures x {TEAMS} teams x {MONTHS} months within 1 unit",
        with_units(seconds),
        units(seconds),
        1,
    )


def measure(data: Path) -> None:
    """Make the demo in that data folder where it is not there yet, and say the goals."""
    os.environ |= {"SIGHTLINE_DATA": str(data), "SIGHTLINE_SECOND_FACTOR": "nobody"}
    from sightline.config.settle import settle
    from sightline.config.setup import ready

    ready()
    settle()
    from sightline.demo.install import install

    install(say=say)
    say(f"\n{machine().sentence()}")
    say(f"Goals of the pages{busy()}")
    of_the_pages()
    of_the_signals()


def main() -> None:
    """Measure the pages of the demo council."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--keep", type=Path, help="a data folder with the demo, or to make and keep it in")
    chosen = parser.parse_args()
    with scratch(chosen.keep) as folder:
        measure(folder)


if __name__ == "__main__":
    main()
