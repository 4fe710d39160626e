"""How often a signal is a false one: what the rules flag in simulated noise of each kind a measure can be."""

import numpy as np

from sightline.statistics import noise
from sightline.statistics.few import FEWEST_A_PERIOD, FEWEST_CASES, FEWEST_MOVES
from sightline.statistics.noise import MOVES_SLOWLY, TURNS_OVER, Draw

EVENTS: tuple[tuple[str, Draw, str], ...] = (
    ("A bell curve", noise.bell(), "What the rules were made for: one verdict in fifty is a false alarm."),
    ("Share of about 250", noise.shares(250, 0.8), "No worse."),
    ("Share of about 50", noise.shares(50, 0.8), "No worse."),
    (
        "Share of about 10",
        noise.shares(10, 0.8),
        f"The rules bear it, but a month of ten cases tells little: under {FEWEST_CASES} there is an interval and no verdict.",
    ),
    (
        "Share of about 50, of which 99% are counted",
        noise.shares(50, 0.99),
        f"One miss in two months: with fewer than {FEWEST_A_PERIOD} misses there is no verdict.",
    ),
    (
        "Share of about 50, of which 94% are counted",
        noise.shares(50, 0.94),
        "Three misses a month are enough.",
    ),
    ("Count of about 50", noise.counts(50), "No worse."),
    ("Count of about 10", noise.counts(10), "No worse."),
    ("Count of about 3", noise.counts(3), "A little more than its due: the least that gets a verdict."),
    ("Count of about 1", noise.counts(1), f"Under {FEWEST_A_PERIOD} there is no verdict."),
    ("Mean days of 20", noise.days(20, np.mean), "Long delays do not upset the limits."),
    ("Median days of 20", noise.days(20, np.median), "Nor do they upset a median's."),
)
OVERLAPPING: tuple[tuple[str, Draw, str], ...] = (
    (
        "Rolling twelve months",
        noise.rolling_twelve(noise.shares(50, 0.8, noise.MONTHS + 11)),
        "Eleven of twelve months are the same as the month before: never judged.",
    ),
    (
        "Year to date",
        noise.year_to_date(noise.shares(50, 0.8)),
        "The same cases again each month until April: never judged.",
    ),
    (
        "Stock of about 450, 4% leave a month",
        noise.stocks(450, MOVES_SLOWLY),
        "Children in care: never judged raw.",
    ),
    (
        "Stock of about 450, half leave a month",
        noise.stocks(450, TURNS_OVER),
        "Even a quick stock is not judged raw.",
    ),
    (
        "The slow stock, its monthly change",
        noise.changed(noise.stocks(450, MOVES_SLOWLY)),
        "No worse than a bell curve.",
    ),
    (
        "The quick stock, its monthly change",
        noise.changed(noise.stocks(450, TURNS_OVER)),
        "Hardly ever wrong; it will also miss more, see below.",
    ),
    (
        "Stock of about 10, 4% leave a month, its change",
        noise.changed(noise.stocks(10, MOVES_SLOWLY)),
        f"Most months nothing moves: with fewer than {FEWEST_MOVES} move a month there is no verdict.",
    ),
)
SHIFTS = ((0, "nothing"), (1, "one sigma"), (2, "two sigma"), (3, "three sigma"))
MONTHS_AFTER = 9


def text() -> str:
    """The tables in Markdown."""
    return (
        "\n".join([*_opening(), *_table(EVENTS), *_between(), *_table(OVERLAPPING), *_differences()]) + "\n"
    )


def _opening() -> list[str]:
    return [
        "# How often a signal is a false one",
        "",
        f"The four rules of NHS England's Making Data Count on {noise.SERIES:,} series of {noise.MONTHS} months in which nothing",
        "happens but chance. A point flagged here is a false alarm. The verdict on a page is that of the last point.",
        "",
        "## Months that share no cases",
        "",
    ]


def _between() -> list[str]:
    return ["", "## Months that share their cases with the month before", ""]


def _table(rows: tuple[tuple[str, Draw, str], ...]) -> list[str]:
    lines = ["| noise | points flagged | last points flagged | what it means |", "|---|---:|---:|---|"]
    for name, draw, meaning in rows:
        shares = noise.flagged(draw)
        lines.append(f"| {name} | {_percent(shares.points)} | {_percent(shares.last)} | {meaning} |")
    return lines


def _differences() -> list[str]:
    lines = [
        "",
        "A change is seen in the month it happens, once. A quick stock that climbs slowly, or has settled on a new level, is",
        '"no sudden change": the sentence under it says where it was a year before.',
        "",
        "## Did an action make a difference?",
        "",
        f"Limits frozen from 24 months before it started, the last of {MONTHS_AFTER} months after judged, {noise.SERIES:,} times. A sigma is how",
        "far a month usually lies from the average.",
        "",
        "| what the action did | called better at the last month | called better at any month on the way |",
        "|---|---:|---:|",
    ]
    for sigmas, name in SHIFTS:
        shares = noise.found_after(sigmas, MONTHS_AFTER)
        lines.append(f"| {name} | {_percent(shares.last)} | {_percent(shares.ever)} |")
    return [
        *lines,
        "",
        "Who looks every month and takes the first good answer is told of a difference that is not there four times as often.",
    ]


def _percent(part: float) -> str:
    return f"{100 * part:.1f}%"
