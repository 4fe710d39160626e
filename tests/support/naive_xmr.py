"""The four rules once more, as plainly as they can be said: exact fractions, one point at a time, no array.

Numbers are read as they are written (0.1 is a tenth), so that a tie is a tie.
"""

from fractions import Fraction
from itertools import pairwise


def naive_labels(values, screen=True, baseline=None, before_2023=False):
    """The label of every point of one segment; None is a gap."""
    exact = [None if value is None else Fraction(str(value)) for value in values]
    mean, reach = naive_limits(exact[:baseline], screen)
    return [_label(exact, place, mean, reach, before_2023) for place in range(len(exact))]


def naive_limits(exact, screen):
    """The mean and how far the limits are from it; None where there is nothing to compute them from."""
    known = [value for value in exact if value is not None]
    ranges = [
        abs(after - before) for before, after in pairwise(exact) if before is not None and after is not None
    ]
    if screen and ranges:
        most = Fraction("3.267") * sum(ranges) / len(ranges)
        kept = [one for one in ranges if one < most]
        ranges = kept if any(kept) else ranges
    mean = sum(known) / len(known) if known else None
    return mean, Fraction("2.66") * sum(ranges) / len(ranges) if ranges else None


def _label(exact, place, mean, reach, before_2023):
    if exact[place] is None:
        return "Common Cause"
    if reach is not None and abs(exact[place] - mean) > reach:
        return "Above UCL" if exact[place] > mean else "Below LCL"
    trends = [start for start in range(place - 6, place + 1) if _trend(exact, start)]
    if trends:
        return f"7 Point Trend ({_trend(exact, max(trends))})"
    for side, name in ((1, "Above"), (-1, "Below")):
        if reach is not None and _near(exact, place, mean, reach, side, before_2023):
            windows = [start for start in (place - 2, place - 1, place) if 0 <= start <= len(exact) - 3]
            if any(_two_in_three(exact, start, mean, reach, side, before_2023) for start in windows):
                return f"2 in 3 {name} CL"
    for side, name in ((1, "Above"), (-1, "Below")):
        starts = [start for start in range(place - 6, place + 1) if 0 <= start <= len(exact) - 7]
        if any(all(_on_side(exact, at, mean, side) for at in range(start, start + 7)) for start in starts):
            return f"7 Points {name} CL"
    return "Common Cause"


def _trend(exact, start):
    if start < 0 or start + 7 > len(exact) or None in exact[start : start + 7]:
        return ""
    seven = exact[start : start + 7]
    pairs = list(pairwise(seven))
    if all(before < after for before, after in pairs):
        return "Increasing"
    return "Decreasing" if all(before > after for before, after in pairs) else ""


def _on_side(exact, place, mean, side):
    return mean is not None and exact[place] is not None and (exact[place] - mean) * side > 0


def _near(exact, place, mean, reach, side, before_2023):
    if exact[place] is None or (exact[place] - mean) * side <= reach * 2 / 3:
        return False
    return not before_2023 or (exact[place] - mean) * side <= reach


def _two_in_three(exact, start, mean, reach, side, before_2023):
    three = range(start, start + 3)
    near = sum(_near(exact, place, mean, reach, side, before_2023) for place in three)
    return all(_on_side(exact, place, mean, side) for place in three) and near >= 2
