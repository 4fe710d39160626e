"""The goals, each with what was measured, how far it reaches, and whether it is met.

A goal is a ratio of two things measured in one run, or a number of units of the machine (`bench.machine`): never of
seconds, which say as much of the machine.
"""

from bench.contest import Row
from bench.machine import processor_unit, units, with_processor_units, with_units
from bench.started_anew import Anew
from bench.timing import Ran, say

TIMES_THE_COPY = 3
TIMES_DECODING, TIMES_PANDAS = 10, 4
TIMES_THE_ENGINE_FIRST, TIMES_THE_ENGINE_AGAIN = 2, 1.3


def goal(what: str, figure: str, met: bool, part: float | None = None) -> None:
    """Say one goal: met or not met. `part`: what was measured over what is allowed, where that is a number."""
    of_it = "" if part is None else f" ({part:.2f} of what is allowed)"
    say(f"  {'met    ' if met else 'not met'}  {what}: {figure}{of_it}")


def at_most(what: str, figure: str, value: float, limit: float) -> None:
    """The goal that `value` is no more than `limit`."""
    goal(what, figure, value <= limit, value / limit)


def of_the_load(load: Ran, copy: Ran) -> None:
    """A council's CSV files loaded within so many times what DuckDB takes to copy them as text to Parquet."""
    what = f"load of the CSV files within {TIMES_THE_COPY}x DuckDB's copy of them as text to Parquet"
    if load.failed or copy.failed:
        goal(what, load.failed or copy.failed, False)
        return
    times = load.seconds / copy.seconds
    at_most(what, f"{times:.1f}x, {with_units(load.seconds)}", times, TIMES_THE_COPY)


def of_the_refresh(refresh: Ran) -> None:
    """A council's whole refresh with every split within 10 units and 1 GB."""
    what = "whole refresh of a council, every split, within 10 units"
    if refresh.failed:
        goal(what, refresh.failed, False)
        return
    at_most(what, with_units(refresh.seconds), units(refresh.seconds), 10)
    at_most("the same within 1 GB", f"{refresh.peak:.0f} MB", refresh.peak, 1000)


def of_what_starts_anew(anew: Anew) -> None:
    """A refresh within 2× the engine alone where nothing was compiled, 1.3× where it was; a command that reads, one unit."""
    for name, ran, limit in (
        ("first refresh of a shape", anew.first, TIMES_THE_ENGINE_FIRST),
        ("second refresh of it", anew.again, TIMES_THE_ENGINE_AGAIN),
    ):
        what, fault = f"{name} within {limit}x the engine alone, processor", ran.failed or anew.engine.failed
        if fault:
            goal(what, fault, False)
            continue
        times = ran.seconds / anew.engine.seconds
        at_most(what, f"{times:.2f}x, {with_processor_units(ran.seconds)}", times, limit)
    for name, ran in (("scorecard", anew.scorecard), ("cases", anew.cases)):
        what = f"sightline {name} within 1 unit, processor"
        if ran.failed:
            goal(what, ran.failed, False)
        else:
            at_most(what, with_processor_units(ran.seconds), ran.seconds / processor_unit(), 1)


def of_the_workbook(ours: Ran, theirs: Ran, spoiled: Ran) -> None:
    """100,000 × 30 within 2 units, at least 7× faster than openpyxl, and nothing lost to type guessing."""
    fault = ours.failed or theirs.failed
    if fault:
        goal("workbook of 100,000 x 30", fault, False)
    else:
        times = theirs.seconds / ours.seconds
        at_most("workbook of 100,000 x 30 within 2 units", with_units(ours.seconds), units(ours.seconds), 2)
        figure = f"{times:.1f}x; openpyxl {with_units(theirs.seconds)}"
        at_most("the same 7x faster than openpyxl", figure, 7 / times, 1)
    words = "every cell as typed" if spoiled.found == 0 else f"{spoiled.found} cells differ"
    goal("nothing lost to type guessing", spoiled.failed or words, spoiled.found == 0)


def of_the_six(rows: list[Row], peak: float, councils: int) -> None:
    """Each within 10× decoding, the six together 4× faster than pandas, all agreeing, memory under 4 GB."""
    for row in rows:
        what = f"{row.name} within {TIMES_DECODING}x decoding"
        if row.fault():
            goal(what, row.fault(), False)
            continue
        times = row.sightline.seconds / row.decode.seconds
        at_most(f"{what} ({row.decode.found})", f"{times:.1f}x", times, TIMES_DECODING)
    ours, plain = (sum(getattr(row, who).seconds for row in rows) for who in ("sightline", "pandas"))
    times = plain / ours if ours else 0.0
    goal(
        f"the six together at least {TIMES_PANDAS}x faster than pandas",
        f"{times:.1f}x",
        times >= TIMES_PANDAS,
        TIMES_PANDAS / times if times else None,
    )
    at_most(f"memory under 4 GB with {councils} councils", f"{peak:.0f} MB", peak, 4000)
