"""The goals of the first issue, each with what was measured and whether it is met."""

from bench.contest import Row
from bench.timing import Ran, say


def goal(what: str, measured: str, met: bool) -> None:
    """Say one goal: met or missed."""
    say(f"  {'met   ' if met else 'MISSED'}  {what}: {measured}")


def of_the_refresh(refresh: Ran) -> None:
    """A council's whole refresh with every split within 10 s and 1 GB."""
    measured = refresh.failed or f"{refresh.seconds:.1f} s, {refresh.peak:.0f} MB"
    within = not refresh.failed and refresh.seconds <= 10 and refresh.peak <= 1000
    goal("whole refresh of a council, every split, within 10 s and 1 GB", measured, within)


def of_the_workbook(ours: Ran, theirs: Ran, spoiled: Ran) -> None:
    """100,000 × 30 within 2 s, at least 7× faster than openpyxl, and nothing lost to type guessing."""
    fault = ours.failed or theirs.failed
    times = theirs.seconds / ours.seconds if ours.seconds else 0.0
    measured = fault or f"{ours.seconds:.2f} s; openpyxl {theirs.seconds:.1f} s, {times:.1f}x"
    goal(
        "workbook of 100,000 x 30 within 2 s and 7x faster than openpyxl",
        measured,
        not fault and ours.seconds <= 2 and times >= 7,
    )
    told = spoiled.failed or (
        "every cell as typed" if spoiled.found == 0 else f"{spoiled.found} cells differ"
    )
    goal("nothing lost to type guessing", told, spoiled.found == 0)


def of_the_six(rows: list[Row], peak: float, councils: int) -> None:
    """Each within 10× decoding and 3× faster than pandas, together 8×, all agreeing, memory under 4 GB."""
    for row in rows:
        fault = row.fault()
        ours, floor, plain = row.sightline.seconds, row.decode.seconds, row.pandas.seconds
        if fault:
            goal(row.name, fault, False)
            continue
        goal(
            f"{row.name} within 10x decoding ({row.decode.found})", f"{ours / floor:.1f}x", ours <= 10 * floor
        )
        goal(f"{row.name} at least 3x faster than pandas", f"{plain / ours:.1f}x", plain >= 3 * ours)
    ours, plain = (sum(getattr(row, who).seconds for row in rows) for who in ("sightline", "pandas"))
    goal(
        "the six together at least 8x faster than pandas",
        f"{plain / ours if ours else 0:.1f}x",
        plain >= 8 * ours > 0,
    )
    goal(f"memory under 4 GB with {councils} councils", f"{peak:.0f} MB", 0 < peak < 4000)
