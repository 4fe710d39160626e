"""Where a published figure may stand beside one of ours, and why not. Pure."""

A_WHOLE_YEAR = ("year", "r12")
OF_YEARS = "Published for years: choose a year."
OF_COUNCILS = "Published for whole councils, so a team or service has nothing to compare this with."


def why_no_gap(*, kind: str, grain: str, period_kind: str) -> str:
    """Why a figure is not held against a published one; blank where it is: a year's rate is not set against a month's.

    `kind` and `grain` are those of the figure and its measure, `period_kind` that of its period.
    """
    if kind == "rate" and grain == "event" and period_kind not in A_WHOLE_YEAR:
        return OF_YEARS
    return ""


def why_none_for_a_unit(unit: str) -> str:
    """Why a team or service is shown no comparators; blank for a percentage, which does not go with size."""
    return "" if unit == "percent" else OF_COUNCILS


def is_drawn(*, unit: str, grain: str) -> bool:
    """Whether published years can stand in a chart of months: not a number, which goes with size, nor a year's rate beside a month's."""
    return unit in ("percent", "days", "ratio") or (unit == "per_10000" and grain == "point")
